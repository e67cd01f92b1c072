"""The choices of the welcome in words: the same on its screen and on the sheet typed into the national platform."""

from clea_desktop.core.text import Translate
from clea_desktop.core.welcome import Field

Said = tuple[tuple[str, str], ...]
"""(value, words) pairs, in the order of the list."""


def yes_no(tr: Translate) -> Said:
    """Word a plain question."""
    return ("no", tr("Non")), ("yes", tr("Oui"))


def origins(tr: Translate) -> Said:
    """Word where the person comes from."""
    return (
        ("own", tr("La personne elle-même")),
        ("employer", tr("Employeur")),
        ("france-travail", tr("France Travail")),
        ("mission-locale", tr("Mission locale")),
        ("cep", tr("Conseil en évolution professionnelle")),
        ("opco", tr("OPCO")),
        ("region", tr("Région")),
        ("other", tr("Autre")),
    )


def statuses(tr: Translate) -> Said:
    """Word what the person does on entry."""
    return (
        ("employee", tr("En emploi salarié")),
        ("job-seeker", tr("En recherche d'emploi")),
        ("integration", tr("En parcours d'insertion")),
        ("self-employed", tr("À son compte")),
        ("civil-servant", tr("Fonction publique")),
        ("other", tr("Autre")),
    )


def levels(tr: Translate) -> Said:
    """Word the level of education."""
    return (
        ("none", tr("Sans diplôme")),
        ("brevet", tr("Brevet, CFG")),
        ("3", tr("Niveau 3 : CAP, BEP")),
        ("4", tr("Niveau 4 : baccalauréat")),
        ("5", tr("Niveau 5 : bac + 2")),
        ("6", tr("Niveau 6 ou plus")),
    )


def funders(tr: Translate) -> Said:
    """Word who pays."""
    return (
        ("opco", tr("OPCO")),
        ("cpf", tr("Compte personnel de formation")),
        ("france-travail", tr("France Travail")),
        ("region", tr("Région")),
        ("employer", tr("Employeur")),
        ("own", tr("La personne elle-même")),
        ("other", tr("Autre")),
    )


def answer_words(field: Field, value: str, tr: Translate) -> str:
    """Word one answer of a closed list; an empty one, or one of another list, as it is."""
    lists = {
        Field.ORIGIN: origins,
        Field.STATUS: statuses,
        Field.EDUCATION: levels,
        Field.FUNDER: funders,
        Field.BORN_ABROAD: yes_no,
        Field.BORN_COM: yes_no,
    }
    return dict(lists[field](tr)).get(value, value) if field in lists else value
