"""The 26 columns of the national platform, in its order, and the words around them."""

from enum import Enum

from clea_desktop.core.text import Translate


class Column(Enum):
    """One column, by a name of ours; the platform publishes none."""

    SIREN = "siren"
    SIRET = "siret"
    STATUS = "status"
    EDUCATION = "education"
    ORIGIN = "origin"
    FUNDER = "funder"
    TITLE = "title"
    BIRTH_NAME = "birth-name"
    USED_NAME = "used-name"
    FIRST_NAME = "first-name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    COMPLEMENT = "complement"
    CITY = "city"
    POSTAL_CODE = "postal-code"
    BIRTH_DATE = "birth-date"
    BORN_ABROAD = "born-abroad"
    BIRTH_ZONE = "birth-zone"
    BORN_COM = "born-com"
    BIRTH_PLACE = "birth-place"
    BIRTH_POSTAL_CODE = "birth-postal-code"
    PASSAGE_DAY = "passage-day"
    CCPI = "ccpi"
    PASSAGE = "passage"
    OBTAINED = "obtained"


class Passage(Enum):
    """How the preliminary evaluation ended, or that it has not."""

    ACQUIRED = "acquired"
    PARTIAL = "partial"
    STOPPED = "stopped"
    IN_HAND = "in-hand"


class Problem(Enum):
    """Why a cell is worth a look before it is typed."""

    MISSING = "missing"
    SIRET_OF_ANOTHER = "siret-of-another"
    FORM = "form"
    BIRTH_DAY = "birth-day"
    NO_RESTITUTION = "no-restitution"
    IN_HAND = "in-hand"


def column_label(column: Column, tr: Translate) -> str:
    """Name a column as the platform does."""
    return (_labels_of_the_person(tr) | _labels_around(tr))[column]


def _labels_of_the_person(tr: Translate) -> dict[Column, str]:
    return {
        Column.TITLE: tr("Civilité"),
        Column.BIRTH_NAME: tr("Nom de naissance"),
        Column.USED_NAME: tr("Nom d'usage"),
        Column.FIRST_NAME: tr("Prénom"),
        Column.EMAIL: tr("Email"),
        Column.PHONE: tr("Téléphone"),
        Column.ADDRESS: tr("Adresse"),
        Column.COMPLEMENT: tr("Complément"),
        Column.CITY: tr("Ville"),
        Column.POSTAL_CODE: tr("Code postal"),
        Column.BIRTH_DATE: tr("Date de naissance"),
        Column.BORN_ABROAD: tr("Né à l'étranger"),
        Column.BIRTH_ZONE: tr("Zone géographique de naissance"),
        Column.BORN_COM: tr("Né en collectivité d'outre-mer"),
        Column.BIRTH_PLACE: tr("Ville de naissance"),
        Column.BIRTH_POSTAL_CODE: tr("Code postal de naissance"),
    }


def _labels_around(tr: Translate) -> dict[Column, str]:
    return {
        Column.SIREN: tr("SIREN de l'organisme"),
        Column.SIRET: tr("SIRET de l'établissement"),
        Column.STATUS: tr("Statut à l'inscription"),
        Column.EDUCATION: tr("Niveau d'instruction"),
        Column.ORIGIN: tr("Origine de la démarche"),
        Column.FUNDER: tr("Financeur"),
        Column.PASSAGE_DAY: tr("Date de passage"),
        Column.CCPI: tr("CCPI"),
        Column.PASSAGE: tr("Statut"),
        Column.OBTAINED: tr("Obtention après la première évaluation"),
    }


def passage_words(passage: Passage, tr: Translate) -> str:
    """Word how an evaluation ended."""
    return {
        Passage.ACQUIRED: tr("Acquis"),
        Passage.PARTIAL: tr("Partiel"),
        Passage.STOPPED: tr("Abandon"),
        Passage.IN_HAND: tr("En cours"),
    }[passage]


def problem_words(problem: Problem, tr: Translate) -> str:
    """Say what is worth a look."""
    return {
        Problem.MISSING: tr("À compléter."),
        Problem.SIRET_OF_ANOTHER: tr("Il ne commence pas par le SIREN de l'organisme : vérifiez-le."),
        Problem.FORM: tr("Cette forme est inhabituelle : vérifiez-la."),
        Problem.BIRTH_DAY: tr("Seule une partie de cette date est connue."),
        Problem.NO_RESTITUTION: tr("Pas encore de restitution : c'est le jour du dernier constat."),
        Problem.IN_HAND: tr("L'évaluation n'est pas terminée."),
    }[problem]
