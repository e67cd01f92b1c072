"""The sheet of one person: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.platform_sheet.presenter import PlatformSheetPresenter
from clea_desktop.ui.screens.platform_sheet.view import PlatformSheetView
from clea_desktop.ui.session_port import SessionPort


class PlatformSheetScreen(QWidget):
    """What is typed into the national platform for one person."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = PlatformSheetView(desk.tr)
        self.presenter = PlatformSheetPresenter(session.platform, desk)
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the line, then come into sight."""
        self.presenter.load(spot.dossier_id, spot.part, ready)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        self.view.focus_first()
        self._desk.status([("laptop", self._desk.tr("Rien n'est envoyé : c'est vous qui saisissez"))])

    def left(self) -> None:
        """Leave nothing of the person on the clipboard."""
        self.presenter.clipboard.take_back()

    def keep_now(self) -> None:
        """Do so before the window is locked, too."""
        self.presenter.clipboard.take_back()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(view.show_state)
        presenter.moving.connect(view.begin)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.cells.copied.connect(presenter.copy)
        view.cells.mended.connect(presenter.mend)
        view.mark_asked.connect(presenter.mark)
        view.unmark_asked.connect(presenter.unmark)
        view.export_asked.connect(presenter.export)
        view.left.connect(presenter.back)
