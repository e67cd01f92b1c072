"""A short word at the bottom of the window, with the way back: six seconds, more while someone reads or is on it."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QStyle, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.theme.tokens import RADIUS_CARD
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.shadow import SHADOW, paint_shadow
from clea_desktop.ui.widgets.text import Prose

_SHOWN_MS, _FADE_MS, _WIDEST = 6000, 120, 720
_ABOVE = 4
"""On the status line, which can wait six seconds: what a page says and asks, and its keys, stay in sight."""


class Toast(QWidget):
    """One at a time: a new word replaces the former one (whose way back is then gone from here, not from Ctrl+Z).

    At the usual sizes it holds on the status line and in the margin above. ``covers`` tells, in large type, how much of
    the page it would hide, so that the page ends above it; 0 once it is gone.
    """

    covers = Signal(int)

    def __init__(self, window: QWidget, tr: Translate, page: QWidget | None = None) -> None:
        super().__init__(window)
        self._window, self._page = window, page or window
        self._undo: Callable[[], None] | None = None
        self._picture = Picture("check", 20, "ok")
        self._words = Prose(role="strong", width=_WIDEST)
        self.undo_button = Button(tr("Annuler"), kind="link", icon="undo")
        self.undo_button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo_button)
        side = SHADOW
        theme.space(row, gap=12, margins=(side + 20, side + 1, side + 12, 1 + _ABOVE))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._page.installEventFilter(self)
        self.undo_button.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None, icon: str = "check") -> None:
        """Say what was done, and offer the way back when there is one."""
        self._undo = undo
        self._words.setText(text)
        self._picture.show_icon(icon, "ok" if icon == "check" else "accent")
        self.undo_button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._fade_in()
        self._timer.start(_SHOWN_MS)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def undo(self) -> None:
        """Go back on what was just said, once."""
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()

    def can_undo(self) -> bool:
        """Say whether there is a way back."""
        return self._undo is not None

    def dismiss(self) -> None:
        """Go away; what was done stays done, and Ctrl+Z still undoes it."""
        self._timer.stop()
        self.hide()
        self.covers.emit(0)

    def forget(self) -> None:
        """Go away with the way back, as when the vault is locked."""
        self._undo = None
        self._words.setText("")
        self.setAccessibleName("")
        self.dismiss()

    def restyle(self) -> None:
        """Take the room of another size of type, once everything inside has taken it."""
        QTimer.singleShot(0, self, self._place)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the bottom of the window, and wait while the button has the focus."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start(_SHOWN_MS)
        return False

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Wait while the pointer is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Count again from the start."""
        super().leaveEvent(event)
        self._timer.start(_SHOWN_MS)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the shadow and the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.box().translated(-self.pos()))
        paint_shadow(painter, box, theme.px(RADIUS_CARD))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(RADIUS_CARD), theme.px(RADIUS_CARD))

    def box(self) -> QRect:
        """Return where it stands in the window, without its shadow."""
        return self.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -_ABOVE)

    def _place(self) -> None:
        """Stand at the very foot of the window, in the middle of the page; measure as if never measured before."""
        window = self._window
        self.ensurePolished()
        self._words.setMinimumHeight(0)
        layout = self.layout()
        if layout is None:
            return
        layout.invalidate()
        wide = min(self.sizeHint().width(), window.width() - 32)
        high = max(self.heightForWidth(wide), self.minimumSizeHint().height())
        middle = self._page.mapTo(window, self._page.rect().center()).x()
        left = max(0, min(middle - wide // 2, window.width() - wide))
        self.setGeometry(left, window.height() - high, wide, high)
        if self.isVisible():
            foot = self._page.mapTo(window, self._page.rect().bottomLeft()).y() + 1
            self.covers.emit(max(0, foot - self.box().top()) if theme.is_large() else 0)

    def _fade_in(self) -> None:
        if not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(_FADE_MS)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.finished.connect(lambda: self.setGraphicsEffect(None))  # type: ignore[arg-type]  # None takes it away
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
