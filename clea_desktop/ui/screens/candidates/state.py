"""What the list of candidates shows. Searching ignores accents, case and the order of the words."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.names import fold
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.views import CandidateRow
from clea_desktop.ui.labels import dossier_state_pill, moment


@dataclass(frozen=True, slots=True)
class Line:
    """One candidate."""

    dossier_id: str
    name: str
    code: str
    step: str
    saved: str
    pill: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands in place of an empty list."""

    title: str
    text: str
    action: str


@dataclass(frozen=True, slots=True)
class CandidatesState:
    """The whole screen; ``empty`` is set when there is no line. ``on_laptop`` goes to the status line."""

    summary: str
    searched: str
    lines: tuple[Line, ...]
    empty: Empty | None
    may_register: bool
    on_laptop: str
    recovery_confirmed: bool


@dataclass(frozen=True, slots=True)
class Searchable:
    """A row and its folded words, computed once for all searches."""

    row: CandidateRow
    words: str


def searchable(rows: tuple[CandidateRow, ...]) -> tuple[Searchable, ...]:
    """Fold every row once."""
    return tuple(Searchable(row, fold(f"{row.birth_name} {row.first_name} {row.code}")) for row in rows)


def candidates_state(  # noqa: PLR0913 - the rows, and what surrounds them
    rows: tuple[Searchable, ...],
    searched: str,
    now: datetime,
    tr: Translate,
    *,
    may_register: bool,
    recovery_confirmed: bool = True,
) -> CandidatesState:
    """Show the rows that hold every word searched."""
    wanted = fold(searched).split()
    found = tuple(item.row for item in rows if all(word in item.words for word in wanted))
    return CandidatesState(
        summary=_summary(len(found), len(rows), searched.strip(), tr),
        searched=searched.strip(),
        lines=tuple(_line(row, now, tr) for row in found),
        empty=None if found else _empty(len(rows), tr, may_register=may_register),
        may_register=may_register,
        on_laptop=_count(len(rows), tr("{count} dossier sur ce poste"), tr("{count} dossiers sur ce poste")),
        recovery_confirmed=recovery_confirmed,
    )


def _line(row: CandidateRow, now: datetime, tr: Translate) -> Line:
    return Line(
        dossier_id=row.dossier_id,
        name=f"{row.birth_name} {row.first_name}",
        code=row.code,
        step=step_text(row, tr),
        saved=moment(row.saved_at, now, tr),
        pill=dossier_state_pill(row.state, tr),
    )


def step_text(row: CandidateRow, tr: Translate) -> str:
    """Say in a few words what comes next, or what was done."""
    if row.state is DossierState.SEALED:
        return tr("Dossier scellé")
    if not row.agreement_signed:
        return tr("Contrat à signer")
    if not row.evaluated:
        return tr("Évaluation à commencer")
    return _count(row.evaluated, tr("Évaluation : {count} critère"), tr("Évaluation : {count} critères"))


def _summary(found: int, total: int, searched: str, tr: Translate) -> str:
    if searched:
        sentence = how_many(
            found,
            tr("{found} personne sur {total} pour « {searched} »"),
            tr("{found} personnes sur {total} pour « {searched} »"),
        )
        return sentence.format(found=found, total=total, searched=searched)
    if not total:
        return tr("Personne pour l'instant")
    return _count(total, tr("{count} personne"), tr("{count} personnes"))


def _count(count: int, one: str, many: str) -> str:
    return how_many(count, one, many).format(count=count)


def _empty(total: int, tr: Translate, *, may_register: bool) -> Empty:
    if total:
        return Empty(
            tr("Personne de ce nom"),
            tr("Essayez le début du nom, ou le code du dossier."),
            tr("Tout afficher"),
        )
    if not may_register:
        return Empty(
            tr("Pas encore de candidat"),
            tr("Les dossiers ouverts par l'évaluation paraîtront ici."),
            "",
        )
    return Empty(
        tr("Pas encore de candidat"),
        tr("Ouvrez le premier dossier : un nom, un prénom, une date de naissance."),
        tr("Nouveau candidat"),
    )
