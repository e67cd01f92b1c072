"""Tells the stories of the practice centre: every act through the services a person's own acts go through."""

import hashlib
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

from clea_desktop.core.appointment import Planned
from clea_desktop.core.clock import PARIS, Clock, paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import FeedbackPart, Outcome, outcomes
from clea_desktop.core.framework import Framework
from clea_desktop.core.interview import InterviewNotes, utf16_length
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import Step
from clea_desktop.core.practice import Chapter, Drawing, Person, Proof
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import PAD_HEIGHT, PAD_WIDTH, Strokes
from clea_desktop.core.welcome import POINTS
from clea_desktop.services.agreements import AgreementsService
from clea_desktop.services.amendments import AmendmentsService
from clea_desktop.services.appointments import AppointmentsService
from clea_desktop.services.candidates import CandidatesService
from clea_desktop.services.evidence import EvidenceService
from clea_desktop.services.exercises import ExercisesService
from clea_desktop.services.feedback import FeedbackService
from clea_desktop.services.interview import InterviewService
from clea_desktop.services.keys import one_time_signer
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.places import PlacesService
from clea_desktop.services.ratings import RatingsService
from clea_desktop.services.sealing import SealingService
from clea_desktop.services.self_assessment import SelfAssessmentService
from clea_desktop.services.signatures import SignaturesService
from clea_desktop.services.step_times import StepTimesService
from clea_desktop.services.views import Cancelled, DossierView
from clea_desktop.services.welcome import WelcomeService

T = TypeVar("T")
_TICK = timedelta(seconds=2)
_MORNING = time(9, tzinfo=PARIS)


class StoryClock:
    """The time of a story: it moves at every look, from some days ago, and never beyond the real time."""

    def __init__(self, real: Clock) -> None:
        self.today = real()
        self._now = datetime.min.replace(tzinfo=self.today.tzinfo)

    def __call__(self) -> datetime:
        """Return the time, a little later than at the last look."""
        self._now = min(self._now + _TICK, self.today)
        return self._now

    def begin(self) -> None:
        """Go back to before the first chapter of anybody's story."""
        self._now = datetime.min.replace(tzinfo=self.today.tzinfo)

    def move(self, chapter: Chapter) -> None:
        """Go to a chapter: the morning of its day, or, today, as long ago as it takes; never back."""
        day = paris_day(self.today) - timedelta(days=chapter.days_ago)
        start = datetime.combine(day, _MORNING).astimezone(self.today.tzinfo)
        if not chapter.days_ago:
            start = self.today - timedelta(minutes=chapter.minutes)
        self._now = min(max(start, self._now), self.today)


class Teller:
    """Plays stories in a vault; ``clock`` is the one this vault goes by.

    What a story says of criteria its framework does not have is left out.
    """

    def __init__(self, vault: OpenedVault, clock: StoryClock, framework: Framework, cancelled: Cancelled) -> None:
        self._vault, self._clock, self._cancelled = vault, clock, cancelled
        self._codes = tuple(criterion.code for criterion in framework.criteria())
        self._candidates, self._welcome = CandidatesService(vault, invented=True), WelcomeService(vault)
        self._interview, self._agreements = InterviewService(vault), AgreementsService(vault)
        self._exercises, self._evidence = ExercisesService(vault), EvidenceService(vault)
        self._self_assessment, self._ratings = SelfAssessmentService(vault), RatingsService(vault)
        self._feedback, self._sealing = FeedbackService(vault), SealingService(vault)
        self._amendments, self._appointments = AmendmentsService(vault), AppointmentsService(vault)
        self._times, self._signatures = StepTimesService(vault), SignaturesService(vault)
        self._places = PlacesService(vault)

    def tell(self, person: Person) -> str:
        """Play one person's story; return the dossier's id. CANCELLED."""
        self._clock.begin()
        self._clock.move(person.chapters[0])
        dossier_id = self._candidates.register(person.birth_name, person.first_name, person.birth_date)
        for chapter in person.chapters:
            self._go_on()
            self._clock.move(chapter)
            self._act(chapter)(dossier_id, person, chapter)
            self._times.add(dossier_id, chapter.step, chapter.minutes * 60)
            if chapter.step is Step.SEALING and chapter.reason:
                self._amendments.open(dossier_id, chapter.reason)
        if person.meeting is not None:
            meeting = person.meeting
            day = paris_day(self._clock.today) + timedelta(days=meeting.in_days)
            self._appointments.make(dossier_id, Planned(meeting.step, day, meeting.at, meeting.place))
        return dossier_id

    def _go_on(self) -> None:
        if self._cancelled():
            raise CleaError(Trouble.CANCELLED)

    def _act(self, chapter: Chapter) -> Callable[[str, Person, Chapter], None]:
        return {
            Step.WELCOME: self._be_welcomed,
            Step.INTERVIEW: self._talk,
            Step.AGREEMENT: self._sign,
            Step.EXERCISE: self._practise,
            Step.SELF_ASSESSMENT: self._assess,
            Step.RATING: self._rate,
            Step.FEEDBACK: self._give_back,
            Step.SEALING: self._seal,
        }[chapter.step]

    def _be_welcomed(self, dossier_id: str, _person: Person, chapter: Chapter) -> None:
        today = paris_day(self._clock()).isoformat()
        if not self._welcome.open(dossier_id).answers.told:
            for point in POINTS:
                self._welcome.put(dossier_id, point, today)
        for field, text in chapter.answers:
            self._welcome.put(dossier_id, field, text)

    def _talk(self, dossier_id: str, _person: Person, chapter: Chapter) -> None:
        notes = InterviewNotes(chapter.notes, utf16_length(chapter.notes), chapter.prompt)
        self._interview.keep_notes(dossier_id, notes)
        for prompt, words, criterion in chapter.quotations:
            if criterion in self._codes:
                self._interview.pin(dossier_id, prompt, words, criterion)

    def _sign(self, dossier_id: str, person: Person, chapter: Chapter) -> None:
        if chapter.on_screen:
            self._sign_on_screen(dossier_id, person, self._signatures.agreement_to_sign(dossier_id))
            return
        from clea_desktop.documents.practice_pictures import draw_signed_agreement  # noqa: PLC0415 - PIL, only here

        name = _name(person)
        with _file("contrat-signe.jpg", draw_signed_agreement(_chance(name), name)) as scan:
            self._agreements.sign_on_paper(dossier_id, paris_day(self._clock()), scan)

    def _practise(self, dossier_id: str, person: Person, chapter: Chapter) -> None:
        run = self._exercises.start(dossier_id, chapter.exercise)
        remarks = dict(chapter.remarks)
        for task in _share(run.exercise.tasks, chapter.share):
            for number, clue in enumerate(task.clues):
                remark = remarks.get(task.id, "") if number == 0 else ""
                self._exercises.observe(run.id, task.id, clue.criterion, person.observation(clue.criterion, remark))
            self._go_on()
        for proof in chapter.proofs:
            known = tuple(code for code in proof.criteria if code in self._codes)
            if known:
                self._evidence.attach(dossier_id, _drawn(person, proof), proof.label, known, proof.reason)
        if chapter.share == 100:
            self._exercises.end(run.id)

    def _assess(self, dossier_id: str, person: Person, chapter: Chapter) -> None:
        done = _share(self._codes, chapter.share)
        for code in done:
            self._self_assessment.answer(dossier_id, code, person.self_answer(code, chapter.manner))
        if len(done) < len(self._codes):
            self._self_assessment.turn_to(dossier_id, self._codes[len(done)])

    def _rate(self, dossier_id: str, person: Person, chapter: Chapter) -> None:
        done = _share(self._codes, chapter.share)
        for code in done:
            self._ratings.rate(dossier_id, code, person.rating(code))
        if len(done) < len(self._codes):
            self._be_interrupted(dossier_id, self._codes[len(done)])

    def _be_interrupted(self, dossier_id: str, code: str) -> None:
        """Lose the thread once, as by an empty battery: the journal says where it was taken up again."""
        self._places.remember(dossier_id, "rating", code)
        self._places.resume()
        self._places.leave()

    def _give_back(self, dossier_id: str, person: Person, chapter: Chapter) -> None:
        view = self._feedback.open(dossier_id)
        missing = [one.code for one in view.dossier.framework.subdomains() if not _is_acquired(view.dossier, one.code)]
        (outcome,) = outcomes(view.dossier.result())
        self._feedback.write(dossier_id, FeedbackPart.COMMENT, chapter.comment)
        self._feedback.write(dossier_id, FeedbackPart.OUTCOME, outcome.value)
        self._feedback.write(dossier_id, FeedbackPart.SYNTHESIS, chapter.synthesis)
        for one in chapter.advised:
            if one.subdomain in missing:
                advice = Recommendation(one.subdomain, one.objective, one.hours, place=one.place)
                self._feedback.recommend(dossier_id, advice)
        paper = self._feedback.make(dossier_id)
        if outcome is Outcome.TRAINING:
            self._feedback.make(dossier_id, PaperKind.ATTESTATION)
        else:
            self._feedback.make(dossier_id, PaperKind.SYNTHESIS)
        if chapter.on_screen:
            self._sign_on_screen(dossier_id, person, paper.id)

    def _sign_on_screen(self, dossier_id: str, person: Person, document_id: str) -> None:
        shown = hashlib.sha256(self._signatures.document_bytes(document_id)).hexdigest()
        for signer in Signer:
            strokes = _strokes(_chance(f"{_name(person)}/{signer.value}"))
            self._signatures.sign_on_screen(dossier_id, document_id, signer, strokes, shown)

    def _seal(self, dossier_id: str, _person: Person, _chapter: Chapter) -> None:
        with self._vault.unit_of_work() as work:
            signer = one_time_signer(work, self._vault.account)
        self._sealing.seal_as(signer, dossier_id, _unsaid, self._cancelled)


def _drawn(person: Person, proof: Proof) -> bytes:
    from clea_desktop.documents.practice_pictures import SMALL, draw_form, draw_photo  # noqa: PLC0415 - PIL, only here

    chance = _chance(f"{_name(person)}/{proof.label}")
    if proof.drawing is Drawing.PHOTO:
        return draw_photo(chance, proof.label, SMALL)
    return draw_form(chance, proof.label, _name(person))


def _is_acquired(view: DossierView, subdomain: str) -> bool:
    return view.result().subdomain(subdomain).is_acquired


def _strokes(chance: random.Random) -> Strokes:
    """Draw a signature nobody has."""
    line = range(PAD_WIDTH // 5, PAD_WIDTH * 4 // 5, PAD_WIDTH // 60)
    return (tuple((x, chance.randrange(PAD_HEIGHT // 4, PAD_HEIGHT * 3 // 4)) for x in line),)


def _name(person: Person) -> str:
    return f"{person.first_name} {person.birth_name}"


def _chance(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a repeatable picture, not a secret


@contextmanager
def _file(name: str, data: bytes) -> Iterator[Path]:
    """Lend a file of somebody who does not exist for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="clea-entrainement-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def _share(things: Sequence[T], share: int) -> Sequence[T]:
    return things[: len(things) * share // 100]


def _unsaid(_done: int, _total: int) -> None:
    """Say nothing: a story tells how far it is by itself."""
