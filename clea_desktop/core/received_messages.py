"""What is said about files received from elsewhere, and about what travels encrypted."""

from clea_desktop.core.errors import Trouble
from clea_desktop.core.text import Translate


def received_sentences(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    """Return the sentences about received files and transport."""
    return {
        Trouble.RECEIVED_CHANGED: (
            tr("Ce fichier a changé pendant que vous le regardiez."),
            tr("Ouvrez-le de nouveau : il sera jugé une autre fois."),
        ),
        Trouble.COSIGN_REFUSED: (
            tr("Ce dossier n'a pas été signé."),
            tr("{why} Rien n'a été écrit."),
        ),
        Trouble.CARRIED_DAMAGED: (
            tr("Ce fichier chiffré est coupé ou modifié : rien n'en est montré."),
            tr("Demandez une autre copie à qui vous l'a donné."),
        ),
        Trouble.CARRIED_OTHER_KEY: (
            tr("Ce fichier est chiffré pour une autre clé de dépôt que celle-ci."),
            tr("Choisissez la clé de dépôt de l'organisme à qui il est adressé."),
        ),
        Trouble.DEPOSIT_KEY_UNREADABLE: (
            tr("Ce fichier n'est pas une clé de dépôt."),
            tr("Choisissez celui que l'organisme certificateur a créé, gardé sous une phrase secrète."),
        ),
        Trouble.DEPOSIT_KEY_LOCKED: (
            tr("Cette phrase secrète n'ouvre pas la clé de dépôt."),
            tr("Vérifiez les majuscules et la disposition du clavier, puis réessayez."),
        ),
        Trouble.DEPOSIT_UNKNOWN: (
            tr("On ne sait pas encore pour qui chiffrer : aucune clé de dépôt n'est connue ici."),
            tr("Elle arrive avec la réponse à votre inscription, dans « Votre signature »."),
        ),
        Trouble.TRUST_FOLDER: (
            tr("Ce dossier de confiance ne peut pas servir."),
            tr("{sentence} Demandez à l'organisme certificateur son dossier complet."),
        ),
    }
