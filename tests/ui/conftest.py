"""What tests of the window share: an application dressed as usual, and the same again afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from clea_desktop.ui import theme
from clea_desktop.ui.theme import ThemeName


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    if not qapp.styleSheet():
        theme.set_mode(ThemeName.LIGHT)
    yield
    for window in qapp.topLevelWidgets():  # what lives on would be dressed again at each change of mode
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if (theme.theme_name(), theme.scale()) != (ThemeName.LIGHT, 1.0):
        theme.set_mode(ThemeName.LIGHT, 1.0)
