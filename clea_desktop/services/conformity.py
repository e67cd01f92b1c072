"""Everything that is looked at before sealing, read in one transaction."""

from datetime import date

from clea_desktop.core.clock import paris_day
from clea_desktop.core.conformity import Conformity, DossierFacts, Standing, check_conformity
from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.evidence_map import evidence_map
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.step_times import total_seconds
from clea_desktop.services.enrolled import real_key
from clea_desktop.services.feedback_facts import said_in, until
from clea_desktop.services.keys import certificate_for
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.step_times import times_view
from clea_desktop.services.views import DossierView
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.keys import Keys
from clea_desktop.storage.repositories.traces import traces_of
from clea_desktop.storage.unit_of_work import Work


def conformity_of(vault: OpenedVault, work: Work, view: DossierView) -> Conformity:
    """Look at everything."""
    said = said_in(work, view)
    times = times_view(vault, work, view.dossier_id)
    framework, today = view.framework, paris_day(work.now)
    ends_on = until(vault, work, view.dossier_id, said.feedback)
    facts = DossierFacts(
        practice=view.practice,
        identity=view.identity,
        agreement_signed=agreement_is_whole(view),
        restitution=paper_standing(view, PaperKind.RESTITUTION),
        restitution_signed=signed_standing(view),
        outcome=said.feedback.outcome,
        recommendations=len(said.recommendations),
        attestation=paper_standing(view, PaperKind.ATTESTATION),
        seconds=total_seconds(times.times),
        days=days_spent(view, times.first_day, today),
        amendment_changed=None if view.amendment is None else not view.amendment.may_give_up,
        rules_confirmed=Frameworks(work).confirmation(framework.id, framework.version) is not None,
        signing_key_ready=Keys(work).signing_key(vault.account.account_id, practice=True) is not None,
        enrolment=SignatureStanding.NONE if view.practice else real_key(work, vault.account, (work.now,)).standing,
        years_over=ends_on if ends_on < today else None,
        clock_behind=_clock_behind(vault, work, view),
    )
    found = evidence_map(framework, traces_of(work, view.dossier_id))
    return check_conformity(facts, found, view.result(), vault.trade)


def _clock_behind(vault: OpenedVault, work: Work, view: DossierView) -> date | None:
    """Return the day of the last act when nothing signed by this clock would be believed both then and now."""
    last = Journals(work).last_at(view.dossier_id) or work.now
    instants = (work.now, max(work.now, last))
    if view.practice:
        has_key = Keys(work).signing_key(vault.account.account_id, practice=True) is not None
        stands = certificate_for(work, vault.account, instants) is not None
    else:  # a signature that does not stand now is another point of the check
        has_key = real_key(work, vault.account, instants[:1]).standing is SignatureStanding.STANDS
        stands = real_key(work, vault.account, instants).standing is SignatureStanding.STANDS
    return paris_day(last) if has_key and not stands else None


def days_spent(view: DossierView, first_day: date | None, today: date) -> int:
    """Count the days of the evaluation; those of a correction, after the first seal, are none of them."""
    last_day = paris_day(view.bundles[0].sealed_at) if view.bundles else today
    return (last_day - first_day).days if first_day else 0


def agreement_is_whole(view: DossierView) -> bool:
    """Say whether the agreement and what it was signed on, scan or document, are both in the dossier."""
    signed = view.agreement
    if signed is None:
        return False
    if signed.mode is SignatureMode.SCREEN:
        return signed.document_id in {one.id for one in view.documents}
    return signed.evidence_id in {one.id for one in view.evidence}


def paper_standing(view: DossierView, kind: PaperKind) -> Standing:
    """Say how a kind of paper stands."""
    made = [one.is_current for one in view.documents if one.kind == kind.value]
    if not made:
        return Standing.NONE
    return Standing.CURRENT if any(made) else Standing.OUTDATED


def signed_standing(view: DossierView) -> Standing:
    """Say whether the candidate signed a restitution, and whether it is the one of today."""
    restitutions = {one.id: one.is_current for one in view.documents if one.kind == PaperKind.RESTITUTION.value}
    signed = [
        restitutions[one.document_id]
        for one in view.signatures
        if one.signer is Signer.CANDIDATE and one.document_id in restitutions
    ]
    if not signed:
        return Standing.NONE
    return Standing.CURRENT if any(signed) else Standing.OUTDATED
