"""Turns the candidate's touches into durable answers. Everything it knows is forgotten when the sitting ends."""

from PySide6.QtCore import QObject, Signal

from clea_desktop.core.errors import CleaError
from clea_desktop.core.self_assessment import SelfAnswer, answer_words
from clea_desktop.core.text import Translate
from clea_desktop.services.self_assessment_views import Leaving, Questionnaire, SelfAnswerChange
from clea_desktop.ui.candidate import state as states
from clea_desktop.ui.candidate.state import Page
from clea_desktop.ui.candidate.voice import Voice
from clea_desktop.ui.self_assessment_port import SelfAssessmentPort
from clea_desktop.ui.session_jobs import Worker


class CandidatePresenter(QObject):
    """Shows a page at a time; ``left`` says that the evaluator opened the door."""

    page_shown = Signal(object)
    question_shown = Signal(object)
    thanks_shown = Signal(object)
    troubled = Signal(str)
    refused = Signal(str)
    left = Signal()

    def __init__(self, port: SelfAssessmentPort, jobs: Worker, tr: Translate, voice: Voice | None) -> None:
        super().__init__()
        self._port, self._jobs, self._words, self._voice = port, jobs, tr, voice
        self._pages: Questionnaire | None = None
        self._place = 0
        self._is_asking = False
        self._behind = Page.QUESTION

    def begin(self, pages: Questionnaire) -> None:
        """Show the page where the candidate stopped."""
        self._pages, self._place = pages, pages.start
        self._show_question()

    def choose(self, answer: SelfAnswer) -> None:
        """Make an answer durable, then show it as chosen."""
        pages = self._pages
        if pages is None:
            return
        code = pages.pages[self._place].code
        self._jobs.run(lambda: self._port.answer(pages.dossier_id, code, answer), self._answered, self._not_kept)

    def go_on(self) -> None:
        """Turn the page; after the last one comes the end."""
        if self._pages is not None and self._place + 1 < len(self._pages.pages):
            self._turn(self._place + 1)
        elif self._pages is not None:
            self._stop_voice()
            self.thanks_shown.emit(states.thanks_state(self._pages, self._words))
            self._show(Page.THANKS)

    def go_back(self) -> None:
        """Turn back."""
        if self._place > 0:
            self._turn(self._place - 1)

    def see_left(self) -> None:
        """Go to the first question without an answer."""
        if self._pages is not None:
            self._turn(states.first_left(self._pages))

    def pause(self) -> None:
        """Hide the question for a while."""
        self._show(Page.PAUSE)

    def resume(self) -> None:
        """Come back to the question."""
        self._show_question()

    def ask_to_leave(self) -> None:
        """Show the door that only the evaluator opens."""
        self._show(Page.LEAVE)

    def stay(self) -> None:
        """Go back to where the door was asked for."""
        self._show(self._behind)

    def leave(self, secret: str) -> None:
        """Try to open the door; one try at a time."""
        if not self._is_asking:
            self._is_asking = True
            self._jobs.run(lambda: self._port.may_leave(secret), self._asked, self._not_asked, self._may_ask_again)

    def listen(self) -> None:
        """Read the question and its answers aloud."""
        if self._voice is not None and self._pages is not None:
            state = states.question_state(self._pages, self._place, self._words)
            self._voice.say(states.spoken(state, self._words))

    def listen_to(self, answer: SelfAnswer) -> None:
        """Read one answer aloud."""
        if self._voice is not None:
            self._voice.say(answer_words(answer, self._words))

    def forget(self) -> None:
        """Keep nothing of the candidate in memory."""
        self._stop_voice()
        self._pages, self._place = None, 0

    def _turn(self, place: int) -> None:
        pages = self._pages
        if pages is None:
            return
        self._place = place
        code = pages.pages[place].code
        self._jobs.run(lambda: self._port.turn_to(pages.dossier_id, code), lambda _none: None, self._not_turned)
        self._show_question()

    def _show_question(self) -> None:
        self._stop_voice()
        if self._pages is not None:
            self.question_shown.emit(states.question_state(self._pages, self._place, self._words))
            self._show(Page.QUESTION)

    def _show(self, page: Page) -> None:
        if page is not Page.LEAVE:
            self._behind = page
        self.page_shown.emit(page)

    def _answered(self, change: SelfAnswerChange) -> None:
        if self._pages is None or self._pages.dossier_id != change.dossier_id:
            return
        self._pages = states.with_answer(self._pages, change)
        self.troubled.emit("")
        self.question_shown.emit(states.question_state(self._pages, self._place, self._words))

    def _not_kept(self, _error: CleaError) -> None:
        self.troubled.emit(
            self._words("Votre réponse n'a pas pu être gardée. Appelez la personne qui vous accompagne.")
        )

    def _not_turned(self, _error: CleaError) -> None:
        """Say nothing: the answers are kept, only the page to come back to is not."""

    def _may_ask_again(self) -> None:
        self._is_asking = False

    def _asked(self, leaving: Leaving) -> None:
        if leaving.allowed:
            self.forget()
            self.left.emit()
        else:
            self.refused.emit(states.refusal(leaving, self._words))

    def _not_asked(self, _error: CleaError) -> None:
        self.refused.emit(self._words("Le code n'a pas pu être lu. Essayez encore."))

    def _stop_voice(self) -> None:
        if self._voice is not None:
            self._voice.stop()
