"""Two candidates, two evaluators, and the acts of an evaluation in whatever order: what must hold after each of them.

The model beside the vault is a few dictionaries. An act that the rules allow must change both alike; an act that they
refuse must change neither. Nothing one candidate said may ever stand in what is shown of the other.
"""

import io
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PIL import Image

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import Seen
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import translator
from clea_desktop.core.welcome import Field
from clea_desktop.resource_files import read_resource
from clea_desktop.security.vault import VaultFolder
from clea_desktop.services.access import Access
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.session import Session
from tests.fakes.vault import TickingClock
from tests.services.conftest import CHEAP
from tests.services.contract import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clea_desktop.services.views import DossierView

PEOPLE = (("Nguyễn-Lefèvre", "Éloïse"), ("Da Silva", "Aïcha"))
Value = TypeVar("Value")
OTHER_PASSPHRASE = "quatre oies grises au pré"  # noqa: S105 - fictitious


@dataclass
class Told:
    """What the model knows of one candidate. Every text typed about them holds ``mark``, which nobody else has."""

    dossier_id: str
    mark: str
    signed: bool = False
    sealed: int = 0
    open_again: bool = False
    ratings: dict[str, Rating] = field(default_factory=dict)
    answers: dict[str, SelfAnswer] = field(default_factory=dict)
    notes: str = ""
    quotations: dict[str, str] = field(default_factory=dict)
    proofs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    taken_out: set[str] = field(default_factory=set)
    fields: dict[Field, str] = field(default_factory=dict)
    runs: dict[str, dict[tuple[str, str], Seen]] = field(default_factory=dict)

    @property
    def is_closed(self) -> bool:
        """Say whether the dossier is sealed, and not open again for a correction."""
        return self.sealed > 0 and not self.open_again


class World:
    """A real vault with its model; every method is an act a person may try at any moment."""

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

    # --- comings and goings --------------------------------------------------------------------------------------

    def end(self) -> None:
        """Leave."""
        self.session.close()

    def come_back(self, who: int) -> None:
        """Close in good order; the same evaluator, or the other one, comes in."""
        self.session.lock()
        self.who = who
        self.session = self._come_in()

    def crash(self) -> None:
        """Leave what is on the disk as a power cut leaves it, and open that."""
        self._generation += 1
        left = self._folder / f"coffre-{self._generation}"
        shutil.copytree(self.path, left, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
        self.session.close()
        shutil.rmtree(self.path)
        self.path = left
        self.session = self._come_in()

    # --- acts ----------------------------------------------------------------------------------------------------

    def say_at_welcome(self, at: int, asked: Field, words: str) -> None:
        """Type an answer of the welcome."""
        one = self.told[at]
        typed = f"{one.mark} {words}"
        with self._allowed(closed=one.is_closed):
            self.session.welcome.put(one.dossier_id, asked, typed)
            one.fields[asked] = typed

    def write_notes(self, at: int, words: str) -> None:
        """Write notes of the interview."""
        one = self.told[at]
        text = f"{one.mark} {words}"
        with self._allowed(closed=one.is_closed):
            self.session.interview.keep_notes(one.dossier_id, InterviewNotes(text, len(text), ""))
            one.notes = text

    def pin(self, at: int, code: str) -> None:
        """Pin words to a criterion."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed):
            made = self.session.interview.pin(one.dossier_id, "", f"{one.mark} {code}", code)
            one.quotations[made.id] = code

    def unpin(self, at: int) -> None:
        """Take the last quotation off."""
        one = self.told[at]
        if one.quotations:
            last = list(one.quotations)[-1]
            with self._allowed(closed=one.is_closed):
                self.session.interview.unpin(last)
                del one.quotations[last]

    def sign(self, at: int) -> None:
        """Keep the scan of the signed agreement."""
        one = self.told[at]
        scan = self._folder / "scan.jpg"
        scan.write_bytes(picture(40 + at))
        with self._allowed(closed=one.is_closed, there=one.signed):
            self.session.agreements.sign_on_paper(one.dossier_id, self.clock().date(), scan)
            one.signed = True

    def rate(self, at: int, code: str, rating: Rating | None) -> None:
        """Find a criterion acquired or not, or take the finding back."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            self.session.ratings.rate(one.dossier_id, code, rating)
            _put(one.ratings, code, rating)

    def answer(self, at: int, code: str, answer: SelfAnswer | None) -> None:
        """Answer a question of the self-assessment."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            self.session.self_assessment.answer(one.dossier_id, code, answer)
            _put(one.answers, code, answer)

    def attach(self, at: int, shade: int, code: str) -> None:
        """Attach a photograph to a criterion."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            made = self.session.evidence.attach(one.dossier_id, picture(shade), f"{one.mark} photo", (code,), one.mark)
            one.proofs[made.id] = (code,)

    def take_out(self, at: int) -> None:
        """Take the last photograph out, or put it back."""
        one = self.told[at]
        if one.proofs:
            last = list(one.proofs)[-1]
            back = last in one.taken_out
            with self._allowed(closed=one.is_closed):
                (self.session.evidence.restore if back else self.session.evidence.remove)(last)
                one.taken_out.symmetric_difference_update({last})

    def observe(self, at: int, seen: Seen) -> None:
        """Begin an exercise, or note a clue of the one begun."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            if not one.runs:
                exercise = self.session.exercises.library()[0].exercise
                one.runs[self.session.exercises.start(one.dossier_id, exercise.id).id] = {}
                return
            run_id, clues = next(iter(one.runs.items()))
            run = next(run for run in self.session.exercises.runs(one.dossier_id) if run.id == run_id)
            task = run.exercise.tasks[0]
            self.session.exercises.see(run_id, task.id, task.clues[0].criterion, seen)
            clues[task.id, task.clues[0].criterion] = seen

    def seal(self, at: int) -> None:
        """Make what must be made, then seal."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            self.make_papers(one)
            self.session.sealing.seal(one.dossier_id, self._passphrase, lambda _done, _total: None, lambda: False)
            one.sealed += 1
            one.open_again = False

    def make_papers(self, one: Told) -> None:
        """Make the paper without which nothing is sealed."""
        self.session.feedback.make(one.dossier_id)

    # --- what holds ----------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Compare all that is shown with the model."""
        for at, one in enumerate(self.told):
            view = self.session.dossiers.open(one.dossier_id)
            self._compare(view, one)
            shown = self._everything_shown(view, one)
            other = self.told[1 - at]
            assert other.mark not in shown
            assert PEOPLE[1 - at][0] not in shown

    def _compare(self, view: "DossierView", one: Told) -> None:
        assert dict(view.ratings) == one.ratings
        assert (view.agreement is not None) == one.signed
        assert (view.state is DossierState.SEALED) == one.is_closed
        assert len(view.bundles) == one.sealed
        assert {proof.id: proof.criteria for proof in view.evidence if proof.criteria} == {
            kept: codes for kept, codes in one.proofs.items() if kept not in one.taken_out
        }
        assert {said.id: said.criterion_code for said in view.quotations} == one.quotations
        assert self.session.self_assessment.answers(one.dossier_id) == one.answers
        assert self.session.interview.open(one.dossier_id).notes.text == one.notes
        answers = self.session.welcome.open(one.dossier_id).answers
        assert {asked: answers[asked] for asked in one.fields} == one.fields
        runs = self.session.exercises.runs(one.dossier_id)
        assert {run.id: {key: clue.seen for key, clue in run.observations.items()} for run in runs} == (one.runs)
        acquired_by_the_rule(view, one)

    def _everything_shown(self, view: "DossierView", one: Told) -> str:
        """Return as text all that the screens of one dossier are made of."""
        told = self.session
        return repr(
            (
                view.identity,
                view.evidence,
                view.quotations,
                view.documents,
                told.interview.open(one.dossier_id).notes,
                told.welcome.open(one.dossier_id).answers,
                told.self_assessment.questionnaire(one.dossier_id),
                told.exercises.runs(one.dossier_id),
                told.feedback.text(one.dossier_id),
            )
        )

    # --- behind the acts -----------------------------------------------------------------------------------------

    @property
    def _passphrase(self) -> str:
        return (PASSPHRASE, OTHER_PASSPHRASE)[self.who]

    @contextmanager
    def _allowed(self, *, closed: bool, unsigned: bool = False, there: bool = False) -> "Iterator[None]":
        """Expect the act to be refused for one of the reasons that hold, and to be done when none does."""
        reasons = {
            trouble
            for trouble, holds in (
                (Trouble.DOSSIER_SEALED, closed),
                (Trouble.AGREEMENT_MISSING, unsigned),
                (Trouble.AGREEMENT_THERE, there),
            )
            if holds
        }
        self.clock.move(seconds=7)
        refused: Trouble | None = None
        try:
            yield
        except CleaError as error:
            refused = error.trouble
        assert refused in (reasons or {None}), f"{refused} instead of {reasons}"

    def _come_in(self) -> Session:
        return doors(self.path, self.clock).unlock(self._evaluators[self.who], self._passphrase)


def acquired_by_the_rule(view: "DossierView", one: Told) -> None:
    """Recompute by hand, from the framework's own numbers, what may be called acquired."""
    result = view.result()
    for domain, found in zip(view.framework.domains, result.domains, strict=True):
        whole = True
        for subdomain in domain.subdomains:
            has = sum(one.ratings.get(criterion.code) is Rating.ACQUIRED for criterion in subdomain.criteria)
            mandatory = all(
                one.ratings.get(criterion.code) is Rating.ACQUIRED
                for criterion in subdomain.criteria
                if criterion.mandatory
            )
            whole &= has >= subdomain.required and mandatory
        assert found.is_acquired == whole
    assert result.is_acquired == all(found.is_acquired for found in result.domains)


def doors(path: Path, clock: TickingClock) -> Access:
    """Return the doors of a vault behind a cheap passphrase."""
    around = Surroundings(clock, os.urandom, CHEAP, translator())
    return Access(VaultFolder(path), around, lambda: read_resource("frameworks", "clea-socle-2018.json"))


def template(folder: Path) -> tuple[Path, tuple[str, str]]:
    """Make the vault of two evaluators that every example begins with."""
    path = folder / "modele"
    session = (
        doors(path, TickingClock()).create("Greta de l'Estuaire", "Maëlys Fontanel", "evaluator", PASSPHRASE).session
    )
    other = session.accounts.add("Yann Kerbrat", "evaluator", OTHER_PASSPHRASE)
    session.exercises.library()
    first = session.account.account_id
    session.close()
    return path, (first, other.account_id)


def picture(shade: int) -> bytes:
    """Return a small photograph."""
    out = io.BytesIO()
    Image.new("RGB", (16, 12), (shade, 120, 60)).save(out, "JPEG")
    return out.getvalue()


def _put(kept: dict[str, Value], code: str, value: Value | None) -> None:
    if value is None:
        kept.pop(code, None)
    else:
        kept[code] = value
