"""What the new candidate's form shows: what is missing under each field, and who may already be there."""

from dataclasses import dataclass
from datetime import date

from clea_desktop.core.clock import french_day
from clea_desktop.core.names import tidy
from clea_desktop.core.text import Translate
from clea_desktop.services.views import CandidateRow

_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed so far."""

    birth_name: str = ""
    first_name: str = ""
    birth_date: date | None = None
    birth_text: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was typed."""
        return not (self.birth_name.strip() or self.first_name.strip() or self.birth_text.strip())


@dataclass(frozen=True, slots=True)
class Errors:
    """One sentence per field that needs a look; "" when it is right."""

    birth_name: str = ""
    first_name: str = ""
    birth_date: str = ""

    @property
    def any(self) -> bool:
        """Say whether a field needs a look."""
        return bool(self.birth_name or self.first_name or self.birth_date)


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody who may be the same person."""

    dossier_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RegisterState:
    """The whole form."""

    errors: Errors = Errors()
    twin: Twin | None = None
    act: str = ""


def check_draft(draft: Draft, today: date, tr: Translate) -> Errors:
    """Say what is missing, field by field."""
    return Errors(
        birth_name="" if tidy(draft.birth_name) else tr("Écrivez le nom de naissance."),
        first_name="" if tidy(draft.first_name) else tr("Écrivez le prénom."),
        birth_date=_date_error(draft, today, tr),
    )


def _date_error(draft: Draft, today: date, tr: Translate) -> str:
    day = draft.birth_date
    if day is None:
        if draft.birth_text.strip():
            return tr("Cette date n'existe pas. Écrivez jour, mois, année : 21/11/1984.")
        return tr("Écrivez la date de naissance : jour, mois, année.")
    if day >= today:
        return tr("Cette date est à venir : vérifiez l'année.")
    if today.year - day.year > _OLDEST:
        return tr("Cette date est bien ancienne : vérifiez l'année.")
    return ""


def register_state(errors: Errors, tr: Translate, *, twins: tuple[CandidateRow, ...] = ()) -> RegisterState:
    """Show the form after a try: errors first, then possible twins."""
    if errors.any or not twins:
        return RegisterState(errors=errors, act=tr("Ouvrir le dossier"))
    return RegisterState(twin=_twin(twins[0], tr), act=tr("Ouvrir un autre dossier"))


def _twin(row: CandidateRow, tr: Translate) -> Twin:
    sentence = tr(
        "{first_name} {birth_name}, naissance le {day}, a déjà le dossier {code}.",
        first_name=row.first_name,
        birth_name=row.birth_name,
        day=french_day(row.birth_date),
        code=row.code,
    )
    return Twin(row.dossier_id, sentence)
