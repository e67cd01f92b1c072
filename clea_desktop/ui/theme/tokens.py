"""Every colour and measure of the visual language, written once: no colour is named anywhere else."""

from enum import Enum
from typing import Literal

Token = Literal[
    "paper", "surface", "sunken", "line", "edge", "ink", "muted", "accent", "on_accent", "accent_hover",
    "soft", "soft_line", "ok", "ok_soft", "warn", "warn_soft", "bad", "bad_soft", "fill", "on_fill",
]  # fmt: skip


class ThemeName(Enum):
    """The two grounds a person may read on."""

    LIGHT = "light"
    DARK = "dark"


LIGHT: dict[Token, str] = {
    "paper": "#F8F5EF", "surface": "#FFFEFB", "sunken": "#F0EBE1",
    "line": "#E2DBCE", "edge": "#857C6E",
    "ink": "#25211C", "muted": "#5E574C",
    "accent": "#34479B", "on_accent": "#FFFFFF", "accent_hover": "#2A3A82",
    "soft": "#E8EAF6", "soft_line": "#B7BFE2",
    "ok": "#1D6743", "ok_soft": "#E2EFE6",
    "warn": "#875000", "warn_soft": "#FAECD3",
    "bad": "#A12F29", "bad_soft": "#F8E4E0",
    "fill": "#4B453B", "on_fill": "#FFFFFF",
}  # fmt: skip
DARK: dict[Token, str] = {
    "paper": "#1A1815", "surface": "#23201C", "sunken": "#13110F",
    "line": "#3A352E", "edge": "#93897B",
    "ink": "#F2EDE4", "muted": "#B8AFA2",
    "accent": "#B1BDFB", "on_accent": "#171C3D", "accent_hover": "#C8D0FD",
    "soft": "#2B3052", "soft_line": "#4C568F",
    "ok": "#93D6B0", "ok_soft": "#1E3529",
    "warn": "#F1C07A", "warn_soft": "#3B2D17",
    "bad": "#F4AAA1", "bad_soft": "#43231F",
    "fill": "#D6CDBF", "on_fill": "#1A1815",
}  # fmt: skip
THEMES: dict[ThemeName, dict[Token, str]] = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK}

SCALES = (1.0, 1.25, 1.5, 2.0)
LARGE_FROM = 1.5

TITLE, LEAD, BODY = 28, 18, 15
RADIUS_CONTROL, RADIUS_CARD, RADIUS_DIALOG = 8, 12, 16
TARGET, INPUT_HEIGHT, STATUS_HEIGHT = 44, 48, 40
PAGE_MARGIN = 32
RAIL_WIDTH, RAIL_FOLDED = 208, 72
