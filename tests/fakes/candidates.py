"""The list of candidates in memory: every search looks at everybody."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from clea_desktop.core.dossier import BirthKnown, Identity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.ids import dossier_code
from clea_desktop.core.likeness import Likeness, Person, likeness
from clea_desktop.core.names import tidy
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.search import EVERYONE, Stage, Wanted, name_words, words_of
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.welcome import Field, parse_answers
from clea_desktop.services.views import Account, CandidateRow, Found, Twin
from tests.fakes.vault import FakeVault, Kept

_PAGE = 32
_LEFT = frozenset({"thinking", "elsewhere", "stopped"})


class FakeCandidates:
    """The list."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def rows(self) -> tuple[CandidateRow, ...]:
        return self.find(EVERYONE).rows

    def find(self, wanted: Wanted) -> Found:
        rows, found = self._listed(), self._found(wanted)
        named = [row for row in self._found(Wanted(wanted.text)) if not row.in_notes]
        by_stage = {stage: count for stage in Stage if (count := sum(row.stage is stage for row in named))}
        noted = tuple(row.number for row in found if row.in_notes)
        return Found(tuple(found[:_PAGE]), len(found), len(rows), by_stage, noted)

    def order(self, wanted: Wanted) -> Sequence[int]:
        return [row.number for row in self._found(wanted)]

    def page(self, numbers: Sequence[int]) -> tuple[CandidateRow, ...]:
        rows = {row.number: row for row in self._listed()}
        return tuple(rows[number] for number in numbers if number in rows)

    def catch_up(self) -> bool:
        return False

    def register(
        self,
        birth_name: str,
        first_name: str,
        birth_date: date,
        known: BirthKnown = BirthKnown.DAY,
        framework_key: str = "",
    ) -> str:
        identity = Identity(tidy(birth_name), tidy(first_name), birth_date)
        if not (identity.birth_name and identity.first_name):
            raise CleaError(Trouble.IDENTITY_INCOMPLETE)
        now = self._vault.clock()
        dossier_id = self._vault.new_id("dossier")
        code = dossier_code(now.year, len(self._vault.dossiers) + 1)
        if framework_key and framework_key not in self._vault.shelf:
            raise CleaError(Trouble.NOT_FOUND)
        self._vault.dossiers[dossier_id] = Kept(dossier_id, code, identity, now, now)
        self._vault.dossiers[dossier_id].framework = self._vault.shelf.get(framework_key)
        if self._vault.body_enrolled:
            self._vault.real.add(dossier_id)
        if known is not BirthKnown.DAY:
            self._vault.dossiers[dossier_id].sheets[SheetKind.IDENTITY] = {Field.BIRTH_KNOWN.value: known.value}
        return dossier_id

    def open_for_real(self, dossier_id: str) -> str:
        kept = self._vault.kept(dossier_id)
        if not self._vault.body_enrolled:
            raise CleaError(Trouble.ENROLMENT_MISSING)
        if dossier_id in self._vault.invented:
            raise CleaError(Trouble.ENROLMENT_INVENTED)
        identity = kept.identity
        real = self.register(identity.birth_name, identity.first_name, identity.birth_date)
        if SheetKind.IDENTITY in kept.sheets:
            self._vault.kept(real).sheets[SheetKind.IDENTITY] = kept.sheets[SheetKind.IDENTITY]
        return real

    def twins(
        self, birth_name: str, first_name: str, birth_date: date, known: BirthKnown = BirthKnown.DAY
    ) -> tuple[Twin, ...]:
        return self._twins(Person(birth_name, first_name, birth_date, known), "")

    def twins_of(self, dossier_id: str) -> tuple[Twin, ...]:
        return self._twins(_person(self._vault.kept(dossier_id)), dossier_id)

    def _twins(self, person: Person, but: str) -> tuple[Twin, ...]:
        found = []
        for row in self._listed():
            other = _person(self._vault.kept(row.dossier_id))
            told = likeness(person, other)
            if told is not None and row.dossier_id != but:
                found.append(Twin(row, told, other.birth_known))
        return tuple(sorted(found, key=lambda twin: (twin.likeness is Likeness.MAYBE, twin.row.number))[:5])

    def _found(self, wanted: Wanted) -> list[CandidateRow]:
        named, noted = [], []
        for row in self._listed():
            kept = self._vault.kept(row.dossier_id)
            if wanted.stage not in {None, row.stage}:
                continue
            if _holds(_named(kept), wanted):
                named.append(row)
            elif wanted.looks_into_notes and self._account.role == "evaluator" and _holds(_noted(kept), wanted):
                noted.append(replace(row, in_notes=True))
        return named + noted

    def _listed(self) -> list[CandidateRow]:
        """Return everybody, newest change first."""
        real = self._vault.real
        rows = [
            replace(_row(kept, number), practice=kept.dossier_id not in real)
            for number, kept in enumerate(self._vault.dossiers.values(), start=1)
        ]
        return sorted(rows, key=lambda row: (row.saved_at, row.number), reverse=True)


def _holds(words: str, wanted: Wanted) -> bool:
    return all(f" {word}" in f" {words}" for word in wanted.words)


def _named(kept: Kept) -> str:
    answers = parse_answers([kept.sheets.get(SheetKind.IDENTITY)])
    used = [answers[field] for field in (Field.USED_NAME, Field.FIRST_NAME_2, Field.FIRST_NAME_3)]
    return name_words(kept.code, kept.identity.birth_name, kept.identity.first_name, *used)


def _noted(kept: Kept) -> str:
    notes = kept.sheets.get(SheetKind.INTERVIEW_NOTES)
    text = str(notes.get("notes", "")) if isinstance(notes, dict) else ""
    said = " ".join(words_of(" ".join([text, *(one.words for one in kept.quotations)])))
    return f"{_named(kept)} {said}" if said else ""


def _person(kept: Kept) -> Person:
    answers = parse_answers([kept.sheets.get(SheetKind.IDENTITY)])
    known = BirthKnown(answers[Field.BIRTH_KNOWN] or BirthKnown.DAY.value)
    identity = kept.identity
    return Person(identity.birth_name, identity.first_name, identity.birth_date, known, answers[Field.USED_NAME])


def _outcome(kept: Kept) -> str:
    return parse_answers([kept.sheets.get(SheetKind.STRATEGY)])[Field.OUTCOME]


def _stage(kept: Kept) -> Stage:
    if kept.state is DossierState.SEALED:
        return Stage.SEALED
    if _outcome(kept) in _LEFT:
        return Stage.LEFT
    return Stage.UNDER_WAY if kept.agreement is not None else Stage.TO_START


def _row(kept: Kept, number: int) -> CandidateRow:
    return CandidateRow(
        dossier_id=kept.dossier_id,
        candidate_id=f"candidate-of-{kept.dossier_id}",
        code=kept.code,
        birth_name=kept.identity.birth_name,
        first_name=kept.identity.first_name,
        birth_date=kept.identity.birth_date,
        state=kept.state,
        practice=True,
        agreement_signed=kept.agreement is not None,
        evaluated=len(kept.ratings),
        saved_at=kept.saved_at,
        number=number,
        stage=_stage(kept),
        outcome=_outcome(kept),
    )
