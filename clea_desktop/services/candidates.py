"""Candidates: the list everybody begins with, a new one, and whether they are there already."""

from collections.abc import Mapping
from datetime import date

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import NAME_LIMIT, tidied
from clea_desktop.core.names import same_person_key
from clea_desktop.core.pathway import DossierState
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import CandidateRow
from clea_desktop.storage.repositories.candidates import Candidates, ListedDossier
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.frameworks import Frameworks

_OLDEST = 120


class CandidatesService:
    """Who is evaluated here."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def rows(self) -> tuple[CandidateRow, ...]:
        """Return the list, newest change first."""
        with self._vault.unit_of_work.reading() as work:
            return tuple(_row(listed) for listed in Candidates(work).listed())

    def twins(self, birth_name: str, first_name: str, birth_date: date) -> tuple[CandidateRow, ...]:
        """Return who may already be this person: born the same day, same names in any order, accents aside."""
        key = same_person_key(birth_name, first_name)
        return tuple(
            row
            for row in self.rows()
            if row.birth_date == birth_date and same_person_key(row.birth_name, row.first_name) == key
        )

    def register(self, birth_name: str, first_name: str, birth_date: date) -> str:
        """Register a candidate and open their dossier; return its id. IDENTITY_INCOMPLETE."""
        self._vault.require_evaluator()
        birth_name, first_name = tidied(birth_name, NAME_LIMIT), tidied(first_name, NAME_LIMIT)
        with self._vault.unit_of_work() as work:
            today = paris_day(work.now)
            if not birth_name or not first_name or not today.year - _OLDEST < birth_date.year or birth_date > today:
                raise CleaError(Trouble.IDENTITY_INCOMPLETE)
            framework = needed(Frameworks(work).newest())
            candidate_id = Candidates(work).add(birth_name, first_name, birth_date)
            dossier_id = Dossiers(work).open(
                candidate_id,
                framework.id,
                framework.version,
                self._vault.account.account_id,
                year=today.year,
                practice=True,  # until this body is enrolled, whatever is opened here is for learning
            )
            facts: Mapping[str, JsonValue] = {
                "candidate": candidate_id,
                "framework": framework.id,
                "version": framework.version,
            }
            work.journal(dossier_id, Act.OPENED, self._vault.account.account_id, facts)
        return dossier_id


def _row(listed: ListedDossier) -> CandidateRow:
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
    )
