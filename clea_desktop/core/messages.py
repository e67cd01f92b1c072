"""Each trouble as a person reads it: what happened, and what to do. Plain French, no blame, no jargon."""

from dataclasses import dataclass

from clea_desktop.core.enrolment_messages import enrolment_sentences
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback_messages import feedback_sentences
from clea_desktop.core.received_messages import received_sentences
from clea_desktop.core.signature_messages import signature_sentences
from clea_desktop.core.text import Translate


@dataclass(frozen=True, slots=True)
class Explanation:
    """Two short sentences: what happened, what to do about it."""

    sentence: str
    advice: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


def explain(error: CleaError, tr: Translate) -> Explanation:
    """Say a trouble in French."""
    sentence, advice = _sentences(tr)[error.trouble]
    facts = dict(error.facts)
    return Explanation(_fill(sentence, facts), _fill(advice, facts))


def _fill(text: str, facts: dict[str, str | int]) -> str:
    return text.format_map(_Known(facts))


class _Known(dict[str, str | int]):
    """Leaves a place empty rather than fail while telling a person about a failure."""

    def __missing__(self, key: str) -> str:
        return ""


def _sentences(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    said = feedback_sentences(tr) | signature_sentences(tr) | enrolment_sentences(tr) | received_sentences(tr)
    return _access(tr) | _storage(tr) | _files(tr) | _work(tr) | said


def _access(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    return {
        Trouble.WRONG_PASSPHRASE: (
            tr("Cette phrase secrète n'ouvre pas votre compte."),
            tr("Vérifiez les majuscules et la disposition du clavier, puis réessayez."),
        ),
        Trouble.WRONG_RECOVERY_CODE: (
            tr("Ce code de secours n'ouvre pas ce coffre."),
            tr("Recopiez-le depuis la feuille imprimée, groupe par groupe."),
        ),
        Trouble.WEAK_PASSPHRASE: (
            tr("Cette phrase secrète est trop facile à deviner."),
            tr("Choisissez au moins 12 caractères : quatre mots au hasard conviennent bien."),
        ),
        Trouble.NO_VAULT: (
            tr("Il n'y a pas encore de coffre sur ce poste."),
            tr("Créez-le : cela prend deux minutes."),
        ),
        Trouble.VAULT_EXISTS: (
            tr("Un coffre existe déjà à cet endroit."),
            tr("Ouvrez-le, ou choisissez un autre dossier. Rien n'a été remplacé."),
        ),
        Trouble.VAULT_IN_USE: (
            tr("CléA Desktop est déjà ouvert sur ce poste."),
            tr("Retournez à la fenêtre ouverte, ou fermez-la avant de recommencer."),
        ),
        Trouble.VAULT_OUT_OF_REACH: (
            tr("Le dossier du coffre ne se laisse pas lire. Rien n'a été modifié."),
            tr("Vérifiez que le disque est branché et que votre session peut ouvrir ce dossier, puis réessayez."),
        ),
        Trouble.SLOTS_UNREADABLE: (
            tr("Le fichier des accès est abîmé, et sa copie aussi."),
            tr("Vos données n'ont pas été touchées. Remettez le fichier slots.json d'une sauvegarde dans le coffre."),
        ),
        Trouble.SIGNING_KEY_MISSING: (
            tr("Votre clé de signature n'est plus sur ce poste."),
            tr("Changez votre phrase secrète dans Réglages : une nouvelle clé sera créée."),
        ),
        Trouble.ACCOUNT_UNKNOWN: (
            tr("Ce compte n'existe plus dans ce coffre."),
            tr("Choisissez un autre nom, ou demandez à un collègue de vous ajouter."),
        ),
        Trouble.ROLE_REFUSED: (
            tr("Votre rôle ne permet pas cette action."),
            tr("Demandez à la personne qui évalue de la faire."),
        ),
        Trouble.LAST_ACCOUNT: (
            tr("C'est le dernier compte de ce coffre."),
            tr("Ajoutez une autre personne avant de le retirer."),
        ),
    }


def _storage(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    return {
        Trouble.DATABASE_DAMAGED: (
            tr("Le coffre ne se lit plus : un fichier est abîmé ou incomplet."),
            tr("Rien n'a été remplacé. Arrêtez-vous là, copiez le dossier du coffre, puis remettez une sauvegarde."),
        ),
        Trouble.DATABASE_NEWER: (
            tr("Ce coffre a été ouvert avec une version plus récente de CléA Desktop."),
            tr("Installez la dernière version sur ce poste. Rien n'a été modifié."),
        ),
        Trouble.DATABASE_ENGINE_TOO_OLD: (
            tr("Un composant de CléA Desktop est trop ancien pour garder vos données en sûreté."),
            tr("Réinstallez CléA Desktop. Rien n'a été modifié."),
        ),
        Trouble.DISK_FULL: (
            tr("Le disque est plein : ce dernier changement n'est pas enregistré."),
            tr("Libérez de la place, puis recommencez. Tout ce qui précède est gardé."),
        ),
        Trouble.DISK_REFUSES: (
            tr("Le disque refuse d'écrire : ce dernier changement n'est pas enregistré."),
            tr("Vérifiez que le disque ou la clé est branché et accessible, puis recommencez."),
        ),
        Trouble.ATTACHMENT_DAMAGED: (
            tr("Cette pièce jointe est abîmée sur le disque."),
            tr("Ajoutez-la de nouveau si vous avez l'original, ou remettez une sauvegarde."),
        ),
        Trouble.ATTACHMENT_MISSING: (
            tr("Cette pièce jointe n'est plus sur le disque."),
            tr("Ajoutez-la de nouveau si vous avez l'original, ou remettez une sauvegarde."),
        ),
    }


def _files(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    return {
        Trouble.FILE_UNREADABLE: (
            tr("Ce fichier ne se lit pas."),
            tr("Vérifiez qu'il s'ouvre ailleurs et que la clé est bien branchée."),
        ),
        Trouble.FILE_KIND_REFUSED: (
            tr("Ce genre de fichier n'est pas accepté ici."),
            tr("Choisissez une photo, un PDF, un enregistrement sonore (WAV, MP3, M4A, OGG) ou un texte simple."),
        ),
        Trouble.FILE_SEVERAL_PAGES: (
            tr("Ce fichier TIFF a plusieurs pages : une seule serait gardée."),
            tr("Enregistrez-le en PDF, puis joignez le PDF."),
        ),
        Trouble.FILE_TOO_LARGE: (
            tr("Ce fichier est trop grand."),
            tr("La limite est de {limit} Mo : réduisez-le, ou coupez-le en plusieurs."),
        ),
        Trouble.EXPORT_REFUSED: (
            tr("Le fichier n'a pas pu être écrit à cet endroit."),
            tr("Choisissez un autre dossier, ou vérifiez que la clé est branchée. Rien n'est perdu ici."),
        ),
        Trouble.PRINTER_MISSING: (
            tr("Ce poste ne connaît aucune imprimante."),
            tr("Ajoutez-en une dans les réglages du système, ou enregistrez le document."),
        ),
        Trouble.PRINTING_STOPPED: (
            tr("Le document n'a pas été imprimé en entier."),
            tr("Regardez si l'imprimante est prête, puis recommencez ; ou enregistrez le document."),
        ),
        Trouble.FRAMEWORK_UNREADABLE: (
            tr("Le référentiel ne se lit pas ({where})."),
            tr("Réinstallez CléA Desktop, ou demandez un fichier corrigé."),
        ),
        Trouble.FRAMEWORK_RULE: (
            tr("Ce nombre de critères ne convient pas."),
            tr("Écrivez un nombre de 1 à {most}."),
        ),
        Trouble.FRAMEWORK_THERE: (
            tr("Cette version du référentiel est déjà là."),
            tr("Donnez une autre version au fichier : aucune n'en remplace une autre."),
        ),
        Trouble.FRAMEWORK_NAME: (
            tr("Ce nom de version est celui d'une correction, et celle-ci n'a pas été faite ici."),
            tr("Donnez un autre nom à cette version dans le fichier."),
        ),
        Trouble.CORRECTION_EMPTY: (
            tr("Cette règle est déjà ainsi, ou le motif manque."),
            tr("Changez le nombre ou un critère obligatoire, et dites pourquoi."),
        ),
    }


def _work(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    return {
        Trouble.NOT_FOUND: (
            tr("Cet élément n'est plus là."),
            tr("Revenez à la liste des candidats et ouvrez-le de nouveau."),
        ),
        Trouble.TEXT_TOO_LONG: (
            tr("Ce texte est trop long."),
            tr("Il tient en {limit} caractères au plus : raccourcissez-le."),
        ),
        Trouble.ORGANISATION_NUMBER: (
            tr("Ce numéro ne peut pas être le bon."),
            tr(
                "Un SIREN a 9 chiffres, un SIRET en a 14. Recopiez-le depuis un avis de situation, chiffre par chiffre."
            ),
        ),
        Trouble.IDENTITY_INCOMPLETE: (
            tr("L'identité n'est pas complète."),
            tr("Il faut le nom de naissance, le prénom et une date de naissance qui existe."),
        ),
        Trouble.AGREEMENT_MISSING: (
            tr("Le contrat d'adhésion n'est pas signé."),
            tr("Faites-le signer sur papier et joignez-en la photo ou le scan."),
        ),
        Trouble.AGREEMENT_THERE: (
            tr("Le contrat d'adhésion signé est déjà dans ce dossier."),
            tr("Il n'y a rien d'autre à faire : vous pouvez évaluer."),
        ),
        Trouble.AGREEMENT_SCAN_STAYS: (
            tr("Le scan du contrat signé reste dans le dossier."),
            tr("Sans lui, les constats n'auraient plus de base."),
        ),
        Trouble.AGREEMENT_DATE: (
            tr("Cette date de signature ne convient pas."),
            tr("Elle ne peut pas être après aujourd'hui : vérifiez-la, et l'horloge du poste aussi."),
        ),
        Trouble.DOSSIER_SEALED: (
            tr("Ce dossier est scellé : il ne change plus."),
            tr("Vous pouvez le relire et en donner une copie."),
        ),
        Trouble.AMENDMENT_REASON: (
            tr("Écrivez pourquoi vous corrigez ce dossier."),
            tr("Une phrase suffit : le jury la lira avec la nouvelle version."),
        ),
        Trouble.AMENDMENT_NOT_SEALED: (
            tr("Ce dossier n'est pas scellé : vous pouvez déjà le modifier."),
            tr("Rouvrez-le depuis la liste pour le voir à jour."),
        ),
        Trouble.AMENDMENT_CHANGED: (
            tr("Quelque chose a changé depuis l'ouverture de la correction."),
            tr("Terminez-la en scellant la nouvelle version : l'ancienne reste gardée."),
        ),
        Trouble.DOSSIER_MOVED: (
            tr("Le dossier a changé pendant le scellement : il n'est pas scellé."),
            tr("Regardez ce qui a changé, puis scellez-le de nouveau."),
        ),
        Trouble.NOT_CONFORM: (
            tr("Il manque encore quelque chose avant de sceller."),
            tr("Regardez les points signalés dans la liste."),
        ),
        Trouble.RULES_NOT_CONFIRMED: (
            tr("Votre organisme n'a pas encore confirmé les règles du référentiel."),
            tr("Ouvrez Référentiel, relisez les règles et confirmez-les une fois."),
        ),
        Trouble.EXERCISE_UNREADABLE: (
            tr("Cette mise en situation ne se lit pas : {where}."),
            tr("Ce qui ne va pas : {what}."),
        ),
        Trouble.EXERCISE_SUPPLIED: (
            tr("Cette mise en situation est fournie : elle ne change pas."),
            tr("Faites-en une copie : elle sera à vous."),
        ),
        Trouble.EXERCISE_ELSEWHERE: (
            tr("Cette mise en situation est écrite pour un autre référentiel que celui de ce dossier."),
            tr("Observez sans elle : les constats et les preuves se notent de la même façon."),
        ),
        Trouble.EXERCISE_UNFINISHED: (
            tr("Cette mise en situation n'est pas encore complète."),
            tr("Ouvrez-la dans Mises en situation : ce qui manque y est dit."),
        ),
        Trouble.SITTING_CODE: (
            tr("Ce code ne convient pas."),
            tr("Choisissez de quatre à six chiffres."),
        ),
        Trouble.CANCELLED: (
            tr("Vous avez arrêté."),
            tr("Rien n'a changé."),
        ),
    }
