"""Each point of the conformity in words: what is looked at, how it stands, what to do, and the place to do it."""

from collections.abc import Sequence
from dataclasses import dataclass

from clea_desktop.core.clock import french_day
from clea_desktop.core.conformity import Check, Finding, Item, Standing
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.register import RegisterField, register_words
from clea_desktop.core.step_times import duration_words
from clea_desktop.core.text import Translate, how_many
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.signature_words import signature_note, signature_value


@dataclass(frozen=True, slots=True)
class CheckState:
    """One item of the check. ``tone`` is ok, warn or todo; ``note`` says what to do, ``action`` walks to ``spot``."""

    label: str
    value: str
    tone: str
    note: str
    action: str = ""
    spot: Spot | None = None


def check_states(items: Sequence[Item], dossier_id: str, tr: Translate, *, may_act: bool) -> tuple[CheckState, ...]:
    """Say every point; a restitution is signed where it is shown, once there is one to sign."""
    signable = any(item.check is Check.RESTITUTION and item.finding is Finding.OK for item in items)
    return tuple(_check_state(item, dossier_id, tr, may_act=may_act, signable=signable) for item in items)


def _check_state(item: Item, dossier_id: str, tr: Translate, *, may_act: bool, signable: bool) -> CheckState:
    """Say one point; what is fine needs neither note nor walk, and a sealed dossier no walk."""
    tone = {Finding.OK: "ok", Finding.TO_KNOW: "warn", Finding.MISSING: "todo"}[item.finding]
    label, value = check_label(item.check, tr), _value(item, tr)
    if item.finding is Finding.OK:
        return CheckState(label, value, tone, "")
    spot = _spot(item, dossier_id, signable=signable) if may_act else None
    return CheckState(label, value, tone, _note(item, tr), _action(item, tr) if spot else "", spot)


def check_label(check: Check, tr: Translate) -> str:
    """Name what is looked at before sealing."""
    return {
        Check.IDENTITY: tr("Identité complète"),
        Check.AGREEMENT: tr("Contrat d'adhésion signé"),
        Check.ALL_EVALUATED: tr("Critères évalués"),
        Check.EVIDENCE: tr("Acquis que quelque chose montre"),
        Check.REASONS: tr("Preuves expliquées"),
        Check.RESTITUTION: tr("Restitution à jour"),
        Check.SIGNATURES: tr("Restitution signée par la personne"),
        Check.OUTCOME: tr("Suite choisie"),
        Check.ATTESTATION: tr("Attestation des acquis"),
        Check.TIMES: tr("Durée de l'évaluation"),
        Check.FIVE_YEARS: tr("Délai de l'évaluation"),
        Check.AMENDMENT: tr("Correction"),
        Check.RULES_CONFIRMED: tr("Règles du référentiel"),
        Check.SIGNING_KEY: tr("Votre clé de signature"),
        Check.ENROLMENT: tr("Votre signature"),
        Check.CLOCK: tr("Date de ce poste"),
    }[check]


def _value(item: Item, tr: Translate) -> str:
    """Say how an item stands, in one or two words or a count."""
    if item.check in {Check.ALL_EVALUATED, Check.EVIDENCE, Check.REASONS}:
        return tr("{count} sur {total}", count=item.count, total=item.total)
    if item.check is Check.TIMES:
        days = how_many(item.total, tr("{n} jour"), tr("{n} jours")).format(n=item.total)
        return tr("{spent}, {days}", spent=duration_words(item.count, tr), days=days)
    if item.check in {Check.RESTITUTION, Check.SIGNATURES, Check.ATTESTATION}:
        return _paper_value(item, tr)
    words = {
        Check.IDENTITY: (tr("vérifiée"), tr("à compléter")),
        Check.AGREEMENT: (tr("joint"), tr("à joindre")),
        Check.OUTCOME: (tr("écrite"), tr("à choisir") if item.standing is Standing.NONE else tr("à préciser")),
        Check.AMENDMENT: (tr("faite"), tr("rien n'a changé")),
        Check.RULES_CONFIRMED: (tr("confirmées"), tr("à confirmer")),
        Check.SIGNING_KEY: (tr("prête"), tr("absente")),
        Check.ENROLMENT: (tr("valable"), signature_value(item.enrolment, tr)),
        Check.FIVE_YEARS: (tr("en cours"), tr("passé")),
        Check.CLOCK: (tr("à l'heure"), tr("à régler")),
    }
    return words[item.check][0 if item.finding is Finding.OK else 1]


def _paper_value(item: Item, tr: Translate) -> str:
    made = item.check is not Check.SIGNATURES
    return {
        Standing.CURRENT: tr("faite") if made else tr("signée"),
        Standing.OUTDATED: tr("à refaire") if made else tr("sur une version passée"),
        Standing.NONE: tr("à faire") if made else tr("à signer"),
    }[item.standing]


def _note(item: Item, tr: Translate) -> str:
    """Say what to do, or what to know."""
    outdated = item.standing is Standing.OUTDATED
    day = french_day(item.day) if item.day else ""
    return {
        Check.IDENTITY: _register_note(item, tr),
        Check.AGREEMENT: tr("Le contrat signé se joint depuis le parcours."),
        Check.ALL_EVALUATED: tr("Un critère non évalué ne compte jamais comme acquis."),
        Check.EVIDENCE: tr("Le jury peut demander sur quoi repose un constat."),
        Check.REASONS: tr("Une phrase suffit : que montre la preuve ?"),
        Check.RESTITUTION: tr("Un constat ou l'identité a changé depuis : refaites le PDF.")
        if outdated
        else tr("Faites le PDF de restitution : il part avec le dossier."),
        Check.SIGNATURES: tr("La personne a signé une restitution qui n'est plus à jour.")
        if outdated
        else tr("À l'écran, ou sur papier : les deux se valent."),
        Check.OUTCOME: tr("Droit au jury, ou un parcours de formation ?")
        if item.standing is Standing.NONE
        else tr("Aucune préconisation n'est écrite pour la formation."),
        Check.ATTESTATION: tr("Ce qui est attesté a changé depuis : refaites-la.")
        if outdated
        else tr("Une partie est acquise : la personne a droit à son attestation."),
        Check.TIMES: tr("Au-delà de la durée indicative : le jury peut demander pourquoi. Rien n'est bloqué."),
        Check.FIVE_YEARS: tr(
            "Cette évaluation comptait jusqu'au {day} : il faut une nouvelle évaluation préalable.", day=day
        ),
        Check.CLOCK: tr(
            "Le dernier acte est du {day}, et ce poste se croit à une tout autre date. Réglez-la dans les paramètres"
            " de date et d'heure, puis revenez : rien n'est perdu.",
            day=day,
        ),
        Check.AMENDMENT: tr("Scellée ainsi, la nouvelle version dirait la même chose que l'ancienne."),
        Check.RULES_CONFIRMED: tr("Elles se confirment une fois, dans Référentiel."),
        Check.ENROLMENT: signature_note(item.enrolment, tr),
        Check.SIGNING_KEY: tr("Changez votre phrase secrète dans Réglages, Mon compte : une nouvelle clé sera faite."),
    }[item.check]


def _register_note(item: Item, tr: Translate) -> str:
    what = tr(", ").join(register_words(field, tr) for field in item.missing)
    return tr("Le registre du certificat demandera aussi : {what}.", what=what)


def _action(item: Item, tr: Translate) -> str:
    """Say what the link does; it is read aloud with the name of the point."""
    return {
        Check.IDENTITY: tr("Compléter"),
        Check.AGREEMENT: tr("Joindre"),
        Check.ALL_EVALUATED: tr("Évaluer"),
        Check.EVIDENCE: tr("Voir la carte"),
        Check.REASONS: tr("Voir la carte"),
        Check.RESTITUTION: tr("Préparer"),
        Check.SIGNATURES: tr("Faire signer"),
        Check.OUTCOME: tr("Choisir"),
        Check.ATTESTATION: tr("Préparer"),
        Check.RULES_CONFIRMED: tr("Confirmer"),
        Check.SIGNING_KEY: tr("Changer"),
        Check.ENROLMENT: tr("Voir"),
    }.get(item.check, "")


def _spot(item: Item, dossier_id: str, *, signable: bool) -> Spot | None:
    """Return the place where a point is completed; a duration and an amendment have none."""
    first = item.criteria[0] if item.criteria else ""
    section = "identity" if RegisterField.SEX in item.missing else "birth"
    to_sign = Spot(Screen.SIGN, dossier_id, part=PaperKind.RESTITUTION.value)
    return {
        Check.IDENTITY: Spot(Screen.WELCOME, dossier_id, part=section),
        Check.AGREEMENT: Spot(Screen.DOSSIER, dossier_id),
        Check.ALL_EVALUATED: Spot(Screen.RATING, dossier_id, first),
        Check.EVIDENCE: Spot(Screen.MAP, dossier_id, first),
        Check.REASONS: Spot(Screen.MAP, dossier_id, first),
        Check.RESTITUTION: Spot(Screen.RESTITUTION, dossier_id),
        Check.SIGNATURES: to_sign if signable else Spot(Screen.RESTITUTION, dossier_id),
        Check.OUTCOME: Spot(Screen.RESTITUTION, dossier_id),
        Check.ATTESTATION: Spot(Screen.RESTITUTION, dossier_id),
        Check.RULES_CONFIRMED: Spot(Screen.FRAMEWORK),
        Check.SIGNING_KEY: Spot(Screen.SETTINGS, part="account"),
        Check.ENROLMENT: Spot(Screen.SETTINGS, part="signature"),
    }.get(item.check)
