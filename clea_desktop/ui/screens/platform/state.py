"""What the national platform's page shows: everyone whose evaluation ended in a period, and what is left to type."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from clea_desktop.core.clock import french_day
from clea_desktop.core.platform_columns import Column, column_label, passage_words
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.platform_views import PlatformLine, PlatformPeriod
from clea_desktop.ui import labels
from clea_desktop.ui.screens.platform_sheet.state import entered_words

_NAMED = 4


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person; the pill is (words, icon, tone)."""

    dossier_id: str
    name: str
    code: str
    passage: str
    passed_on: str
    pill: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PlatformState:
    """The whole screen; ``following`` is the first dossier left to type, ``warning`` what to look at before a file."""

    subtitle: str
    practice: bool
    lines: tuple[PersonLine, ...]
    left_out: str
    following: str
    warning: str
    suggested_name: str


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def platform_state(period: PlatformPeriod, tr: Translate) -> PlatformState:
    """Lay a period out: whoever is left to type comes first."""
    lines = sorted(period.lines, key=lambda line: (line.entered_on is not None, line.passed_on or period.first))
    to_type = [line for line in lines if line.entered_on is None]
    return PlatformState(
        subtitle=_subtitle(len(lines), len(to_type), tr),
        practice=period.practice,
        lines=tuple(_person(line, tr) for line in lines),
        left_out=_left_out(period.left_out, tr),
        following=to_type[0].dossier_id if to_type else "",
        warning=_warning(period.lines, tr),
        suggested_name=_file_name(period, tr),
    )


def _subtitle(count: int, to_type: int, tr: Translate) -> str:
    if not count:
        return tr("Personne pendant cette période")
    people = how_many(count, tr("{count} personne"), tr("{count} personnes")).format(count=count)
    left = tr("tout est saisi") if not to_type else tr("{count} à saisir", count=to_type)
    return labels.joined((people, left), tr)


def _person(line: PlatformLine, tr: Translate) -> PersonLine:
    return PersonLine(
        dossier_id=line.dossier_id,
        name=labels.spoken_name(line.first_name, line.birth_name),
        code=line.code,
        passage=passage_words(line.passage, tr),
        passed_on="" if line.passed_on is None else french_day(line.passed_on),
        pill=_pill(line, tr),
    )


def _pill(line: PlatformLine, tr: Translate) -> tuple[str, str, str]:
    if line.entered_on is not None:
        return entered_words(line.entered_on, tr), "check", "ok"
    if line.to_look_at:
        sentence = how_many(line.to_look_at, tr("{count} case à regarder"), tr("{count} cases à regarder"))
        return sentence.format(count=line.to_look_at), "warning", "warn"
    return tr("À saisir"), "keyboard", "accent"


def _left_out(count: int, tr: Translate) -> str:
    if not count:
        return ""
    sentence = how_many(
        count,
        tr("{count} dossier d'entraînement est laissé de côté."),
        tr("{count} dossiers d'entraînement sont laissés de côté."),
    )
    return sentence.format(count=count)


def _warning(lines: tuple[PlatformLine, ...], tr: Translate) -> str:
    """Name the columns worth a look, the most frequent first, before a file is written."""
    counts: dict[Column, int] = {}
    for line in lines:
        for cell in line.cells:
            if cell.problem is not None:
                counts[cell.column] = counts.get(cell.column, 0) + 1
    if not counts:
        return ""
    often = sorted(counts, key=lambda column: -counts[column])
    named = tr(", ").join(column_label(column, tr) for column in often[:_NAMED])
    more = tr("… et {count} autres.", count=len(often) - _NAMED) if len(often) > _NAMED + 1 else "."
    return f"{named}{more}"


def _file_name(period: PlatformPeriod, tr: Translate) -> str:
    """Name a file by its month, or by its days; never by people."""
    whole_month = (period.first, period.last) == month_of(period.first)
    days = period.first.strftime("%Y-%m") if whole_month else f"{period.first}-{period.last}"
    mark = tr("ENTRAINEMENT-") if period.practice else ""
    return tr("{mark}saisie-plateforme-{days}.xlsx", mark=mark, days=days)
