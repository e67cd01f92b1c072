"""The practice centre in memory: the same people, without their stories."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.services.practice import PracticePerson, invented_people
from clea_desktop.services.views import Account, Cancelled, Report
from clea_desktop.ui.candidates_port import CandidatesPort
from tests.fakes.vault import FakeVault


class FakePractice:
    """Invented people."""

    def __init__(self, vault: FakeVault, account: Account, candidates: CandidatesPort) -> None:
        self._vault, self._account, self._candidates = vault, account, candidates

    def people(self) -> tuple[PracticePerson, ...]:
        found = (self._vault.kept(dossier_id) for dossier_id in self._vault.invented)
        return tuple(
            PracticePerson(
                f"candidate-of-{kept.dossier_id}",
                kept.dossier_id,
                kept.code,
                kept.identity.birth_name,
                kept.identity.first_name,
            )
            for kept in found
        )

    def fill(self, report: Report, cancelled: Cancelled) -> tuple[PracticePerson, ...]:
        self._require_evaluator()
        people = invented_people()
        if cancelled():
            raise CleaError(Trouble.CANCELLED)
        self._forget()
        report(0, len(people))
        for number, person in enumerate(people, start=1):
            made = self._candidates.register(person.birth_name, person.first_name, person.birth_date)
            self._vault.invented.append(made)
            self._vault.real.discard(made)
            report(number, len(people))
        return self.people()

    def erase(self) -> int:
        self._require_evaluator()
        count = len(self._vault.invented)
        self._forget()
        return count

    def _forget(self) -> None:
        for dossier_id in self._vault.invented:
            del self._vault.dossiers[dossier_id]
        gone = frozenset(self._vault.invented)
        self._vault.places = {who: place for who, place in self._vault.places.items() if place.dossier_id not in gone}
        self._vault.invented.clear()

    def _require_evaluator(self) -> None:
        if self._account.role not in {"evaluator", "coordinator"}:
            raise CleaError(Trouble.ROLE_REFUSED)
