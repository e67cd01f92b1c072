"""How a real signature stands, in the words every screen uses for it."""

from clea_desktop.core.clock import french_day
from clea_desktop.core.enrolment import Notice, Said, SignatureStanding
from clea_desktop.core.roles import SigningRole
from clea_desktop.core.text import Translate


def signature_value(standing: SignatureStanding, tr: Translate) -> str:
    """Say how it stands, in one or two words."""
    return {
        SignatureStanding.NONE: tr("à demander"),
        SignatureStanding.STANDS: tr("valable"),
        SignatureStanding.LOST: tr("perdue"),
        SignatureStanding.OVER: tr("terminée"),
        SignatureStanding.NOT_YET: tr("pas encore valable"),
        SignatureStanding.WITHDRAWN: tr("retirée"),
        SignatureStanding.OTHER_ROLE: tr("de membre du jury"),
        SignatureStanding.UNUSABLE: tr("à vérifier"),
    }[standing]


def signature_note(standing: SignatureStanding, tr: Translate) -> str:
    """Say what to do about it."""
    return {
        SignatureStanding.NONE: tr("Un vrai dossier se scelle avec votre propre signature : demandez-la."),
        SignatureStanding.STANDS: tr("Elle scelle vos vrais dossiers."),
        SignatureStanding.LOST: tr(
            "Elle n'est plus sur ce poste : demandez-en une nouvelle. Rien d'autre n'est perdu."
        ),
        SignatureStanding.OVER: tr("Elle est arrivée à son terme : demandez-en une nouvelle."),
        SignatureStanding.NOT_YET: tr("Vérifiez la date et l'heure de ce poste."),
        SignatureStanding.WITHDRAWN: tr("L'organisme certificateur l'a retirée : appelez-le."),
        SignatureStanding.OTHER_ROLE: tr("Une signature de membre du jury décide : elle ne scelle aucun dossier."),
        SignatureStanding.UNUSABLE: tr(
            "Vérifiez la date du poste, puis ouvrez une mise à jour récente de l'organisme certificateur."
        ),
    }[standing]


def role_title(role: SigningRole, tr: Translate) -> str:
    """Name what somebody signs as."""
    return {
        SigningRole.EVALUATOR: tr("Personne qui évalue"),
        SigningRole.JURY_EMPLOYERS: tr("Jury, collège des employeurs"),
        SigningRole.JURY_EMPLOYEES: tr("Jury, collège des salariés"),
    }[role]


def role_choice(role: SigningRole, tr: Translate) -> str:
    """Name it as a choice, with what it is for on a second line."""
    what = tr("signe les décisions du jury") if role.is_college else tr("scelle les dossiers")
    return f"{role_title(role, tr)}\n{what}"


def role_powers(role: SigningRole, tr: Translate) -> str:
    """Say what such a signature may do, and what it may not."""
    if role.is_college:
        return tr("Elle signe les décisions de votre collège sur les dossiers reçus. Elle ne scelle aucun dossier.")
    return tr("Elle scelle vos vrais dossiers, et signe à la suite d'une autre personne qui évalue.")


def notice_words(said: Said, tr: Translate) -> tuple[str, str]:
    """Say at home what must be known of one's signature, in two short sentences: what, and what to do."""
    day = french_day(said.day) if said.day is not None else ""
    soon = tr("Demandez la suivante dès maintenant : celle-ci signe en attendant.")
    return {
        Notice.NONE: (
            tr("Vous n'avez pas encore votre signature."),
            tr("Vos dossiers sont réels, mais vous ne pouvez pas encore les sceller."),
        ),
        Notice.WAITING: (
            tr("Votre demande de signature du {day} attend sa réponse.", day=day),
            tr("Ouvrez la réponse de l'organisme certificateur dès que vous l'avez."),
        ),
        Notice.ENDS: (tr("Votre signature s'arrête le {day}.", day=day), soon),
        Notice.OVER: (
            tr("Votre signature s'est arrêtée le {day}.", day=day),
            tr("Demandez-en une nouvelle : ce que vous avez à signer attend."),
        ),
        Notice.LOST: (tr("Votre signature n'est plus sur ce poste."), tr("Demandez-en une nouvelle pour signer.")),
        Notice.NOT_YET: (
            tr("D'après la date de ce poste, votre signature ne vaut pas encore."),
            tr("Vérifiez la date et l'heure du poste."),
        ),
        Notice.WITHDRAWN: (
            tr("L'organisme certificateur a retiré votre signature."),
            tr("Appelez-le : il vous dira comment en demander une nouvelle."),
        ),
        Notice.UNUSABLE: (
            tr("Votre signature ne peut pas être vérifiée sur ce poste."),
            tr("Vérifiez la date du poste, puis ouvrez une mise à jour récente de l'organisme certificateur."),
        ),
    }[said.notice]
