"""A list of people or things that may be long: rows of a fixed height, drawn as they come into sight."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.data_row import RowDelegate
from clea_desktop.ui.widgets.row_model import ROW_HEIGHT, Column, DataRow, RowModel


class DataList(QListView):
    """Entrée, a double press or a press opens a row; the arrows go from one to the next."""

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(self, name: str, columns: Sequence[Column], *, opens: bool = True) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.setAccessibleName(name)
        self.setProperty("no_ring", True)  # noqa: FBT003 - Qt's signature; the row itself shows the focus
        self._model = RowModel()
        self.setModel(self._model)
        self._delegate = RowDelegate(self.columns, opens=opens)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(lambda index: self.opened.emit(self._model.id_at(index.row())))
        self.selectionModel().currentChanged.connect(
            lambda index, _before: self.current_changed.emit(self._model.id_at(index.row()))
        )

    def show_rows(self, rows: Sequence[DataRow]) -> None:
        """Show rows, and stay on the same one when it is still there."""
        kept = self.current()
        self._model.show_rows(rows)
        place = self._model.row_of(kept) if kept else -1
        if place < 0 and rows:
            place = 0
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))

    def current(self) -> str:
        """Return the id of the current row, or an empty text."""
        return self._model.id_at(self.currentIndex().row())

    def select(self, item_id: str) -> None:
        """Go to a row, and have it in sight."""
        place = self._model.row_of(item_id)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))
            self.scrollTo(self._model.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open on Entrée."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for a few rows."""
        return QSize(theme.px(480), theme.px(ROW_HEIGHT) * 3)
