"""The self-assessments of a vault in memory, and the sittings."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework_words import wordings_for
from clea_desktop.core.self_assessment import SelfAnswer, page_to_show, questions, read_wordings
from clea_desktop.core.sitting import Tries, is_sitting_code
from clea_desktop.services.framework_words import words_of
from clea_desktop.services.self_assessment_views import Leaving, Questionnaire, SelfAnswerChange
from clea_desktop.services.views import Account, Target
from tests.fakes.vault import FakeVault


class FakeSelfAssessment:
    """What the candidates say of themselves."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account
        self._code = ""
        self._tries = Tries()
        self.entered = 0

    def questionnaire(self, dossier_id: str) -> Questionnaire:
        kept = self._vault.kept(dossier_id)
        framework = self._vault.framework
        words = read_wordings(words_of("self_assessment", framework, wordings_for), framework)
        pages = questions(self._vault.framework, words, kept.self_answers)
        return Questionnaire(dossier_id, pages, page_to_show(pages, kept.self_page), practice=True)

    def answers(self, dossier_id: str) -> dict[str, SelfAnswer]:
        return dict(self._vault.kept(dossier_id).self_answers)

    def answer(
        self, dossier_id: str, criterion_code: str, answer: SelfAnswer | None, *, entered: bool = False
    ) -> SelfAnswerChange:
        kept = self._vault.ratable(dossier_id)
        self._vault.framework.subdomain_of(criterion_code)
        before = kept.self_answers.get(criterion_code)
        self._vault.begin_evaluation(kept)
        if answer is None:
            kept.self_answers.pop(criterion_code, None)
        else:
            kept.self_answers[criterion_code] = answer
        self.entered += entered
        return SelfAnswerChange(dossier_id, criterion_code, before, answer, self._vault.changed(kept))

    def turn_to(self, dossier_id: str, criterion_code: str) -> None:
        self._vault.framework.subdomain_of(criterion_code)
        self._vault.ratable(dossier_id).self_page = criterion_code

    def propose_code(self) -> str:
        return "4071"

    def begin(self, dossier_id: str, code: str) -> Questionnaire:
        if code and not is_sitting_code(code):
            raise CleaError(Trouble.SITTING_CODE)
        self._vault.ratable(dossier_id)
        self._code, self._tries = code, Tries()
        return self.questionnaire(dossier_id)

    def may_leave(self, secret: str) -> Leaving:
        now = self._vault.clock()
        if self._tries.wait(now):
            return Leaving(allowed=False, wait_seconds=self._tries.wait(now))
        if secret and secret in {self._code, self._vault.passphrases[self._account.account_id]}:
            self._code, self._tries = "", Tries()
            return Leaving(allowed=True)
        self._tries = self._tries.missed(now)
        return Leaving(allowed=False, wait_seconds=self._tries.wait(now))

    def booklet(self, dossier_id: str, target: Target) -> None:
        self._vault.kept(dossier_id)
        target.write_bytes(b"%PDF-1.7 booklet")
