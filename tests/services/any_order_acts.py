"""The acts of an evaluation, tried at any moment: each changes the vault and the model alike, or neither."""

from pathlib import Path

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import Seen
from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.welcome import Field
from tests.core.sounds import wav
from tests.services.any_order_ground import Ground
from tests.services.any_order_model import Told, pages, picture, put

TEXT, SOUND, PAGES = 3, 4, 5
"""The shades that stand for a text, a recording and a PDF instead of a photograph."""


class Acts(Ground):
    """From the welcome to the seal, and the corrections."""

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
            self.session.agreements.sign_on_paper(one.dossier_id, self.today, scan)
            one.signed, one.signed_on = True, self.today

    def rate(self, at: int, code: str, rating: Rating | None) -> None:
        """Find a criterion acquired or not, or take the finding back."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            self.session.ratings.rate(one.dossier_id, code, rating)
            one.begun = True
            put(one.ratings, code, rating)

    def answer(self, at: int, code: str, answer: SelfAnswer | None) -> None:
        """Answer a question of the self-assessment."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            self.session.self_assessment.answer(one.dossier_id, code, answer)
            one.begun = True
            put(one.answers, code, answer)

    def attach(self, at: int, shade: int, code: str) -> None:
        """Attach a photograph to a criterion, or, for the last shades, something else."""
        one = self.told[at]
        source = self._file(one, shade)
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            made = self.session.evidence.attach(one.dossier_id, source, f"{one.mark} photo", (code,), one.mark)
            one.proofs[made.id], one.begun = (code,), True

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
            one.begun = True
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
            one.counted_from = one.counted_from or one.talk[FeedbackPart.HELD_ON]
            self.session.sealing.seal(one.dossier_id, self._passphrase, lambda _done, _total: None, lambda: False)
            one.sealed += 1
            one.open_again = False

    def correct(self, at: int) -> None:
        """Open a sealed dossier again, for a reason; one that is not sealed needs none."""
        one = self.told[at]
        with self._allowed(unsealed=not one.is_closed):
            self.session.amendments.open(one.dossier_id, f"{one.mark} relu")
            one.open_again, one.when_opened = True, one.said

    def give_up_correcting(self, at: int) -> None:
        """Close the correction; that is refused once anything changed, so nothing is ever swallowed."""
        one = self.told[at]
        if not one.open_again:
            return
        refused: Trouble | None = None
        try:
            self.session.amendments.give_up(one.dossier_id)
        except CleaError as error:
            refused = error.trouble
        assert refused in {None, Trouble.AMENDMENT_CHANGED}
        if refused is None:
            assert one.said == one.when_opened
            one.open_again = False

    def make_papers(self, one: Told) -> None:
        """Make the paper without which nothing is sealed."""
        self.session.feedback.make(one.dossier_id)
        one.met(self.today)

    def _file(self, one: Told, shade: int) -> bytes | Path:
        kinds = {
            TEXT: ("note.txt", f"{one.mark} a lu l'affiche".encode()),
            SOUND: ("lecture.wav", wav()),
            PAGES: ("devis.pdf", pages()),
        }
        if shade not in kinds:
            return picture(shade)
        name, data = kinds[shade]
        path = self._folder / name
        path.write_bytes(data)
        return path
