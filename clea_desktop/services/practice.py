"""The practice centre: twelve invented people at different steps, made in one go and erased in one go.

They are made by the same services as everybody, within one transaction: cut in the middle, nobody was ever there.
"""

import json
from dataclasses import dataclass, replace

from clea_desktop.core.practice import Person, read_people
from clea_desktop.resource_files import read_resource
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.practice_stories import StoryClock, Teller
from clea_desktop.services.views import Cancelled, Report
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.places import Places
from clea_desktop.storage.repositories.practice import PracticePeople

_FILE = ("practice", "centre.json")


@dataclass(frozen=True, slots=True)
class PracticePerson:
    """Somebody invented, and their dossier."""

    candidate_id: str
    dossier_id: str
    code: str
    birth_name: str
    first_name: str


def invented_people() -> tuple[Person, ...]:
    """Return the people of the practice centre, those nobody saw for longest first: the list shows the newest first."""
    people = read_people(json.loads(read_resource(*_FILE)))
    return tuple(sorted(people, key=lambda person: -person.chapters[-1].days_ago))


class PracticeService:
    """Invented people, to learn with."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def people(self) -> tuple[PracticePerson, ...]:
        """Return the invented people of this vault, in the order of their codes."""
        with self._vault.unit_of_work.reading() as work:
            return tuple(
                PracticePerson(one.candidate_id, one.dossier_id, one.code, one.birth_name, one.first_name)
                for one in PracticePeople(work).everyone()
            )

    def fill(self, report: Report, cancelled: Cancelled) -> tuple[PracticePerson, ...]:
        """Bring the twelve in, as new: those who were there, with all that was done to them, go first.

        ROLE_REFUSED, CANCELLED, DISK_FULL: everything is then as before.
        """
        self._vault.require_evaluator()
        clock = StoryClock(self._vault.around.clock)
        unit_of_work = self._vault.unit_of_work
        me = self._vault.account.account_id
        with unit_of_work.as_one(clock) as joined:
            with joined() as work:
                PracticePeople(work).erase()
                here = Places(work).find(me)
            vault = replace(self._vault, unit_of_work=joined, around=replace(self._vault.around, clock=clock))
            self._tell(vault, clock, report, cancelled)
            if here is not None:  # the stories come and go; whoever is here has not moved
                with joined() as work:
                    Places(work).put_back(me, here)
        return self.people()

    def erase(self) -> int:
        """Erase the invented people with all that is theirs, sealed bundles included; return how many there were."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            gone = {one.candidate_id for one in PracticePeople(work).everyone()}
            PracticePeople(work).erase()
        return len(gone)

    def _tell(self, vault: OpenedVault, clock: StoryClock, report: Report, cancelled: Cancelled) -> None:
        with vault.unit_of_work.reading() as work:
            chosen = needed(Frameworks(work).in_use())
            framework = vault.frameworks.take(work, chosen.id, chosen.version)
        teller = Teller(vault, clock, framework, cancelled)
        people = invented_people()
        report(0, len(people))
        for number, person in enumerate(people, start=1):
            dossier_id = teller.tell(person)
            with vault.unit_of_work() as work:
                PracticePeople(work).add(needed(Dossiers(work).find(dossier_id)).candidate_id)
            report(number, len(people))
