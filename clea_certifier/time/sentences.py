"""What the command says of each bundle, in French: what happened, why, and what to do."""

from clea_certifier.time.client import TimeFlaw
from clea_certifier.time.stamping import Outcome, Result
from clea_certifier.time.waiting import Waiting
from clea_desktop.bundles.reasons import reason_sentence
from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.text import Translate, how_many


def outcome_sentence(outcome: Outcome, tr: Translate) -> str:
    """Say what became of one bundle."""
    refusal = "" if outcome.reason is None else reason_sentence(outcome.reason, outcome.member, tr)
    until = "" if outcome.until is None else french_day(paris_day(outcome.until))
    return {
        Result.STAMPED: tr("horodaté (preuve de date {number:03}).", number=outcome.number),
        Result.ALREADY: tr("déjà horodaté : rien n'est venu après sa dernière preuve de date."),
        Result.NOT_DUE: tr("rien à renouveler : sa preuve de date se vérifie jusqu'au {until}.", until=until),
        Result.WAITING: tr(
            "gardé tel quel, en attente : {why} Relancez plus tard avec « time retry ».",
            why=flaw_sentence(outcome.flaw, tr),
        ),
        Result.NEVER_PROVED: tr("aucune preuve de date n'y compte : « time stamp » en ajoute une, d'aujourd'hui."),
        Result.REFUSED: tr("inchangé. {why}", why=refusal),
        Result.DISK: tr("inchangé : le fichier ne se lit pas, ou le disque refuse d'écrire. Vérifiez-les."),
    }[outcome.result]


def flaw_sentence(flaw: TimeFlaw | None, tr: Translate) -> str:
    """Say why no token was had."""
    if flaw is None:
        return ""
    return {
        TimeFlaw.WRONG_ADDRESS: tr("l'adresse du service d'horodatage n'en est pas une (http:// ou https://)."),
        TimeFlaw.UNREACHABLE: tr("le service d'horodatage ne répond pas."),
        TimeFlaw.REFUSED_BY_SERVER: tr("le service d'horodatage refuse la demande."),
        TimeFlaw.REFUSED_BY_UNIT: tr("le service d'horodatage ne donne pas de preuve en ce moment."),
        TimeFlaw.UNREADABLE: tr("la réponse du service d'horodatage est illisible."),
        TimeFlaw.OTHER_ANSWER: tr("le service d'horodatage répond à une autre demande."),
        TimeFlaw.CLOCKS_APART: tr(
            "l'heure du service d'horodatage et celle de cette machine diffèrent de plus de cinq minutes : "
            "réglez celle qui est fausse."
        ),
        TimeFlaw.NOT_BELIEVED: tr(
            "le service qui répond n'est ni celui de l'autorité, ni un service qu'elle reconnaît."
        ),
    }[flaw]


def waiting_sentence(one: Waiting, tr: Translate) -> str:
    """Say since when a bundle waits, and why."""
    known = {flaw.value: flaw for flaw in TimeFlaw}
    tries = how_many(one.tries, tr("{count} essai"), tr("{count} essais")).format(count=one.tries)
    why = flaw_sentence(known.get(one.why), tr)
    return tr(
        "en attente depuis le {day} ({tries}) : {why}", day=french_day(paris_day(one.since)), tries=tries, why=why
    )
