"""The welcome: what was explained, who the person is, what they choose; each answer is durable once left."""

from collections.abc import Iterator
from datetime import date

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import paris_day
from clea_desktop.core.dossier import BirthKnown, Identity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import tidied, tidied_lines
from clea_desktop.core.organisation import contact_of
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.welcome import LONG, SHEETS, Answers, Field, is_possible, limit_of, parse_answers, sheet_of
from clea_desktop.services.candidates import checked_names
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.files import write_bytes
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.organisation import organisation_of
from clea_desktop.services.sheets import SheetsDesk
from clea_desktop.services.views import Target, WelcomeView
from clea_desktop.storage.repositories.candidates import Candidates
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

    def correct_identity(
        self, dossier_id: str, birth_name: str, first_name: str, birth_date: date, known: BirthKnown = BirthKnown.DAY
    ) -> WelcomeView:
        """Write again what was registered. IDENTITY_INCOMPLETE, TEXT_TOO_LONG, DOSSIER_SEALED, NOT_FOUND.

        A person is the same in all their dossiers: while one of them is sealed, none of the others says otherwise.
        The journal keeps which fields changed, in each dossier, and none of their values.
        """
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            names = checked_names(birth_name, first_name, birth_date, paris_day(work.now))
            candidate_id = self._vault.dossier(work, dossier_id).candidate_id
            dossiers = Candidates(work).dossiers(candidate_id)
            if any(state != DossierState.DRAFT.value for _, state in dossiers):
                raise CleaError(Trouble.DOSSIER_SEALED)
            before = dossier_view(self._vault, work, dossier_id).identity
            wanted = Identity(*names, birth_date, birth_known=known)
            changed = list(_changed(before, wanted))
            if changed:
                by = self._vault.account.account_id
                if known is not before.birth_known:
                    answers = _answers(work, dossier_id).with_answer(Field.BIRTH_KNOWN, known.value)
                    Sheets(work).write(dossier_id, SheetKind.IDENTITY, answers.sheet(SheetKind.IDENTITY), by)
                Candidates(work).correct(candidate_id, *names, birth_date)
                for one, _ in dossiers:
                    facts: dict[str, JsonValue] = {"candidate": candidate_id, "fields": changed}
                    work.journal(one, Act.IDENTITY_CORRECTED, by, facts)
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


def _changed(before: Identity, after: Identity) -> Iterator[JsonValue]:
    """Name the fields that two identities differ by, as the journal keeps them."""
    if before.birth_name != after.birth_name:
        yield "birth-name"
    if before.first_name != after.first_name:
        yield "first-name"
    if (before.birth_date, before.birth_known) != (after.birth_date, after.birth_known):
        yield "birth-date"


def _answers(work: Work, dossier_id: str) -> Answers:
    return parse_answers(Sheets(work).read(dossier_id, kind) for kind in SHEETS)
