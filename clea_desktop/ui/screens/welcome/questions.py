"""What the welcome asks, in words: its sections, and each question with its help and its choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from clea_desktop.core import welcome_words
from clea_desktop.core.text import Translate
from clea_desktop.core.welcome import POINTS, Field


class Section(StrEnum):
    """A part of the welcome, in the order people usually take them."""

    INFORMATION = "information"
    IDENTITY = "identity"
    BIRTH = "birth"
    CONTACT = "contact"
    ORIGIN = "origin"
    SITUATION = "situation"
    FUNDING = "funding"
    NEEDS = "needs"
    DIAGNOSIS = "diagnosis"
    STRATEGY = "strategy"


class Kind(Enum):
    """How a question is answered."""

    POINT = "point"
    LINE = "line"
    LONG = "long"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``choices`` are (value, words) pairs."""

    field: Field
    kind: Kind
    label: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


FIELDS: dict[Section, tuple[Field, ...]] = {
    Section.INFORMATION: POINTS,
    Section.IDENTITY: (Field.USED_NAME, Field.FIRST_NAME_2, Field.FIRST_NAME_3, Field.SEX),
    Section.BIRTH: (
        Field.BIRTH_KNOWN,
        Field.BORN_ABROAD,
        Field.BIRTH_COUNTRY,
        Field.BIRTH_PLACE,
        Field.BIRTH_INSEE,
        Field.BIRTH_POSTAL_CODE,
        Field.BORN_COM,
        Field.BIRTH_ZONE,
    ),
    Section.CONTACT: (
        Field.PHONE,
        Field.EMAIL,
        Field.ADDRESS,
        Field.COMPLEMENT,
        Field.POSTAL_CODE,
        Field.CITY,
    ),
    Section.ORIGIN: (Field.TRAJECTORY, Field.PRESCRIBER, Field.ORIGIN),
    Section.SITUATION: (Field.STATUS, Field.EDUCATION),
    Section.FUNDING: (Field.FUNDER,),
    Section.NEEDS: (Field.ACCOMMODATIONS,),
    Section.DIAGNOSIS: (Field.READING, Field.WEAKENED, Field.GOAL),
    Section.STRATEGY: (Field.STRATEGY, Field.OUTCOME, Field.OUTCOME_DAY, Field.OUTCOME_NOTE),
}
"""What each section asks."""


def section_names(tr: Translate) -> dict[Section, str]:
    """Name the sections."""
    return {
        Section.INFORMATION: tr("Points expliqués"),
        Section.IDENTITY: tr("Identité"),
        Section.BIRTH: tr("Naissance"),
        Section.CONTACT: tr("Coordonnées"),
        Section.ORIGIN: tr("Origine"),
        Section.SITUATION: tr("Situation"),
        Section.FUNDING: tr("Financement"),
        Section.NEEDS: tr("Aménagements"),
        Section.DIAGNOSIS: tr("Diagnostic"),
        Section.STRATEGY: tr("Choix et suite"),
    }


def section_help(section: Section, tr: Translate) -> str:
    """Say what a section is for, when its title does not."""
    return {
        Section.INFORMATION: tr("Cochez ce que vous venez d'expliquer. La personne ne s'engage à rien."),
        Section.IDENTITY: tr("Comme sur la pièce d'identité : c'est ce que demande le registre des certificats."),
        Section.BIRTH: tr("Écrivez ce qui est connu : le jour, le mois et l'année, ou l'année seule."),
        Section.CONTACT: tr("Elles restent sur ce poste : elles ne vont jamais dans le dossier scellé."),
        Section.NEEDS: tr(
            "Ce qui est mis en place pour la personne. Cela reste sur ce poste : le jury ne le voit pas."
        ),
        Section.DIAGNOSIS: tr("Pour voir avec la personne si CléA convient à son projet. Rien n'est refusé."),
        Section.STRATEGY: tr("Réfléchir, partir ou s'arrêter est possible à tout moment. Tout est gardé."),
    }.get(section, "")


def questions(section: Section, tr: Translate) -> tuple[Question, ...]:
    """Return the questions of a section."""
    if section is Section.INFORMATION:
        return tuple(Question(field, Kind.POINT, label, aside) for field, (label, aside) in _points(tr).items())
    asked = _lines(tr) | _choices(tr)
    return tuple(asked[field] for field in FIELDS[section])


def _points(tr: Translate) -> dict[Field, tuple[str, str]]:
    return {
        Field.TOLD_PATH: (
            tr("Comment se passe CléA"),
            tr("Un entretien, des activités, une auto-évaluation, un échange sur ce qui est acquis, puis le jury."),
        ),
        Field.TOLD_BENEFITS: (
            tr("Ce que CléA apporte"),
            tr("Un certificat reconnu partout en France, qui part de ce que la personne sait déjà faire."),
        ),
        Field.TOLD_TIME: (
            tr("Le temps et les étapes"),
            tr("Des durées indicatives. Si tout n'est pas acquis : une formation, puis une évaluation finale."),
        ),
        Field.TOLD_FUNDING: (tr("Le financement"), tr("Qui paie l'évaluation, et la formation s'il y en a une.")),
        Field.TOLD_DATA: (
            tr("Les droits sur les informations"),
            tr("La notice est remise : voir, corriger, effacer, obtenir une copie."),
        ),
        Field.TOLD_FREEDOM: (
            tr("Aucun engagement"),
            tr("La personne peut réfléchir, revenir, ou choisir un autre organisme."),
        ),
        Field.TOLD_NEEDS: (
            tr("Les aménagements possibles"),
            tr("Tout peut être adapté : rythme, lieu, matériel, lecture à voix haute."),
        ),
    }


def _lines(tr: Translate) -> dict[Field, Question]:
    asked: Sequence[tuple[Field, Kind, str, str]] = (
        (Field.USED_NAME, Kind.LINE, tr("Nom d'usage"), tr("S'il est différent du nom de naissance.")),
        (Field.FIRST_NAME_2, Kind.LINE, tr("Deuxième prénom"), ""),
        (Field.FIRST_NAME_3, Kind.LINE, tr("Troisième prénom"), ""),
        (Field.BIRTH_COUNTRY, Kind.LINE, tr("Pays de naissance"), tr("Seulement pour une naissance à l'étranger.")),
        (Field.BIRTH_PLACE, Kind.LINE, tr("Commune de naissance"), tr("Ou la ville, à l'étranger.")),
        (
            Field.BIRTH_INSEE,
            Kind.LINE,
            tr("Code INSEE de la commune"),
            tr("Cinq caractères. À défaut, le code postal suffit."),
        ),
        (Field.BIRTH_POSTAL_CODE, Kind.LINE, tr("Code postal de naissance"), ""),
        (
            Field.BIRTH_ZONE,
            Kind.LINE,
            tr("Zone géographique de naissance"),
            tr("Avec les mots de la plateforme nationale : elle seule la demande."),
        ),
        (Field.PHONE, Kind.LINE, tr("Téléphone"), ""),
        (Field.EMAIL, Kind.LINE, tr("Adresse électronique"), ""),
        (Field.ADDRESS, Kind.LINE, tr("Adresse"), tr("Numéro et rue.")),
        (Field.COMPLEMENT, Kind.LINE, tr("Complément d'adresse"), tr("Bâtiment, étage, chez…")),
        (Field.POSTAL_CODE, Kind.LINE, tr("Code postal"), ""),
        (Field.CITY, Kind.LINE, tr("Ville"), ""),
        (Field.PRESCRIBER, Kind.LINE, tr("Prescripteur"), tr("L'organisme qui a orienté la personne, s'il y en a un.")),
        (
            Field.ACCOMMODATIONS,
            Kind.LONG,
            tr("Aménagements mis en place"),
            tr(
                "Écrivez ce qui est fait (plus de temps, gros caractères…), jamais pourquoi : aucun diagnostic médical."
            ),
        ),
        (Field.OUTCOME_DAY, Kind.DAY, tr("Depuis le"), ""),
        (
            Field.OUTCOME_NOTE,
            Kind.LONG,
            tr("Note"),
            tr("Des faits, avec les mots de la personne. Elle peut lire cette note."),
        ),
    )
    return {field: Question(field, kind, label, aside) for field, kind, label, aside in asked}


def _choices(tr: Translate) -> dict[Field, Question]:
    asked: dict[Field, tuple[str, str, tuple[tuple[str, str], ...]]] = {
        Field.SEX: (tr("Sexe"), tr("Tel que l'état civil l'écrit."), (("F", tr("Féminin")), ("M", tr("Masculin")))),
        Field.BIRTH_KNOWN: (
            tr("Date de naissance connue"),
            "",
            (("day", tr("Jour, mois, année")), ("month", tr("Mois et année")), ("year", tr("Année seulement"))),
        ),
        Field.BORN_ABROAD: (tr("Naissance à l'étranger"), "", welcome_words.yes_no(tr)),
        Field.BORN_COM: (
            tr("Naissance dans une collectivité d'outre-mer"),
            tr("Pour la plateforme nationale seulement."),
            welcome_words.yes_no(tr),
        ),
        Field.TRAJECTORY: (
            tr("Trajectoire"),
            "",
            (
                ("1", tr("1. De sa propre initiative, directement")),
                ("2", tr("2. Sur proposition d'un prescripteur, directement")),
                ("3", tr("3. Sur proposition d'un prescripteur, décision plus tard")),
            ),
        ),
        Field.ORIGIN: (tr("Origine de la démarche"), "", welcome_words.origins(tr)),
        Field.STATUS: (tr("Statut à l'entrée"), "", welcome_words.statuses(tr)),
        Field.EDUCATION: (tr("Niveau d'instruction"), "", welcome_words.levels(tr)),
        Field.FUNDER: (tr("Financeur principal de l'évaluation"), "", welcome_words.funders(tr)),
        Field.GOAL: (tr("Ce que la personne attend de CléA"), "", _goals(tr)),
        Field.READING: (
            tr("Lire et écrire un message court en français"),
            "",
            (("easy", tr("À l'aise")), ("effort", tr("Avec un peu d'effort")), ("not-yet", tr("Pas encore"))),
        ),
        Field.WEAKENED: (tr("Emploi fragilisé par un changement au travail"), "", welcome_words.yes_no(tr)),
        Field.STRATEGY: (
            tr("Stratégie choisie"),
            tr("C'est la personne qui choisit ; elle peut changer d'avis."),
            (
                ("direct", tr("Certification directe\nTous les domaines en une fois")),
                ("stages", tr("Par étapes\nUn domaine après l'autre, en cinq ans au plus")),
            ),
        ),
        Field.OUTCOME: (tr("Et maintenant ?"), "", _outcomes(tr)),
    }
    return {field: Question(field, Kind.CHOICE, label, aside, said) for field, (label, aside, said) in asked.items()}


def _goals(tr: Translate) -> tuple[tuple[str, str], ...]:
    return (
        ("certificate", tr("Un premier certificat")),
        ("job", tr("Trouver un emploi")),
        ("keep-job", tr("Garder son emploi ou en changer")),
        ("training", tr("Entrer en formation")),
        ("confidence", tr("Savoir où elle en est, reprendre confiance")),
    )


def _outcomes(tr: Translate) -> tuple[tuple[str, str], ...]:
    return (
        ("goes-on", tr("La personne continue")),
        ("thinking", tr("« Je réfléchis »")),
        ("elsewhere", tr("« Je vais ailleurs »\nLe dossier peut lui être remis")),
        ("stopped", tr("Elle arrête le parcours\nElle peut le reprendre plus tard")),
    )
