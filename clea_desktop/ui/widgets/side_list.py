"""The column of domains and sub-domains: where one is, how far each has got. In large type, a button that opens it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme.tokens import RADIUS_CONTROL, TARGET
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.tips import tell_on_hover

_WIDTH = 232
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SideItem(NamedTuple):
    """A line: ``level`` 0 is a domain, 1 a sub-domain; ``value`` is short ("5/7"); ``done`` shows a check."""

    id: str
    code: str
    label: str
    value: str = ""
    done: bool = False
    level: int = 0
    description: str = ""


class _SideButton(QAbstractButton):
    """One line of the column."""

    def __init__(self, item: SideItem) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_item(item)

    def show_item(self, item: SideItem) -> None:
        """Show another state of the line."""
        self.item = item
        self.setAccessibleName(item.description or f"{item.code} {item.label} {item.value}".strip())
        tell_on_hover(self, f"{item.code} {item.label}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be a comfortable target."""
        return QSize(theme.px(_WIDTH), theme.gap(TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground, the code, the words, the check and the count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        item, selected = self.item, self.isChecked()
        if selected or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft" if selected else "sunken"))
            radius = theme.px(RADIUS_CONTROL)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 2, 0, -2), radius, radius)
        left = theme.px(8 + 20 * item.level)
        strong = theme.font(bold=item.level == 0 or selected)
        metrics = QFontMetrics(strong)
        painter.setFont(strong)
        painter.setPen(theme.colour("accent" if selected else "ink"))
        centred = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, theme.px(36), self.height()), centred, item.code)
        right = self.width() - theme.px(8)
        wide = QFontMetrics(theme.font(bold=True)).horizontalAdvance(item.value)
        after = right - wide - (theme.px(26) if item.done else 0) - theme.px(6)
        start = left + (theme.px(34) if item.level else theme.px(20))
        label = metrics.elidedText(item.label, Qt.TextElideMode.ElideRight, after - start)
        painter.drawText(QRectF(start, 0, after - start, self.height()), centred, label)
        if item.done:
            side = theme.px(16)
            drawn = pixmap("check", 16, "accent", 2.2, ratio=self.devicePixelRatioF())
            painter.drawPixmap(right - wide - theme.px(24), (self.height() - side) // 2, drawn)
        painter.setFont(theme.font(bold=selected))
        painter.setPen(theme.colour("accent" if selected else "muted"))
        box = QRectF(right - wide, 0, wide, self.height())
        painter.drawText(box, centred | Qt.AlignmentFlag.AlignRight, item.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose on Entrée as on Espace."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class SideList(QWidget):
    """Lines in the order given; the arrows go from one to the next, Entrée or Espace chooses."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._items: tuple[SideItem, ...] = ()
        self._buttons: list[_SideButton] = []
        self._open = False
        self._opener = Button(name, icon="chevron-down", icon_right=True)
        self._opener.clicked.connect(self._turn)
        self._lines = QWidget()
        self._line_column = QVBoxLayout(self._lines)
        theme.space(self._line_column, gap=0)
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        column.addWidget(self._opener)
        column.addWidget(self._lines)
        column.addStretch(1)
        self._arrange()

    def show_items(self, items: Sequence[SideItem]) -> None:
        """Show the lines; the same lines with other states are updated in place."""
        if [item.id for item in items] != [item.id for item in self._items]:
            for button in self._buttons:
                self._line_column.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = [self._make_button(item) for item in items]
        for button, item in zip(self._buttons, items, strict=True):
            button.show_item(item)
        self._items = tuple(items)
        self._name_opener()

    def select(self, item_id: str) -> None:
        """Light a line without choosing it."""
        for button in self._buttons:
            button.setChecked(button.item.id == item_id)
        self._name_opener()

    def selected(self) -> str:
        """Return what is lit, or an empty text."""
        return next((button.item.id for button in self._buttons if button.isChecked()), "")

    def focus_selected(self) -> None:
        """Give the focus to what is lit, or to the button that opens the column."""
        lit = next((button for button in self._buttons if button.isChecked()), None)
        target = lit if lit is not None and lit.isVisible() else self._opener
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Travel with the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, _SideButton):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                index = min(max(self._buttons.index(watched) + step, 0), len(self._buttons) - 1)
                self._buttons[index].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        """Become a button in large type, a column otherwise; whichever it is has the focus if the other had it."""
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._arrange()
        if had_focus:
            QTimer.singleShot(0, self, self.focus_selected)

    def _make_button(self, item: SideItem) -> _SideButton:
        button = _SideButton(item)
        button.clicked.connect(lambda: self._choose(button.item.id))
        button.installEventFilter(self)
        self._line_column.addWidget(button)
        return button

    def _choose(self, item_id: str) -> None:
        self._open = False
        self._arrange()
        self._name_opener()
        self.chosen.emit(item_id)

    def _turn(self) -> None:
        self._open = not self._open
        self._arrange()

    def _name_opener(self) -> None:
        lit = next((button.item for button in self._buttons if button.isChecked()), None)
        self._opener.show_text(f"{lit.code} {lit.label}" if lit is not None else self.accessibleName())

    def _arrange(self) -> None:
        large = theme.is_large()
        self._opener.setVisible(large)
        self._lines.setVisible(self._open or not large)
