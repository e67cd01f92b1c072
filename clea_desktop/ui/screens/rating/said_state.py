"""What the person said of themselves, put beside the findings without weighing on them: gaps first, to be talked of."""

from collections.abc import Mapping
from dataclasses import replace

from clea_desktop.core.self_assessment import SelfAnswer, gap, gap_words
from clea_desktop.core.text import Translate
from clea_desktop.services.views import DossierView
from clea_desktop.ui.screens.rating.state import CriterionState, RatingScreenState, subdomain_at


def gaps_of(view: DossierView, criterion: str, answers: Mapping[str, SelfAnswer]) -> frozenset[str]:
    """Return the criteria of a sub-domain that are worth talking of now; asked once, so that no row moves in hand."""
    codes = (item.code for item in subdomain_at(view, criterion).criteria)
    return frozenset(code for code in codes if gap(answers.get(code), view.ratings.get(code)))


def with_answers(
    state: RatingScreenState, answers: Mapping[str, SelfAnswer], first: frozenset[str], tr: Translate
) -> RatingScreenState:
    """Put the answers beside the findings; without any answer nothing changes, and there is no column."""
    if not answers:
        return state
    lines = [_line(line, answers, tr, is_first=line.code in first) for line in state.lines]
    ordered = sorted(lines, key=lambda line: line.code not in first)
    if not first:
        ordered = [replace(line, section="") for line in ordered]
    return replace(state, lines=tuple(ordered), has_said=True)


def _line(line: CriterionState, answers: Mapping[str, SelfAnswer], tr: Translate, *, is_first: bool) -> CriterionState:
    said = answers.get(line.code)
    found = gap(said, line.rating)
    return replace(
        line,
        said=said,
        note=gap_words(found, tr) if found else line.note,
        is_gap=found is not None,
        section=tr("Écarts d'abord") if is_first else tr("Sans écart"),
    )
