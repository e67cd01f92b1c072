"""The sheet an evaluation body types into the national platform: per person, per period, and as a file."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.clock import PARIS, paris_day, to_text
from clea_desktop.core.feedback import feedback_from_json
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.platform_columns import Column, Passage, column_label
from clea_desktop.core.platform_sheet import PlatformFacts, passage_of, platform_cells
from clea_desktop.core.welcome import SHEETS, Field, parse_answers
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.files import write_bytes
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.organisation import organisation_of
from clea_desktop.services.platform_views import PlatformLine, PlatformPeriod, TableForm
from clea_desktop.services.views import DossierView
from clea_desktop.storage.repositories.platform_entries import Ending, PlatformEntries
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work


class PlatformSheetService:
    """The lines, and whether they were typed. All of it is for whoever evaluates: it holds people's addresses."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def person(self, dossier_id: str) -> PlatformLine:
        """Return one person's line; NOT_FOUND, ROLE_REFUSED."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work.reading() as work:
            return self._line(work, dossier_id)

    def period(self, first: date, last: date) -> PlatformPeriod:
        """Return the lines of everyone whose evaluation ended, or was given up, from one day to another."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work.reading() as work:
            entries = PlatformEntries(work)
            instants = (_instant(first), _instant(last + timedelta(days=1)))
            found = entries.endings_between((first.isoformat(), last.isoformat()), instants)
            candidates = [one for one in found if _may_end_within(one, first, last)]
            practice = not entries.has_real_dossiers()
            lines = [self._line(work, one.dossier_id) for one in candidates if practice or not one.practice]
            ended = tuple(one for one in lines if one.passage is not Passage.IN_HAND and _within(one, first, last))
            left_out = sum(1 for one in candidates if one.practice and not practice)
            return PlatformPeriod(first, last, ended, practice, left_out)

    def mark(self, dossier_id: str, day: date) -> PlatformLine:
        """Note that a line was typed, on a day that is not to come; the dossier itself does not change."""
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            self._vault.dossier(work, dossier_id)
            entered_on = min(day, paris_day(work.now))
            PlatformEntries(work).put(dossier_id, entered_on, by)
            work.journal(dossier_id, Act.PLATFORM_ENTERED, by, {"day": entered_on.isoformat()})
        return self.person(dossier_id)

    def unmark(self, dossier_id: str) -> PlatformLine:
        """Take back that a line was typed."""
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            self._vault.dossier(work, dossier_id)
            if PlatformEntries(work).remove(dossier_id):
                work.journal(dossier_id, Act.PLATFORM_ENTRY_REMOVED, by, {})
        return self.person(dossier_id)

    def export(self, dossier_ids: tuple[str, ...], form: TableForm, target: Path) -> int:
        """Write lines where the person chose, and return how many; EXPORT_REFUSED.

        Among real dossiers, those of practice are left out. In a vault of practice every row says what it is.
        """
        from clea_desktop.documents.platform_table import (  # noqa: PLC0415 - not needed before a file is asked for
            Table,
            make_csv,
            make_xlsx,
        )

        self._vault.require_evaluator()
        tr = self._vault.around.tr
        with self._vault.unit_of_work.reading() as work:
            practice = not PlatformEntries(work).has_real_dossiers()
            lines = [self._line(work, dossier_id) for dossier_id in dossier_ids]
        kept = [line for line in lines if line.practice is practice]
        mark = (tr("ENTRAÎNEMENT"),) if practice else ()
        table = Table(
            title=tr("ENTRAÎNEMENT") if practice else tr("Saisie plateforme"),
            headings=(*(column_label(column, tr) for column in Column), *mark),
            rows=tuple((*(cell.text for cell in line.cells), *mark) for line in kept),
        )
        write_bytes(target, make_csv(table) if form is TableForm.CSV else make_xlsx(table))
        return len(kept)

    def _line(self, work: Work, dossier_id: str) -> PlatformLine:
        view = dossier_view(self._vault, work, dossier_id)
        ending = needed(PlatformEntries(work).ending(dossier_id))
        answers = parse_answers(Sheets(work).read(dossier_id, kind) for kind in SHEETS)
        passage = passage_of(
            is_acquired=view.result().is_acquired, is_finished=_is_finished(view), outcome=answers[Field.OUTCOME]
        )
        passed_on = _passed_on(ending, passage)
        told = _told_on(ending) is not None or passage is Passage.STOPPED
        facts = PlatformFacts(organisation_of(work), view.identity, answers, passage, passed_on, told)
        return PlatformLine(
            dossier_id=dossier_id,
            code=view.code,
            birth_name=view.identity.birth_name,
            first_name=view.identity.first_name,
            practice=view.practice,
            passage=passage,
            passed_on=passed_on,
            cells=platform_cells(facts, self._vault.around.tr),
            entered_on=PlatformEntries(work).entered_on(dossier_id),
        )


def _is_finished(view: DossierView) -> bool:
    progress = view.progress()
    whole = 0 < progress.total == progress.evaluated
    return view.state is DossierState.SEALED or progress.restitution_made or whole


def _told_on(ending: Ending) -> date | None:
    """Return the day of the second interview, as it was said, or else the day its paper was made."""
    held_on = feedback_from_json(ending.feedback).held_on
    return held_on or (paris_day(ending.told_at) if ending.told_at else None)


def _passed_on(ending: Ending, passage: Passage) -> date | None:
    """Return the day an evaluation ended: for whoever left, the day they said so."""
    rated_on = paris_day(ending.rated_at) if ending.rated_at else None
    if passage is Passage.STOPPED:
        return _day(ending.strategy.get(Field.OUTCOME_DAY.value)) or rated_on
    return _told_on(ending) or rated_on


def _may_end_within(ending: Ending, first: date, last: date) -> bool:
    """Say whether a dossier is worth reading whole, whichever way it ended."""
    found = (_passed_on(ending, passage) for passage in (Passage.PARTIAL, Passage.STOPPED))
    return any(day is not None and first <= day <= last for day in found)


def _within(line: PlatformLine, first: date, last: date) -> bool:
    return line.passed_on is not None and first <= line.passed_on <= last


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _instant(day: date) -> str:
    """Return the instant a day begins at in France, as the database keeps it."""
    return to_text(datetime.combine(day, time.min, PARIS).astimezone(UTC))
