"""Where the acts in any order happen: a real vault, who is at it, who comes and goes, and which refusals are right."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework
from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource
from clea_desktop.security.vault import VaultFolder
from clea_desktop.services.access import Access
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.session import Session
from tests.fakes.vault import TickingClock
from tests.services.any_order_model import PEOPLE, Told
from tests.services.conftest import CHEAP
from tests.services.contract import PASSPHRASE

OTHER_PASSPHRASE = "quatre oies grises au pré"  # noqa: S105 - fictitious


class Ground:
    """A vault that two evaluators open in turn, with what the model knows of two candidates."""

    def __init__(self, folder: Path, template: Path, evaluators: tuple[str, str]) -> None:
        self._folder = folder
        self._generation = 0
        self._evaluators = evaluators
        self.clock = TickingClock()
        self.path = folder / "coffre-0"
        shutil.copytree(template, self.path)
        self.who = 0
        self.session = self._come_in()
        self.told = [
            Told(self.session.candidates.register(birth, first, date(1990 + at, 4, 30)), f"mot{at}{birth}")
            for at, (birth, first) in enumerate(PEOPLE)
        ]
        self.framework: Framework = self.session.dossiers.open(self.told[0].dossier_id).framework
        self._places: list[tuple[str, str] | None] = [None, None]

    @property
    def today(self) -> date:
        """Return the day it is in Paris."""
        return paris_day(self.clock())

    def end(self) -> None:
        """Leave."""
        self.session.close()

    def pass_a_day(self) -> None:
        """Come back to it tomorrow."""
        self.clock.move(days=1)

    def come_back(self, who: int) -> None:
        """Close in good order; the same evaluator, or the other one, comes in."""
        self.session.lock()
        self.who = who
        self.session = self._come_in()
        self._is_back()

    def crash(self) -> None:
        """Leave what is on the disk as a power cut leaves it, and open that."""
        self._generation += 1
        left = self._folder / f"coffre-{self._generation}"
        shutil.copytree(self.path, left, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
        self.session.close()
        shutil.rmtree(self.path)
        self.path = left
        self.session = self._come_in()
        self._is_back()

    def stand(self, at: int, code: str) -> None:
        """Come to a criterion of a candidate: this is where the evaluator of now comes back to."""
        self.session.places.remember(self.told[at].dossier_id, "rating", code)
        self._places[self.who] = (self.told[at].dossier_id, code)

    def _is_back(self) -> None:
        """Check that one comes back to where one was, never to where the other was."""
        found, mine = self.session.places.resume(), self._places[self.who]
        assert (None if found is None else (found.dossier_id, found.criterion_code)) == mine

    @property
    def _passphrase(self) -> str:
        return (PASSPHRASE, OTHER_PASSPHRASE)[self.who]

    @contextmanager
    def _allowed(
        self,
        *others: Trouble,
        closed: bool = False,
        unsigned: bool = False,
        there: bool = False,
        unsealed: bool = False,
    ) -> Iterator[None]:
        """Expect the act to be refused for one of the reasons that hold, and to be done when none does."""
        reasons: set[Trouble | None] = {
            trouble
            for trouble, holds in (
                (Trouble.DOSSIER_SEALED, closed),
                (Trouble.AGREEMENT_MISSING, unsigned),
                (Trouble.AGREEMENT_THERE, there),
                (Trouble.AMENDMENT_NOT_SEALED, unsealed),
            )
            if holds
        }
        reasons |= set(others)
        self.clock.move(seconds=7)
        refused: Trouble | None = None
        try:
            yield
        except CleaError as error:
            refused = error.trouble
        assert refused in (reasons or {None}), f"{refused} instead of {reasons}"

    def _come_in(self) -> Session:
        return doors(self.path, self.clock).unlock(self._evaluators[self.who], self._passphrase)


def doors(path: Path, clock: TickingClock) -> Access:
    """Return the doors of a vault behind a cheap passphrase."""
    around = Surroundings(clock, os.urandom, CHEAP, translator())
    return Access(VaultFolder(path), around, lambda: read_resource("frameworks", "clea-socle-2018.json"))
