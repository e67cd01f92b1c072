"""A long column made a few rows a turn, from the top: what is in sight is there at once, and the window never waits."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme

_ROWS_A_TURN = 8
MakeRow = Callable[[], QWidget]


class SlowColumn(QWidget):
    """Rows replaced whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.rows: list[QWidget] = []
        self._to_make: list[MakeRow] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._make_some)
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)

    def show_rows(self, rows: Sequence[MakeRow]) -> None:
        """Show other rows."""
        for widget in self.rows:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.rows, self._to_make = [], list(rows)
        self._make_some()

    def _make_some(self) -> None:
        some, self._to_make = self._to_make[:_ROWS_A_TURN], self._to_make[_ROWS_A_TURN:]
        for make in some:
            self.rows.append(make())
            self._column.addWidget(self.rows[-1])
        if self._to_make:
            self._turn.start()
