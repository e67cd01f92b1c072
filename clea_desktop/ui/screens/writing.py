"""A page that is written in and whose acts can be gone back on: its view and its presenter, held in one widget."""

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk


class WritingView(QWidget):
    """The pixels of such a page."""

    def keep_now(self) -> None:
        """Hand in what is half written: a field that loses the focus does."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class Undoing(Protocol):
    """A presenter whose last act can be taken back."""

    def undo(self) -> None:
        """Go back on the last act."""
        ...


ViewT = TypeVar("ViewT", bound=WritingView)
PresenterT = TypeVar("PresenterT", bound=Undoing)


class WritingScreen(QWidget, Generic[ViewT, PresenterT]):
    """Fills itself with its view; hands the window's wishes on."""

    def __init__(self, view: ViewT, presenter: PresenterT, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view, self.presenter = view, presenter
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(view)

    def undo(self) -> None:
        """Go back on the last act."""
        self.presenter.undo()

    def keep_now(self) -> None:
        """Hand in what is half written, before the window lets go of it."""
        self.view.keep_now()
