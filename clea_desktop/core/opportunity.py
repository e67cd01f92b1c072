"""Whether CléA suits a person's project, said kindly: the diagnostic d'opportunité.

CléA is useful for all; it was made first for people without a diploma or shaken by a change at work. Some are far
beyond its level, some will be more at ease once reading comes: they are told so, with where to go. It is advice:
nothing is refused, the person decides, and no sentence says what somebody cannot do.
"""

from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.text import Translate
from clea_desktop.core.welcome import Answers, Field

_FEW_DIPLOMAS = frozenset({"none", "brevet"})
_HIGH_DIPLOMAS = frozenset({"5", "6"})


class Advice(Enum):
    """What is advised."""

    USEFUL = "useful"
    PRIORITY = "priority"
    BEYOND = "beyond"
    READING_FIRST = "reading-first"


@dataclass(frozen=True, slots=True)
class Counsel:
    """The advice in words: one sentence, then what can be done."""

    sentence: str
    ways: tuple[str, ...]


def advise(answers: Answers) -> Advice | None:
    """Return the advice; None while nothing is known that it could rest on."""
    education, reading, weakened = answers[Field.EDUCATION], answers[Field.READING], answers[Field.WEAKENED] == "yes"
    if not (education or reading or weakened):
        return None
    if reading == "not-yet":
        return Advice.READING_FIRST
    if weakened or reading == "effort" or education in _FEW_DIPLOMAS:
        return Advice.PRIORITY
    return Advice.BEYOND if education in _HIGH_DIPLOMAS else Advice.USEFUL


def counsel(advice: Advice, tr: Translate) -> Counsel:
    """Say an advice so that it can be read aloud to the person it is about."""
    said = {
        Advice.USEFUL: (
            tr("CléA peut vous être utile : il fait reconnaître ce que vous savez déjà faire."),
            (
                tr("Nous pouvons continuer dès que vous le souhaitez."),
                tr("Vous pouvez aussi prendre le temps d'y penser."),
            ),
        ),
        Advice.PRIORITY: (
            tr("CléA est fait pour vous : il part de votre expérience et la fait reconnaître partout en France."),
            (
                tr("Nous pouvons continuer dès que vous le souhaitez, à votre rythme."),
                tr("Si une étape vous inquiète, dites-le : elle peut être adaptée."),
            ),
        ),
        Advice.BEYOND: (
            tr("Vous avez déjà un parcours au-delà de CléA : une autre reconnaissance peut vous apporter davantage."),
            (
                tr("Un conseil en évolution professionnelle est gratuit et personnel."),
                tr("La validation des acquis de l'expérience donne un diplôme à partir de votre travail."),
                tr("CléA vous reste ouvert : si votre projet le demande, nous continuons."),
            ),
        ),
        Advice.READING_FIRST: (
            tr("Un accompagnement en lecture et en écriture peut rendre la suite plus confortable pour vous."),
            (
                tr("Illettrisme Info Service vous oriente près de chez vous : 0 800 11 10 35, appel gratuit."),
                tr("Cet accompagnement peut venir avant CléA, ou en même temps."),
                tr("Votre dossier reste ouvert ici : vous revenez quand vous voulez."),
            ),
        ),
    }
    sentence, ways = said[advice]
    return Counsel(sentence, (*ways, tr("C'est vous qui décidez.")))
