"""Reads the framework, shows it domain by domain, and writes down once that its rules were confirmed."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.services.views import FrameworkView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.ports import Question
from clea_desktop.ui.screens.framework.state import FrameworkState, confirm_count, framework_state
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.session_port import FrameworksPort


class FrameworkPresenter(ScreenPresenter):
    """Shows the framework as a state."""

    shown = Signal(FrameworkState)

    def __init__(self, frameworks: FrameworksPort, desk: Desk) -> None:
        super().__init__(desk)
        self._frameworks = frameworks
        self._view: FrameworkView | None = None
        self._domain = ""

    def load(self, ready: Callable[[], None] = stay) -> None:
        """Read the framework in use."""
        self.enter(self._frameworks.current, self._take, ready)

    def show_domain(self, code: str) -> None:
        """Show another domain."""
        self._domain = code
        self._show()

    def confirm(self) -> None:
        """Ask, then write down that the organisation confirms the rules."""
        if self._view is None or self._view.rules_confirmed or not self.desk.may_evaluate:
            return
        question = Question(
            title=self.tr("Confirmer les règles du référentiel ?"),
            consequence=self.tr(
                "{count} Vous dites, pour votre organisme, qu'elles conviennent. "
                "Votre nom et la date restent inscrits.",
                count=confirm_count(self._view, self.tr),
            ),
            act=self.tr("Confirmer les règles"),
            keep=self.tr("Les relire encore"),
        )
        self.desk.dialogs.ask(question, self._confirm)

    def _confirm(self) -> None:
        self.do_once(self._frameworks.confirm_rules, lambda _none: self._confirmed())

    def _confirmed(self) -> None:
        self.desk.toasts.say(self.tr("Règles confirmées pour votre organisme."))
        self.desk.changes.tell(Fact.FRAMEWORK)
        self.load()

    def _take(self, view: FrameworkView) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        if self._view is not None:
            self.shown.emit(framework_state(self._view, self._domain, self.tr, may_confirm=self.desk.may_evaluate))
