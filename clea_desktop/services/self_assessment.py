"""The self-assessment: durable answer by answer, whoever types; and the sitting that only the evaluator ends.

The code of a sitting lives here, stretched and salted, for as long as the sitting: it is never written.
"""

import hmac
from dataclasses import dataclass

from clea_desktop.core.acts import Act
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_words import wordings_for
from clea_desktop.core.self_assessment import SelfAnswer, Wording, page_to_show, questions, read_wordings
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.sitting import Tries, is_sitting_code, new_sitting_code
from clea_desktop.security.passphrase import SALT_BYTES, stretch
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.files import write_bytes
from clea_desktop.services.framework_words import words_of
from clea_desktop.services.gate import check_standing, framework_to_rate
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.self_assessment_views import Leaving, Questionnaire, SelfAnswerChange
from clea_desktop.services.views import Target
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.repositories.self_answers import SelfAnswers
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class _Code:
    salt: bytes
    stretched: bytes


class SelfAssessmentService:
    """What the candidate says of themselves, and how they are left alone to say it."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault
        self._wordings: dict[tuple[str, str], dict[str, Wording]] = {}
        self._code: _Code | None = None
        self._tries = Tries()

    def questionnaire(self, dossier_id: str) -> Questionnaire:
        """Return the pages with what was answered, and where to resume."""
        with self._vault.unit_of_work.reading() as work:
            view = dossier_view(self._vault, work, dossier_id)
            answers = SelfAnswers(work).values(dossier_id)
            sheet = Sheets(work).read(dossier_id, SheetKind.SELF_ASSESSMENT)
        pages = questions(view.framework, self._words(view.framework), answers)
        stopped_at = sheet.get("page") if isinstance(sheet, dict) else ""
        return Questionnaire(dossier_id, pages, page_to_show(pages, str(stopped_at)), practice=view.practice)

    def answers(self, dossier_id: str) -> dict[str, SelfAnswer]:
        """Return what was answered, by criterion."""
        with self._vault.unit_of_work.reading() as work:
            return SelfAnswers(work).values(dossier_id)

    def answer(
        self, dossier_id: str, criterion_code: str, answer: SelfAnswer | None, *, entered: bool = False
    ) -> SelfAnswerChange:
        """Make an answer durable; ``entered`` says that the evaluator types it in the candidate's name.

        AGREEMENT_MISSING, DOSSIER_SEALED, NOT_FOUND.
        """
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            self._check_criterion(work, dossier_id, criterion_code)
            answers = SelfAnswers(work)
            before = answers.value(dossier_id, criterion_code)
            if answer is not before:
                answers.put(dossier_id, criterion_code, answer, by if entered else None)
                Dossiers(work).start_evaluation(dossier_id)
                facts = {"criterion": criterion_code, "answer": answer.value if answer else None, "entered": entered}
                work.journal(dossier_id, Act.SELF_ANSWERED, by, facts)
        return SelfAnswerChange(dossier_id, criterion_code, before, answer, work.now)

    def turn_to(self, dossier_id: str, criterion_code: str) -> None:
        """Keep the page the candidate is on: that is where they come back, even after a power cut."""
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            self._check_criterion(work, dossier_id, criterion_code)
            Sheets(work).write(dossier_id, SheetKind.SELF_ASSESSMENT, {"page": criterion_code}, by)

    def propose_code(self) -> str:
        """Draw a code for a sitting; it is kept nowhere before the sitting begins."""
        return new_sitting_code(self._vault.around.randomness)

    def begin(self, dossier_id: str, code: str) -> Questionnaire:
        """Begin a sitting that ends by this code, or by the passphrase alone when it is empty. SITTING_CODE."""
        self._vault.require_evaluator()
        if code and not is_sitting_code(code):
            raise CleaError(Trouble.SITTING_CODE)
        with self._vault.unit_of_work.reading() as work:
            framework_to_rate(self._vault, work, dossier_id)
        salt = self._vault.around.randomness(SALT_BYTES)
        self._code = _Code(salt, stretch(code, salt, self._vault.around.cost)) if code else None
        self._tries = Tries()
        return self.questionnaire(dossier_id)

    def may_leave(self, secret: str) -> Leaving:
        """Say whether a secret ends the sitting: its code, or the passphrase of whoever is at work."""
        now = self._vault.around.clock()
        wait = self._tries.wait(now)
        if wait:
            return Leaving(allowed=False, wait_seconds=wait)
        if self._is_code(secret) or self._is_passphrase(secret):
            self._code, self._tries = None, Tries()
            return Leaving(allowed=True)
        self._tries = self._tries.missed(now)
        return Leaving(allowed=False, wait_seconds=self._tries.wait(now))

    def booklet(self, dossier_id: str, target: Target) -> None:
        """Write the questions to answer on paper, with the numbers under which the answers are typed in."""
        from clea_desktop.documents.self_booklet import Booklet, make_self_booklet  # noqa: PLC0415 - reportlab

        with self._vault.unit_of_work.reading() as work:
            view = dossier_view(self._vault, work, dossier_id)
        pages = questions(view.framework, self._words(view.framework), {})
        booklet = Booklet(view.code, pages, paris_day(work.now), practice=view.practice)
        write_bytes(target, make_self_booklet(booklet, self._vault.around.tr))

    def _check_criterion(self, work: Work, dossier_id: str, criterion_code: str) -> None:
        """Refuse what the rules refuse to a finding, for the same reasons; one query, for it is one touch."""
        standing = needed(Ratings(work).standing(dossier_id, criterion_code))
        check_standing(standing)
        framework = self._vault.frameworks.take(work, standing.framework_id, standing.framework_version)
        framework.subdomain_of(criterion_code)

    def _is_code(self, secret: str) -> bool:
        code = self._code
        if code is None or not is_sitting_code(secret):
            return False
        return hmac.compare_digest(stretch(secret, code.salt, self._vault.around.cost), code.stretched)

    def _is_passphrase(self, secret: str) -> bool:
        if not secret:
            return False
        try:
            self._vault.folder.unlock(self._vault.account.account_id, secret)
        except CleaError as error:
            if error.trouble is not Trouble.WRONG_PASSPHRASE:
                raise
            return False
        return True

    def _words(self, framework: Framework) -> dict[str, Wording]:
        place = (framework.id, framework.version)
        if place not in self._wordings:
            self._wordings[place] = read_wordings(words_of("self_assessment", framework, wordings_for), framework)
        return self._wordings[place]
