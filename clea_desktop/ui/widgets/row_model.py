"""The rows of a list that may be long, as a model: values already made, in the order to show."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from clea_desktop.ui.widgets.pill import PillTone

ROW_HEIGHT = 64
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class PillLook(NamedTuple):
    """What a pill shows: ``pill.state_words`` makes one."""

    text: str
    icon: str
    tone: PillTone


class DataRow(NamedTuple):
    """A row: a name, a second line, cells under the columns, a state. ``match`` holds the searched words to light."""

    id: str
    title: str
    subtitle: str = ""
    cells: tuple[str, ...] = ()
    pill: PillLook | None = None
    match: tuple[str, ...] = ()


class Column(NamedTuple):
    """A column: its heading, and its share of the width."""

    title: str
    share: int


def told(row: DataRow, role: int) -> object:
    """Answer with the row, its name, or what is read aloud of it."""
    if role == ROW_ROLE:
        return row
    if role == int(Qt.ItemDataRole.DisplayRole):
        return row.title
    if role == int(Qt.ItemDataRole.AccessibleTextRole):
        said = [row.title, row.subtitle, *row.cells, row.pill.text if row.pill else ""]
        return ", ".join(part for part in said if part)
    return None


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
        return told(self._rows[index.row()], role)

    def row_of(self, item_id: str) -> int:
        """Return the place of a row, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == item_id), -1)

    def id_at(self, place: int) -> str:
        """Return the id of the row at a place, or an empty text."""
        return self._rows[place].id if 0 <= place < len(self._rows) else ""
