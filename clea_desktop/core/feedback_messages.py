"""The troubles of the second interview, as ``core.messages`` tells them."""

from clea_desktop.core.errors import Trouble
from clea_desktop.core.text import Translate


def feedback_sentences(tr: Translate) -> dict[Trouble, tuple[str, str]]:
    """Return what happened and what to do, trouble by trouble."""
    return {
        Trouble.FINDING_MISSING: (
            tr("Ce critère n'a pas encore de constat."),
            tr("Choisissez d'abord A ou N : une raison explique un constat."),
        ),
        Trouble.OUTCOME_REFUSED: (
            tr("Les constats ne permettent pas cette suite."),
            tr("Le dossier va au jury quand tous les domaines sont acquis, et seulement alors."),
        ),
        Trouble.FEEDBACK_DAY: (
            tr("Ce jour d'entretien ne convient pas."),
            tr("Il n'est ni avant la signature du contrat, ni après aujourd'hui. Vérifiez-le, et la date du poste."),
        ),
        Trouble.YEARS_OVER: (
            tr("Cette évaluation comptait jusqu'au {day}."),
            tr("Il faut une nouvelle évaluation préalable : ouvrez un nouveau dossier pour cette personne."),
        ),
        Trouble.RECOMMENDATION_HOURS: (
            tr("Ce nombre d'heures ne convient pas."),
            tr("Écrivez un nombre entier, de 0 à {limit}, ou laissez vide."),
        ),
        Trouble.RECOMMENDATION_DAYS: (
            tr("La fin est avant le début."),
            tr("Vérifiez les deux jours, ou laissez-en un vide."),
        ),
        Trouble.SUBDOMAIN_ACQUIRED: (
            tr("Ce sous-domaine est acquis : il n'y a rien à préconiser."),
            tr("Choisissez un sous-domaine qui reste à acquérir."),
        ),
        Trouble.ATTESTATION_NEEDLESS: (
            tr("Il n'y a pas d'attestation partielle à faire."),
            tr("Elle se fait quand une partie est acquise, et qu'il en reste à acquérir."),
        ),
    }
