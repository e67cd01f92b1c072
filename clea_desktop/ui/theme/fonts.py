"""The reading face, Atkinson Hyperlegible: loaded from its package, once, and only the two weights that are drawn."""

import os

import fontpkg_atkinson_hyperlegible as face
from PySide6.QtGui import QFont, QFontDatabase

FAMILY: str = face.FAMILY
_FILES = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")
_loaded: list[int] = []


def load_fonts() -> bool:
    """Give Qt the face; say whether it really has the family now (a missing file must not stop the product)."""
    if not _loaded:
        folder = os.path.join(str(face.ROOT), "files")  # noqa: PTH118 - no pathlib work before the first paint
        _loaded.extend(QFontDatabase.addApplicationFont(os.path.join(folder, name)) for name in _FILES)  # noqa: PTH118 - same
    return all(number >= 0 for number in _loaded)


def make_font(size: int, *, bold: bool = False) -> QFont:
    """Return the face at a size in (already scaled) pixels."""
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
