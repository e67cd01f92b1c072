"""A day, typed as people write it: 7/3/1988, 07.03.1988 or 07031988."""

import re
from datetime import date

from PySide6.QtCore import Qt

from clea_desktop.core.text import Translate
from clea_desktop.ui.widgets.form_field import FormField

_PARTS = re.compile(r"\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})\s*")
_DIGITS = re.compile(r"\s*(\d{2})(\d{2})(\d{4})\s*")


def read_day(text: str) -> date | None:
    """Read a French day; None when there is no such day."""
    found = _PARTS.fullmatch(text) or _DIGITS.fullmatch(text)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateField(FormField):
    """A field for a day; what is typed is written out as ``07/03/1988`` once it is understood and left."""

    def __init__(self, tr: Translate, label: str, *, help_text: str = "") -> None:
        super().__init__(label, help_text=help_text, placeholder=tr("jj/mm/aaaa"))
        self.editor.setInputMethodHints(Qt.InputMethodHint.ImhDate)
        self.editor.editingFinished.connect(self._write_out)

    def day(self) -> date | None:
        """Return the day, or None when nothing (or no day) is written."""
        return read_day(self.text())

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.set_text("" if day is None else f"{day:%d/%m/%Y}")

    def _write_out(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)
