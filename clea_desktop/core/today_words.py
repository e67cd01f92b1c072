"""How home says what must be done: one sentence, its reason, the verb that leads there. Names come as they are."""

from datetime import date

from clea_desktop.core.appointment import day_text, time_text
from clea_desktop.core.clock import french_day
from clea_desktop.core.step_times import duration_words
from clea_desktop.core.text import Translate, how_many
from clea_desktop.core.today import Item, Matter, Urgency
from clea_desktop.core.trade import TradeSettings


def urgency_word(urgency: Urgency, tr: Translate) -> str:
    """Say how soon, in a word or two."""
    return {
        Urgency.LATE: tr("En retard"),
        Urgency.TODAY: tr("Aujourd'hui"),
        Urgency.SOON: tr("Bientôt"),
        Urgency.OPEN: tr("À faire"),
        Urgency.KNOWN: tr("À savoir"),
    }[urgency]


def sentence(item: Item, tr: Translate) -> str:
    """Say what there is to do or to know, without the person."""
    if item.matter is Matter.RECEIPT and item.handing == "refused":
        return tr("Un dossier a été refusé")
    said = {
        Matter.APPOINTMENT: tr("Rendez-vous"),
        Matter.MISSED: tr("Rendez-vous passé, rien noté depuis"),
        Matter.AGREEMENT: tr("Contrat d'adhésion à faire signer"),
        Matter.SIGNATURE: tr("Restitution à faire signer"),
        Matter.EVIDENCE: how_many(
            item.count, tr("{count} critère acquis sans preuve"), tr("{count} critères acquis sans preuve")
        ),
        Matter.SEAL: tr("Dossier prêt à sceller"),
        Matter.DAYS: how_many(
            item.count, tr("Évaluation ouverte depuis {count} jour"), tr("Évaluation ouverte depuis {count} jours")
        ),
        Matter.THINKING: tr("Prendre des nouvelles"),
        Matter.HOURS: tr("Plus de temps que prévu"),
        Matter.DEADLINE: tr("Fin du délai de certification"),
        Matter.RECEIPT: tr("Un dossier attend son accusé de dépôt"),
    }
    return said[item.matter].format(count=item.count)


def reason(item: Item, today: date, trade: TradeSettings, tr: Translate) -> str:
    """Say why it is there, in half a sentence."""
    day = item.day or today
    said = {
        Matter.APPOINTMENT: _when(item, today, tr),
        Matter.MISSED: tr("{day}. Déplacez-le, ou dites ce qui a été décidé.", day=_when(item, today, tr)),
        Matter.AGREEMENT: tr("Sans lui, la mise en situation ne peut pas commencer."),
        Matter.SIGNATURE: tr("Elle est faite depuis le {day}.", day=french_day(day)),
        Matter.EVIDENCE: _bare(item, tr),
        Matter.SEAL: tr("Tout est évalué, la restitution est signée."),
        Matter.DAYS: _days(item, today, trade, tr),
        Matter.THINKING: _thinking(item, tr),
        Matter.HOURS: tr(
            "{spent} déjà, pour {hours} h indicatives. Vous pouvez continuer.",
            spent=duration_words(item.count, tr),
            hours=trade.evaluation_hours,
        ),
        Matter.DEADLINE: _deadline(item, trade, tr),
        Matter.RECEIPT: tr("Remettez-en une copie à l'organisme certificateur, par exemple sur une clé."),
    }
    if item.matter is Matter.RECEIPT and item.handing == "refused":
        return tr("Ouvrez-le pour voir pourquoi.")
    return said[item.matter]


def act(item: Item, tr: Translate) -> str:
    """Say where the item leads, as a verb."""
    return {
        Matter.APPOINTMENT: tr("Ouvrir"),
        Matter.MISSED: tr("Déplacer"),
        Matter.AGREEMENT: tr("Faire signer"),
        Matter.SIGNATURE: tr("Faire signer"),
        Matter.EVIDENCE: tr("Compléter"),
        Matter.SEAL: tr("Sceller"),
        Matter.DAYS: tr("Reprendre"),
        Matter.THINKING: tr("Ouvrir"),
        Matter.HOURS: tr("Voir"),
        Matter.DEADLINE: tr("Voir"),
        Matter.RECEIPT: tr("Voir"),
    }[item.matter]


def far_words(item: Item, today: date, tr: Translate) -> str:
    """Say how far a deadline is: « 23 jours », « demain », « dépassé »."""
    left = ((item.day or today) - today).days
    if left < 0:
        return tr("Dépassé")
    if left == 0:
        return tr("Aujourd'hui")
    return how_many(left, tr("{count} jour"), tr("{count} jours")).format(count=left)


def _when(item: Item, today: date, tr: Translate) -> str:
    if item.day is None or item.at is None:
        return ""
    said = day_text(item.day) if item.day.year == today.year else f"{day_text(item.day)} {item.day.year}"
    return tr("{day} à {hour}", day=said[:1].upper() + said[1:], hour=time_text(item.at))


def _bare(item: Item, tr: Translate) -> str:
    if item.count == 1:
        return tr("Le critère {code}. Le jury demandera ce qui le montre.", code=item.criterion)
    return tr("Le premier : {code}. Le jury demandera ce qui les montre.", code=item.criterion)


def _days(item: Item, today: date, trade: TradeSettings, tr: Translate) -> str:
    left = ((item.day or today) - today).days
    if left <= 0:
        return tr("Pour {limit} jours indicatifs. Vous pouvez continuer.", limit=trade.evaluation_days)
    sentence = how_many(
        left,
        tr("Encore {count} jour sur les {limit} indicatifs."),
        tr("Encore {count} jours sur les {limit} indicatifs."),
    )
    return sentence.format(count=left, limit=trade.evaluation_days)


def _thinking(item: Item, tr: Translate) -> str:
    said = how_many(
        item.count,
        tr("La personne réfléchit depuis {count} semaine."),
        tr("La personne réfléchit depuis {count} semaines."),
    )
    return said.format(count=item.count)


def _deadline(item: Item, trade: TradeSettings, tr: Translate) -> str:
    if item.urgency is Urgency.LATE:
        return tr("Les {years} ans sont passés : il faut une nouvelle évaluation.", years=trade.years_valid)
    day = french_day(item.day) if item.day else ""
    return tr("{years} ans après la restitution, le {day}.", years=trade.years_valid, day=day)
