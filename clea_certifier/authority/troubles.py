"""What the authority refuses to do, as a closed list, with the French sentence that says what to do."""

from enum import Enum

from clea_desktop.core.text import Translate


class AuthorityTrouble(Enum):
    """Why an act of the authority was not done. Nothing was, then."""

    EXISTS = "exists"
    UNREADABLE = "unreadable"
    NOT_WRITTEN = "not-written"
    NO_REGISTRY = "no-registry"
    NO_ROOT = "no-root"
    REGISTRY_BUSY = "registry-busy"
    REGISTRY_NEWER = "registry-newer"
    REGISTRY_DAMAGED = "registry-damaged"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105  (the name of a trouble)
    WRONG_PRINT = "wrong-print"
    NO_ISSUING = "no-issuing"
    NO_SEAL = "no-seal"
    NO_DEPOSIT_KEY = "no-deposit-key"
    NO_ROOT_LIST = "no-root-list"
    OTHER_ROOT = "other-root"
    NOT_ASKED = "not-asked"
    PRACTICE = "practice"
    UNSUITABLE = "unsuitable"
    OLDER_LIST = "older-list"
    CODE_USED = "code-used"
    CODE_EXPIRED = "code-expired"
    CODE_WITHDRAWN = "code-withdrawn"
    REQUEST_TWICE = "request-twice"
    KEY_TWICE = "key-twice"
    OTHER_ROLE = "other-role"
    UNKNOWN_PERSON = "unknown-person"
    UNKNOWN_CERTIFICATE = "unknown-certificate"
    UNKNOWN_INVITATION = "unknown-invitation"
    REVOKED_ALREADY = "revoked-already"
    FUTURE = "future"
    NOTHING_LOST = "nothing-lost"
    STILL_STANDS = "still-stands"
    LIST_TOO_OLD = "list-too-old"
    NAME = "name"


class AuthorityError(Exception):
    """An act that was refused; ``about`` is a file or a number, never somebody's name."""

    def __init__(self, trouble: AuthorityTrouble, about: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.about = about


def trouble_sentence(error: AuthorityError, tr: Translate) -> str:
    """Say why nothing was done, and what to do."""
    tables = _files(tr) | _keys(tr) | _people(tr)
    return tables[error.trouble].format(about=error.about)


def _files(tr: Translate) -> dict[AuthorityTrouble, str]:
    return {
        AuthorityTrouble.EXISTS: tr("{about} existe déjà : rien n'est remplacé. Choisissez un autre nom."),
        AuthorityTrouble.UNREADABLE: tr("{about} ne se lit pas, ou n'est pas le fichier attendu ici."),
        AuthorityTrouble.NOT_WRITTEN: tr("{about} ne peut pas être écrit : regardez la place et les droits."),
        AuthorityTrouble.NO_REGISTRY: tr("Il n'y a pas de registre dans {about} : commencez par create-issuing."),
        AuthorityTrouble.NO_ROOT: tr("Il n'y a pas de racine dans {about} : commencez par create-root."),
        AuthorityTrouble.REGISTRY_BUSY: tr("Le registre sert à quelqu'un d'autre en ce moment : recommencez."),
        AuthorityTrouble.REGISTRY_NEWER: tr(
            "Ce registre vient d'une version plus récente : mettez le logiciel à jour."
        ),
        AuthorityTrouble.REGISTRY_DAMAGED: tr("Le registre est abîmé : reprenez la dernière copie de sauvegarde."),
    }


def _keys(tr: Translate) -> dict[AuthorityTrouble, str]:
    return {
        AuthorityTrouble.WRONG_PASSPHRASE: tr("Cette phrase secrète n'ouvre pas la clé."),
        AuthorityTrouble.WRONG_PRINT: tr(
            "L'empreinte donnée n'est pas celle du fichier. "
            "Relisez-la ; si elle est juste, le fichier a été changé en chemin."
        ),
        AuthorityTrouble.NO_ISSUING: tr(
            "Aucune autorité d'émission n'est en vigueur : voyez install-issuing, et la date de cette machine."
        ),
        AuthorityTrouble.NO_SEAL: tr("Il manque l'unité qui signe les courriers, en vigueur : voyez seal-unit."),
        AuthorityTrouble.NO_DEPOSIT_KEY: tr("Il manque la clé de dépôt (age1…) : voyez deposit-key."),
        AuthorityTrouble.NO_ROOT_LIST: tr(
            "Il manque la liste de révocation de la racine : voyez root-list, install-list."
        ),
        AuthorityTrouble.OTHER_ROOT: tr("Ce fichier vient d'une autre racine que celle du registre."),
        AuthorityTrouble.NOT_ASKED: tr("Cette réponse ne va avec aucune demande de ce registre."),
        AuthorityTrouble.PRACTICE: tr("Cette racine est d'entraînement : elle n'a rien à faire ici."),
        AuthorityTrouble.UNSUITABLE: tr("Ce que contient {about} ne convient pas à cet usage."),
        AuthorityTrouble.OLDER_LIST: tr("Cette liste n'est pas plus récente que celle du registre."),
        AuthorityTrouble.NOTHING_LOST: tr("Le registre connaît déjà toutes les autorités d'émission de ce dossier."),
        AuthorityTrouble.STILL_STANDS: tr(
            "L'autorité d'émission {about} n'est pas révoquée : revoke-issuing, puis install-list, d'abord."
        ),
        AuthorityTrouble.LIST_TOO_OLD: tr(
            "La dernière liste date d'avant la révocation : refaites revoke-issuing avec --since {about}."
        ),
    }


def _people(tr: Translate) -> dict[AuthorityTrouble, str]:
    return {
        AuthorityTrouble.CODE_USED: tr("Ce code a déjà servi pour une autre demande. Invitez à nouveau la personne."),
        AuthorityTrouble.CODE_EXPIRED: tr(
            "Ce code n'est plus valable depuis le {about}. Invitez à nouveau la personne."
        ),
        AuthorityTrouble.CODE_WITHDRAWN: tr("Cette invitation a été retirée. Invitez à nouveau la personne."),
        AuthorityTrouble.REQUEST_TWICE: tr("Une autre demande porte déjà ce numéro. Faites refaire la demande."),
        AuthorityTrouble.KEY_TWICE: tr("Une clé de cette demande a déjà un certificat. Faites refaire la demande."),
        AuthorityTrouble.OTHER_ROLE: tr(
            "La demande n'est pas pour le rôle de l'invitation. La personne la refait avec le même code et le bon rôle."
        ),
        AuthorityTrouble.UNKNOWN_PERSON: tr("Personne ne porte l'identifiant {about} dans le registre."),
        AuthorityTrouble.UNKNOWN_CERTIFICATE: tr("Le registre n'a pas de certificat {about}."),
        AuthorityTrouble.UNKNOWN_INVITATION: tr("Le registre n'a pas d'invitation {about} qui attende encore."),
        AuthorityTrouble.REVOKED_ALREADY: tr(
            "Il n'y a rien à révoquer : c'est déjà fait, et une révocation ne s'allège ni ne se retarde."
        ),
        AuthorityTrouble.FUTURE: tr("Une révocation ne peut pas prendre effet dans l'avenir."),
        AuthorityTrouble.NAME: tr("{about} doit tenir en 200 lettres ordinaires, sans rien d'invisible."),
    }
