"""The path of one candidate: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.dossier.agenda_presenter import AgendaPresenter
from clea_desktop.ui.screens.dossier.presenter import DossierPresenter
from clea_desktop.ui.screens.dossier.state import DossierScreenState
from clea_desktop.ui.screens.dossier.view import DossierView
from clea_desktop.ui.session_port import SessionPort


class DossierScreen(QWidget):
    """Where a dossier stands and what comes next."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = DossierView(desk.tr)
        self.presenter = DossierPresenter(session, desk)
        self.agenda = AgendaPresenter(session, desk)
        self._join()
        self._join_agenda()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the dossier, then come into sight; the part is an appointment to be moved."""
        self.agenda.want(spot.part)
        self.presenter.load(spot.dossier_id, ready)

    def entered(self) -> None:
        """Be ready to go on with the keyboard."""
        self.view.focus_first()

    def left(self) -> None:
        """Close the panel of proofs."""
        self.view.panel.show_panel(None)

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        presenter.progressed.connect(view.progress.show_progress)
        presenter.rested.connect(view.progress.rest)
        view.acted.connect(presenter.act)
        view.step_chosen.connect(presenter.open_step)
        view.resumed.connect(presenter.change_outcome)
        presenter.agreement_wanted.connect(view.focus_agreement)
        view.left.connect(presenter.back)
        view.map_asked.connect(presenter.open_map)
        view.correction_asked.connect(presenter.ask_amendment)
        view.correction_given_up.connect(presenter.give_up_amendment)
        view.platform_asked.connect(presenter.open_platform)
        view.for_real_asked.connect(presenter.open_for_real)
        view.incoming.given.connect(presenter.take_files)
        view.panel.attached.connect(presenter.attach_files)
        view.panel.closed.connect(presenter.incoming.close)
        presenter.incoming.panel.connect(view.show_panel)
        presenter.incoming.busy.connect(view.panel.resting.show_busy)
        view.proof_removed.connect(presenter.remove_proof)
        view.document_saved.connect(presenter.save_document)
        view.document_printed.connect(presenter.print_document)
        view.bundle_exported.connect(presenter.export)
        view.agreement.print_asked.connect(presenter.print_agreement)
        view.agreement.save_asked.connect(presenter.save_agreement)
        view.agreement.signed.connect(presenter.sign)
        view.agreement.screen_asked.connect(presenter.sign_on_screen)
        view.progress.cancelled.connect(presenter.cancel)

    def _join_agenda(self) -> None:
        box, agenda = self.view.agenda, self.agenda
        self.presenter.read.connect(agenda.follow)
        agenda.shown.connect(self.view.show_agenda)
        agenda.troubled.connect(self.view.trouble.say)
        agenda.edited.connect(box.show_draft)
        agenda.refused.connect(box.form.show_faults)
        agenda.busy.connect(box.form.resting.show_busy)
        box.add_asked.connect(agenda.begin)
        box.change_asked.connect(agenda.change)
        box.removed.connect(agenda.remove)
        box.form.kept.connect(agenda.keep)
        box.form.given_up.connect(agenda.give_up)

    def _show(self, state: DossierScreenState) -> None:
        self.view.show_state(state)
        self._desk.status(state.status)
        if self.isVisible():
            self.view.focus_first()
