"""A list of people or things that may be long: rows of a fixed height, drawn as they come into sight."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.pill import PillTone

ROW_HEIGHT = 64
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class PillLook(NamedTuple):
    """What a pill shows: ``pill.state_words`` makes one."""

    text: str
    icon: str
    tone: PillTone


class DataRow(NamedTuple):
    """A row: a name, a second line, cells under the columns, a state. ``match`` is the searched text to light."""

    id: str
    title: str
    subtitle: str = ""
    cells: tuple[str, ...] = ()
    pill: PillLook | None = None
    match: str = ""


class Column(NamedTuple):
    """A column: its heading, and its share of the width."""

    title: str
    share: int


class RowModel(QAbstractListModel):
    """Rows already made, in the order to show."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[DataRow, ...] = ()

    def show_rows(self, rows: Sequence[DataRow]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Answer with the row, its name, or what is read aloud of it."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == int(Qt.ItemDataRole.DisplayRole):
            return row.title
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            said = [row.title, row.subtitle, *row.cells, row.pill.text if row.pill else ""]
            return ", ".join(part for part in said if part)
        return None

    def row_of(self, item_id: str) -> int:
        """Return the place of a row, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == item_id), -1)

    def id_at(self, place: int) -> str:
        """Return the id of the row at a place, or an empty text."""
        return self._rows[place].id if 0 <= place < len(self._rows) else ""


class DataList(QListView):
    """Entrée, a double press or a press opens a row; the arrows go from one to the next."""

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        from clea_desktop.ui.widgets.data_row import RowDelegate  # noqa: PLC0415 - it draws this module's rows

        self.columns = tuple(columns)
        self.setAccessibleName(name)
        self._model = RowModel()
        self.setModel(self._model)
        self._delegate = RowDelegate(self.columns)
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

    def model_for_tests(self) -> RowModel:
        """Return the model, for Qt's own model tester."""
        return self._model

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open on Entrée."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for a few rows."""
        return QSize(theme.px(480), theme.px(ROW_HEIGHT) * 3)
