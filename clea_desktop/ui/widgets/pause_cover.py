"""A calm page over the whole window: nothing of anybody is in sight, and any key comes back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.restyle import set_ground
from clea_desktop.ui.widgets.text import Label

_ALONE = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta})


class PauseCover(QWidget):
    """Covers a window until a key or a press; the focus goes back where it was, and a letter is written there."""

    ended = Signal()

    def __init__(self, window: QWidget, tr: Translate) -> None:
        super().__init__(window)
        set_ground(self, "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("no_ring", True)  # noqa: FBT003 - Qt's signature; the whole page has the focus
        words = tr("Pause. Le temps ne compte pas. Appuyez sur une touche pour reprendre.")
        self.setAccessibleName(words)
        self._window = window
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        theme.space(column, gap=16, margins=(32, 32, 32, 32))
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Picture("pause", 28, "accent", disc=56), 0, middle)
        column.addWidget(Label(tr("Pause"), role="title"), 0, middle)
        column.addWidget(Label(tr("Le temps ne compte pas."), tone="muted"), 0, middle)
        column.addWidget(Label(tr("Appuyez sur une touche pour reprendre."), role="strong"), 0, middle)
        column.addStretch(1)
        window.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Cover the window."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Show the window again, with the focus where it was."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep every shortcut of the window from acting under the cover."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Cover the whole window when it changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Come back on any key but one that is held for another; what it writes goes where the focus was."""
        if Qt.Key(event.key()) in _ALONE:
            return
        before = self._before
        self.ended.emit()
        if before is not None and before.hasFocus() and _writes(event):
            QApplication.sendEvent(before, _same_key(event))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002, FBT001, ARG002 - Qt's signature
        """Keep Tab from walking under the cover: it comes back as any key does."""
        return False

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Come back on a press."""
        self.ended.emit()


def _writes(event: QKeyEvent) -> bool:
    """Say whether a key writes something: AltGr holds Ctrl and Alt together, and writes."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    alone = held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    return event.text().isprintable() and bool(event.text().strip()) and not alone


def _same_key(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
