"""The settings: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop import __version__
from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.preferences import Preferences
from clea_desktop.ui.screens.settings.organisation_presenter import OrganisationPresenter
from clea_desktop.ui.screens.settings.practice_presenter import PracticePresenter
from clea_desktop.ui.screens.settings.presenter import SettingsPresenter
from clea_desktop.ui.screens.settings.signature_presenter import SignaturePresenter
from clea_desktop.ui.screens.settings.state import Around
from clea_desktop.ui.screens.settings.view import SettingsView
from clea_desktop.ui.screens.tour.presenter import AGAIN
from clea_desktop.ui.session_port import SessionPort


class SettingsScreen(QWidget):
    """How the window looks, who may open the vault, one's own account."""

    def __init__(
        self,
        session: SessionPort,
        desk: Desk,
        preferred: Callable[[], Preferences],
        prefer: Callable[[Preferences], None],
    ) -> None:
        super().__init__()
        self._desk, self._preferred = desk, preferred
        self.view = SettingsView(desk.tr)
        around = Around(session.account, session.organisation, __version__)
        self.presenter = SettingsPresenter(session.accounts, around, desk, prefer)
        self.organisation = OrganisationPresenter(session.organisation_settings, desk)
        self.practice = PracticePresenter(session.practice, session.enrolment, desk)
        self.signature = SignaturePresenter(session.enrolment, desk)
        self._join()
        self._join_practice()
        self._join_signature()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read what is set, then come into sight."""
        self.organisation.load()
        self.practice.load()
        self.signature.load()
        self.presenter.load(self._preferred(), ready, spot.part)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        self.view.focus_first()
        self._desk.status([("laptop", self._desk.tr("Réglages gardés sur ce poste"))])

    def left(self) -> None:
        """Keep what was typed of the organisation; forget every secret typed or shown."""
        self.view.organisation.flush()
        self.view.forget()
        self.view.account.show_code("")

    def keep_now(self) -> None:
        """Keep what was typed of the organisation, before the window is locked."""
        self.view.organisation.flush()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(view.show_state)
        presenter.refused.connect(view.show_refusals)
        presenter.emptied.connect(view.forget)
        presenter.coded.connect(view.account.show_code)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.section_chosen.connect(presenter.show_section)
        view.display.theme_chosen.connect(presenter.choose_theme)
        view.display.scale_chosen.connect(presenter.choose_scale)
        view.display.idle_chosen.connect(presenter.choose_idle)
        view.people.person_added.connect(presenter.add_person)
        view.people.person_removed.connect(presenter.remove_person)
        view.account.passphrase_changed.connect(presenter.change_passphrase)
        view.account.code_asked.connect(presenter.renew_code)
        view.account.sheet_asked.connect(presenter.save_sheet)
        view.account.sheet_printed.connect(presenter.print_sheet)
        view.account.code_typed.connect(presenter.confirm_code)
        self.organisation.shown.connect(view.organisation.show_state)
        self.organisation.refused.connect(view.organisation.show_error)
        self.organisation.troubled.connect(view.trouble.say)
        self.organisation.named.connect(presenter.rename)
        view.organisation.typed.connect(self.organisation.keep)

    def _join_signature(self) -> None:
        part, presenter = self.view.signature, self.signature
        presenter.shown.connect(part.show_state)
        presenter.enrolled.connect(self.practice.load)
        presenter.refused.connect(part.show_refusals)
        presenter.emptied.connect(part.forget)
        presenter.troubled.connect(self.view.trouble.say)
        presenter.busy.connect(part.resting.show_busy)
        part.asked.connect(presenter.ask)
        part.renewed.connect(presenter.renew)
        part.saved.connect(presenter.save)
        part.given_up.connect(presenter.give_up)
        part.answer_asked.connect(presenter.open_answer)
        part.update_asked.connect(presenter.open_update)

    def _join_practice(self) -> None:
        part, presenter = self.view.practice, self.practice
        presenter.shown.connect(part.show_state)
        presenter.troubled.connect(self.view.trouble.say)
        presenter.busy.connect(part.resting.show_busy)
        presenter.progressed.connect(part.progress.show_progress)
        presenter.rested.connect(part.progress.rest)
        part.progress.cancelled.connect(presenter.stop)
        part.fill_asked.connect(lambda again: presenter.fill(again=again))
        part.erase_asked.connect(presenter.erase)
        self.view.about.tour_asked.connect(lambda: self._desk.go(Spot(Screen.TOUR, part=AGAIN)))
