"""The acts of a journal, as whoever reads a dossier understands them."""

from clea_desktop.core.acts import Act
from clea_desktop.core.text import Translate


def act_words(name: str, tr: Translate) -> str:
    """Say an act; what a later version names otherwise is shown as it is."""
    try:
        act = Act(name)
    except ValueError:
        return name
    return (_about_the_person(tr) | _about_the_work(tr) | _about_the_file(tr)).get(act, name)


def _about_the_person(tr: Translate) -> dict[Act, str]:
    return {
        Act.OPENED: tr("Dossier ouvert"),
        Act.IDENTITY_CORRECTED: tr("Identité corrigée"),
        Act.AGREEMENT_SIGNED: tr("Contrat d'adhésion signé"),
        Act.SELF_ANSWERED: tr("Auto-évaluation : réponse donnée"),
        Act.SHEET_SAVED: tr("Fiche enregistrée"),
        Act.QUOTATION_PINNED: tr("Parole retenue pour un critère"),
        Act.QUOTATION_REMOVED: tr("Parole retirée"),
        Act.APPOINTMENT_MADE: tr("Rendez-vous pris"),
        Act.APPOINTMENT_MOVED: tr("Rendez-vous déplacé"),
        Act.APPOINTMENT_REMOVED: tr("Rendez-vous retiré"),
        Act.APPOINTMENT_RESTORED: tr("Rendez-vous remis"),
        Act.RESUMED: tr("Travail repris après une interruption"),
    }


def _about_the_work(tr: Translate) -> dict[Act, str]:
    return {
        Act.CRITERION_RATED: tr("Constat posé"),
        Act.FINDING_EXPLAINED: tr("Raison d'un constat écrite"),
        Act.EVIDENCE_ADDED: tr("Preuve ajoutée"),
        Act.EVIDENCE_REMOVED: tr("Preuve retirée"),
        Act.EVIDENCE_RESTORED: tr("Preuve remise"),
        Act.EVIDENCE_COPIED: tr("Copie d'une preuve enregistrée"),
        Act.EXERCISE_STARTED: tr("Mise en situation commencée"),
        Act.EXERCISE_ENDED: tr("Mise en situation terminée"),
        Act.OBSERVED: tr("Indice observé"),
        Act.FEEDBACK_WRITTEN: tr("Restitution : paroles écrites"),
        Act.RECOMMENDED: tr("Formation proposée"),
        Act.RECOMMENDATION_WITHDRAWN: tr("Proposition de formation retirée"),
    }


def _about_the_file(tr: Translate) -> dict[Act, str]:
    return {
        Act.DOCUMENT_MADE: tr("Document établi"),
        Act.DOCUMENT_SIGNED: tr("Document signé"),
        Act.SIGNATURE_WITHDRAWN: tr("Signature retirée"),
        Act.SEALED: tr("Dossier scellé"),
        Act.AMENDMENT_OPENED: tr("Correction ouverte"),
        Act.AMENDMENT_GIVEN_UP: tr("Correction abandonnée"),
        Act.EXPORTED: tr("Copie du dossier donnée"),
        Act.COSIGNED: tr("Dossier signé par une autre personne"),
        Act.PLATFORM_ENTERED: tr("Saisi sur la plateforme nationale"),
        Act.PLATFORM_ENTRY_REMOVED: tr("Saisie sur la plateforme reprise"),
    }
