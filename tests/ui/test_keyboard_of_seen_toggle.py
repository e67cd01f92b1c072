"""The three-state toggle tells wishes by its keys and its parts, and shows only what it is given."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clea_desktop.core.exercise import Seen
from clea_desktop.core.text import translator
from clea_desktop.ui.widgets.seen_toggle import SeenToggle


@pytest.fixture
def toggle(qtbot: QtBot) -> SeenToggle:
    made = SeenToggle(translator(), "Critère 2.1.1")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_each_key_tells_its_wish_and_the_same_one_empties(toggle: SeenToggle) -> None:
    wishes: list[object] = []
    toggle.wished.connect(wishes.append)
    for key in (Qt.Key.Key_O, Qt.Key.Key_P, Qt.Key.Key_N):
        QTest.keyClick(toggle, key)
    assert wishes == [Seen.YES, Seen.PARTLY, Seen.NO]
    assert toggle.value is None
    toggle.show_value(Seen.PARTLY)
    assert toggle.accessibleName().endswith("vu en partie")
    QTest.keyClick(toggle, Qt.Key.Key_P)
    QTest.keyClick(toggle, Qt.Key.Key_Delete)
    assert wishes[3:] == [None, None]


def test_each_part_is_pressed_where_its_letter_stands(toggle: SeenToggle) -> None:
    wishes: list[object] = []
    toggle.wished.connect(wishes.append)
    for part in (1, 3, 5):
        place = QPoint(toggle.width() * part // 6, toggle.height() // 2)
        QTest.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=place)
    assert wishes == [Seen.YES, Seen.PARTLY, Seen.NO]


def test_a_locked_one_tells_nothing(toggle: SeenToggle) -> None:
    wishes: list[object] = []
    toggle.wished.connect(wishes.append)
    toggle.set_locked(locked=True)
    QTest.keyClick(toggle, Qt.Key.Key_O)
    assert wishes == []
