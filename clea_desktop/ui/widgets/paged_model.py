"""The rows of a list too long to hold: how many there are, and the pages somebody has looked at.

A row that is not here is asked for once with ``missing``, and drawn as nothing until its page is put. After a change
the pages of before stay in sight until they are put again.
"""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Signal

from clea_desktop.ui.widgets.row_model import DataRow, told

_HELD = 3_000
"""More rows than that are let go of, those farthest from what was put last."""


class PagedModel(QAbstractListModel):
    """Rows by their places."""

    missing = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._total = 0
        self._rows: dict[int, DataRow] = {}
        self._old: set[int] = set()
        self._asked: set[int] = set()

    def show_rows(self, total: int, rows: Mapping[int, DataRow], *, keep: bool) -> None:
        """Begin again with other rows; ``keep`` those of before in sight, where they were, until they are put again."""
        self.beginResetModel()
        before = {place: row for place, row in self._rows.items() if place < total} if keep else {}
        self._total, self._rows = total, before | dict(rows)
        self._old, self._asked = set(before) - set(rows), set()
        self.endResetModel()

    def put_rows(self, rows: Mapping[int, DataRow]) -> None:
        """Put a page that was missing."""
        if not rows:
            return
        first, last = min(rows), max(rows)
        self._rows.update(rows)
        self._old.difference_update(rows)
        self._asked.difference_update(rows)
        if len(self._rows) > _HELD:
            self._let_go(first)
        self.dataChanged.emit(self.index(first), self.index(last))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else self._total

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Answer for a row, and ask for it where it is missing or of before."""
        place = index.row()
        row = self._rows.get(place)
        if (row is None or place in self._old) and place not in self._asked and 0 <= place < self._total:
            self._asked.add(place)
            self.missing.emit(place)
        return None if row is None else told(row, role)

    def id_at(self, place: int) -> str:
        """Return the id of the row at a place, or an empty text while it is missing."""
        row = self._rows.get(place)
        return row.id if row is not None else ""

    def _let_go(self, near: int) -> None:
        far = sorted(self._rows, key=lambda place: abs(place - near))[_HELD // 2 :]
        for place in far:
            del self._rows[place]
        self._old.difference_update(far)
        self._asked.difference_update(far)
