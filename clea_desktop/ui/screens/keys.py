"""The keys of a screen: they act while it is in sight and no question is being asked over it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from clea_desktop.ui.widgets.dialog_panel import DialogPanel


def on_key(owner: QWidget, keys: str | Qt.Key, act: Callable[[], None]) -> None:
    """Do something on a key. Letters and figures typed in a field never come here: the field takes them first."""
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(lambda: None if _is_asking(owner) else act())


def _is_asking(owner: QWidget) -> bool:
    return any(panel.isVisible() for panel in owner.window().findChildren(DialogPanel))
