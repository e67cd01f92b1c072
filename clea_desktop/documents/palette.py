"""The colours of paper: the light theme's, on white, dark enough to survive a tired office printer."""

from reportlab.lib.colors import HexColor

INK = HexColor(0x25211C)
MUTED = HexColor(0x5E574C)
LINE = HexColor(0xE2DBCE)
EDGE = HexColor(0x857C6E)
ACCENT = HexColor(0x34479B)
ON_ACCENT = HexColor(0xFFFFFF)
SOFT = HexColor(0xE8EAF6)
SUNKEN = HexColor(0xF0EBE1)
WARN = HexColor(0x875000)
WARN_SOFT = HexColor(0xFAECD3)
