"""The visual language in Qt: ``theme.colour``, ``theme.px``, ``theme.gap``, ``theme.set_mode``."""

from clea_desktop.ui.theme.fonts import FAMILY
from clea_desktop.ui.theme.in_force import colour, font, gap, is_large, px, scale, theme_name
from clea_desktop.ui.theme.mode import make_application, set_mode, system_is_dark
from clea_desktop.ui.theme.spacing import code_width, fix_width, limit_width, space
from clea_desktop.ui.theme.tokens import SCALES, ThemeName, Token

__all__ = [
    "FAMILY",
    "SCALES",
    "ThemeName",
    "Token",
    "code_width",
    "colour",
    "fix_width",
    "font",
    "gap",
    "is_large",
    "limit_width",
    "make_application",
    "px",
    "scale",
    "set_mode",
    "space",
    "system_is_dark",
    "theme_name",
]
