"""A document to read together and sign: view and presenter joined, and the process that paints its pages."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.pages import Pages
from clea_desktop.ui.screens.sign.presenter import SignPresenter
from clea_desktop.ui.screens.sign.state import SignState
from clea_desktop.ui.screens.sign.view import SignView
from clea_desktop.ui.session_port import SessionPort


class SignScreen(QWidget):
    """One document, its pages, and the two people who sign it. Once it is left, neither line nor page stays."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = SignView(desk.tr)
        self.presenter = SignPresenter(session, desk)
        self.painter = Pages(self)
        self._data = b""
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the document, then come into sight."""
        self.presenter.load(spot.dossier_id, spot.part, ready)

    def entered(self) -> None:
        """Be ready to read with the keyboard, at the width there is now."""
        self.view.focus_first()
        QTimer.singleShot(0, self, self._paint)

    def left(self) -> None:
        """Keep nothing."""
        self._data = b""
        self.painter.forget()
        self.presenter.forget()
        self.view.forget()

    def keep_now(self) -> None:
        """Forget, at a lock: a line nobody has signed under is not to be kept."""
        self.left()

    def restyle(self) -> None:
        """Paint the pages again at their new size."""
        QTimer.singleShot(0, self, self._paint)

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.paper.connect(self._take)
        presenter.kept.connect(lambda: view.card.show_paper(paper=False))
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.pages.read.connect(presenter.pages_read)
        view.signed.connect(presenter.sign)
        view.withdrawn.connect(presenter.withdraw)
        view.sheet_asked.connect(presenter.save_sheet)
        view.sheet_printed.connect(presenter.print_sheet)
        view.card.scanned.connect(presenter.sign_on_paper)
        view.card.print_asked.connect(presenter.print_paper)
        view.card.save_asked.connect(presenter.save_paper)
        view.correction_asked.connect(presenter.ask_correction)
        view.left.connect(presenter.back)

    def _show(self, state: SignState) -> None:
        self.view.show_state(state)
        self._desk.status(state.status)

    def _take(self, data: bytes) -> None:
        self._data = data
        self.view.show_no_page()
        if self.isVisible():
            self._paint()

    def _paint(self) -> None:
        """Have the pages painted; what is on the screen meanwhile stays until the first one comes."""
        if self._data and self.isVisible():
            self.view.show_no_page()
            self.painter.ask(self._data, self.view.pages.page_width(), self.view.add_page, self._painted)

    def _painted(self, is_whole: bool) -> None:  # noqa: FBT001 - the painter's answer
        self.view.show_ended(is_whole)
        self.presenter.pages_ended(is_whole)
