"""What the new candidate's form shows: what is missing under each field, and who may already be there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clea_desktop.core.birth import Birth, read_birth
from clea_desktop.core.dossier import Identity
from clea_desktop.core.framework_correction import base_version
from clea_desktop.core.likeness import Likeness
from clea_desktop.core.names import tidy
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.framework_views import VersionView
from clea_desktop.services.views import Twin
from clea_desktop.ui.labels import born, joined, what_opens

_OLDEST = 120
_LONGEST_TITLE = 64


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed so far."""

    birth_name: str = ""
    first_name: str = ""
    birth_text: str = ""
    framework: str = ""

    @property
    def birth(self) -> Birth | None:
        """Return the birth date as far as it is known."""
        return read_birth(self.birth_text)

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
class TwinLine:
    """Somebody who may be the same person: who they are, and how sure it is."""

    dossier_id: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class RegisterState:
    """The whole form."""

    errors: Errors = Errors()
    twin: TwinLine | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkChoice:
    """The versions a dossier may be opened on, as (key, words); fewer than two leave nothing to choose.

    ``kind`` says whether the dossier will be real.
    """

    choices: tuple[tuple[str, str], ...]
    in_use: str
    kind: str = ""


def framework_choice(versions: Sequence[VersionView], tr: Translate, *, body_enrolled: bool) -> FrameworkChoice:
    """Offer the version in use, and the last one of each other; what a correction replaced is not offered."""
    kept: dict[tuple[str, str], VersionView] = {}
    for version in versions:
        kept.setdefault((version.id, base_version(version.version)), version)
    ids = [version.id for version in kept.values()]
    choices = tuple(
        (version.key, _framework_words(version, tr) if ids.count(version.id) > 1 else _title(version))
        for version in kept.values()
    )
    in_use = next((version.key for version in versions if version.in_use), "")
    return FrameworkChoice(choices, in_use, what_opens(tr, body_enrolled=body_enrolled))


def _framework_words(version: VersionView, tr: Translate) -> str:
    number = tr("version {version}", version=version.version)
    in_use = tr("en usage") if version.in_use else ""
    return f"{_title(version)}\n{joined((number, in_use), tr)}"


def _title(version: VersionView) -> str:
    title = french(version.title)
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"


def check_draft(draft: Draft, today: date, tr: Translate) -> Errors:
    """Say what is missing, field by field."""
    return Errors(
        birth_name="" if tidy(draft.birth_name) else tr("Écrivez le nom de naissance."),
        first_name="" if tidy(draft.first_name) else tr("Écrivez le prénom."),
        birth_date=_date_error(draft, today, tr),
    )


def _date_error(draft: Draft, today: date, tr: Translate) -> str:
    if draft.birth is None:
        if draft.birth_text.strip():
            return tr("Cette date n'existe pas. Écrivez jour, mois, année : 21/11/1984.")
        return tr("Écrivez la date de naissance, ou l'année si elle seule est connue.")
    day = draft.birth.day
    if day >= today:
        return tr("Cette date est à venir : vérifiez l'année.")
    if today.year - day.year > _OLDEST:
        return tr("Cette date est bien ancienne : vérifiez l'année.")
    return ""


def register_state(errors: Errors, tr: Translate, *, twins: tuple[Twin, ...] = ()) -> RegisterState:
    """Show the form after a try: errors first, then possible twins."""
    if errors.any or not twins:
        return RegisterState(errors=errors, act=tr("Ouvrir le dossier"))
    return RegisterState(twin=twin_line(twins, tr), act=tr("Ouvrir un autre dossier"))


def twin_line(twins: tuple[Twin, ...], tr: Translate) -> TwinLine:
    """Say who may be the same person, the surest of them, and kindly what to look at."""
    first = twins[0]
    identity = Identity(first.row.birth_name, first.row.first_name, first.row.birth_date, birth_known=first.birth_known)
    sentence = tr(
        "{first_name} {birth_name}, {born}, a déjà le dossier {code}.",
        first_name=first.row.first_name,
        birth_name=first.row.birth_name,
        born=born(identity, tr),
        code=first.row.code,
    )
    return TwinLine(first.row.dossier_id, sentence, " ".join(_advice(first.likeness, len(twins) - 1, tr)))


def _advice(sure: Likeness, others: int, tr: Translate) -> list[str]:
    advice = {
        Likeness.SURE: tr("C'est sûrement la même personne : son dossier l'attend."),
        Likeness.MAYBE: tr("C'est peut-être la même personne. Regardez avec elle."),
    }
    if not others:
        return [advice[sure]]
    more = how_many(others, tr("{count} autre dossier lui ressemble."), tr("{count} autres dossiers lui ressemblent."))
    return [advice[sure], more.format(count=others)]
