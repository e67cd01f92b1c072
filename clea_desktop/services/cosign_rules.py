"""Who may sign after whom, said to the person who would: the same rules as ``bundles.rounds``, asked beforehand."""

from clea_desktop.bundles import limits
from clea_desktop.bundles.decisions import JuryOutcome
from clea_desktop.bundles.rounds import COLLEGES
from clea_desktop.bundles.verdict import Deliberation, Verdict
from clea_desktop.core.text import Translate
from clea_desktop.trust.policies import Role


def why_not(verdict: Verdict, role: Role, person_id: str, tr: Translate) -> str:
    """Say why this person may not sign this file, or return an empty text."""
    if len(verdict.signers) + len(verdict.times) >= limits.SIGNATURES:
        return tr("Ce dossier porte déjà autant de signatures qu'il en peut porter.")
    mine = [one for one in verdict.signers if one.person_id == person_id]
    if any(one.role is not role for one in mine):
        return tr("Vous avez déjà signé ce dossier dans un autre rôle : on n'y signe jamais dans deux rôles.")
    if role not in COLLEGES:
        if mine:
            return tr("Vous avez déjà signé ce dossier.")
        if any(one.role in COLLEGES for one in verdict.signers):
            return tr("Le jury a commencé à signer : plus aucune personne qui évalue ne signe après lui.")
        return ""
    return _why_no_college(verdict.deliberation, role, tr)


def brings_decision(verdict: Verdict, role: Role) -> bool:
    """Say whether this role must bring a decision: a college does where none waits for its signature."""
    found = verdict.deliberation
    return role in COLLEGES and (found is None or role in found.colleges)


def _why_no_college(found: Deliberation | None, role: Role, tr: Translate) -> str:
    if found is None or role not in found.colleges:
        return ""
    if found.colleges != COLLEGES:
        return tr("Votre collège a déjà signé cette décision : elle attend l'autre collège.")
    if found.decision.outcome is not JuryOutcome.ADJOURNED:
        return tr("Les deux collèges ont signé : ce dossier est décidé.")
    return ""
