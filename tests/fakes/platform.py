"""The national platform's sheet, in memory."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import feedback_from_json
from clea_desktop.core.organisation import Setting
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.platform_columns import Passage
from clea_desktop.core.platform_sheet import PlatformFacts, passage_of, platform_cells
from clea_desktop.core.roles import StaffRole
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.text import translator
from clea_desktop.core.welcome import Field, parse_answers
from clea_desktop.services.platform_views import PlatformLine, PlatformPeriod, TableForm
from clea_desktop.services.views import Account
from tests.fakes.organisation import FakeOrganisation
from tests.fakes.vault import FakeVault, Kept


class FakePlatform:
    """The lines, and whether they were typed."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account
        self._organisation = FakeOrganisation(vault, account)
        self.written: list[tuple[tuple[str, ...], TableForm]] = []

    def person(self, dossier_id: str) -> PlatformLine:
        self._require()
        return self._line(self._vault.kept(dossier_id))

    def period(self, first: date, last: date) -> PlatformPeriod:
        self._require()
        lines = (self._line(kept) for kept in self._vault.dossiers.values())
        ended = tuple(
            line
            for line in lines
            if line.passage is not Passage.IN_HAND and line.passed_on is not None and first <= line.passed_on <= last
        )
        return PlatformPeriod(first, last, ended, practice=True, left_out=0)

    def mark(self, dossier_id: str, day: date) -> PlatformLine:
        line = self.person(dossier_id)
        self._vault.entered[line.dossier_id] = min(day, paris_day(self._vault.clock()))
        return self.person(dossier_id)

    def unmark(self, dossier_id: str) -> PlatformLine:
        self._vault.entered.pop(self.person(dossier_id).dossier_id, None)
        return self.person(dossier_id)

    def export(self, dossier_ids: tuple[str, ...], form: TableForm, target: Path) -> int:
        self._require()
        self.written.append((dossier_ids, form))
        target.write_bytes(b"PK table" if form is TableForm.XLSX else b"\xef\xbb\xbfSIREN;SIRET\r\n")
        return len(dossier_ids)

    def _require(self) -> None:
        if not StaffRole(self._account.role).may_evaluate:
            raise CleaError(Trouble.ROLE_REFUSED)

    def _line(self, kept: Kept) -> PlatformLine:
        view, answers = self._vault.view(kept), parse_answers(kept.sheets.values())
        progress = view.progress()
        finished = view.state is DossierState.SEALED or progress.restitution_made
        whole = 0 < progress.total == progress.evaluated
        passage = passage_of(
            is_acquired=view.result().is_acquired, is_finished=finished or whole, outcome=answers[Field.OUTCOME]
        )
        told_on = _told_on(kept)
        rated_on = paris_day(kept.saved_at) if kept.ratings else None
        left_on = _day(answers[Field.OUTCOME_DAY]) or rated_on
        passed_on = left_on if passage is Passage.STOPPED else told_on or rated_on
        told = told_on is not None or passage is Passage.STOPPED
        facts = PlatformFacts(self._organisation.read(), view.identity, answers, passage, passed_on, told)
        assert facts.organisation[Setting.NAME]
        return PlatformLine(
            dossier_id=kept.dossier_id,
            code=kept.code,
            birth_name=view.identity.birth_name,
            first_name=view.identity.first_name,
            practice=True,
            passage=passage,
            passed_on=passed_on,
            cells=platform_cells(facts, translator()),
            entered_on=self._vault.entered.get(kept.dossier_id),
        )


def _told_on(kept: Kept) -> date | None:
    sheet = kept.sheets.get(SheetKind.FEEDBACK)
    held_on = feedback_from_json(sheet).held_on if isinstance(sheet, Mapping) else None
    made = [document.made_at for document in kept.documents if document.kind == "restitution"]
    return held_on or (paris_day(max(made)) if made else None)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
