"""What the list of candidates shows: who was found, how many there are, what to do when there is nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.pathway import DossierState
from clea_desktop.core.search import Stage, Wanted
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.views import CandidateRow, Found
from clea_desktop.ui.labels import dossier_state_pill, moment
from clea_desktop.ui.widgets.filter_tabs import TabItem

ALL = "all"
_STAGES = (Stage.TO_START, Stage.UNDER_WAY, Stage.SEALED, Stage.LEFT)


@dataclass(frozen=True, slots=True)
class Line:
    """One candidate."""

    dossier_id: str
    name: str
    code: str
    step: str
    saved: str
    pill: tuple[str, str, str]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands in place of an empty list."""

    title: str
    text: str
    action: str


@dataclass(frozen=True, slots=True)
class CandidatesState:
    """The whole screen: ``lines`` by their places among ``total``; ``empty`` is set when there is no line.

    ``is_fresh`` says that something else is looked for: from the top again. Otherwise the part in sight stays, and
    the person stands on ``place``. ``on_laptop`` goes to the status line.
    """

    summary: str
    searched: str
    lines: Mapping[int, Line]
    total: int
    empty: Empty | None
    may_register: bool
    on_laptop: str
    recovery_confirmed: bool
    tabs: tuple[TabItem, ...]
    tab: str
    is_fresh: bool = True
    place: int = 0

    @property
    def is_new(self) -> bool:
        """Say whether there is nobody yet, whatever is looked for."""
        return self.empty is not None and not self.searched and self.tab == ALL


def candidates_state(  # noqa: PLR0913 - what was found, and what surrounds it
    found: Found,
    wanted: Wanted,
    now: datetime,
    tr: Translate,
    *,
    may_register: bool,
    recovery_confirmed: bool = True,
    is_fresh: bool = True,
    place: int = 0,
) -> CandidatesState:
    """Show what was found."""
    return CandidatesState(
        summary=_summary(found, wanted, tr),
        searched=wanted.text.strip(),
        lines={at: line_of(row, wanted, now, tr) for at, row in enumerate(found.rows)},
        total=found.total,
        empty=None if found.total else _empty(found, wanted, tr, may_register=may_register),
        may_register=may_register,
        on_laptop=_count(found.everyone, tr("{count} dossier sur ce poste"), tr("{count} dossiers sur ce poste")),
        recovery_confirmed=recovery_confirmed,
        tabs=_tabs(found, tr),
        tab=ALL if wanted.stage is None else wanted.stage.value,
        is_fresh=is_fresh,
        place=place,
    )


def line_of(row: CandidateRow, wanted: Wanted, now: datetime, tr: Translate) -> Line:
    """Show one row."""
    marks = [row.code]
    if row.practice:
        marks.append(tr("entraînement"))
    if row.in_notes:
        marks.append(tr("dans les notes"))
    return Line(
        dossier_id=row.dossier_id,
        name=f"{row.birth_name} {row.first_name}",
        code=" · ".join(marks),
        step=step_text(row, tr),
        saved=moment(row.saved_at, now, tr),
        pill=_pill(row, tr),
        words=wanted.words,
    )


def stage_of(tab: str) -> Stage | None:
    """Return the stage a tab shows alone."""
    return None if tab == ALL else Stage(tab)


def step_text(row: CandidateRow, tr: Translate) -> str:
    """Say in a few words what comes next, or what was done."""
    if row.state is DossierState.SEALED:
        return tr("Dossier scellé")
    if not row.agreement_signed:
        return tr("Contrat à signer")
    if not row.evaluated:
        return tr("Évaluation à commencer")
    return _count(row.evaluated, tr("Évaluation : {count} critère"), tr("Évaluation : {count} critères"))


def _pill(row: CandidateRow, tr: Translate) -> tuple[str, str, str]:
    """Return the dossier's state, or what the person decided at the welcome when they do not go on."""
    decided = {
        "thinking": (tr("Réfléchit"), "clock", "neutral"),
        "elsewhere": (tr("Parti ailleurs"), "arrow-right", "neutral"),
        "stopped": (tr("Arrêt"), "close", "neutral"),
    }
    if row.stage is Stage.LEFT and row.outcome in decided:
        return decided[row.outcome]
    return dossier_state_pill(row.state, tr)


def _tabs(found: Found, tr: Translate) -> tuple[TabItem, ...]:
    labels = {
        Stage.TO_START: tr("À faire"),
        Stage.UNDER_WAY: tr("En cours"),
        Stage.SEALED: tr("Scellés"),
        Stage.LEFT: tr("Réflexion, arrêt"),
    }
    known, counts = bool(found.by_stage) or not found.total, found.by_stage
    every = _figures(sum(counts.values())) if known else ""
    return (
        TabItem(ALL, tr("Tous"), every),
        *(TabItem(stage.value, labels[stage], _figures(counts.get(stage, 0)) if known else "") for stage in _STAGES),
    )


def _summary(found: Found, wanted: Wanted, tr: Translate) -> str:
    searched = wanted.text.strip()
    if found.waiting:
        return tr("La recherche se prépare : d'autres noms vont arriver.")
    if searched:
        sentence = how_many(
            found.total,
            tr("{found} personne sur {total} pour « {searched} »"),
            tr("{found} personnes sur {total} pour « {searched} »"),
        )
        counts = {"found": _figures(found.total), "total": _figures(found.everyone)}
        return sentence.format(searched=searched, **counts)
    if not found.everyone:
        return tr("Personne pour l'instant")
    return _count(found.total, tr("{count} personne"), tr("{count} personnes"))


def _count(count: int, one: str, many: str) -> str:
    return how_many(count, one, many).format(count=_figures(count))


def _figures(count: int) -> str:
    """Write a number as in French: 100 000, its space narrow and never broken."""
    return f"{count:,}".replace(",", "\u202f")


def _empty(found: Found, wanted: Wanted, tr: Translate, *, may_register: bool) -> Empty:
    if found.everyone and not wanted.words and wanted.stage is not None:
        return Empty(tr("Personne ici"), tr("Aucun dossier n'en est là pour l'instant."), tr("Tout afficher"))
    if found.everyone:
        return Empty(
            tr("Aucun candidat ne répond à « {searched} »", searched=wanted.text.strip()),
            tr("Essayez le début du nom, le code du dossier, ou un mot de vos notes."),
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
