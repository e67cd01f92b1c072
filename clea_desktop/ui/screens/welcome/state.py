"""What the welcome shows: one section at a time, each answer with its remark, and the advice that follows from them."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.identity import Remark, remark
from clea_desktop.core.opportunity import Counsel, advise, counsel
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.text import Translate
from clea_desktop.core.welcome import POINTS, Answers, Field
from clea_desktop.services.views import WelcomeView
from clea_desktop.ui import labels
from clea_desktop.ui.screens.dossier.state import file_name, status_facts
from clea_desktop.ui.screens.register.state import Errors
from clea_desktop.ui.screens.welcome.person import PersonLine, draft_of
from clea_desktop.ui.screens.welcome.questions import FIELDS, Section, section_help, section_names


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of the column: ``value`` is a count, ``done`` shows a check."""

    section: Section
    label: str
    value: str
    done: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer as shown: ``remark`` is an amber sentence, ``said`` words an answer that is not shown as typed."""

    text: str
    remark: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class WelcomeState:
    """The whole screen; ``answers`` holds every field, so that nothing is lost from one section to the next."""

    dossier_id: str
    name: str
    subtitle: str
    practice: bool
    section: Section
    title: str
    help: str
    sections: tuple[SectionLine, ...]
    person: PersonLine
    answers: dict[Field, AnswerLine]
    today: date
    counsel: Counsel | None
    locked: str
    notice_name: str
    status: tuple[tuple[str, str], ...]


def section_of(name: str) -> Section:
    """Return the section of that name; the first one for any other."""
    return Section(name) if name in set(Section) else Section.INFORMATION


def welcome_state(
    view: WelcomeView, section: Section, now: datetime, tr: Translate, errors: Errors | None = None
) -> WelcomeState:
    """Lay the welcome out."""
    dossier, answers = view.dossier, view.answers
    names = section_names(tr)
    born = labels.born(dossier.identity, tr)
    advice = advise(answers) if section is Section.DIAGNOSIS else None
    sealed = dossier.state is DossierState.SEALED
    return WelcomeState(
        dossier_id=dossier.dossier_id,
        name=labels.full_name(dossier.identity),
        subtitle=labels.joined((tr("Accueil, conseil"), dossier.code, born), tr),
        practice=dossier.practice,
        section=section,
        title=names[section],
        help=section_help(section, tr),
        sections=tuple(_line(one, names[one], answers, tr) for one in Section),
        person=PersonLine(draft_of(dossier.identity), errors or Errors()),
        answers={field: _answer(field, answers, tr) for field in Field},
        today=paris_day(now),
        counsel=None if advice is None else counsel(advice, tr),
        locked=tr("Le dossier est scellé : ces informations se lisent, elles ne changent plus.") if sealed else "",
        notice_name=file_name(dossier, tr("notice-donnees"), "pdf"),
        status=status_facts(dossier, now, tr),
    )


def read_stored_day(text: str) -> date | None:
    """Read a day as it is kept; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _line(section: Section, label: str, answers: Answers, tr: Translate) -> SectionLine:
    if section is Section.INFORMATION:
        value = tr("{count}/{total}", count=answers.told, total=len(POINTS))
        return SectionLine(section, label, value, answers.told == len(POINTS))
    return SectionLine(section, label, "", any(answers[field] for field in FIELDS[section]))


def _answer(field: Field, answers: Answers, tr: Translate) -> AnswerLine:
    text = answers[field]
    day = read_stored_day(text) if field in POINTS else None
    said = tr("Expliqué le {day}", day=french_day(day)) if day is not None else ""
    found = remark(field, answers)
    return AnswerLine(text, _remark_words(found, tr) if found else "", said)


def _remark_words(found: Remark, tr: Translate) -> str:
    return {
        Remark.INSEE: tr("Un code INSEE a cinq caractères : 35238, ou 2A004 en Corse."),
        Remark.POSTAL_CODE: tr("Un code postal a cinq chiffres."),
        Remark.EMAIL: tr("Vérifiez cette adresse : il manque peut-être l'arobase ou le point."),
        Remark.PHONE: tr("Vérifiez ce numéro : il a d'habitude dix chiffres."),
        Remark.COUNTRY: tr("Écrivez le pays : le registre le demande pour une naissance à l'étranger."),
    }[found]
