"""Tips are plain text, whatever is in them."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clea_desktop.ui.widgets.tips import tell_on_hover


def test_a_tip_shows_what_it_was_given_and_fetches_nothing(qtbot: QtBot) -> None:
    said = 'Titre <img src="//ailleurs/image.png"> & suite\nR&D'
    widget = QWidget()
    qtbot.addWidget(widget)
    tell_on_hover(widget, said)
    shown = QTextDocument()
    shown.setHtml(widget.toolTip())
    assert shown.toPlainText() == said
    assert "<img" not in widget.toolTip()


def test_an_empty_tip_is_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    tell_on_hover(widget, "")
    assert not widget.toolTip()
