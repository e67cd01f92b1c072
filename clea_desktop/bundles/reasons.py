"""Each refusal, notice and unusable trust folder in one French sentence, for whoever runs a verification."""

from collections.abc import Mapping

from clea_desktop.bundles.refusals import Notice, Reason
from clea_desktop.bundles.time_reasons import time_sentences
from clea_desktop.core.text import Translate, how_many
from clea_desktop.trust.chain import ChainFlaw
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustFlaw


def reason_sentence(reason: Reason, member: str, tr: Translate) -> str:
    """Say why a bundle is refused; ``member`` is shown only where the sentence has a place for it."""
    tables = (_container, _layout, _manifests, _signatures, _signers, _times, _jury, _dossier, _policy, _previous)
    sentence = next(found for table in tables if (found := table(tr).get(reason)) is not None)
    return sentence.format(member=shown(member))


def notice_sentence(notice: Notice, days: int, tr: Translate) -> str:
    """Say a warning that does not prevent acceptance."""
    overdue = how_many(
        days,
        tr("La liste de révocation du dossier de confiance est périmée depuis {days} jour : demandez la nouvelle."),
        tr("La liste de révocation du dossier de confiance est périmée depuis {days} jours : demandez la nouvelle."),
    )
    return {
        Notice.LIST_OVERDUE: overdue.format(days=days),
        Notice.CLAIM_IN_FUTURE: tr(
            "L'heure déclarée par un signataire est postérieure à l'instant prouvé ou jugé : elle est fausse."
        ),
        Notice.CLAIM_IN_PAST: tr(
            "L'heure déclarée par un signataire est antérieure à une preuve de date qu'il a signée : elle est fausse."
        ),
        Notice.CALLED_REAL: tr("Le dossier se dit réel, mais son autorité est d'entraînement : il l'est donc aussi."),
        Notice.TIME_LOST: tr("Une preuve de date ne compte plus : le certificat d'horodatage n'est plus valable."),
        Notice.TIME_IN_FUTURE: tr("Une preuve de date est postérieure à l'instant jugé : elle ne compte pas."),
        Notice.NO_DECISION: tr("Les deux collèges ont signé, mais le fichier ne dit pas ce qu'ils ont décidé."),
        Notice.DECISION_UNPROVED: tr(
            "Aucune preuve de date ne suit la signature d'un collège : ajoutez-en une avant que son certificat expire."
        ),
    }[notice]


def trust_sentence(flaw: TrustFlaw, file: str, tr: Translate) -> str:
    """Say why a trust folder cannot be used."""
    return {
        TrustFlaw.NO_FOLDER: tr("Le dossier de confiance n'existe pas ou n'est pas un dossier."),
        TrustFlaw.FILE_MISSING: tr("Le dossier de confiance ne contient pas de fichier {file} lisible."),
        TrustFlaw.ROOT_UNREADABLE: tr("{file} doit contenir un certificat au format PEM, et un seul."),
        TrustFlaw.ROOT_UNSUITABLE: tr("Le certificat de {file} n'est pas celui d'une autorité racine (P-384)."),
        TrustFlaw.ISSUING_UNREADABLE: tr("{file} ne contient pas de certificat lisible au format PEM."),
        TrustFlaw.ISSUING_UNSUITABLE: tr("{file} contient un certificat que la racine n'a pas établi pour cet usage."),
        TrustFlaw.LISTS_UNREADABLE: tr("{file} contient une liste de révocation illisible ou partielle."),
        TrustFlaw.LIST_MISSING: tr("{file} doit contenir la liste de révocation de chaque autorité, signée par elle."),
        TrustFlaw.TIME_UNREADABLE: tr("{file} ne contient pas de certificat d'horodatage lisible au format PEM."),
        TrustFlaw.TIME_UNSUITABLE: tr(
            "{file} contient un certificat qui ne peut pas servir à l'horodatage (P-256, P-384)."
        ),
        TrustFlaw.PRACTICE_MIXED: tr("Ce dossier de confiance mélange une autorité réelle et une d'entraînement."),
    }[flaw].format(file=file)


def since_sentence(flaw: ChainFlaw, tr: Translate) -> str:
    """Say of a signature that was valid when made why its certificate no longer stands."""
    if flaw is ChainFlaw.REVOKED:
        return tr("Valable à cette date ; le certificat du signataire a été révoqué depuis.")
    if flaw is ChainFlaw.EXPIRED:
        return tr("Valable à cette date ; le certificat du signataire a expiré depuis.")
    return tr("Valable à cette date ; l'autorité qui a établi le certificat du signataire ne l'est plus aujourd'hui.")


def role_name(role: Role, tr: Translate) -> str:
    """Name a role as people do."""
    return {
        Role.EVALUATOR: tr("évaluateur"),
        Role.JURY_EMPLOYERS: tr("jury, collège des employeurs"),
        Role.JURY_EMPLOYEES: tr("jury, collège des salariés"),
        Role.RECEIPT: tr("accusé de dépôt"),
        Role.TIME_STAMPING: tr("horodatage"),
    }[role]


def shown(name: str) -> str:
    """Make a name found in a file harmless to a terminal, and short."""
    plain = name if name.isprintable() and name.isascii() else ascii(name)[1:-1]
    return plain if len(plain) <= 80 else plain[:79] + "…"


def _container(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.CANNOT_OPEN: tr("Le fichier ne s'ouvre pas ou ne se lit pas."),
        Reason.NOT_A_ZIP: tr(
            "Ce fichier n'est pas un dossier scellé : ce n'est pas une archive ZIP. "
            "S'il finit par .age, il s'ouvre d'abord avec la clé de dépôt."
        ),
        Reason.NO_END: tr("La fin du fichier manque, ou quelque chose la suit : il est coupé ou modifié."),
        Reason.END_DIFFERS: tr("L'enregistrement de fin n'est pas celui que ce contenu demande."),
        Reason.TOO_MANY_MEMBERS: tr("Le fichier annonce plus d'éléments qu'un dossier scellé n'en contient."),
        Reason.BUNDLE_TOO_LARGE: tr("Le fichier est plus grand que la limite d'un dossier scellé."),
        Reason.MEMBER_TOO_LARGE: tr("L'élément {member} dépasse la taille permise."),
        Reason.DIRECTORY_BROKEN: tr("La table des éléments est abîmée ou incomplète."),
        Reason.NOT_CONTIGUOUS: tr(
            "Les éléments ne se suivent pas exactement : quelque chose se cache ou se chevauche."
        ),
        Reason.COMPRESSED: tr("L'élément {member} est compressé ; un dossier scellé ne l'est jamais."),
        Reason.FLAGS: tr("L'élément {member} porte un indicateur interdit (chiffrement, descripteur)."),
        Reason.EXTRA_FIELD: tr("L'élément {member} porte un champ supplémentaire interdit."),
        Reason.COMMENT: tr("L'élément {member} porte un commentaire, ce qui est interdit."),
        Reason.NOT_A_PLAIN_FILE: tr("L'élément {member} n'est pas un fichier ordinaire."),
        Reason.HEADERS_REWRITTEN: tr("Les en-têtes ont été réécrits : le fichier est passé par un autre outil."),
        Reason.LOCAL_HEADER_DIFFERS: tr("L'en-tête de {member} contredit la table des éléments."),
        Reason.CRC_DIFFERS: tr("L'élément {member} est abîmé : sa somme de contrôle ne correspond pas."),
        Reason.CUT: tr("Le fichier s'arrête avant la fin de {member}."),
    }


def _layout(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.NAME_UNSAFE: tr("Le nom {member} est interdit : il pourrait sortir du dossier ou désigner un appareil."),
        Reason.NAME_UNEXPECTED: tr("L'élément {member} n'a pas sa place dans un dossier scellé."),
        Reason.NAME_TWICE: tr("L'élément {member} est présent deux fois."),
        Reason.NAME_TWIN: tr("L'élément {member} ne se distingue d'un autre que par la casse ou les accents."),
        Reason.MEMBER_MISSING: tr("Il manque l'élément {member}."),
        Reason.ORDER: tr("L'élément {member} n'est pas à sa place dans l'ordre du format."),
        Reason.MIMETYPE: tr("Le premier élément ne déclare pas un conteneur ASiC-E."),
    }


def _manifests(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.MANIFEST_DOCTYPE: tr("Le manifeste contient une déclaration de type (DTD), ce qui est interdit."),
        Reason.MANIFEST_FORM: tr("Le manifeste n'est pas écrit dans la seule forme permise."),
        Reason.MANIFEST_DIGEST_ALGORITHM: tr("Le manifeste utilise une autre empreinte que SHA-256."),
        Reason.MANIFEST_URI_TWICE: tr("Le manifeste cite deux fois {member}."),
        Reason.MANIFEST_UNLISTED: tr("L'élément {member} n'est pas couvert par la signature."),
        Reason.MANIFEST_ABSENT: tr("Le manifeste signé cite {member}, qui n'est pas dans le fichier."),
        Reason.DIGEST_DIFFERS: tr("L'élément {member} a été modifié depuis la signature."),
        Reason.SUMS_DIFFER: tr("SHA256SUMS ne dit pas les empreintes des éléments présents."),
    }


def _signatures(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.SIGNATURE_FORM: tr("La signature {member} n'est pas écrite dans la seule forme permise."),
        Reason.SIGNATURE_TRAILING: tr("La signature {member} est suivie d'octets en trop."),
        Reason.SIGNATURE_SIGNERS: tr("La signature {member} ne porte pas exactement un signataire."),
        Reason.SIGNATURE_CERTIFICATES: tr("La signature {member} ne porte pas exactement un certificat."),
        Reason.SIGNATURE_EMBEDDED: tr("La signature {member} embarque un contenu, ce qui est interdit."),
        Reason.SIGNATURE_UNSIGNED_PARTS: tr("La signature {member} porte des attributs que personne n'a signés."),
        Reason.SIGNATURE_ALGORITHM: tr("La signature {member} n'utilise pas ECDSA avec SHA-256."),
        Reason.SIGNATURE_ATTRIBUTES: tr("La signature {member} n'a pas les attributs signés du niveau CAdES B."),
        Reason.SIGNATURE_HIGH_S: tr("La signature {member} est écrite sous sa seconde forme, qui est interdite."),
        Reason.SIGNATURE_OTHER_MANIFEST: tr("La signature {member} porte sur un autre manifeste que celui-ci."),
        Reason.SIGNATURE_OTHER_CERTIFICATE: tr(
            "La signature {member} désigne un autre certificat que celui qu'elle porte."
        ),
        Reason.SIGNATURE_FALSE: tr("La signature {member} est fausse."),
    }


def _signers(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.CERTIFICATE_MALFORMED: tr("Le certificat du signataire est mal formé."),
        Reason.CERTIFICATE_OTHER_AUTHORITY: tr("Le certificat du signataire vient d'une autre autorité que la vôtre."),
        Reason.CERTIFICATE_UNKNOWN_CRITICAL: tr("Le certificat du signataire porte une condition critique inconnue."),
        Reason.CERTIFICATE_WRONG_KEY: tr("La clé du signataire n'est pas sur la courbe P-256."),
        Reason.CERTIFICATE_WRONG_USAGE: tr("Le certificat du signataire ne permet pas de signer un document."),
        Reason.CERTIFICATE_NO_SINGLE_ROLE: tr("Le certificat du signataire ne dit pas un rôle, et un seul."),
        Reason.CERTIFICATE_PRACTICE_LEAF: tr(
            "Le certificat du signataire est d'entraînement, sous une autorité réelle."
        ),
        Reason.CERTIFICATE_NAMELESS: tr("Le certificat du signataire ne dit pas son nom et son identifiant."),
        Reason.CERTIFICATE_NOT_YET_VALID: tr("Le certificat du signataire n'est pas encore valable à l'instant jugé."),
        Reason.CERTIFICATE_EXPIRED: tr(
            "Le certificat du signataire est expiré, et rien ne prouve qu'il a signé avant."
        ),
        Reason.CERTIFICATE_REVOKED: tr(
            "Le certificat du signataire est révoqué, et rien ne prouve qu'il a signé avant."
        ),
        Reason.AUTHORITY_EXPIRED: tr("Le certificat de l'autorité n'est pas valable à l'instant jugé."),
        Reason.AUTHORITY_REVOKED: tr("L'autorité qui a établi le certificat du signataire est révoquée."),
        Reason.FIRST_SIGNER_ROLE: tr("Le premier signataire n'est pas un évaluateur."),
        Reason.LATER_SIGNER_ROLE: tr("La signature {member} vient d'un rôle qui ne cosigne pas un dossier."),
        Reason.SIGNER_TWICE: tr("La signature {member} est d'une personne qui a déjà signé ce dossier."),
        Reason.SIGNER_TWO_ROLES: tr("La signature {member} est d'une personne qui a déjà signé dans un autre rôle."),
        Reason.EVALUATOR_AFTER_JURY: tr("La signature {member} est d'un évaluateur, après celle d'un jury."),
        Reason.ROUNDS_FULL: tr("Ce dossier porte déjà toutes les signatures et preuves de date qu'il peut porter."),
        Reason.CHANGED_MEANWHILE: tr("Le fichier a changé pendant l'ajout : rien n'y est ajouté, recommencez."),
    }


def _times(tr: Translate) -> Mapping[Reason, str]:
    return {
        **time_sentences(tr),
        Reason.TIME_OTHER_MANIFEST: tr("La preuve de date {member} porte sur un autre manifeste que celui-ci."),
        Reason.TIME_ORDER: tr("La preuve de date {member} se dit antérieure à une autre qu'elle recouvre."),
        Reason.TIME_UNIT_NOT_VALID: tr("L'horodatage reçu vient d'un service qui n'est pas, ou plus, habilité."),
        Reason.TIME_BEFORE_SIGNER: tr(
            "L'horodatage reçu date d'avant le certificat d'un signataire : les horloges diffèrent, recommencez."
        ),
    }


def _jury(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.DECISION_OF_NO_COLLEGE: tr("La décision {member} n'est signée par aucun collège du jury."),
        Reason.DECISION_NOT_CANONICAL: tr("{member} n'est pas écrit dans sa forme canonique (RFC 8785)."),
        Reason.DECISION_SCHEMA: tr("{member} ne suit pas le schéma publié des décisions."),
        Reason.DECISION_OTHER_BUNDLE: tr("{member} porte sur un autre dossier, ou sur une autre version de celui-ci."),
        Reason.DECISION_DOMAINS: tr(
            "{member} ne se prononce pas sur chaque domaine du dossier, une fois et une seule."
        ),
        Reason.DECISION_CONTRADICTS: tr(
            "{member} se contredit : certifier demande tous les domaines, ne pas certifier demande un motif."
        ),
        Reason.DECISION_CORRECTS: tr("{member} corrige une décision que ce dossier ne porte pas avant elle."),
        Reason.DECISION_EXTRACT: tr("{member} et l'extrait de procès-verbal joint ne s'accordent pas."),
    }


def _dossier(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.DOSSIER_NOT_CANONICAL: tr("dossier.json n'est pas écrit dans sa forme canonique (RFC 8785)."),
        Reason.DOSSIER_SCHEMA: tr("dossier.json ne suit pas le schéma publié."),
        Reason.DOSSIER_SEQUENCE: tr("dossier.json contredit son propre rang parmi les versions du dossier."),
        Reason.DOSSIER_CONTRADICTS: tr("dossier.json se contredit lui-même : ses constats, ses règles et ses renvois."),
        Reason.DOSSIER_FILES: tr("dossier.json et le fichier ne s'accordent pas sur l'élément {member}."),
        Reason.JOURNAL_BROKEN: tr("La chaîne du journal est rompue."),
        Reason.JOURNAL_DIFFERS: tr("Le journal n'est pas celui que dossier.json annonce."),
    }


def _policy(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.PRACTICE_BUNDLE: tr(
            "C'est un dossier d'ENTRAÎNEMENT : il ne vaut rien pour un jury (option --practice)."
        ),
        Reason.REAL_BUNDLE: tr("C'est un dossier réel ; l'option --practice n'accepte que l'entraînement."),
        Reason.PRACTICE_DISAGREES: tr("Le dossier se dit d'entraînement, mais il est signé sous une autorité réelle."),
        Reason.LIST_OVERDUE: tr("La liste de révocation est périmée : cette étape en demande une en vigueur."),
        Reason.OTHER_RECIPIENT: tr("Le dossier est destiné à un autre organisme que celui attendu."),
        Reason.STAGE_LACKS: tr("Le dossier n'a pas atteint l'étape demandée."),
    }


def _previous(tr: Translate) -> Mapping[Reason, str]:
    return {
        Reason.PREVIOUS_REFUSED: tr("La version précédente que vous donnez est elle-même refusée."),
        Reason.PREVIOUS_OTHER_DOSSIER: tr("La version précédente que vous donnez est celle d'un autre dossier."),
        Reason.PREVIOUS_SEQUENCE: tr("Le dossier ne porte pas le rang qui suit celui de la version précédente."),
        Reason.PREVIOUS_DIFFERS: tr("Le dossier fait suite à une autre version que celle que vous donnez."),
    }
