"""Words on a page: ``Label`` for one line, ``Prose`` for what may wrap. Neither is ever cut."""

from typing import TYPE_CHECKING, Literal

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.restyle import set_kind

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

Role = Literal["body", "strong", "lead", "large", "title", "code", "question", "said"]
Tone = Literal["ink", "muted", "accent", "ok", "warn", "bad"]
_COMFORTABLE, _WIDE = 560, 1040


class _Words(QLabel):
    """A label in one of the sizes and inks of the visual language."""

    def __init__(self, text: str, role: Role, tone: Tone) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text as it is written: what looks like a tag is not one."""
        if "<" in text and not self.property("rich"):
            self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        super().setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Change the ink."""
        set_kind(self, "tone", tone)


class Label(_Words):
    """One line that keeps its whole width."""

    def __init__(self, text: str = "", *, role: Role = "body", tone: Tone = "ink") -> None:
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)


class Prose(_Words):
    """Words that wrap in the width they are given, and take all the height they then need.

    Layouts lose ``heightForWidth`` in nested boxes and scroll areas; holding the minimum height to it at every change
    of width is what keeps the last line from being cut. ``width`` limits the measure (unscaled; 0 for none).
    """

    def __init__(self, text: str = "", *, role: Role = "body", tone: Tone = "ink", width: int = 0) -> None:
        self._limit = width
        self._laid_out = False
        self._one_line = -1
        super().__init__(text, role, tone)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if width:
            theme.limit_width(self, width)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text and take the height it needs."""
        self._one_line = -1
        super().setText(text)
        self._hold_height()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line when it is short, for a comfortable measure when it is long."""
        self.ensurePolished()
        if self._one_line < 0:
            measured = self.fontMetrics().boundingRect(0, 0, 1 << 20, 1 << 20, 0, self.text())
            self._one_line = measured.width() + 2
        limit = self._limit or (_WIDE if self.property("role") in {"title", "question"} else _COMFORTABLE)
        width = min(self._one_line, theme.px(limit))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Accept any width that holds a long word."""
        self.ensurePolished()
        return QSize(min(self.sizeHint().width(), theme.px(96)), self.fontMetrics().height())

    def resizeEvent(self, event: "QResizeEvent") -> None:  # noqa: N802 - Qt's name
        """Take the height the new width needs."""
        super().resizeEvent(event)
        self._laid_out = True
        self._hold_height()

    def restyle(self) -> None:
        """Measure again when type changes, and once more in the width that the layouts then give."""
        self._one_line = -1
        self._hold_height()
        QtCore.QTimer.singleShot(0, self, self._hold_height)

    def _hold_height(self) -> None:
        if not self._laid_out:
            return
        held = self.minimumHeight()
        self.setMinimumHeight(0)  # what is held would count in the measure, and never shrink again
        needed = self.heightForWidth(self.width())
        self.setMinimumHeight(max(needed, 0))
        if needed != held:
            self.updateGeometry()
