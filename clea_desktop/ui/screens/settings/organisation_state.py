"""What the settings ask about the evaluation body: each field with its help, and which may change here."""

from dataclasses import dataclass

from clea_desktop.core.limits import LABEL_LIMIT
from clea_desktop.core.organisation import Setting
from clea_desktop.core.text import Translate


@dataclass(frozen=True, slots=True)
class Asked:
    """One field."""

    setting: Setting
    label: str
    help: str = ""

    @property
    def limit(self) -> int:
        """Return how much may be typed; 0 for a name, which is never cut: what is too long is said."""
        return 0 if self.setting is Setting.NAME else LABEL_LIMIT


@dataclass(frozen=True, slots=True)
class OrganisationState:
    """What was said, and whether whoever is here may change it."""

    texts: dict[Setting, str]
    may_write: bool


def who_it_is(tr: Translate) -> tuple[Asked, ...]:
    """Ask what names the body."""
    return (
        Asked(Setting.NAME, tr("Nom de l'organisme"), tr("Il paraît sur tous les documents.")),
        Asked(Setting.SIREN, tr("SIREN"), tr("Neuf chiffres.")),
        Asked(Setting.SIRET, tr("SIRET de l'établissement"), tr("Quatorze chiffres : celui du lieu où vous évaluez.")),
        Asked(Setting.CCPI, tr("CCPI"), tr("Tel que la plateforme nationale le demande.")),
        Asked(
            Setting.ATTESTATION_LABEL,
            tr("Nom de l'attestation partielle"),
            tr("Celui de votre réseau. Sans rien : « Attestation de validation partielle »."),
        ),
    )


def how_to_reach_it(tr: Translate) -> tuple[Asked, ...]:
    """Ask how people reach the body."""
    return (
        Asked(Setting.ADDRESS, tr("Adresse"), tr("Numéro, rue, code postal, ville.")),
        Asked(Setting.PHONE, tr("Téléphone")),
        Asked(Setting.EMAIL, tr("Adresse électronique")),
    )
