"""What the evaluator sees of the self-assessment: how to prepare it, how far it is, and the list to type answers in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.pathway import DossierState
from clea_desktop.core.self_assessment import answer_words
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.self_assessment_views import Questionnaire
from clea_desktop.services.views import DossierView
from clea_desktop.ui import labels


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One question in the list: its number, its words, what was answered ("" when nothing was)."""

    code: str
    title: str
    example: str
    answer: str


@dataclass(frozen=True, slots=True)
class PreparationState:
    """The whole screen. ``block`` says why nothing can begin ("" when all may)."""

    name: str
    subtitle: str
    practice: bool
    block: str
    progress: str
    done: int
    total: int
    start_label: str
    may_start: bool
    lines: tuple[EntryLine, ...]
    suggested_name: str
    status: tuple[tuple[str, str], ...]


def preparation_state(
    view: DossierView, pages: Questionnaire, now: datetime, tr: Translate, *, may_evaluate: bool
) -> PreparationState:
    """Show how far the self-assessment is, and whether it may go on."""
    block = _block(view, tr, may_evaluate=may_evaluate)
    done, total = pages.answered, len(pages.pages)
    words = how_many(done, tr("{count} réponse sur {total}"), tr("{count} réponses sur {total}"))
    return PreparationState(
        name=labels.full_name(view.identity),
        subtitle=labels.joined((view.code, tr("Auto-évaluation")), tr),
        practice=view.practice,
        block=block,
        progress=words.format(count=done, total=total),
        done=done,
        total=total,
        start_label=_start_label(done, total, tr),
        may_start=not block,
        lines=entry_lines(pages, tr),
        suggested_name=f"{view.code}-auto-evaluation.pdf",
        status=(
            ("check", labels.saved_words(view.saved_at, now, tr)),
            ("laptop", tr("Sur ce poste seulement")),
        ),
    )


def entry_lines(pages: Questionnaire, tr: Translate) -> tuple[EntryLine, ...]:
    """List the questions under the numbers of the paper booklet."""
    return tuple(
        EntryLine(
            page.code,
            f"{page.number}. {page.wording.say}",
            page.wording.example,
            answer_words(page.answer, tr) if page.answer else "",
        )
        for page in pages.pages
    )


def code_after(lines: Sequence[EntryLine], code: str) -> str:
    """Return the question after one; the last stays where it is."""
    codes = [line.code for line in lines]
    return codes[min(codes.index(code) + 1, len(codes) - 1)]


def _start_label(done: int, total: int, tr: Translate) -> str:
    if done == 0:
        return tr("Laisser la place au candidat")
    return tr("Reprendre") if done < total else tr("Revoir les réponses avec le candidat")


def _block(view: DossierView, tr: Translate, *, may_evaluate: bool) -> str:
    if view.state is DossierState.SEALED:
        return tr("Ce dossier est scellé : il ne change plus.")
    if view.agreement is None:
        return tr("Auto-évaluation bloquée : le contrat d'adhésion n'est pas signé.")
    return "" if may_evaluate else tr("La personne qui évalue mène l'auto-évaluation.")
