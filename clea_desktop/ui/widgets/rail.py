"""The left rail: where a person may go, where they are, who they are. It folds to icons in large type."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme.tokens import INPUT_HEIGHT, RADIUS_CONTROL, RAIL_FOLDED, RAIL_WIDTH
from clea_desktop.ui.widgets.painted import Painted
from clea_desktop.ui.widgets.restyle import set_ground
from clea_desktop.ui.widgets.text import Label, Prose
from clea_desktop.ui.widgets.tips import tell_on_hover

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RailItem(NamedTuple):
    """A place of the product."""

    name: str
    icon: str
    label: str


class RailButton(QAbstractButton):
    """One place: an icon and a word, or the icon alone in large type (its name is still read aloud)."""

    def __init__(self, item: RailItem, shortcut: str) -> None:
        super().__init__()
        self.item = item
        self.setAccessibleName(item.label)
        tell_on_hover(self, f"{item.label} ({shortcut})" if shortcut else item.label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be 48 high; the rail gives the width."""
        high = INPUT_HEIGHT if theme.is_large() else theme.gap(INPUT_HEIGHT)
        return QSize(INPUT_HEIGHT, high)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the soft ground when selected, the icon, and the word when there is room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = self.isChecked()
        if selected or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft" if selected else "line"))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CONTROL, RADIUS_CONTROL)
        folded = theme.is_large()
        # In the folded rail the icon keeps a size that fits 72 px.
        size = 36 / theme.scale() if folded else 20
        side = round(size * theme.scale())
        left = (self.width() - side) // 2 if folded else theme.px(13)
        drawn = pixmap(self.item.icon, size, "accent" if selected else "muted", ratio=self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - side) // 2, drawn)
        if folded:
            return
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour("accent" if selected else "ink"))
        box = self.rect().adjusted(left + side + theme.px(13), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.item.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go there on Entrée as on Espace."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class _Mark(Painted):
    """The mark of the product, at a size that fits the folded rail too."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be 40 whatever the scale."""
        return QSize(40, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the mark."""
        drawn = pixmap("mark", 40 / theme.scale(), "accent", ratio=self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, drawn)


class _Initials(Painted):
    """The initials of whoever works here, on a disc."""

    def __init__(self) -> None:
        super().__init__()
        self._initials = ""

    def show_name(self, name: str) -> None:
        """Take the first letters of the first and last words."""
        words = name.split()
        self._initials = (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else ""
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be a disc of 36."""
        return QSize(36, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the disc and the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft"))
        painter.drawEllipse(self.rect())
        font = theme.font(bold=True)
        font.setPixelSize(15)
        painter.setFont(font)
        painter.setPen(theme.colour("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


class Rail(QWidget):
    """Mark and name, the places of the role, the person at the bottom with the way to lock."""

    chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._buttons: list[RailButton] = []
        set_ground(self, "sunken")
        self.setAccessibleName(tr("Navigation"))
        self._name = Label(tr("CléA"), role="strong")
        self._name_under = Label(tr("Desktop"), tone="muted")
        self._user = Prose(role="strong")
        self._user_role = Prose(tone="muted")
        self._initials = _Initials()
        self.lock = RailButton(RailItem("lock", "lock", tr("Verrouiller")), "")
        self.lock.clicked.connect(self.lock_asked)
        self._items = QVBoxLayout()
        theme.space(self._items, gap=4)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(self._brand())
        self._column.addSpacing(20)
        self._column.addLayout(self._items)
        self._column.addStretch(1)
        self._column.addWidget(self.lock)
        self._column.addLayout(self._person())
        self._fold()

    def show_items(self, items: Sequence[RailItem]) -> None:
        """Show the places of a role, in order; Alt+1… goes to them."""
        for button in self._buttons:
            self._items.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for number, item in enumerate(items, 1):
            button = RailButton(item, self._tr("Alt+{number}", number=number))
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _checked=False, name=item.name: self.chosen.emit(name))
            button.installEventFilter(self)
            self._buttons.append(button)
            self._items.addWidget(button)

    def show_user(self, name: str, role: str) -> None:
        """Show who is at work."""
        self._user.setText(name)
        self._user_role.setText(role)
        self._initials.show_name(name)
        tell_on_hover(self._initials, name)

    def select(self, name: str) -> None:
        """Light the place where one is, without going there."""
        for button in self._buttons:
            button.setChecked(button.item.name == name)

    def choose_number(self, number: int) -> None:
        """Go to the n-th place, counted from one, when there is one."""
        if 1 <= number <= len(self._buttons):
            self._buttons[number - 1].click()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move among the places with the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, RailButton):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                index = (self._buttons.index(watched) + step) % len(self._buttons)
                self._buttons[index].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def restyle(self) -> None:
        """Fold or unfold as the scale asks."""
        self._fold()

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(4, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._name_under)
        row.addWidget(_Mark())
        row.addLayout(words)
        row.addStretch(1)
        return row

    def _person(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.setContentsMargins(4, 8, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._user)
        words.addWidget(self._user_role)
        row.addWidget(self._initials)
        row.addLayout(words, 1)
        return row

    def _fold(self) -> None:
        folded = theme.is_large()
        self.setFixedWidth(RAIL_FOLDED if folded else theme.px(RAIL_WIDTH))
        self._column.setContentsMargins(12, 20, 12, 16)
        for widget in (self._name, self._name_under, self._user, self._user_role):
            widget.setVisible(not folded)
