"""The first interview: notes durable while one types, quotations pinned to criteria. Nothing of it leaves the laptop.

The notes are the evaluator's own tool; they are in no document, no bundle, and the journal never says what they say.
"""

from datetime import datetime

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import to_canonical
from clea_desktop.core.dossier import Identity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_words import guide_for
from clea_desktop.core.interview import (
    Guide,
    InterviewNotes,
    guide_of,
    is_time_to_journal,
    keepable,
    notes_from_json,
    notes_to_json,
    parse_guide,
    words_to_pin,
)
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.sheets import SheetKind
from clea_desktop.services.framework_words import words_of
from clea_desktop.services.interview_views import InterviewView, QuotationView
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.step_times import times_view
from clea_desktop.storage.repositories.amendments import Amendments
from clea_desktop.storage.repositories.candidates import Candidates
from clea_desktop.storage.repositories.dossiers import DossierRecord
from clea_desktop.storage.repositories.quotations import QuotationRecord, Quotations
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work


class InterviewService:
    """What the evaluator asks, hears and writes down."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault
        self._guides: dict[tuple[str, str], Guide] = {}
        self._journalled: dict[tuple[str, int], datetime] = {}

    def open(self, dossier_id: str) -> InterviewView:
        """Return all that the interview shows; NOT_FOUND, and ROLE_REFUSED: notes are their evaluator's."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work.reading() as work:
            record = self._vault.dossier(work, dossier_id)
            candidate = needed(Candidates(work).find(record.candidate_id))
            framework = self._vault.frameworks.take(work, record.framework_id, record.framework_version)
            sheets = Sheets(work)
            return InterviewView(
                dossier_id=dossier_id,
                code=record.code,
                identity=Identity(candidate.birth_name, candidate.first_name, candidate.birth_date),
                practice=record.practice,
                is_sealed=record.state != DossierState.DRAFT.value,
                framework=framework,
                guide=self._guide(framework),
                notes=notes_from_json(sheets.read(dossier_id, SheetKind.INTERVIEW_NOTES)),
                quotations=quotation_views(work, dossier_id),
                times=times_view(self._vault, work, dossier_id),
                saved_at=sheets.saved_at(dossier_id, SheetKind.INTERVIEW_NOTES) or record.saved_at,
            )

    def keep_notes(self, dossier_id: str, notes: InterviewNotes) -> datetime:
        """Replace the notes and the place in them; DOSSIER_SEALED, TEXT_TOO_LONG. Blank notes begin no sheet.

        The journal says at most once a minute that they were written: an hour of typing is not ten thousand acts. It
        always says the first time of a draft, also of one opened again: what changed is never given up as nothing.
        """
        self._vault.require_evaluator()
        kept, by = keepable(notes), self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            self._check_draft(work, dossier_id)
            sheets = Sheets(work)
            before = sheets.read(dossier_id, SheetKind.INTERVIEW_NOTES)
            if before is None and kept.is_blank:
                return work.now
            sheets.write(dossier_id, SheetKind.INTERVIEW_NOTES, notes_to_json(kept), by)
            changed = notes_from_json(before).text != kept.text
            amendment = Amendments(work).in_hand(dossier_id)
            draft = (dossier_id, amendment.sequence if amendment else 1)
            said_now = changed and is_time_to_journal(self._journalled.get(draft), work.now)
            if said_now:
                length = len(to_canonical(notes_to_json(kept)))
                work.journal(
                    dossier_id, Act.SHEET_SAVED, by, {"sheet": SheetKind.INTERVIEW_NOTES.value, "length": length}
                )
        if said_now:
            self._journalled[draft] = work.now
        return work.now

    def pin(self, dossier_id: str, prompt_id: str, words: str, criterion_code: str) -> QuotationView:
        """Pin words to a criterion; NOT_FOUND for a criterion of another framework, TEXT_TOO_LONG, DOSSIER_SEALED."""
        self._vault.require_evaluator()
        kept, by = words_to_pin(words, ""), self._vault.account.account_id
        if not kept:
            raise CleaError(Trouble.NOT_FOUND)
        with self._vault.unit_of_work() as work:
            record = self._check_draft(work, dossier_id)
            framework = self._vault.frameworks.take(work, record.framework_id, record.framework_version)
            framework.subdomain_of(criterion_code)
            quotation_id = Quotations(work).pin(dossier_id, prompt_id, kept, criterion_code, by)
            facts = {"quotation": quotation_id, "criterion": criterion_code, "prompt": prompt_id}
            work.journal(dossier_id, Act.QUOTATION_PINNED, by, facts)
            return _view(needed(Quotations(work).find(quotation_id)))

    def unpin(self, quotation_id: str) -> None:
        """Take a quotation off its criterion; NOT_FOUND, DOSSIER_SEALED."""
        self._turn(quotation_id, removed=True)

    def repin(self, quotation_id: str) -> None:
        """Put a quotation back; NOT_FOUND, DOSSIER_SEALED."""
        self._turn(quotation_id, removed=False)

    def _turn(self, quotation_id: str, *, removed: bool) -> None:
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            quotations = Quotations(work)
            record = needed(quotations.find(quotation_id))
            self._check_draft(work, record.dossier_id)
            changed = quotations.remove(quotation_id) if removed else quotations.restore(quotation_id)
            if changed:
                act = Act.QUOTATION_REMOVED if removed else Act.QUOTATION_PINNED
                facts = {"quotation": quotation_id, "criterion": record.criterion_code, "prompt": record.prompt_id}
                work.journal(record.dossier_id, act, by, facts)

    def _check_draft(self, work: Work, dossier_id: str) -> DossierRecord:
        record = self._vault.dossier(work, dossier_id)
        if record.state != DossierState.DRAFT.value:
            raise CleaError(Trouble.DOSSIER_SEALED)
        return record

    def _guide(self, framework: Framework) -> Guide:
        place = (framework.id, framework.version)
        if place not in self._guides:
            self._guides[place] = read_guide(framework)
        return self._guides[place]


def read_guide(framework: Framework) -> Guide:
    """Read the questions written for a framework; one without any gets some made of its own words."""
    written = words_of("interview", framework, guide_for)
    return guide_of(framework) if written is None else parse_guide(written, framework)


def quotation_views(work: Work, dossier_id: str) -> tuple[QuotationView, ...]:
    """Read the quotations of a dossier within a transaction."""
    return tuple(_view(record) for record in Quotations(work).of_dossier(dossier_id))


def _view(record: QuotationRecord) -> QuotationView:
    return QuotationView(record.id, record.prompt_id, record.words, record.criterion_code, record.pinned_at)
