"""One of several parts of a list, chosen side by side: the words, how many there are, a line under the chosen one."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.theme.tokens import TARGET

_SIDE, _BETWEEN, _LINE = 12, 8, 3
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TabItem(NamedTuple):
    """A part: its id, its words, how many there are (nothing where nobody counted)."""

    id: str
    label: str
    figures: str = ""


class _Tab(QAbstractButton):
    """One part."""

    def __init__(self) -> None:
        super().__init__()
        self.item = TabItem("", "")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_item(self, item: TabItem) -> None:
        """Show other words."""
        self.item = item
        self.setAccessibleName(f"{item.label} {item.figures}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Hold the words in bold, whether chosen or not, so that nothing moves."""
        metrics = QFontMetrics(theme.font(bold=True))
        wide = metrics.horizontalAdvance(self.item.label) + 2 * theme.gap(_SIDE)
        if self._figures():
            wide += theme.gap(_BETWEEN) + metrics.horizontalAdvance(self._figures())
        return QSize(wide + 1, theme.gap(TARGET))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut."""
        return self.sizeHint()

    def _figures(self) -> str:
        """Return the count, for which large type has no room."""
        return "" if theme.is_large() else self.item.figures

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the words, the count, and the line of the chosen one."""
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            high = theme.px(_LINE)
            ground = theme.colour("accent" if chosen else "line")
            painter.fillRect(QRectF(0, self.height() - high, self.width(), high), ground)
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour("ink" if chosen else "muted"))
        box = QRectF(self.rect()).adjusted(theme.gap(_SIDE), 0, -theme.gap(_SIDE), 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.item.label)
        painter.setFont(theme.font(bold=chosen))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._figures())


class FilterTabs(QWidget):
    """Tabs that filter: the arrows go from one to the next, Espace and Entrée choose."""

    chosen = Signal(str)

    def __init__(self, name: str, count: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        theme.space(self._row, gap=4)
        self._group = QButtonGroup(self)
        self.tabs = tuple(_Tab() for _ in range(count))
        for tab in self.tabs:
            self._group.addButton(tab)
            self._row.addWidget(tab)
            tab.installEventFilter(self)
            tab.clicked.connect(lambda _checked=False, tab=tab: self.chosen.emit(tab.item.id))

    def show_items(self, items: Sequence[TabItem], chosen: str) -> None:
        """Show the parts, one of them chosen."""
        for tab, item in zip(self.tabs, items, strict=True):
            if tab.item != item:
                tab.show_item(item)
            if item.id == chosen:
                tab.setChecked(True)

    def restyle(self) -> None:
        """Measure the words again at a new scale."""
        for tab in self.tabs:
            tab.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from one to the next with the arrows, and choose on Entrée."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, _Tab):
            key = Qt.Key(event.key())
            if key in _STEPS:
                place = (self.tabs.index(watched) + _STEPS[key]) % len(self.tabs)
                self.tabs[place].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
        return super().eventFilter(watched, event)
