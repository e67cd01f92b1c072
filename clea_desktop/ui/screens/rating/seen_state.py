"""What was observed at the practical exercise, put beside the criteria: facts to remember, never a finding."""

from collections.abc import Sequence
from dataclasses import replace

from clea_desktop.core.exercise import Seen
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.exercise_views import ObservedClue
from clea_desktop.ui.screens.rating.state import CriterionState, RatingScreenState


def with_clues(state: RatingScreenState, observed: Sequence[ObservedClue], tr: Translate) -> RatingScreenState:
    """Put the clues looked at beside their criteria; the rest of the screen does not change."""
    if not observed:
        return state
    return replace(state, lines=tuple(_line(line, observed, tr) for line in state.lines))


def _line(line: CriterionState, observed: Sequence[ObservedClue], tr: Translate) -> CriterionState:
    clues = [clue for clue in observed if clue.criterion == line.code]
    if not clues:
        return line
    return replace(line, clues_label=_label(clues, tr), clues=tuple(_words(clue, tr) for clue in clues))


def _label(clues: Sequence[ObservedClue], tr: Translate) -> str:
    seen = sum(clue.seen is not Seen.NO for clue in clues)
    if not seen:
        return how_many(len(clues), tr("{count} indice pas vu"), tr("{count} indices pas vus")).format(count=len(clues))
    return how_many(seen, tr("{count} indice vu"), tr("{count} indices vus")).format(count=seen)


def _words(clue: ObservedClue, tr: Translate) -> str:
    said = {
        Seen.YES: tr("Vu : {clue}", clue=french(clue.clue)),
        Seen.PARTLY: tr("Vu en partie : {clue}", clue=french(clue.clue)),
        Seen.NO: tr("Pas vu : {clue}", clue=french(clue.clue)),
    }[clue.seen]
    return tr("{clue}. {note}", clue=said, note=clue.note) if clue.note else said
