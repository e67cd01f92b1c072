"""The welcome over sheets in memory."""

from dataclasses import replace
from datetime import date

from clea_desktop.core.acts import Act
from clea_desktop.core.clock import paris_day
from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.welcome import SHEETS, Field, parse_answers, sheet_of
from clea_desktop.services.candidates import checked_names
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

    def correct_identity(
        self, dossier_id: str, birth_name: str, first_name: str, birth_date: date, known: BirthKnown = BirthKnown.DAY
    ) -> WelcomeView:
        before = self.open(dossier_id)
        names = checked_names(birth_name, first_name, birth_date, paris_day(self._vault.clock()))
        kept = self._vault.draft(dossier_id)
        if (*names, birth_date, known) != _said(before):
            kept.identity = replace(kept.identity, birth_name=names[0], first_name=names[1], birth_date=birth_date)
            if known is not before.dossier.identity.birth_known:
                self.put(dossier_id, Field.BIRTH_KNOWN, known.value)
            self._vault.outdate(kept, Act.IDENTITY_CORRECTED)
            self._vault.changed(kept)
        return self.open(dossier_id)

    def notice_pdf(self, dossier_id: str, target: Target) -> None:
        self._vault.kept(dossier_id)
        target.write_bytes(b"%PDF-1.7 notice")


def _said(view: WelcomeView) -> tuple[str, str, date, BirthKnown]:
    identity = view.dossier.identity
    return identity.birth_name, identity.first_name, identity.birth_date, identity.birth_known
