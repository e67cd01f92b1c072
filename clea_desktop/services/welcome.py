"""The welcome: what was explained, who the person is, what they choose; each answer is durable once left."""

from clea_desktop.core.clock import paris_day
from clea_desktop.core.limits import tidied, tidied_lines
from clea_desktop.core.organisation import contact_of
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.welcome import LONG, SHEETS, Answers, Field, is_possible, limit_of, parse_answers, sheet_of
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.files import write_bytes
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.organisation import organisation_of
from clea_desktop.services.sheets import SheetsDesk
from clea_desktop.services.views import Target, WelcomeView
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work


class WelcomeService:
    """The first contact with a candidate."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault
        self._sheets = SheetsDesk(vault)

    def open(self, dossier_id: str) -> WelcomeView:
        """Return what was said; NOT_FOUND, ROLE_REFUSED: contact and needs are for whoever evaluates."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work.reading() as work:
            return WelcomeView(dossier_view(self._vault, work, dossier_id), _answers(work, dossier_id))

    def put(self, dossier_id: str, field: Field, text: str) -> WelcomeView:
        """Keep one answer, or empty it. TEXT_TOO_LONG, DOSSIER_SEALED, NOT_FOUND."""
        answers = self.open(dossier_id).answers.with_answer(field, checked_answer(field, text))
        kind: SheetKind = sheet_of(field)
        self._sheets.write(dossier_id, kind, answers.sheet(kind))
        return self.open(dossier_id)

    def notice_pdf(self, dossier_id: str, target: Target) -> None:
        """Write the notice about personal data where the person chose."""
        from clea_desktop.documents.privacy_notice import (  # noqa: PLC0415 - reportlab comes with the first document
            PrivacyNotice,
            make_privacy_notice,
        )

        with self._vault.unit_of_work.reading() as work:
            view = dossier_view(self._vault, work, dossier_id)
            contact = contact_of(organisation_of(work))
        notice = PrivacyNotice(
            evaluation_body=self._vault.organisation,
            contact=contact,
            years_kept=self._vault.trade.years_kept,
            made_on=paris_day(work.now),
            practice=view.practice,
        )
        write_bytes(target, make_privacy_notice(notice, self._vault.around.tr))


def checked_answer(field: Field, text: str) -> str:
    """Return an answer as it is kept; TEXT_TOO_LONG. One that is not in its list is a bug."""
    kept = (tidied_lines if field in LONG else tidied)(text, limit_of(field))
    if not is_possible(field, kept):
        raise ValueError(field)
    return kept


def _answers(work: Work, dossier_id: str) -> Answers:
    return parse_answers(Sheets(work).read(dossier_id, kind) for kind in SHEETS)
