"""What is said when an enrolment, or a real signature, does not go as expected."""

from clea_desktop.core.errors import Trouble
from clea_desktop.core.text import Translate


def enrolment_sentences(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    """Return the sentences about enrolling and about signing for real."""
    return _asking(tr) | _signing(tr)


def _asking(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    return {
        Trouble.ENROLMENT_CODE: (
            tr("Ce code n'est pas complet, ou une lettre a été mal lue."),
            tr("Recopiez-le depuis la lettre, groupe par groupe."),
        ),
        Trouble.ENROLMENT_FINGERPRINT: (
            tr("Cette empreinte n'est pas complète."),
            tr("Recopiez les seize groupes de quatre caractères de la lettre."),
        ),
        Trouble.ENROLMENT_NOT_ASKED: (
            tr("Aucune demande n'attend de réponse ici, sous votre nom."),
            tr("Si cette réponse a déjà été ouverte, tout est fait. Sinon, préparez une demande."),
        ),
        Trouble.ENROLMENT_REFUSED: (
            tr("Ce fichier n'est pas accepté, et rien n'a changé sur ce poste."),
            tr("{why} Au besoin, appelez l'organisme certificateur."),
        ),
        Trouble.ENROLMENT_OTHER_ROOT: (
            tr("L'empreinte recopiée n'est pas celle de cette réponse."),
            tr("Relisez la lettre. Si tout est bien recopié, arrêtez-vous là : appelez l'organisme certificateur."),
        ),
        Trouble.ENROLMENT_OTHER_BODY: (
            tr("Cette lettre vient d'un autre organisme certificateur que celui de ce poste."),
            tr("Un poste dépend d'un seul organisme certificateur. Voyez avec le vôtre."),
        ),
        Trouble.ENROLMENT_MISSING: (
            tr("Votre organisme n'est pas encore inscrit auprès d'un organisme certificateur."),
            tr("Commencez par demander votre signature."),
        ),
        Trouble.ENROLMENT_INVENTED: (
            tr("Cette personne est inventée : elle n'a jamais de vrai dossier."),
            tr("Pour une vraie personne, choisissez « Nouveau candidat »."),
        ),
    }


def _signing(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    ask = tr("Demandez-la dans Réglages, « Votre signature ».")
    again = tr("Demandez-en une nouvelle dans Réglages, « Votre signature ».")
    return {
        Trouble.ENROLMENT_NEEDED: (tr("Ce dossier se scelle avec votre signature, et vous n'en avez pas encore."), ask),
        Trouble.ENROLMENT_LOST: (tr("Votre signature n'est plus sur ce poste."), again),
        Trouble.ENROLMENT_OVER: (tr("Votre signature est arrivée à son terme."), again),
        Trouble.ENROLMENT_WITHDRAWN: (
            tr("L'organisme certificateur a retiré votre signature."),
            tr("Appelez-le : il vous dira comment en demander une nouvelle."),
        ),
        Trouble.ENROLMENT_CLOCK: (
            tr("D'après la date de ce poste, votre signature ne vaut pas encore."),
            tr("Vérifiez la date et l'heure du poste, puis recommencez."),
        ),
        Trouble.ENROLMENT_OTHER_ROLE: (
            tr("Votre signature n'est pas faite pour cela : un membre du jury décide, il ne scelle pas."),
            tr("Demandez à une personne qui évalue de sceller ce dossier avec sa propre signature."),
        ),
        Trouble.ENROLMENT_UNUSABLE: (
            tr("Votre signature ne peut pas servir : l'organisme certificateur ne se vérifie plus ici."),
            tr("Vérifiez la date du poste, puis ouvrez une mise à jour récente dans Réglages, « Votre signature »."),
        ),
    }
