"""What the settings show: how the window looks, who may open this vault, what one may change of one's own account."""

from dataclasses import dataclass
from enum import StrEnum

from clea_desktop.core.text import Translate, french
from clea_desktop.services.views import Account
from clea_desktop.ui import labels
from clea_desktop.ui.labels import ROLES, role_name
from clea_desktop.ui.preferences import IDLE_MINUTES, SCALES, Preferences


class Section(StrEnum):
    """The parts of the settings."""

    DISPLAY = "display"
    PEOPLE = "people"
    ORGANISATION = "organisation"
    ACCOUNT = "account"
    SIGNATURE = "signature"
    PRACTICE = "practice"
    ABOUT = "about"


Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of this vault."""

    account_id: str
    name: str
    role: str
    may_remove: bool


@dataclass(frozen=True, slots=True)
class Refusals:
    """One sentence per field that needs a look."""

    name: str = ""
    role: str = ""
    passphrase: str = ""
    old: str = ""
    new: str = ""
    again: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class SettingsState:
    """The whole screen."""

    subtitle: str
    section: Section
    sections: Choices
    theme: str
    themes: Choices
    scale: str
    scales: Choices
    idle: str
    idles: Choices
    people: tuple[PersonLine, ...]
    roles: Choices
    may_manage: bool
    version: str


@dataclass(frozen=True, slots=True)
class Around:
    """What does not change while the settings are open: who is here, in which body, with which version."""

    me: Account
    organisation: str
    version: str


def settings_state(
    people: tuple[Account, ...], around: Around, preferences: Preferences, section: Section, tr: Translate
) -> SettingsState:
    """Show the settings to one person."""
    me = around.me
    return SettingsState(
        subtitle=labels.joined((french(around.organisation), me.display_name), tr),
        section=section,
        sections=_sections(tr),
        theme=preferences.theme,
        themes=(("light", tr("Clair")), ("dark", tr("Sombre")), ("system", tr("Comme le système"))),
        scale=scale_id(preferences.scale),
        scales=tuple((scale_id(scale), tr("{percent} %", percent=round(scale * 100))) for scale in SCALES),
        idle=str(preferences.idle_minutes),
        idles=tuple((str(count), tr("{count} min", count=count)) for count in IDLE_MINUTES),
        people=tuple(_person(account, me, tr) for account in people),
        roles=tuple((role, role_name(role, tr)) for role in ROLES),
        may_manage=me.role in {"evaluator", "coordinator"},
        version=tr("Version {version}", version=around.version),
    )


def _sections(tr: Translate) -> Choices:
    return (
        (Section.DISPLAY, tr("Affichage")),
        (Section.PEOPLE, tr("Personnes")),
        (Section.ORGANISATION, tr("Organisme")),
        (Section.ACCOUNT, tr("Mon compte")),
        (Section.SIGNATURE, tr("Votre signature")),
        (Section.PRACTICE, tr("Entraînement")),
        (Section.ABOUT, tr("À propos")),
    )


def scale_id(scale: float) -> str:
    """Return the name of a choice of text size."""
    return str(round(scale * 100))


def _person(account: Account, me: Account, tr: Translate) -> PersonLine:
    own = account.account_id == me.account_id
    role = role_name(account.role, tr)
    return PersonLine(
        account.account_id,
        account.display_name,
        tr("{role}, vous", role=role) if own else role,
        may_remove=not own and me.role in {"evaluator", "coordinator"},
    )
