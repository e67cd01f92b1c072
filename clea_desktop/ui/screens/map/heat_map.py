"""The cells of every criterion: a row a domain, or a row a sub-domain in large type; arrows go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.screens.map.heat_cell import HeatCell
from clea_desktop.ui.screens.map.state import DomainCells, SubdomainCells
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Label

_LABEL_WIDTH = 184
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPWARDS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class HeatMap(QWidget):
    """Shows the domains; ``current_changed`` follows the focus, ``opened`` is Entrée, Espace or a click."""

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._rows: list[_DomainRow] = []
        self._cells: dict[str, HeatCell] = {}
        self._current = ""
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=4)

    def show_domains(self, domains: Sequence[DomainCells], current: str) -> None:
        """Show the cells; the same criteria with other states are updated in place."""
        codes = [cell.code for domain in domains for part in domain.subdomains for cell in part.cells]
        if codes != list(self._cells):
            self._make(domains)
        for row, domain in zip(self._rows, domains, strict=True):
            row.show_domain(domain)
        for domain in domains:
            for part in domain.subdomains:
                for cell in part.cells:
                    self._cells[cell.code].show_cell(cell)
        self._stand_on(current)

    def current(self) -> str:
        """Return the criterion one stands on."""
        return self._current

    def cell(self, code: str) -> HeatCell:
        """Return the cell of a criterion."""
        return self._cells[code]

    def focus_current(self) -> None:
        """Give the focus to the cell one stands on."""
        if self._current in self._cells:
            self._cells[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the focus, and travel with the arrows."""
        if isinstance(watched, HeatCell):
            if event.type() == QEvent.Type.FocusIn:
                self._stand_on(watched.cell.code)
                self.current_changed.emit(self._current)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._pressed(watched, event)
        return super().eventFilter(watched, event)

    def _pressed(self, cell: HeatCell, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(cell.cell.code)
            return True
        target = self._beside(cell, key)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _beside(self, cell: HeatCell, key: Qt.Key) -> HeatCell | None:
        """Return where a key leads: along the criteria, to the row above or below, to the ends, to a domain."""
        cells = list(self._cells.values())
        place = cells.index(cell)
        if key in _SIDEWAYS:
            return cells[min(max(place + _SIDEWAYS[key], 0), len(cells) - 1)]
        if key in _UPWARDS:
            return self._in_next_row(cell, _UPWARDS[key])
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return cells[0 if key == Qt.Key.Key_Home else -1]
        number = key - Qt.Key.Key_1
        if 0 <= number < len(self._rows):
            return self._rows[number].first
        return None

    def _in_next_row(self, cell: HeatCell, step: int) -> HeatCell:
        """Return the nearest cell of the row above or below; the cell itself at the edge."""
        here = self._centre(cell)
        beyond = [(one, self._centre(one)) for one in self._cells.values()]
        beyond = [(one, at) for one, at in beyond if (at.y() - here.y()) * step > 0]
        if not beyond:
            return cell
        return min(beyond, key=lambda pair: (abs(pair[1].y() - here.y()), abs(pair[1].x() - here.x())))[0]

    def _centre(self, cell: HeatCell) -> QPoint:
        return cell.mapTo(self, cell.rect().center())

    def _stand_on(self, code: str) -> None:
        for one in {self._current, code}:
            if one in self._cells:
                self._cells[one].set_current(current=one == code)
        self._current = code

    def _make(self, domains: Sequence[DomainCells]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_DomainRow(domain) for domain in domains]
        self._cells, self._current = {}, ""
        for row in self._rows:
            self._column.addWidget(row)
            for cell in row.cells:
                cell.installEventFilter(self)
                cell.clicked.connect(lambda _on=False, cell=cell: self.opened.emit(cell.cell.code))
                self._cells[cell.cell.code] = cell


class _DomainRow(QWidget):
    """A domain: its word and result, then its cells by sub-domain."""

    def __init__(self, domain: DomainCells) -> None:
        super().__init__()
        self._word = Label(f"{domain.code}  {domain.title}", role="strong")
        self._check = Picture("check", 16, "accent")
        self._status = Label(tone="muted")
        self._parts = [_Part(part) for part in domain.subdomains]
        self._head = QWidget()
        words = QVBoxLayout(self._head)
        theme.space(words, gap=0)
        words.addStretch(1)
        words.addWidget(self._word)
        line = QHBoxLayout()
        theme.space(line, gap=4)
        line.addWidget(self._check)
        line.addWidget(self._status)
        line.addStretch(1)
        words.addLayout(line)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._row, gap=10)
        self._row.addWidget(self._head)
        for part in self._parts:
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.restyle()

    @property
    def cells(self) -> tuple[HeatCell, ...]:
        """Return the cells in their order."""
        return tuple(cell for part in self._parts for cell in part.cells)

    @property
    def first(self) -> HeatCell:
        """Return the first cell."""
        return self.cells[0]

    def show_domain(self, domain: DomainCells) -> None:
        """Show the result of the domain; a check says that it is acquired."""
        self._status.setText(domain.status)
        self._check.setVisible(domain.is_acquired)

    def restyle(self) -> None:
        """Put the sub-domains one under the other in large type, each under its name."""
        large = theme.is_large()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._head.setMinimumWidth(0 if large else theme.px(_LABEL_WIDTH))
        self._head.setMaximumWidth(16777215 if large else theme.px(_LABEL_WIDTH))


class _Part(QWidget):
    """The cells of a sub-domain; its name shows in large type."""

    def __init__(self, part: SubdomainCells) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = Label(part.title, tone="muted")
        self.cells = tuple(HeatCell(cell) for cell in part.cells)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for cell in self.cells:
            row.addWidget(cell)
        row.addStretch(1)
        column.addLayout(row)
        self.restyle()

    def restyle(self) -> None:
        """Say the name of the sub-domain in large type."""
        self._title.setVisible(theme.is_large())
