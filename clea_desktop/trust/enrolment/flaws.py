"""Why a letter of enrolment is refused, as a closed list, with the French sentence that says what to do."""

from enum import Enum

from clea_desktop.core.text import Translate


class EnrolmentFlaw(Enum):
    """What is wrong with a request, an answer or an update."""

    UNREADABLE = "enrolment-unreadable"
    TOO_LARGE = "enrolment-too-large"
    OTHER_KIND = "enrolment-other-kind"
    WRONG_CODE = "enrolment-wrong-code"
    WRONG_FINGERPRINT = "enrolment-wrong-fingerprint"
    TRUST_UNUSABLE = "enrolment-trust-unusable"
    PRACTICE = "enrolment-practice"
    SEAL_FALSE = "enrolment-seal-false"
    SEAL_FOREIGN = "enrolment-seal-foreign"
    SEAL_FALLEN = "enrolment-seal-fallen"
    OTHER_REQUEST = "enrolment-other-request"
    OTHER_KEY = "enrolment-other-key"
    CERTIFICATE_REFUSED = "enrolment-certificate-refused"
    KEY_REFUSED = "enrolment-key-refused"
    ROLE_REFUSED = "enrolment-role-refused"
    OLDER = "enrolment-older"


class EnrolmentError(Exception):
    """A letter that is refused, and why; never a word of what it says."""

    def __init__(self, flaw: EnrolmentFlaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


def flaw_sentence(flaw: EnrolmentFlaw, tr: Translate) -> str:
    """Say why a letter is refused, and what to do about it."""
    return (_about_letters(tr) | _about_trust(tr))[flaw]


def _about_letters(tr: Translate) -> dict[EnrolmentFlaw, str]:
    return {
        EnrolmentFlaw.UNREADABLE: tr("Ce fichier est abîmé ou n'est pas le bon. Demandez qu'on vous le renvoie."),
        EnrolmentFlaw.TOO_LARGE: tr("Ce fichier est bien trop grand pour être le bon. Vérifiez lequel vous ouvrez."),
        EnrolmentFlaw.OTHER_KIND: tr("Ce fichier n'est pas de la sorte attendue ici. Vérifiez lequel vous ouvrez."),
        EnrolmentFlaw.WRONG_CODE: tr(
            "Ce fichier ne va pas avec le code de la lettre : il est pour quelqu'un d'autre, ou a changé en chemin. "
            "Vérifiez le code, puis recommencez."
        ),
        EnrolmentFlaw.OTHER_REQUEST: tr("Cette réponse va avec une autre demande. Ouvrez celle de la dernière."),
        EnrolmentFlaw.OTHER_KEY: tr("Cette réponse ne va pas avec la clé de ce poste. Faites une nouvelle demande."),
        EnrolmentFlaw.KEY_REFUSED: tr("Les clés de cette demande ne conviennent pas. Il faut refaire la demande."),
        EnrolmentFlaw.ROLE_REFUSED: tr("Ce rôle ne s'obtient pas ainsi. Voyez avec l'organisme certificateur."),
        EnrolmentFlaw.OLDER: tr("Vous avez déjà cette mise à jour, ou une plus récente. Il n'y a rien à faire."),
    }


def _about_trust(tr: Translate) -> dict[EnrolmentFlaw, str]:
    return {
        EnrolmentFlaw.WRONG_FINGERPRINT: tr(
            "L'empreinte que vous avez recopiée n'est pas celle de ce fichier. "
            "Relisez la lettre ; si elle est bien recopiée, n'allez pas plus loin et appelez l'organisme certificateur."
        ),
        EnrolmentFlaw.TRUST_UNUSABLE: tr(
            "Les éléments de confiance de ce fichier ne forment pas un tout. Prévenez l'organisme certificateur."
        ),
        EnrolmentFlaw.PRACTICE: tr("Ce fichier vient d'un organisme d'entraînement : il ne vaut rien pour de vrai."),
        EnrolmentFlaw.SEAL_FALSE: tr("La signature de ce fichier est fausse : ne vous en servez pas."),
        EnrolmentFlaw.SEAL_FOREIGN: tr("L'organisme certificateur n'a pas signé ce fichier : ne vous en servez pas."),
        EnrolmentFlaw.SEAL_FALLEN: tr(
            "La signature de ce fichier n'est plus valable. Demandez un fichier récent à l'organisme certificateur."
        ),
        EnrolmentFlaw.CERTIFICATE_REFUSED: tr(
            "La signature établie dans ce fichier n'est pas celle demandée. Prévenez l'organisme certificateur."
        ),
    }
