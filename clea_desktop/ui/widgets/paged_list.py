"""A list of a hundred thousand rows as easily as of ten: nothing is measured row by row, and pages come as asked.

A table view of one column and no headings: Qt's list view lays every row out again at each search, which takes nine
pictures' time among a hundred thousand.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHeaderView, QSizePolicy, QTableView

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.data_row import RowDelegate
from clea_desktop.ui.widgets.paged_model import PagedModel
from clea_desktop.ui.widgets.row_model import ROW_HEIGHT, Column, DataRow

_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class PagedList(QTableView):
    """Entrée or a press opens a row; the arrows go from one to the next; ``missing`` asks for the row at a place."""

    opened = Signal(str)
    current_changed = Signal(str)
    missing = Signal(int)

    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("no_ring", True)  # noqa: FBT003 - Qt's signature; the row itself shows the focus
        self._model = PagedModel()
        self._model.missing.connect(self.missing, Qt.ConnectionType.QueuedConnection)
        self.setModel(self._model)
        self._delegate = RowDelegate(columns)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.clicked.connect(lambda index: self._open(self._model.id_at(index.row())))
        self.selectionModel().currentChanged.connect(
            lambda index, _before: self.current_changed.emit(self._model.id_at(index.row()))
        )
        self.restyle()

    def show_rows(self, total: int, rows: Mapping[int, DataRow], *, keep: bool = False, place: int = 0) -> None:
        """Show other rows from the top; or ``keep`` the part in sight, and stand on ``place``."""
        bar = self.verticalScrollBar()
        scrolled = bar.value() if keep else 0
        self._model.show_rows(total, rows, keep=keep)
        if total:
            index = self._model.index(min(max(place, 0), total - 1))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows | flags.Current)
        self.updateGeometries()
        bar.setValue(scrolled)

    def put_rows(self, rows: Mapping[int, DataRow]) -> None:
        """Put a page that was missing; one may be standing on a row of it."""
        self._model.put_rows(rows)
        if self.currentIndex().row() in rows:
            self.current_changed.emit(self.current())

    def current(self) -> str:
        """Return the id of the current row, or an empty text."""
        return self._model.id_at(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open on Entrée, and go to either end."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
        elif key in _ENDS and self._model.rowCount():
            self.selectRow(_ENDS[key] % self._model.rowCount())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Look for nothing: Qt would read every row, and the search does it better."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for a few rows."""
        return QSize(theme.px(480), theme.px(ROW_HEIGHT) * 3)

    def restyle(self) -> None:
        """Take the height of rows at a new scale; the row draws its own ground when it is chosen."""
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def _open(self, item_id: str) -> None:
        if item_id:
            self.opened.emit(item_id)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
