"""Buttons: one filled per screen, the others outlined or a link; all 44 px high, pressed by Entrée or Espace."""

from typing import TYPE_CHECKING, Literal

from PySide6 import QtCore
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import NBSP
from clea_desktop.ui import theme
from clea_desktop.ui.icons import icon as make_icon
from clea_desktop.ui.icons import icon_size, pixmap
from clea_desktop.ui.theme import Token
from clea_desktop.ui.widgets.restyle import set_kind
from clea_desktop.ui.widgets.text import Prose
from clea_desktop.ui.widgets.tips import tell_on_hover

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Kind = Literal["primary", "outlined", "link"]
INKS: dict[str, Token] = {"primary": "on_accent", "outlined": "ink", "link": "accent", "icon": "muted"}


class _IconedButton(QPushButton):
    """A button that keeps the name of its icon, and has it drawn again in the ink of the theme."""

    def __init__(self, kind: str, icon: str) -> None:
        super().__init__()
        self._icon_name = icon
        self._drawn = ""
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw_icon()

    def show_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon_name = icon
        self._draw_icon()

    def restyle(self) -> None:
        """Draw the icon again in the inks of a new theme or at a new scale."""
        self._draw_icon()

    def keyPressEvent(self, event: "QKeyEvent") -> None:  # noqa: N802 - Qt's name
        """Press on Entrée too: people expect it of the button they are on."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _draw_icon(self) -> None:
        drawn = f"{self._icon_name} {theme.theme_name()} {theme.scale()}"
        if not self._icon_name or drawn == self._drawn:
            return
        self._drawn = drawn
        self.setIconSize(icon_size())
        self.setIcon(make_icon(self._icon_name, 20, INKS[str(self.property("kind"))]))


class Button(_IconedButton):
    """A button with words, and perhaps an icon before (or after) them."""

    def __init__(self, text: str, *, kind: Kind = "outlined", icon: str = "", icon_right: bool = False) -> None:
        self._icon_right = icon_right
        self._trailing: QLabel | None = None
        super().__init__(kind, icon)
        if icon_right:
            self.setProperty("icon_after", "true")
            self._trailing = QLabel(self)
            row = QHBoxLayout(self)
            row.addStretch(1)
            row.addWidget(self._trailing)
            self._draw_icon()
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Change the words; a no-break space keeps them off the icon."""
        self.setAccessibleName(text)
        shown = text.replace("&", "&&")
        self.setText(NBSP + shown if self._icon_name and not self._icon_right else shown)

    def set_kind(self, kind: Kind) -> None:
        """Make it the screen's filled button, or no longer."""
        set_kind(self, "kind", kind)
        self._drawn = ""
        self._draw_icon()

    def _draw_icon(self) -> None:
        """Draw the icon; one that follows the words is a label of its own, for Qt only puts icons before them."""
        if not self._icon_right:
            super()._draw_icon()
            return
        layout = self.layout()
        if self._trailing is None or layout is None:
            return
        kind = str(self.property("kind"))
        ratio = self.devicePixelRatioF()
        self._trailing.setPixmap(pixmap(self._icon_name, 20, INKS[kind], ratio=ratio))
        layout.setContentsMargins(0, 0, theme.gap(8 if kind == "link" else 16), 0)


class IconButton(_IconedButton):
    """A 44 × 44 button that is only an icon; its name is read aloud and shown under the pointer."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__("icon", icon)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Change what it is called."""
        self.setAccessibleName(name)
        tell_on_hover(self, name)


class ReasonedButton(QWidget):
    """A button that is never disabled without the reason written under it."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        self.button = button
        self._reason = Prose(tone="muted")
        self._reason.hide()
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        column.addWidget(button)
        column.addWidget(self._reason)

    def allow(self) -> None:
        """Let it be pressed."""
        self.button.setEnabled(True)
        self.button.setAccessibleDescription("")
        self._reason.hide()

    def refuse(self, reason: str) -> None:
        """Disable it, and say why."""
        self.button.setEnabled(False)
        self.button.setAccessibleDescription(reason)
        self._reason.setText(reason)
        self._reason.show()
