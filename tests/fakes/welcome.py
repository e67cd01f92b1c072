"""The welcome over sheets in memory."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.welcome import SHEETS, Field, parse_answers, sheet_of
from clea_desktop.services.views import Account, Target, WelcomeView
from clea_desktop.services.welcome import checked_answer
from tests.fakes.sheets import FakeSheets
from tests.fakes.vault import FakeVault


class FakeWelcome:
    """What was said at the first contact."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account, self._sheets = vault, account, FakeSheets(vault)

    def open(self, dossier_id: str) -> WelcomeView:
        if self._account.role != "evaluator":
            raise CleaError(Trouble.ROLE_REFUSED)
        answers = parse_answers(self._sheets.read(dossier_id, kind) for kind in SHEETS)
        return WelcomeView(self._vault.view(self._vault.kept(dossier_id)), answers)

    def put(self, dossier_id: str, field: Field, text: str) -> WelcomeView:
        answers = self.open(dossier_id).answers.with_answer(field, checked_answer(field, text))
        self._sheets.write(dossier_id, sheet_of(field), answers.sheet(sheet_of(field)))
        return self.open(dossier_id)

    def notice_pdf(self, dossier_id: str, target: Target) -> None:
        self._vault.kept(dossier_id)
        target.write_bytes(b"%PDF-1.7 notice")
