"""What home shows: who comes and when, what is to be finished, what runs out. Each line leads somewhere."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from clea_desktop.core.appointment import WEEKDAYS, day_text, time_text
from clea_desktop.core.clock import MONTHS, PARIS
from clea_desktop.core.pathway import Step
from clea_desktop.core.text import Translate, how_many
from clea_desktop.core.today import Item, Matter, Urgency
from clea_desktop.core.today_words import act, far_words, reason, sentence, urgency_word
from clea_desktop.core.trade import TradeSettings
from clea_desktop.services.home_views import HomeView
from clea_desktop.ui import labels
from clea_desktop.ui.navigation import Screen, Spot

SHOWN = 8
"""How many things to finish are shown at first; the others come when they are asked for."""
_SOON_MINUTES = 90
_DEADLINES = 5
_VISITS = frozenset({Matter.APPOINTMENT, Matter.MISSED})
_ENDS = frozenset({Matter.DAYS, Matter.DEADLINE})
_ROOMS = {
    Step.WELCOME: Screen.WELCOME,
    Step.INTERVIEW: Screen.INTERVIEW,
    Step.AGREEMENT: Screen.DOSSIER,
    Step.EXERCISE: Screen.EXERCISE,
    Step.SELF_ASSESSMENT: Screen.SELF_ASSESSMENT,
    Step.RATING: Screen.RATING,
    Step.FEEDBACK: Screen.RESTITUTION,
    Step.SEALING: Screen.SEAL,
}
_PLACES = {
    Matter.SIGNATURE: Screen.RESTITUTION,
    Matter.EVIDENCE: Screen.RATING,
    Matter.SEAL: Screen.SEAL,
}
_ICONS = {
    Matter.APPOINTMENT: "calendar",
    Matter.MISSED: "calendar",
    Matter.AGREEMENT: "document-signed",
    Matter.SIGNATURE: "document-signed",
    Matter.EVIDENCE: "paperclip",
    Matter.SEAL: "seal",
    Matter.DAYS: "clock",
    Matter.THINKING: "speech",
    Matter.HOURS: "clock",
    Matter.DEADLINE: "calendar",
    Matter.RECEIPT: "inbox",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How soon, as a word and a shape; the tone is one of the pills'."""

    word: str
    icon: str
    tone: str


_MARKS = {Urgency.LATE: ("warning", "warn"), Urgency.SOON: ("calendar", "neutral"), Urgency.KNOWN: ("info", "neutral")}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: ``lead`` stands large at the left with ``lead_note`` under it; without one, the icon does."""

    title: str
    detail: str
    action: str
    icon: str
    lead: str = ""
    lead_note: str = ""
    mark: Mark | None = None
    invented: bool = False
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands where there is nothing to do."""

    icon: str
    title: str
    text: str
    action: str
    action_icon: str = "plus"


@dataclass(frozen=True, slots=True)
class HomeState:
    """The whole screen; ``spots`` are where its lines lead, visits then tasks then ends, as they are shown."""

    title: str
    subtitle: str
    visits: tuple[Line, ...]
    tasks: tuple[Line, ...]
    more: str
    ends: tuple[Line, ...]
    spots: tuple[Spot, ...]
    empty: Empty | None
    is_new: bool
    may_register: bool
    partial: str
    on_laptop: str


def home_state(  # noqa: PLR0913 - what is read, and who looks at it
    view: HomeView, name: str, now: datetime, trade: TradeSettings, tr: Translate, *, may_evaluate: bool, shown: int
) -> HomeState:
    """Lay the day out."""
    visits = sorted(
        (one for one in view.items if one.matter in _VISITS), key=lambda one: one.urgency is not Urgency.TODAY
    )
    ends = [item for item in view.items if item.matter in _ENDS]
    tasks = [item for item in view.items if item.matter not in _VISITS | _ENDS]
    kept = tasks[:shown]
    listed = (*visits[:SHOWN], *kept, *ends[:_DEADLINES])
    opened = tr("Ouvrir")

    def read_by(line: Line) -> Line:
        return line if may_evaluate else replace(line, action=opened)

    first = next((one for one in visits if one.urgency is Urgency.TODAY), None)
    return HomeState(
        title=greeting(name, tr),
        subtitle=_summary(view, len(visits), sum(1 for one in tasks if one.asks_for_work), tr),
        visits=tuple(read_by(_visit(item, now, tr, is_first=item is first)) for item in visits[:SHOWN]),
        tasks=tuple(read_by(_task(item, view.today, trade, tr)) for item in kept),
        more=_more(len(tasks) - len(kept), tr),
        ends=tuple(read_by(_end(item, view.today, trade, tr)) for item in ends[:_DEADLINES]),
        spots=tuple(spot_of_item(item, may_evaluate=may_evaluate) for item in listed),
        empty=_empty(view, tr, may_evaluate=may_evaluate) if not listed else None,
        is_new=view.is_empty,
        may_register=may_evaluate,
        partial=tr("Les dossiers ouverts il y a longtemps ne sont pas regardés ici.") if view.is_partial else "",
        on_laptop=_on_laptop(view.drafts, tr),
    )


def greeting(name: str, tr: Translate) -> str:
    """Greet a person by their first name."""
    return tr("Bonjour {name}", name=name.split(" ", maxsplit=1)[0])


def today_text(now: datetime) -> str:
    """Say what day it is: « Mardi 24 novembre »."""
    said = day_text(now.astimezone(PARIS).date())
    return said[:1].upper() + said[1:]


def spot_of_item(item: Item, *, may_evaluate: bool) -> Spot:
    """Return where an item leads: to its act, or to the dossier for whoever only reads."""
    if not may_evaluate:
        return Spot(Screen.DOSSIER, item.dossier_id)
    if item.matter is Matter.APPOINTMENT and item.step is not None:
        return Spot(_ROOMS[item.step], item.dossier_id)
    screen = _PLACES.get(item.matter, Screen.DOSSIER)
    return Spot(screen, item.dossier_id, item.criterion if screen is Screen.RATING else "", item.appointment_id)


def _summary(view: HomeView, visits: int, tasks: int, tr: Translate) -> str:
    day = day_text(view.today)
    day = day[:1].upper() + day[1:]
    come = how_many(visits, tr("{count} rendez-vous"), tr("{count} rendez-vous")).format(count=visits)
    left = how_many(tasks, tr("{count} chose à terminer"), tr("{count} choses à terminer")).format(count=tasks)
    told = [come] * bool(visits) + [left] * bool(tasks)
    if not told:
        return tr("{day}.", day=day)
    return tr("{day} : {told}.", day=day, told=", ".join(told))


def _visit(item: Item, now: datetime, tr: Translate, *, is_first: bool) -> Line:
    step = labels.step_name(item.step, tr) if item.step is not None else ""
    is_missed = item.matter is Matter.MISSED
    detail = sentence(item, tr) if is_missed else labels.joined((step, item.place), tr)
    return Line(
        title=item.name,
        detail=labels.joined((step, detail), tr) if is_missed else detail,
        action=_act_of(item.step, tr) if is_first else act(item, tr),
        icon=_ICONS[item.matter],
        lead=tr("{hour}", hour=time_text(item.at)) if item.at is not None else "",
        lead_note=_near(item, now, tr),
        mark=_mark(item, tr) if is_missed else None,
        invented=item.invented,
        is_first=is_first,
    )


def _near(item: Item, now: datetime, tr: Translate) -> str:
    """Say when, from now: in some minutes, today, tomorrow, or the day."""
    if item.day is None or item.at is None:
        return ""
    local = now.astimezone(PARIS)
    left = datetime.combine(item.day, item.at, PARIS) - local
    if timedelta() <= left <= timedelta(minutes=_SOON_MINUTES):
        return tr("Dans {count} min", count=left // timedelta(minutes=1))
    if item.day == local.date():
        return tr("Aujourd'hui")
    if item.day == local.date() + timedelta(days=1):
        return tr("Demain")
    if item.day > local.date():
        return tr("{day}", day=f"{WEEKDAYS[item.day.weekday()]} {item.day.day}")
    return tr("{day}", day=f"{item.day.day} {MONTHS[item.day.month - 1]}")


def _act_of(step: Step | None, tr: Translate) -> str:
    """Say what the first visit of the day opens."""
    if step is None:
        return tr("Ouvrir")
    return {
        Step.WELCOME: tr("Aller à l'accueil"),
        Step.INTERVIEW: tr("Aller à l'entretien"),
        Step.AGREEMENT: tr("Aller au contrat"),
        Step.EXERCISE: tr("Aller à la mise en situation"),
        Step.SELF_ASSESSMENT: tr("Aller à l'auto-évaluation"),
        Step.RATING: tr("Aller aux constats"),
        Step.FEEDBACK: tr("Préparer la restitution"),
        Step.SEALING: tr("Aller au sceau"),
    }[step]


def _task(item: Item, today: date, trade: TradeSettings, tr: Translate) -> Line:
    return Line(
        title=sentence(item, tr),
        detail=tr("{name} : {reason}", name=item.name, reason=_lower(reason(item, today, trade, tr))),
        action=act(item, tr),
        icon=_ICONS[item.matter],
        mark=_mark(item, tr),
        invented=item.invented,
    )


def _end(item: Item, today: date, trade: TradeSettings, tr: Translate) -> Line:
    return Line(
        title=item.name,
        detail=sentence(item, tr) if item.matter is Matter.DAYS else reason(item, today, trade, tr),
        action=act(item, tr),
        icon=_ICONS[item.matter],
        lead=far_words(item, today, tr),
        mark=_mark(item, tr) if item.urgency is Urgency.LATE else None,
        invented=item.invented,
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _mark(item: Item, tr: Translate) -> Mark | None:
    look = _MARKS.get(item.urgency)
    return Mark(urgency_word(item.urgency, tr), *look) if look is not None else None


def _on_laptop(drafts: int, tr: Translate) -> str:
    if not drafts:
        return tr("Aucun dossier en cours sur ce poste")
    sentence = how_many(
        drafts, tr("{count} dossier en cours sur ce poste"), tr("{count} dossiers en cours sur ce poste")
    )
    return sentence.format(count=drafts)


def _more(left: int, tr: Translate) -> str:
    if left <= 0:
        return ""
    return how_many(left, tr("Voir {count} autre"), tr("Voir les {count} autres")).format(count=left)


def _empty(view: HomeView, tr: Translate, *, may_evaluate: bool) -> Empty:
    if not view.is_empty:
        return Empty(
            "circle-check",
            tr("Rien à terminer aujourd'hui"),
            tr("Les rendez-vous et les papiers qui manquent paraîtront ici."),
            tr("Voir les candidats"),
            "people",
        )
    if not may_evaluate:
        return Empty("people", tr("Pas encore de dossier"), tr("Ceux que l'évaluation ouvrira paraîtront ici."), "")
    return Empty(
        "people",
        tr("Tout est prêt pour la première personne"),
        tr(
            "Un nom, un prénom, une date de naissance : le dossier s'ouvre, et le reste se fait pas à pas. "
            "Pour essayer d'abord, douze personnes inventées attendent dans les Réglages, « Entraînement »."
        ),
        tr("Nouveau candidat"),
    )
