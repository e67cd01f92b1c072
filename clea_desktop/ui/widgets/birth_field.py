"""A birth date, known in whole or in part; written out once it is understood and left."""

from PySide6.QtCore import Qt

from clea_desktop.core.birth import Birth, read_birth
from clea_desktop.core.text import Translate
from clea_desktop.ui.widgets.form_field import FormField


class BirthField(FormField):
    """A field for a birth date: the day, the month and year, or the year alone."""

    def __init__(self, tr: Translate, label: str, *, help_text: str = "") -> None:
        super().__init__(label, help_text=help_text, placeholder=tr("jj/mm/aaaa"))
        self.editor.setInputMethodHints(Qt.InputMethodHint.ImhDate)
        self.editor.editingFinished.connect(self._write_out)

    def birth(self) -> Birth | None:
        """Return what is known, or None when nothing (or no date) is written."""
        return read_birth(self.text())

    def _write_out(self) -> None:
        birth = self.birth()
        if birth is not None:
            self.set_text(birth.written())
