"""The first interview and the time spent, in memory, with the refusals of the real services."""

from dataclasses import replace
from datetime import datetime

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.interview import (
    InterviewNotes,
    keepable,
    notes_from_json,
    notes_to_json,
    words_to_pin,
)
from clea_desktop.core.pathway import DossierState, Step
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.step_times import StepTime, time_spent
from clea_desktop.services.interview import read_guide
from clea_desktop.services.interview_views import InterviewView, QuotationView, TimesView
from tests.fakes.sheets import FakeSheets
from tests.fakes.vault import FakeVault, Kept


class FakeInterview:
    """The notes and the quotations."""

    def __init__(self, vault: FakeVault) -> None:
        self._vault = vault
        self._sheets = FakeSheets(vault)
        self._removed: dict[str, tuple[Kept, QuotationView]] = {}
        self.kept_notes = 0
        self.trouble: Trouble | None = None

    def open(self, dossier_id: str) -> InterviewView:
        kept = self._vault.kept(dossier_id)
        return InterviewView(
            dossier_id=dossier_id,
            code=kept.code,
            identity=kept.identity,
            practice=True,
            is_sealed=kept.state is DossierState.SEALED,
            framework=self._vault.framework,
            guide=read_guide(self._vault.framework),
            notes=notes_from_json(self._sheets.read(dossier_id, SheetKind.INTERVIEW_NOTES)),
            quotations=tuple(kept.quotations),
            times=_times(kept),
            saved_at=kept.saved_at,
        )

    def keep_notes(self, dossier_id: str, notes: InterviewNotes) -> datetime:
        self._fail()
        safe = keepable(notes)
        kept = self._vault.draft(dossier_id)
        if not safe.is_blank or SheetKind.INTERVIEW_NOTES in kept.sheets:
            self._sheets.write(dossier_id, SheetKind.INTERVIEW_NOTES, notes_to_json(safe))
        self.kept_notes += 1
        return self._vault.changed(kept)

    def pin(self, dossier_id: str, prompt_id: str, words: str, criterion_code: str) -> QuotationView:
        self._fail()
        said = words_to_pin(words, "")
        if not said:
            raise CleaError(Trouble.NOT_FOUND)
        kept = self._vault.draft(dossier_id)
        self._vault.framework.subdomain_of(criterion_code)
        at = self._vault.changed(kept)
        made = QuotationView(self._vault.new_id("quotation"), prompt_id, said, criterion_code, at)
        kept.quotations.append(made)
        return made

    def unpin(self, quotation_id: str) -> None:
        for kept in self._vault.dossiers.values():
            for quotation in kept.quotations:
                if quotation.id == quotation_id:
                    self._vault.draft(kept.dossier_id)
                    kept.quotations.remove(quotation)
                    self._removed[quotation_id] = (kept, quotation)
                    return
        if quotation_id not in self._removed:
            raise CleaError(Trouble.NOT_FOUND)

    def repin(self, quotation_id: str) -> None:
        if any(one.id == quotation_id for kept in self._vault.dossiers.values() for one in kept.quotations):
            return
        if quotation_id not in self._removed:
            raise CleaError(Trouble.NOT_FOUND)
        kept, quotation = self._removed.pop(quotation_id)
        self._vault.draft(kept.dossier_id)
        kept.quotations = sorted([*kept.quotations, quotation], key=lambda one: (one.pinned_at, one.id))

    def _fail(self) -> None:
        if self.trouble is not None:
            raise CleaError(self.trouble)


class FakeTimes:
    """The time spent."""

    def __init__(self, vault: FakeVault) -> None:
        self._vault = vault

    def add(self, dossier_id: str, step: Step, seconds: int) -> TimesView:
        kept = self._vault.kept(dossier_id)
        if seconds > 0 and kept.state is DossierState.DRAFT:
            _add(kept.times, time_spent(step, seconds, self._vault.clock()))
        return _times(kept)

    def of_dossier(self, dossier_id: str) -> TimesView:
        kept = self._vault.kept(dossier_id)
        return _times(kept)


def _times(kept: Kept) -> TimesView:
    in_hand = kept.state is DossierState.DRAFT and kept.amendment is None
    return TimesView(tuple(kept.times), kept.started_on, in_hand)


def _add(times: list[StepTime], spent: StepTime) -> None:
    for place, known in enumerate(times):
        if (known.step, known.day) == (spent.step, spent.day):
            times[place] = replace(known, seconds=known.seconds + spent.seconds)
            return
    times.append(spent)
