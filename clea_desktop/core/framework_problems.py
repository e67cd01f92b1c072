"""What can be wrong with a référentiel's file, each said with its line and with what to do, all at once."""

from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.messages import Explanation
from clea_desktop.core.text import Translate

MOST = 200
"""Beyond, nobody reads: the first ones are mended, and the file is read again."""


class Wrong(Enum):
    """One kind of problem."""

    EMPTY = "empty"
    NOT_TEXT = "not-text"
    NOT_A_WORKBOOK = "not-a-workbook"
    OLD_WORKBOOK = "old-workbook"
    TOO_LARGE = "too-large"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_PARTS = "too-many-parts"
    LINKED = "linked"
    MACROS = "macros"
    SHEETS = "sheets"
    BROKEN_QUOTES = "broken-quotes"
    JSON_SYNTAX = "json-syntax"
    SHAPE = "shape"
    COLUMNS = "columns"
    COLUMN_TWICE = "column-twice"
    HEADING = "heading"
    HEADING_TWICE = "heading-twice"
    IDENTIFIER = "identifier"
    FORMULA = "formula"
    CODE = "code"
    CODE_CHANGED = "code-changed"
    CODE_TWICE = "code-twice"
    MISSING = "missing"
    ODD_TEXT = "odd-text"
    TEXT_TOO_LONG = "text-too-long"
    UNKNOWN_DOMAIN = "unknown-domain"
    MOVED = "moved"
    TITLE_CHANGES = "title-changes"
    RULE_CHANGES = "rule-changes"
    REQUIRED = "required"
    ORIGIN = "origin"
    MANDATORY = "mandatory"
    NOTHING_INSIDE = "nothing-inside"
    VERSION_THERE = "version-there"
    CORRECTION_NAME = "correction-name"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file: a row as a spreadsheet numbers it, or the path inside JSON; neither for the whole file."""

    line: int = 0
    path: str = ""


WHOLE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. ``about`` is what the file says or names there, ``count`` a number the sentence needs."""

    wrong: Wrong
    place: Place = WHOLE
    about: str = ""
    count: int = 0


class UnreadableError(Exception):
    """Nothing more can be read from this file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].wrong.value)
        self.problems = problems


def place_words(place: Place, tr: Translate) -> str:
    """Name a place: « Ligne 12 », or the path inside JSON."""
    if place.path:
        return tr("Chemin {path}", path=place.path)
    return tr("Ligne {line}", line=place.line) if place.line else ""


def problem_words(problem: Problem, tr: Translate) -> Explanation:
    """Say a problem: what is wrong, then what to do."""
    facts = {"about": problem.about, "count": problem.count}
    wrong = problem.wrong
    sentence, advice = _columns(problem.count, tr) if wrong is Wrong.COLUMNS else _words(wrong, tr)
    return Explanation(sentence.format(**facts), advice.format(**facts))


def _words(wrong: Wrong, tr: Translate) -> tuple[str, str]:
    return _file(wrong, tr) or _table(wrong, tr) or _inside(wrong, tr) or _rule(wrong, tr)


def _columns(count: int, tr: Translate) -> tuple[str, str]:
    if count > 1:
        return (
            tr("Il manque {count} colonnes : {about}."),
            tr("Ajoutez-les, ou partez d'un modèle : « Enregistrer un modèle », au bas du référentiel, en donne un."),
        )
    return (
        tr("Il manque une colonne : {about}."),
        tr("Ajoutez-la, ou partez d'un modèle : « Enregistrer un modèle », au bas du référentiel, en donne un."),
    )


def _file(wrong: Wrong, tr: Translate) -> tuple[str, str] | None:
    template = tr("Partez d'un modèle : « Enregistrer un modèle », au bas du référentiel, en donne un.")
    words = {
        Wrong.EMPTY: (tr("Ce fichier est vide."), template),
        Wrong.NOT_TEXT: (
            tr("Ce fichier n'est ni un tableau ni du JSON."),
            tr("Enregistrez-le au format Excel (.xlsx) ou CSV, puis choisissez-le de nouveau."),
        ),
        Wrong.NOT_A_WORKBOOK: (
            tr("Ce classeur Excel ne s'ouvre pas : il est abîmé ou incomplet."),
            tr("Ouvrez-le dans Excel ou LibreOffice et enregistrez-le de nouveau en .xlsx."),
        ),
        Wrong.OLD_WORKBOOK: (
            tr("Ce classeur est d'un ancien format, ou fermé par un mot de passe."),
            tr("Enregistrez-le sans mot de passe au format .xlsx."),
        ),
        Wrong.TOO_LARGE: (
            tr("Ce fichier est trop grand pour un référentiel."),
            tr("Gardez seulement le tableau : sans images ni autres feuilles, il tient en {count} Mo."),
        ),
        Wrong.TOO_MANY_ROWS: (
            tr("Ce tableau a plus de {count} lignes."),
            tr("Un référentiel en a une par critère : effacez celles qui n'en sont pas."),
        ),
        Wrong.TOO_MANY_PARTS: (
            tr("Ce référentiel est trop long : plus de {count} critères, notes et sources."),
            tr("Gardez ceux d'une seule certification."),
        ),
        Wrong.LINKED: (
            tr("Ce classeur va chercher des valeurs dans un autre fichier."),
            tr("Copiez le tableau, puis collez seulement les valeurs dans un classeur neuf."),
        ),
        Wrong.MACROS: (
            tr("Ce classeur contient des programmes (macros)."),
            tr("Enregistrez-le au format .xlsx, qui n'en contient pas."),
        ),
        Wrong.SHEETS: (
            tr("Ce classeur a {count} feuilles remplies."),
            tr("Gardez seulement celle du référentiel, puis choisissez-le de nouveau."),
        ),
        Wrong.JSON_SYNTAX: (
            tr("Le JSON n'est pas bien écrit à cet endroit."),
            tr("Cherchez une virgule, un guillemet ou une accolade en trop ou qui manque."),
        ),
        Wrong.VERSION_THERE: (
            tr("La version {about} est déjà là, et elle dit autre chose."),
            tr("Donnez une autre version à ce fichier : aucune n'en remplace une autre."),
        ),
        Wrong.CORRECTION_NAME: (
            tr("« {about} » est le nom d'une correction, et celle-ci n'a pas été faite ici."),
            tr("Donnez un autre nom à cette version dans le fichier, par exemple celui de l'organisme."),
        ),
    }
    return words.get(wrong)


def _table(wrong: Wrong, tr: Translate) -> tuple[str, str] | None:
    words = {
        Wrong.BROKEN_QUOTES: (
            tr("Un guillemet ouvert n'est pas refermé."),
            tr("Enregistrez de nouveau le tableau en CSV, ou en .xlsx."),
        ),
        Wrong.COLUMN_TWICE: (tr("La colonne « {about} » est là deux fois."), tr("Gardez-en une.")),
        Wrong.HEADING: (
            tr("Il manque « {about} » au-dessus du tableau."),
            tr("Écrivez « {about} » dans la première colonne, et sa valeur à côté."),
        ),
        Wrong.HEADING_TWICE: (tr("« {about} » est écrit deux fois au-dessus du tableau."), tr("Gardez une ligne.")),
        Wrong.FORMULA: (
            tr("La case « {about} » contient un calcul ou une erreur."),
            tr("Remplacez-le par sa valeur : aucun calcul n'est fait ici."),
        ),
        Wrong.CODE_CHANGED: (
            tr("Le tableur a changé ce code en nombre ou en date, dans « {about} »."),
            tr("Mettez la colonne au format Texte, puis tapez de nouveau le code, comme 1.2.3."),
        ),
        Wrong.UNKNOWN_DOMAIN: (
            tr("Le domaine {about} n'est pas connu."),
            tr("Écrivez son titre sur la première ligne où il paraît, ou corrigez son code."),
        ),
        Wrong.MOVED: (
            tr("Le sous-domaine {about} est déjà dans un autre domaine."),
            tr("Corrigez son code, ou celui du domaine."),
        ),
        Wrong.TITLE_CHANGES: (
            tr("Le titre de {about} n'est pas celui des lignes d'avant."),
            tr("Écrivez partout le même, ou seulement sur la première ligne."),
        ),
        Wrong.RULE_CHANGES: (
            tr("La règle de {about} n'est pas celle des lignes d'avant."),
            tr("Écrivez partout la même, ou seulement sur la première ligne."),
        ),
    }
    return words.get(wrong)


def _inside(wrong: Wrong, tr: Translate) -> tuple[str, str] | None:
    words = {
        Wrong.SHAPE: (
            tr("Il manque ici {about}."),
            tr("Regardez comment un modèle JSON est fait, et faites de même."),
        ),
        Wrong.IDENTIFIER: (
            tr("« {about} » ne peut pas servir de nom."),
            tr("Prenez des lettres sans accent, des chiffres et des tirets, comme clea-numerique ou 2027."),
        ),
        Wrong.CODE: (
            tr("« {about} » n'est pas un code."),
            tr("Un code est fait de chiffres, de lettres et de points, comme 1.2.3."),
        ),
        Wrong.CODE_TWICE: (
            tr("Le code {about} est là deux fois."),
            tr("Chaque code ne sert qu'une fois : corrigez l'un des deux."),
        ),
        Wrong.MISSING: (tr("« {about} » est vide."), tr("Remplissez cette case.")),
        Wrong.ODD_TEXT: (tr("« {about} » contient un signe qui ne s'écrit pas."), tr("Tapez de nouveau ce texte.")),
        Wrong.TEXT_TOO_LONG: (tr("« {about} » est trop long."), tr("Raccourcissez ce texte à {count} signes.")),
        Wrong.NOTHING_INSIDE: (tr("{about} ne contient rien."), tr("Ajoutez ce qui manque, ou enlevez cette partie.")),
    }
    return words.get(wrong)


def _rule(wrong: Wrong, tr: Translate) -> tuple[str, str]:
    words = {
        Wrong.REQUIRED: (
            tr("« {about} » ne convient pas pour {count} critères."),
            tr("Écrivez un nombre de 1 à {count}, ou un taux comme 75 %."),
        ),
        Wrong.ORIGIN: (
            tr("« {about} » ne dit pas d'où vient la règle."),
            tr("Écrivez « publiée », « par défaut » ou « corrigée », ou laissez vide."),
        ),
        Wrong.MANDATORY: (
            tr("« {about} » ne dit pas si le critère est obligatoire."),
            tr("Écrivez « oui » ou « non », ou laissez vide si personne ne le sait."),
        ),
    }
    return words[wrong]
