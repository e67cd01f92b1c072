"""Whatever the order of the acts: nobody is shown as acquired without the rule, no act is lost, nobody sees another.

Hypothesis plays two evaluators with two candidates on a real encrypted vault: refused acts, comings and goings, power
cuts. The vault and a model made of dictionaries are compared after every act.
"""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from clea_desktop.core.exercise import Seen
from clea_desktop.core.feedback import FeedbackPart, Outcome
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.signature import Signer
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
        for criterion in list(self.world.framework.subdomains())[number].criteria:
            self.world.rate(at, criterion.code, rating)

    @precondition(lambda self: any(one.signed and not one.is_closed for one in self.world.told))
    @rule(at=CANDIDATES)
    def rates_everything(self, at: int) -> None:
        for criterion in self.world.framework.criteria():
            self.world.rate(at, criterion.code, Rating.ACQUIRED)

    @rule(at=CANDIDATES, code=CODES, answer=st.sampled_from([*SelfAnswer, None]))
    def answers(self, at: int, code: str, answer: SelfAnswer | None) -> None:
        self.world.answer(at, code, answer)

    @rule(at=CANDIDATES, shade=st.integers(0, 5), code=CODES)
    def attaches(self, at: int, shade: int, code: str) -> None:
        self.world.attach(at, shade, code)

    @rule(at=CANDIDATES)
    def takes_out(self, at: int) -> None:
        self.world.take_out(at)

    @rule(at=CANDIDATES, seen=st.sampled_from(Seen))
    def observes(self, at: int, seen: Seen) -> None:
        self.world.observe(at, seen)

    @rule(at=CANDIDATES, signer=st.sampled_from(Signer))
    def signs_on_the_screen(self, at: int, signer: Signer) -> None:
        self.world.sign_agreement(at, signer)

    @rule(at=CANDIDATES, signer=st.sampled_from(Signer))
    def signs_the_restitution(self, at: int, signer: Signer) -> None:
        self.world.sign_restitution(at, signer)

    @rule(at=CANDIDATES)
    def takes_a_signature_back(self, at: int) -> None:
        self.world.take_signature_back(at)

    @rule(at=CANDIDATES, part=st.sampled_from([FeedbackPart.COMMENT, FeedbackPart.SYNTHESIS]), words=WORDS)
    def writes_what_is_said(self, at: int, part: FeedbackPart, words: str) -> None:
        self.world.write(at, part, words)

    @rule(at=CANDIDATES, outcome=st.sampled_from(Outcome))
    def decides(self, at: int, outcome: Outcome) -> None:
        self.world.decide(at, outcome)

    @rule(at=CANDIDATES, days=st.sampled_from([None, -1, 0, 1]))
    def meets(self, at: int, days: int | None) -> None:
        self.world.meet(at, days)

    @rule()
    def passes_a_day(self) -> None:
        self.world.pass_a_day()

    @rule(at=CANDIDATES, number=st.integers(0, 27), words=WORDS)
    def recommends(self, at: int, number: int, words: str) -> None:
        self.world.recommend(at, number, words)

    @rule(at=CANDIDATES, kind=st.sampled_from([PaperKind.ATTESTATION, PaperKind.SYNTHESIS]))
    def makes_a_paper(self, at: int, kind: PaperKind) -> None:
        self.world.make_paper(at, kind)

    @rule(at=CANDIDATES, words=WORDS)
    def plans(self, at: int, words: str) -> None:
        self.world.plan(at, words)

    @rule(at=CANDIDATES)
    def puts_off(self, at: int) -> None:
        self.world.put_off(at)

    @rule(at=CANDIDATES, code=CODES)
    def stands_on_a_criterion(self, at: int, code: str) -> None:
        self.world.stand(at, code)

    @rule(at=CANDIDATES)
    def searches(self, at: int) -> None:
        self.world.search(at)

    @rule(at=CANDIDATES)
    def seals(self, at: int) -> None:
        self.world.seal(at)

    @rule(at=CANDIDATES)
    def corrects(self, at: int) -> None:
        self.world.correct(at)

    @rule(at=CANDIDATES)
    def gives_up_correcting(self, at: int) -> None:
        self.world.give_up_correcting(at)

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
            max_examples=14,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


def test_what_chance_seldom_plays_keeps_them_too(made_from: tuple[Path, tuple[str, str]], tmp_path: Path) -> None:
    world = World(tmp_path, *made_from)
    acts: list[Callable[[], None]] = [
        *(partial(world.sign_agreement, 0, signer) for signer in Signer),
        partial(world.take_signature_back, 0),
        partial(world.sign_agreement, 0, Signer.EVALUATOR),
        partial(world.plan, 0, "mardi"),
        partial(world.put_off, 0),
        partial(world.put_off, 0),
        partial(world.recommend, 0, 0, "lire un plan"),
        partial(world.decide, 0, Outcome.TRAINING),
        partial(world.decide, 0, Outcome.TO_THE_JURY),
        *(partial(world.rate, 0, one.code, Rating.ACQUIRED) for one in world.framework.criteria()),
        partial(world.decide, 0, Outcome.TO_THE_JURY),
        partial(world.rate, 0, "1.1.1", None),
        partial(world.meet, 0, 0),
        *(partial(world.attach, 0, shade, "1.1.1") for shade in range(6)),
        partial(world.pass_a_day),
        *(partial(world.meet, 0, days) for days in (1, -1, -2, None, 0)),
        partial(world.make_paper, 0, PaperKind.ATTESTATION),
        *(partial(world.sign_restitution, 0, signer) for signer in Signer),
        partial(world.stand, 0, "1.1.2"),
        partial(world.seal, 0),
        partial(world.correct, 0),
        partial(world.pass_a_day),
        partial(world.meet, 0, 0),
        partial(world.meet, 0, None),
        partial(world.write, 0, FeedbackPart.COMMENT, "œuvre"),
        partial(world.give_up_correcting, 0),
        partial(world.come_back, 1),
        partial(world.seal, 0),
        partial(world.crash),
        partial(world.search, 1),
    ]
    for act in acts:
        act()
        world.look()
    assert world.told[0].sealed == 2
    world.end()
