"""Dressing the application: one palette and one style sheet on Fusion, at start or live."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication

from clea_desktop.ui.theme.fonts import load_fonts
from clea_desktop.ui.theme.in_force import font, gap, put_in_force, px, scale
from clea_desktop.ui.theme.palette import make_palette
from clea_desktop.ui.theme.spacing import respace
from clea_desktop.ui.theme.style_sheet import make_style_sheet
from clea_desktop.ui.theme.tokens import THEMES, ThemeName


@runtime_checkable
class Restyled(Protocol):
    """A widget that has something of its own to do when the theme or the scale changes."""

    def restyle(self) -> None:
        """Measure, arrange and draw again."""
        ...


def set_mode(name: ThemeName, text_scale: float = 1.0) -> None:
    """Dress the whole application, which exists already: fonts, palette, style sheet, spaces that follow the scale."""
    application = QApplication.instance()
    first = not application.styleSheet()
    rescaled = text_scale != scale()
    put_in_force(name, text_scale)
    if first:
        load_fonts()
        application.setStyle("Fusion")
    if first or rescaled:
        application.setFont(font())
    application.setPalette(make_palette(name))
    application.setStyleSheet(make_style_sheet(THEMES[name], px, gap))
    if rescaled:
        respace(application)
    if not first:
        for widget in application.allWidgets():
            if isinstance(widget, Restyled):
                widget.restyle()
