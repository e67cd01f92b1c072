"""Candidates: the list everybody begins with, what is searched in it, a new one, and whether they are there already."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import paris_day
from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.likeness import Likeness, Person
from clea_desktop.core.limits import NAME_LIMIT, tidied
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.search import EVERYONE, Stage, Wanted
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.welcome import Field
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.twins import person_of, twins_of
from clea_desktop.services.views import CandidateRow, Found, Twin
from clea_desktop.storage.repositories.candidates import Candidates
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.listing import ListedDossier, Listing
from clea_desktop.storage.repositories.practice import PracticePeople
from clea_desktop.storage.repositories.search_words import SearchWords
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work

_OLDEST = 120
_PAGE = 32
_DISK = frozenset({Trouble.DISK_FULL, Trouble.DISK_REFUSES})
_AT_ONCE, _BATCH = 50, 400
"""How many lines are indexed on the way to an answer, and how many in one stroke of the work behind."""


class CandidatesService:
    """Who is evaluated here."""

    def __init__(self, vault: OpenedVault, *, invented: bool = False) -> None:
        self._vault = vault
        self._invented = invented

    def rows(self) -> tuple[CandidateRow, ...]:
        """Return the first page of the list, newest change first."""
        return self.find(EVERYONE).rows

    def find(self, wanted: Wanted) -> Found:
        """Return the first page of what is wanted, newest change first; notes come last, for whoever evaluates."""
        waiting = bool(wanted.words) and self._catch_up(_AT_ONCE)
        with self._vault.unit_of_work.reading() as work:
            listing = Listing(work)
            count = listing.count(wanted)
            numbers = listing.first(wanted, count, _PAGE)
            noted = self._noted(listing, wanted)
            rows = self._rows(work, (*numbers, *noted)[:_PAGE], frozenset(noted))
            every = count if wanted.stage is None else listing.count(Wanted(wanted.text))
            by_stage = listing.by_stage(wanted, every)
            return Found(rows, count + len(noted), listing.total(), by_stage, noted, waiting)

    def order(self, wanted: Wanted) -> Sequence[int]:
        """Return the numbers of everything that is wanted, in order."""
        with self._vault.unit_of_work.reading() as work:
            listing = Listing(work)
            return listing.order(wanted) + array("I", self._noted(listing, wanted))

    def page(self, numbers: Sequence[int]) -> tuple[CandidateRow, ...]:
        """Return some rows by their numbers, in that order; those that are gone are left out."""
        with self._vault.unit_of_work.reading() as work:
            return self._rows(work, numbers, frozenset())

    def catch_up(self) -> bool:
        """Index some of what changed since the last search; say whether there is more to do."""
        return self._catch_up(_BATCH)

    def twins(
        self, birth_name: str, first_name: str, birth_date: date, known: BirthKnown = BirthKnown.DAY
    ) -> tuple[Twin, ...]:
        """Return who may already be this person, the surest first."""
        self._catch_up(_BATCH)
        with self._vault.unit_of_work.reading() as work:
            return self._twins(work, Person(birth_name, first_name, birth_date, known), "")

    def twins_of(self, dossier_id: str) -> tuple[Twin, ...]:
        """Return who else may be the person of a dossier, with what the welcome has added; NOT_FOUND."""
        self._catch_up(_BATCH)
        with self._vault.unit_of_work.reading() as work:
            candidate = needed(Candidates(work).find(self._vault.dossier(work, dossier_id).candidate_id))
            return self._twins(work, person_of(work, dossier_id, candidate), candidate.id)

    def register(
        self,
        birth_name: str,
        first_name: str,
        birth_date: date,
        known: BirthKnown = BirthKnown.DAY,
        framework_key: str = "",
    ) -> str:
        """Register a candidate and open their dossier; return its id. IDENTITY_INCOMPLETE, NOT_FOUND.

        The dossier keeps for good the version of ``framework_key``, or the one in use when it is empty, and its kind:
        real in a body that is enrolled, of practice before, and always so for somebody invented.
        What is not known of the birth date is written as 1, and how much is known beside it.
        """
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            today = paris_day(work.now)
            birth_name, first_name = checked_names(birth_name, first_name, birth_date, today)
            identity: Mapping[str, JsonValue] = (
                {} if known is BirthKnown.DAY else {Field.BIRTH_KNOWN.value: known.value}
            )
            return self._open(work, (birth_name, first_name, birth_date), identity, framework_key)

    def open_for_real(self, dossier_id: str) -> str:
        """Open a real dossier for somebody met before this body was enrolled; return its id, also when it was there.

        Nothing of the evaluation comes along, for nothing of it counted: only who the person is. The first dossier
        stays one of practice, to be read again. ENROLMENT_MISSING, ENROLMENT_INVENTED, NOT_FOUND, ROLE_REFUSED.
        """
        self._vault.require_evaluator()
        self._catch_up(_BATCH)
        with self._vault.unit_of_work() as work:
            first = self._vault.dossier(work, dossier_id)
            if not first.practice:
                return dossier_id
            candidate = needed(Candidates(work).find(first.candidate_id))
            if not TrustAnchors(work).is_there():
                raise CleaError(Trouble.ENROLMENT_MISSING)
            if PracticePeople(work).holds(candidate.id):
                raise CleaError(Trouble.ENROLMENT_INVENTED)
            twins = self._twins(work, person_of(work, dossier_id, candidate), candidate.id)
            there = [one.row.dossier_id for one in twins if one.likeness is Likeness.SURE and not one.row.practice]
            if there:
                return there[0]
            said = Sheets(work).read(dossier_id, SheetKind.IDENTITY)
            names = (candidate.birth_name, candidate.first_name, candidate.birth_date)
            return self._open(work, names, said if isinstance(said, Mapping) else {}, "")

    def _open(
        self, work: Work, names: tuple[str, str, date], identity: Mapping[str, JsonValue], framework_key: str
    ) -> str:
        framework = needed(Frameworks(work).chosen(framework_key))
        candidate_id = Candidates(work).add(*names)
        by = self._vault.account.account_id
        dossier_id = Dossiers(work).open(
            candidate_id,
            framework.id,
            framework.version,
            by,
            year=paris_day(work.now).year,
            practice=self._invented or not TrustAnchors(work).is_there(),
        )
        if identity:
            Sheets(work).write(dossier_id, SheetKind.IDENTITY, identity, by)
        facts = {"candidate": candidate_id, "framework": framework.id, "version": framework.version}
        work.journal(dossier_id, Act.OPENED, by, facts)
        return dossier_id

    def _catch_up(self, limit: int) -> bool:
        """Index at most so many lines; a full disk keeps nobody from looking for what is indexed already."""
        with self._vault.unit_of_work.reading() as work:
            if not SearchWords(work).stale():
                return False
        try:
            with self._vault.unit_of_work() as work:
                return SearchWords(work).catch_up(limit) == limit
        except CleaError as error:
            if error.trouble not in _DISK:
                raise
            return False

    def _noted(self, listing: Listing, wanted: Wanted) -> tuple[int, ...]:
        return listing.in_notes(wanted) if wanted.looks_into_notes and self._vault.may_evaluate else ()

    def _twins(self, work: Work, person: Person, candidate_id: str) -> tuple[Twin, ...]:
        found = twins_of(work, person, candidate_id)
        rows = {row.number: row for row in self._rows(work, [one.number for one in found], frozenset())}
        return tuple(Twin(rows[one.number], one.likeness, one.birth_known) for one in found if one.number in rows)

    def _rows(self, work: Work, numbers: Sequence[int], noted: frozenset[int]) -> tuple[CandidateRow, ...]:
        return tuple(_row(listed, noted) for listed in Listing(work).lines(numbers))


def checked_names(birth_name: str, first_name: str, birth_date: date, today: date) -> tuple[str, str]:
    """Return both names as they are kept. IDENTITY_INCOMPLETE, TEXT_TOO_LONG."""
    birth_name, first_name = tidied(birth_name, NAME_LIMIT), tidied(first_name, NAME_LIMIT)
    if not birth_name or not first_name or not today.year - _OLDEST < birth_date.year or birth_date > today:
        raise CleaError(Trouble.IDENTITY_INCOMPLETE)
    return birth_name, first_name


def _row(listed: ListedDossier, noted: frozenset[int]) -> CandidateRow:
    return CandidateRow(
        dossier_id=listed.dossier_id,
        candidate_id=listed.candidate_id,
        code=listed.code,
        birth_name=listed.birth_name,
        first_name=listed.first_name,
        birth_date=listed.birth_date,
        state=DossierState(listed.state),
        practice=listed.practice,
        agreement_signed=listed.has_agreement,
        evaluated=listed.rated,
        saved_at=listed.updated_at,
        number=listed.number,
        stage=Stage(listed.stage),
        outcome=listed.outcome,
        in_notes=listed.number in noted,
    )
