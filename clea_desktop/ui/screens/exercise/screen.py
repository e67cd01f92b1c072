"""A candidate at a practical exercise: view and presenter joined."""

from collections.abc import Callable

from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.exercise.presenter import ExercisePresenter
from clea_desktop.ui.screens.exercise.state import ExerciseScreenState
from clea_desktop.ui.screens.exercise.view import ExerciseView
from clea_desktop.ui.screens.writing import WritingScreen
from clea_desktop.ui.session_port import SessionPort


class ExerciseScreen(WritingScreen[ExerciseView, ExercisePresenter]):
    """One clue after the other, from the keyboard, while the person works."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(ExerciseView(desk.tr), ExercisePresenter(session, desk), desk)
        self._join()

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the dossier's exercises, then come into sight where one was."""

        def arrived() -> None:
            ready()
            self.presenter.remember()

        self.presenter.load(spot.dossier_id, spot.criterion_code, arrived)

    def entered(self) -> None:
        """Be ready to observe."""
        self.view.focus_first()

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self.presenter.forget_undo()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.chosen.connect(presenter.choose)
        view.task_chosen.connect(presenter.show_task)
        view.neighbour_chosen.connect(presenter.show_neighbour)
        view.others_asked.connect(presenter.show_choices)
        view.ended.connect(presenter.end)
        view.way_out_taken.connect(presenter.back)
        view.left.connect(presenter.back)
        view.clues.seen.connect(presenter.see)
        view.clues.noted.connect(presenter.note)
        view.clues.note_refused.connect(presenter.refuse_note)
        view.clues.current_changed.connect(presenter.stand_on)

    def _show(self, state: ExerciseScreenState) -> None:
        self.view.show_state(state)
        self._desk.status(state.status)
