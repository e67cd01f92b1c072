"""A question in the window itself: over a veil, the safe button first, and Échap is the safe answer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from clea_desktop.ui import theme
from clea_desktop.ui.ports import Question
from clea_desktop.ui.theme.tokens import RADIUS_DIALOG
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.shadow import paint_shadow
from clea_desktop.ui.widgets.text import Prose

_WIDTH, _VEIL = 480, 90


class _Box(QWidget):
    """The box of the question."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the surface and its hairline; the veil paints the shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        radius = theme.px(RADIUS_DIALOG)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class DialogPanel(QWidget):
    """Covers its window until it is answered, keeps the focus inside, and gives it back where it was."""

    def __init__(
        self, window: QWidget, question: Question, act: Callable[[], None], *, content: QWidget | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._act = window, act
        self._is_answered = False
        self._before = QApplication.focusWidget()
        self.setAccessibleName(f"{question.title} {question.consequence}")
        self.box = _Box(self)
        self.keep = Button(question.keep)
        self.act = Button(question.act, kind="primary")
        self.keep.clicked.connect(self.decline)
        self.act.clicked.connect(self.accept)
        column = QVBoxLayout(self.box)
        theme.space(column, gap=8, margins=(24, 24, 24, 24))
        column.addWidget(Prose(question.title, role="lead"))
        column.addWidget(Prose(question.consequence))
        if content is not None:
            column.addSpacing(theme.gap(8))
            column.addWidget(content)
        column.addSpacing(theme.gap(8))
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._buttons, gap=12)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.keep)
        self._buttons.addWidget(self.act)
        column.addLayout(self._buttons)
        window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        first = content if content is not None else self.keep
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Act, and go; pressed twice, act once."""
        if not self._is_answered:
            self._leave()
            self._act()

    def decline(self) -> None:
        """Go without acting."""
        if not self._is_answered:
            self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Échap as the safe answer, and keep every other key from the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.decline()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and signature
        """Keep Tab inside."""
        inside = [w for w in self.findChildren(QWidget) if w.isVisible() and w.isEnabled() and _takes_tab(w)]
        now = QApplication.focusWidget()
        if not inside:
            return False
        index = inside.index(now) if now in inside else -1
        step = 1 if forward else -1
        inside[(index + step) % len(inside)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Cover the window whatever its size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the veil, and the shadow of the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.colour("sunken"))
        veil.setAlpha(160 + _VEIL // 3)
        painter.fillRect(self.rect(), veil)
        paint_shadow(painter, QRectF(self.box.geometry()), theme.px(RADIUS_DIALOG))

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        wide = min(theme.px(_WIDTH), self.width() - 2 * theme.gap(24))
        self.box.setFixedWidth(wide)
        layout = self.box.layout()
        high = max(layout.heightForWidth(wide), layout.sizeHint().height()) if layout is not None else 0
        self.box.setGeometry((self.width() - wide) // 2, max(0, (self.height() - high) // 2), wide, high)

    def _leave(self) -> None:
        """Give the focus back first: hiding what has it would send it looking for a place by itself."""
        self._is_answered = True
        self._window.removeEventFilter(self)
        before = self._before
        alive = before is not None and isValid(before)  # type: ignore[no-untyped-call]  # shiboken has no types
        if before is not None and alive and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
