"""The unlock screen: view and presenter joined."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.screens.unlock.presenter import UnlockPresenter
from clea_desktop.ui.screens.unlock.state import Person, Stage, UnlockState
from clea_desktop.ui.screens.unlock.view import UnlockView

if TYPE_CHECKING:
    from clea_desktop.ui.ports import Known, Unlocking

OpenedT = TypeVar("OpenedT")


class UnlockScreen(QWidget):
    """``opened`` carries what the vault opened (a session)."""

    opened = Signal(object)

    def __init__(self, tr: Translate, *, jobs: Jobs, access: "Unlocking[OpenedT]", people: Sequence["Known"]) -> None:
        super().__init__()
        self.view = UnlockView(tr)
        self.presenter: UnlockPresenter[OpenedT] = UnlockPresenter(tr, jobs, access, _persons(people))
        self.presenter.shown.connect(self._show)
        self.presenter.opened.connect(self._opened)
        self.view.chosen.connect(self.presenter.choose)
        self.view.unlock_asked.connect(self.presenter.unlock)
        self.view.lost.connect(self.presenter.lose)
        self.view.found.connect(self.presenter.find)
        self.view.recover_asked.connect(self.presenter.recover)
        self.view.show_state(self.presenter.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def entered(self) -> None:
        """Put the focus where one begins."""
        self.view.focus_first()

    def left(self) -> None:
        """Keep no secret behind the other screens."""
        self.view.forget()

    def meet(self, people: Sequence["Known"]) -> None:
        """Start again with these people, as after a lock."""
        self.view.forget()
        self.presenter.meet(_persons(people))

    def _show(self, state: UnlockState) -> None:
        recovering = "recovery" in self.view.__dict__ and self.view.recovery.isVisible()
        self.view.show_state(state)
        if state.stage is Stage.RECOVERY and not recovering:
            self.view.recovery.code.setFocus()
        elif state.stage is Stage.DAILY and recovering:
            self.view.focus_first()

    def _opened(self, opened: object) -> None:
        self.view.forget()
        self.opened.emit(opened)


def _persons(people: Sequence["Known"]) -> tuple[Person, ...]:
    return tuple(Person(known.account_id, known.display_name) for known in people)
