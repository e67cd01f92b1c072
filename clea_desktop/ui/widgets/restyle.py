"""Changing a dynamic property that the style sheet reads: Qt looks again only when it is asked to."""

from PySide6 import QtCore
from PySide6.QtWidgets import QWidget


def set_kind(widget: QWidget, name: str, value: str) -> None:
    """Set a property (``kind``, ``tone``, ``wrong``…) and have the widget dressed again if it already was."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()


def set_ground(widget: QWidget, ground: str) -> None:
    """Give a plain widget one of the grounds of the style sheet (``paper``, ``sunken``, ``surface``, ``card``)."""
    widget.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
    set_kind(widget, "ground", ground)
