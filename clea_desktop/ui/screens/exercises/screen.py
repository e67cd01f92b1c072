"""The library of practical exercises: view and presenter joined."""

from collections.abc import Callable

from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.exercises.presenter import ExercisesPresenter
from clea_desktop.ui.screens.exercises.view import ExercisesView
from clea_desktop.ui.screens.writing import WritingScreen
from clea_desktop.ui.session_port import SessionPort


class ExercisesScreen(WritingScreen[ExercisesView, ExercisesPresenter]):
    """What can be proposed to a candidate, and what it lets see."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(ExercisesView(desk.tr), ExercisesPresenter(session, desk), desk)
        self._join()

    def show_spot(self, _spot: Spot, ready: Callable[[], None]) -> None:
        """Read the library, then come into sight."""
        self.presenter.load(ready)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        self.view.focus_first()
        self._desk.status([("laptop", self._desk.tr("Mises en situation gardées sur ce poste"))])

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(view.show_state)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.opened.connect(presenter.open)
        view.section_chosen.connect(presenter.show_section)
        view.editor.written.connect(presenter.write)
        view.editor.acted.connect(presenter.act)
        view.begin.clicked.connect(presenter.begin)
        view.take_in.clicked.connect(presenter.take_in)
        view.hand_out.clicked.connect(presenter.hand_out)
        view.closed.connect(presenter.close)
        view.statement.clicked.connect(presenter.print_statement)
        view.statement_file.clicked.connect(presenter.save_statement)
        view.sheet.clicked.connect(presenter.print_sheet)
        view.sheet_file.clicked.connect(presenter.save_sheet)
        view.copy.clicked.connect(presenter.copy)
        view.retire.clicked.connect(presenter.retire)
