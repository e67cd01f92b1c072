"""The contrat d'adhésion: a paper to print, and its scan once it is signed."""

from datetime import date
from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.organisation import contact_of
from clea_desktop.core.pathway import check_agreement_day, check_may_edit
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.evidence import Newcomer, keep_evidence
from clea_desktop.services.files import captured_file, write_bytes
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.organisation import organisation_of
from clea_desktop.services.views import DossierView, Target
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.unit_of_work import Work

_SCAN = "scan"


class AgreementsService:
    """What the candidate signs before anything is rated."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def form_pdf(self, dossier_id: str, target: Target) -> None:
        """Write the paper to sign where the person chose."""
        with self._vault.unit_of_work.reading() as work:
            data = agreement_pdf(self._vault, work, dossier_view(self._vault, work, dossier_id))
        write_bytes(target, data)

    def sign_on_paper(self, dossier_id: str, signed_on: date, scan: Path) -> None:
        """Keep the scan of the signed paper; AGREEMENT_DATE, DOSSIER_SEALED, and what a file may be refused for."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work.reading() as work:
            self._check(work, dossier_id, signed_on)
        store = self._vault.unit_of_work.attachments
        tr = self._vault.around.tr
        with captured_file(store, scan, scan=True) as (captured, media), self._vault.unit_of_work() as work:
            if self._check(work, dossier_id, signed_on).agreement is not None:
                raise CleaError(Trouble.AGREEMENT_THERE)
            newcomer = Newcomer(captured, media, _SCAN, tr("Contrat d'adhésion signé"), scan.name, {})
            evidence_id = keep_evidence(self._vault, work, dossier_id, newcomer)
            by = self._vault.account.account_id
            Dossiers(work).put_agreement(dossier_id, signed_on, by, evidence_id=evidence_id)
            facts = {"evidence": evidence_id, "mode": "paper", "signed_on": signed_on.isoformat()}
            work.journal(dossier_id, Act.AGREEMENT_SIGNED, by, facts)

    def _check(self, work: Work, dossier_id: str, signed_on: date) -> DossierView:
        view = dossier_view(self._vault, work, dossier_id)
        check_may_edit(view.progress())
        check_agreement_day(signed_on, paris_day(work.now))
        return view


def agreement_pdf(
    vault: OpenedVault, work: Work, view: DossierView, *, on_screen: bool = False, made_on: date | None = None
) -> bytes:
    """Print the agreement, of today unless told; ``on_screen`` when it will be shown and signed here."""
    from clea_desktop.documents.agreement import (  # noqa: PLC0415 - reportlab comes with the first document
        AgreementForm,
        IndicativeDurations,
        make_agreement,
    )

    trade = vault.trade
    form = AgreementForm(
        candidate=view.identity,
        code=view.code,
        evaluation_body=vault.organisation,
        evaluator=vault.account.display_name,
        contact=contact_of(organisation_of(work)),
        durations=IndicativeDurations(trade.evaluation_hours, trade.evaluation_days, trade.years_kept),
        made_on=made_on or paris_day(work.now),
        practice=view.practice,
        on_screen=on_screen,
    )
    return make_agreement(form, vault.around.tr)
