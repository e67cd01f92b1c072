"""What is said about signatures that cannot be, or not any more."""

from clea_desktop.core.errors import Trouble
from clea_desktop.core.text import Translate


def signature_sentences(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    """Return the sentences about signing."""
    return {
        Trouble.SIGNATURE_EMPTY: (
            tr("Ce trait ne suffit pas pour une signature."),
            tr("Effacez et signez de nouveau, plus grand. Une croix convient."),
        ),
        Trouble.SIGNATURE_NOBODY: (
            tr("Personne n'est dit avoir signé cette feuille."),
            tr("Dites qui l'a signée, puis joignez-en de nouveau la photo ou le scan."),
        ),
        Trouble.SIGNATURE_THERE: (
            tr("Cette personne a déjà signé ce document."),
            tr("Pour recommencer, retirez d'abord sa signature."),
        ),
        Trouble.SIGNATURE_OTHER_DOCUMENT: (
            tr("Le document a changé depuis qu'il est à l'écran."),
            tr("Relisez-le ensemble, puis signez. Rien n'a été gardé."),
        ),
        Trouble.SIGNATURE_OUT_OF_DATE: (
            tr("Ce document n'est plus à jour."),
            tr("Refaites-le, relisez-le ensemble, puis signez-le."),
        ),
        Trouble.SIGNATURE_STAYS: (
            tr("L'évaluation a commencé : les signatures du contrat restent."),
            tr("Sans elles, les constats n'auraient plus de base."),
        ),
        Trouble.SIGNATURE_SCAN_STAYS: (
            tr("Ce scan porte une signature : il reste dans le dossier."),
            tr("Pour l'enlever, retirez la signature du document."),
        ),
    }
