"""Why a time token is refused, in one French sentence each; ``bundles.reasons`` has the others."""

from collections.abc import Mapping

from clea_desktop.bundles.refusals import Reason
from clea_desktop.core.text import Translate


def time_sentences(tr: Translate) -> Mapping[Reason, str]:
    """Return the sentence of each reason that a time token and its certificate can give."""
    return {
        Reason.TIME_FORM: tr("La preuve de date {member} n'est pas écrite dans la seule forme permise."),
        Reason.TIME_TRAILING: tr("La preuve de date {member} est suivie d'octets en trop."),
        Reason.TIME_SIGNERS: tr("La preuve de date {member} ne porte pas exactement un signataire."),
        Reason.TIME_CERTIFICATES: tr(
            "La preuve de date {member} ne porte pas exactement le certificat du service d'horodatage."
        ),
        Reason.TIME_UNSIGNED_PARTS: tr("La preuve de date {member} porte des éléments que personne n'a signés."),
        Reason.TIME_ALGORITHM: tr("La preuve de date {member} n'utilise pas ECDSA avec SHA-256, SHA-384 ou SHA-512."),
        Reason.TIME_ATTRIBUTES: tr("La preuve de date {member} n'a pas les attributs signés que la norme demande."),
        Reason.TIME_HIGH_S: tr("La preuve de date {member} est signée sous une seconde forme, qui est interdite."),
        Reason.TIME_IMPRINT: tr("La preuve de date {member} porte sur une autre empreinte que SHA-256."),
        Reason.TIME_CONDITIONS: tr("La preuve de date {member} porte une condition critique inconnue."),
        Reason.TIME_IMPRECISE: tr("La preuve de date {member} est trop imprécise : plus d'une minute."),
        Reason.TIME_OTHER_CERTIFICATE: tr(
            "La preuve de date {member} désigne un autre certificat que celui qu'elle porte."
        ),
        Reason.TIME_FALSE: tr("La preuve de date {member} est fausse."),
        Reason.TIME_CERTIFICATE_MALFORMED: tr("Le certificat d'horodatage est mal formé."),
        Reason.TIME_CERTIFICATE_OTHER_AUTHORITY: tr(
            "Le certificat d'horodatage ne vient ni de votre autorité ni d'un service qu'elle reconnaît."
        ),
        Reason.TIME_CERTIFICATE_UNKNOWN_CRITICAL: tr(
            "Le certificat d'horodatage porte une condition critique inconnue."
        ),
        Reason.TIME_CERTIFICATE_WRONG_KEY: tr("La clé d'horodatage n'est pas sur la courbe P-256 ou P-384."),
        Reason.TIME_CERTIFICATE_WRONG_USAGE: tr("Le certificat d'horodatage ne sert pas à l'horodatage et à lui seul."),
        Reason.TIME_CERTIFICATE_WRONG_ROLE: tr("Le certificat d'horodatage n'a pas le rôle d'horodatage."),
        Reason.TIME_CERTIFICATE_PRACTICE_LEAF: tr(
            "Le certificat d'horodatage est d'entraînement, sous une autorité réelle."
        ),
        Reason.TIME_CERTIFICATE_NAMELESS: tr("Le certificat d'horodatage ne dit pas de nom."),
    }
