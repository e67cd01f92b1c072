"""Who the person is, as registered: both names and the birth date, corrected where they are read."""

import dataclasses
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from clea_desktop.core.birth import Birth
from clea_desktop.core.dossier import Identity
from clea_desktop.core.limits import NAME_LIMIT
from clea_desktop.core.names import tidy
from clea_desktop.core.text import Translate
from clea_desktop.ui.screens.register.state import Draft, Errors
from clea_desktop.ui.widgets.birth_field import BirthField
from clea_desktop.ui.widgets.form_field import FormField


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What is kept, and what keeps a correction from being kept."""

    kept: Draft
    errors: Errors = dataclasses.field(default_factory=Errors)


def draft_of(identity: Identity) -> Draft:
    """Return what the register's form would have to be given for this person."""
    birth = Birth(identity.birth_date, identity.birth_known)
    return Draft(identity.birth_name, identity.first_name, birth.written())


class PersonFields(QObject):
    """Three fields in two parts of the welcome; ``corrected`` carries all three as soon as one was changed and left."""

    corrected = Signal(Draft)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.birth_name = FormField(tr("Nom de naissance"), limit=NAME_LIMIT)
        self.first_name = FormField(tr("Prénom"), limit=NAME_LIMIT)
        self.birth_date = BirthField(tr, tr("Date de naissance"))
        self._kept, self._is_wrong = Draft(), False
        for field in (self.birth_name, self.first_name, self.birth_date):
            field.editor.editingFinished.connect(self.flush)

    def show_person(self, line: PersonLine, *, anew: bool) -> None:
        """Show what is kept; what is typed and not kept yet stays, with what is wrong under it."""
        pairs = (
            (self.birth_name, self._kept.birth_name, line.kept.birth_name, line.errors.birth_name),
            (self.first_name, self._kept.first_name, line.kept.first_name, line.errors.first_name),
            (self.birth_date, self._kept.birth_text, line.kept.birth_text, line.errors.birth_date),
        )
        for field, before, now, error in pairs:
            if anew or tidy(field.text()) in {before, now}:
                field.set_text(now)
            field.show_error(error)
        self._kept, self._is_wrong = line.kept, line.errors.any

    def flush(self) -> None:
        """Say what was typed, unless it is what is kept; after a mistake, that too is said."""
        draft = Draft(tidy(self.birth_name.text()), tidy(self.first_name.text()), tidy(self.birth_date.text()))
        if draft != self._kept or self._is_wrong:
            self.corrected.emit(draft)
