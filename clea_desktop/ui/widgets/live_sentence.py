"""The live sentence: what the rule says now, at title size, with its numbers in bold."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent

from clea_desktop.ui.widgets.text import Prose

_NUMBER = re.compile(r"\d+")


class LiveSentence(Prose):
    """A sentence whose numbers stand out; it is read aloud again when it changes."""

    def __init__(self) -> None:
        super().__init__(role="large")
        self.setProperty("rich", True)  # noqa: FBT003 - Qt's signature
        self.setTextFormat(Qt.TextFormat.RichText)
        self._sentence = ""

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence; the same one again changes nothing."""
        if sentence == self._sentence:
            return
        self._sentence = sentence
        self.setText(_NUMBER.sub(r"<b>\g<0></b>", escape(sentence, quote=False)))
        self.setAccessibleName(sentence)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def sentence(self) -> str:
        """Return the sentence in plain text."""
        return self._sentence
