"""Dressing the application: one palette and one style sheet on Fusion, at start or live."""

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

from clea_desktop.ui.theme.fonts import load_fonts
from clea_desktop.ui.theme.in_force import font, gap, put_in_force, px, scale
from clea_desktop.ui.theme.palette import make_palette
from clea_desktop.ui.theme.spacing import respace
from clea_desktop.ui.theme.style_sheet import make_style_sheet
from clea_desktop.ui.theme.tokens import THEMES, ThemeName

_FUSION = "Fusion"
_IN_FUSION = "clea_in_fusion"


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make Qt's application in Fusion from its first moment: changing the style later is a fiftieth of the start."""
    application = QApplication([*arguments[:1], "-style", _FUSION])
    application.setProperty(_IN_FUSION, True)  # noqa: FBT003 - Qt's signature
    return application


def system_is_dark() -> bool:
    """Say whether the system wants a dark ground; to be asked before the application is dressed, or at leisure.

    Fusion's own palette follows the system; Qt's answer by name would load Qt's whole namespace before the first paint.
    """
    application = QApplication.instance()
    if application.property(_IN_FUSION) and not application.styleSheet():
        return bool(application.palette().window().color().lightness() < 128)
    return bool(application.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark)


def set_mode(name: ThemeName, text_scale: float = 1.0) -> None:
    """Dress the whole application, which exists already: fonts, palette, style sheet, spaces that follow the scale.

    A widget that has more to do at a change (arrange, draw an icon again) has a ``restyle`` method.
    """
    application = QApplication.instance()
    first = not application.styleSheet()
    rescaled = text_scale != scale()
    put_in_force(name, text_scale)
    if first:
        load_fonts()
        if not application.property(_IN_FUSION):
            application.setStyle(_FUSION)
    if first or rescaled:
        application.setFont(font())
    application.setPalette(make_palette(name))
    application.setStyleSheet(make_style_sheet(THEMES[name], px, gap))
    if rescaled:
        respace(application)
    if not first:
        for widget in application.allWidgets():
            restyle = getattr(widget, "restyle", None)
            if callable(restyle):
                restyle()
