"""The icons and resources: each drawing is found, understood by Qt, and drawn in the ink that is asked for."""

import re

import pytest
from PySide6.QtGui import QColor

from clea_desktop.resource_files import read_resource, resource_path
from clea_desktop.ui import theme
from clea_desktop.ui.icons import icon, pixmap

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def test_resources_are_found_by_one_function() -> None:
    assert read_resource("icons", "mark.svg").startswith(b"<svg")
    with pytest.raises(FileNotFoundError):
        read_resource("icons", "nothing.svg")


@pytest.mark.parametrize("name", NAMES)
def test_each_icon_is_one_of_the_family(name: str) -> None:
    drawing = read_resource("icons", f"{name}.svg").decode()
    assert 'viewBox="0 0 24 24"' in drawing
    assert "currentColor" in drawing
    assert not re.search(r"#[0-9A-Fa-f]{3,6}|<text|<image|href", drawing)


@pytest.mark.parametrize("name", NAMES)
def test_each_icon_is_drawn_in_the_ink_it_is_given(name: str) -> None:
    drawn = pixmap(name, 20, "accent", ratio=2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (40, 2.0)
    image = drawn.toImage()
    inks = {
        image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
    }
    accent = theme.colour("accent")
    assert inks
    for ink in map(QColor, inks):  # the edge of a curve may round by one
        assert (
            max(abs(ink.red() - accent.red()), abs(ink.green() - accent.green()), abs(ink.blue() - accent.blue())) <= 1
        )


def test_a_disabled_icon_is_muted_not_pale() -> None:
    made = icon("lock", 20, "on_accent")
    image = made.pixmap(20, 20, mode=made.Mode.Disabled).toImage()
    solid = [image.pixelColor(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() > 250]
    assert QColor(theme.colour("muted")).name() in {colour.name() for colour in solid}
