"""The framework: its page, the preview of a file, and what moves between them."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.incoming import Incoming
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.framework.presenter import FrameworkPresenter
from clea_desktop.ui.screens.framework.preview_state import PreviewState
from clea_desktop.ui.screens.framework.preview_view import PreviewView
from clea_desktop.ui.screens.framework.view import FrameworkView
from clea_desktop.ui.session_port import SessionPort


class FrameworkScreen(QWidget):
    """The rules of the evaluation, where each comes from, and how another version comes in."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = FrameworkView(desk.tr)
        self.preview = PreviewView(desk.tr)
        self.presenter = FrameworkPresenter(session.frameworks, desk)
        self._incoming = Incoming(self)
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)
        column.addWidget(self.preview)
        self.preview.hide()

    def show_spot(self, _spot: Spot, ready: Callable[[], None]) -> None:
        """Read the framework, then come into sight."""
        self.presenter.leave_preview()
        self.presenter.load(ready)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        self.view.focus_first()
        self._desk.status([("laptop", self._desk.tr("Référentiel gardé sur ce poste"))])

    def show_preview(self, state: PreviewState | None) -> None:
        """Show what a file holds in the place of the framework, or the framework again."""
        self.preview.setVisible(state is not None)
        self.view.setVisible(state is None)
        if state is not None:
            self.preview.show_state(state)
            self.preview.focus_first()
        elif self.isVisible():
            self.view.focus_first()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(view.show_state)
        presenter.previewed.connect(self.show_preview)
        presenter.erred.connect(view.show_errors)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        presenter.troubled.connect(self.preview.trouble.say)
        presenter.busy.connect(self.preview.resting.show_busy)
        view.version_chosen.connect(presenter.show_version)
        view.domain_chosen.connect(presenter.show_domain)
        view.confirm_asked.connect(presenter.confirm)
        view.use_asked.connect(presenter.use)
        view.import_asked.connect(presenter.choose_file)
        view.template_asked.connect(presenter.save_template)
        view.correction_asked.connect(presenter.open_correction)
        view.corrected.connect(presenter.correct)
        self.preview.closed.connect(presenter.leave_preview)
        self.preview.another.clicked.connect(presenter.choose_file)
        self.preview.add.clicked.connect(presenter.add)
        self._incoming.given.connect(presenter.drop)
