"""Whatever the order of the acts: nobody is shown as acquired without the rule, no act is lost, nobody sees another.

Hypothesis plays two evaluators with two candidates on a real encrypted vault: refused acts, comings and goings, power
cuts. The vault and a model made of dictionaries are compared after every act.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from clea_desktop.core.exercise import Seen
from clea_desktop.core.framework import Framework
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.welcome import Field
from tests.services.any_order import World, template

CANDIDATES = st.integers(0, 1)
WORDS = st.sampled_from(["mardi", "l'été, à Saint-Malo", "œuvre", "deux enfants"])
CODES = st.sampled_from(["1.1.1", "2.1.1", "2.4.1", "5.2.1"])
FIELDS = st.sampled_from([Field.PRESCRIBER, Field.CITY, Field.OUTCOME_NOTE])


class AnyOrder(RuleBasedStateMachine):
    """Acts in any order."""

    made_from: tuple[Path, tuple[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="ordre-"))
        self.world = World(self._folder, *self.made_from)

    @property
    def framework(self) -> Framework:
        """Return the framework of both dossiers."""
        return self.world.session.dossiers.open(self.world.told[0].dossier_id).framework

    @rule(at=CANDIDATES, asked=FIELDS, words=WORDS)
    def says_at_welcome(self, at: int, asked: Field, words: str) -> None:
        self.world.say_at_welcome(at, asked, words)

    @rule(at=CANDIDATES, words=WORDS)
    def writes_notes(self, at: int, words: str) -> None:
        self.world.write_notes(at, words)

    @rule(at=CANDIDATES, code=CODES)
    def pins(self, at: int, code: str) -> None:
        self.world.pin(at, code)

    @rule(at=CANDIDATES)
    def unpins(self, at: int) -> None:
        self.world.unpin(at)

    @rule(at=CANDIDATES)
    def signs(self, at: int) -> None:
        self.world.sign(at)

    @rule(at=CANDIDATES, code=CODES, rating=st.sampled_from([*Rating, None]))
    def rates(self, at: int, code: str, rating: Rating | None) -> None:
        self.world.rate(at, code, rating)

    @rule(at=CANDIDATES, number=st.integers(0, 27), rating=st.sampled_from(Rating))
    def rates_a_subdomain(self, at: int, number: int, rating: Rating) -> None:
        for criterion in list(self.framework.subdomains())[number].criteria:
            self.world.rate(at, criterion.code, rating)

    @precondition(lambda self: any(one.signed and not one.is_closed for one in self.world.told))
    @rule(at=CANDIDATES)
    def rates_everything(self, at: int) -> None:
        for criterion in self.framework.criteria():
            self.world.rate(at, criterion.code, Rating.ACQUIRED)

    @rule(at=CANDIDATES, code=CODES, answer=st.sampled_from([*SelfAnswer, None]))
    def answers(self, at: int, code: str, answer: SelfAnswer | None) -> None:
        self.world.answer(at, code, answer)

    @rule(at=CANDIDATES, shade=st.integers(0, 3), code=CODES)
    def attaches(self, at: int, shade: int, code: str) -> None:
        self.world.attach(at, shade, code)

    @rule(at=CANDIDATES)
    def takes_out(self, at: int) -> None:
        self.world.take_out(at)

    @rule(at=CANDIDATES, seen=st.sampled_from(Seen))
    def observes(self, at: int, seen: Seen) -> None:
        self.world.observe(at, seen)

    @rule(at=CANDIDATES)
    def seals(self, at: int) -> None:
        self.world.seal(at)

    @rule(who=CANDIDATES)
    def comes_back(self, who: int) -> None:
        self.world.come_back(who)

    @rule()
    def crashes(self) -> None:
        self.world.crash()

    @invariant()
    def all_is_there_and_nothing_else(self) -> None:
        self.world.look()

    def teardown(self) -> None:
        self.world.end()
        shutil.rmtree(self._folder)


@pytest.fixture(scope="module")
def made_from(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, str]]:
    return template(tmp_path_factory.mktemp("modele"))


def test_any_order_of_acts_keeps_the_rules_every_act_and_every_secret(
    made_from: tuple[Path, tuple[str, str]],
) -> None:
    machine = type("AnyOrderHere", (AnyOrder,), {"made_from": made_from})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
