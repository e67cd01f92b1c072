"""What the list and the form of a new candidate ask of an opened vault."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.search import Wanted
from clea_desktop.services.views import CandidateRow, Found, Twin


class CandidatesPort(Protocol):
    """The list of candidates."""

    def rows(self) -> tuple[CandidateRow, ...]:
        """Return the first page of the list, newest change first."""
        ...

    def find(self, wanted: Wanted) -> Found:
        """Return the first page of what is wanted, and how many there are."""
        ...

    def order(self, wanted: Wanted) -> Sequence[int]:
        """Return the numbers of everything that is wanted, in order."""
        ...

    def page(self, numbers: Sequence[int]) -> tuple[CandidateRow, ...]:
        """Return some rows by their numbers."""
        ...

    def catch_up(self) -> bool:
        """Index some of what changed since the last search; say whether there is more to do."""
        ...

    def register(
        self,
        birth_name: str,
        first_name: str,
        birth_date: date,
        known: BirthKnown = BirthKnown.DAY,
        framework_key: str = "",
    ) -> str:
        """Open a dossier on a version of a framework ("" is the one in use) and return its id."""
        ...

    def open_for_real(self, dossier_id: str) -> str:
        """Open a real dossier for somebody met before this body was enrolled; return its id."""
        ...

    def twins(
        self, birth_name: str, first_name: str, birth_date: date, known: BirthKnown = BirthKnown.DAY
    ) -> tuple[Twin, ...]:
        """Return who may already be this person, the surest first."""
        ...

    def twins_of(self, dossier_id: str) -> tuple[Twin, ...]:
        """Return who else may be the person of a dossier."""
        ...
