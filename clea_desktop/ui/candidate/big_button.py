"""A button for a candidate: 64 px high, words of 24 px; Espace is left to the voice where there is one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from clea_desktop.ui.icons import icon, icon_size
from clea_desktop.ui.widgets.button import INKS, Button, Kind

_ICON = 26


class BigButton(Button):
    """Pressed by a touch, by Entrée, and by Espace unless Espace listens."""

    def __init__(self, text: str, *, kind: Kind = "outlined", drawing: str = "", listens: bool = False) -> None:
        self._listens = listens
        super().__init__(text, kind=kind, icon=drawing)
        self.setProperty("big", "true")
        self.restyle()

    def restyle(self) -> None:
        """Draw the icon as large as the words."""
        super().restyle()
        self.setIconSize(icon_size(_ICON))
        self.setIcon(icon(self._icon_name, _ICON, INKS[str(self.property("kind"))]))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Espace to the page where it listens."""
        if self._listens and event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)
