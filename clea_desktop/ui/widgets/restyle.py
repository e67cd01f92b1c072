"""Changing a dynamic property that the style sheet reads: Qt looks again only when it is asked to."""

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QWidget


def set_kind(widget: QWidget, name: str, value: str) -> None:
    """Change a property (``kind``, ``tone``, ``wrong``…) and have the widget dressed again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()


def set_ground(widget: QWidget, ground: str) -> None:
    """Give a new widget one of the grounds of the style sheet: ``paper``, ``sunken``, ``surface``, ``card``, ``none``.

    Frames and plain widgets paint it by themselves; classes of ours have to be told to.
    """
    widget.setProperty("ground", ground)
    if not isinstance(widget, QFrame) and type(widget) is not QWidget:
        widget.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
