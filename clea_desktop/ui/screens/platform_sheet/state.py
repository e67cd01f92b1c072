"""What the sheet of one person shows: 26 cells to copy, what is worth a look in each, and whether it was typed."""

from dataclasses import dataclass
from datetime import date

from clea_desktop.core.clock import french_day
from clea_desktop.core.organisation import Setting
from clea_desktop.core.pathway import Step
from clea_desktop.core.platform_columns import Column, Problem, column_label, problem_words
from clea_desktop.core.platform_sheet import MENDS
from clea_desktop.core.text import Translate, how_many
from clea_desktop.core.welcome import Field
from clea_desktop.services.platform_views import PlatformLine
from clea_desktop.ui import labels
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.welcome.questions import FIELDS


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell: ``remark`` says what is worth a look, ``mend`` what the link to mend it says."""

    column: Column
    label: str
    text: str
    remark: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class SheetState:
    """The whole screen; ``is_ready`` says that nothing is left to look at."""

    dossier_id: str
    name: str
    subtitle: str
    practice: bool
    is_ready: bool
    summary: str
    advice: str
    lines: tuple[CellLine, ...]
    entered: str
    suggested_name: str


def sheet_state(line: PlatformLine, tr: Translate) -> SheetState:
    """Lay one person's line out."""
    count = line.to_look_at
    sentence = how_many(count, tr("{count} case à regarder."), tr("{count} cases à regarder."))
    return SheetState(
        dossier_id=line.dossier_id,
        name=labels.spoken_name(line.first_name, line.birth_name),
        subtitle=labels.joined((tr("Plateforme nationale"), line.code), tr),
        practice=line.practice,
        is_ready=not count,
        summary=sentence.format(count=count) if count else tr("Tout est prêt à saisir."),
        advice=tr("Vous pouvez saisir le reste dès maintenant.") if count else "",
        lines=tuple(_cell(line, number, tr) for number in range(len(line.cells))),
        entered=entered_words(line.entered_on, tr),
        suggested_name=tr("{code}-saisie-plateforme.xlsx", code=line.code),
    )


def entered_words(day: date | None, tr: Translate) -> str:
    """Say when a line was typed, or nothing."""
    return "" if day is None else tr("Saisi le {day}", day=french_day(day))


def mend_spot(column: Column, dossier_id: str) -> Spot | None:
    """Return where a cell is mended."""
    mend = MENDS.get(column)
    if isinstance(mend, Setting):
        return Spot(Screen.SETTINGS, part="organisation")
    if isinstance(mend, Field):
        section = next(section for section, fields in FIELDS.items() if mend in fields)
        return Spot(Screen.WELCOME, dossier_id, part=section)
    if isinstance(mend, Step):
        return Spot(Screen.RESTITUTION if mend is Step.FEEDBACK else Screen.RATING, dossier_id)
    return None


def _cell(line: PlatformLine, number: int, tr: Translate) -> CellLine:
    cell = line.cells[number]
    label = column_label(cell.column, tr)
    if cell.problem is None:
        return CellLine(cell.column, label, cell.text)
    mend = ""
    if mend_spot(cell.column, line.dossier_id) is not None:
        mend = tr("Compléter") if cell.problem is Problem.MISSING else tr("Vérifier")
    return CellLine(cell.column, label, cell.text, problem_words(cell.problem, tr), mend)
