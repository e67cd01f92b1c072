"""A référentiel as a file tells it, before anybody knows that it holds together; all that is wrong is found at once.

Tables and JSON are both read into a draft, so that one set of rules judges them and names their lines.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from clea_desktop.core.framework import Criterion, Domain, Framework, RuleKind, Source, Subdomain
from clea_desktop.core.framework_problems import WHOLE, Place, Problem, Wrong
from clea_desktop.core.names import fold

CODE_LIMIT, TITLE_LIMIT, NOTE_LIMIT, NAME_LIMIT = 10, 500, 2000, 40
PART_LIMIT = 1000
_DECIMALS_TYPED = 2


class Column:
    """The names of a table's columns: they are the format of the file, the same in every language."""

    DOMAIN = "Domaine"
    DOMAIN_TITLE = "Titre du domaine"
    SUBDOMAIN = "Sous-domaine"
    SUBDOMAIN_TITLE = "Titre du sous-domaine"
    REQUIRED = "Critères requis"
    ORIGIN = "Origine de la règle"
    RULE_SOURCE = "Source de la règle"
    CRITERION = "Critère"
    TITLE = "Libellé"
    MANDATORY = "Obligatoire"


class Heading:
    """The names of the lines above the table."""

    ID = "Certification"
    VERSION = "Version"
    TITLE = "Titre"
    STATUS = "Statut"
    NOTE = "Note"
    SOURCE = "Source"


_CODE = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")
_NAME = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
_COUNT = re.compile(r"(\d{1,4})(?:[.,]0+)?")
_RATE = re.compile(r"(\d{1,3})(?:[.,](\d{1,6}))? ?%")
_OUT_OF = re.compile(r"(\d{1,4}) ?(?:sur|/) ?(\d{1,4})")
_BREAKS = re.compile(r"[\t\r\n\v\f\u0085\u2028\u2029]+")
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
_YES = {"oui": True, "o": True, "vrai": True, "true": True, "non": False, "n": False, "faux": False, "false": False}
_HEADINGS = frozenset({Heading.TITLE, Heading.NOTE, Heading.SOURCE})
_UNKNOWN = frozenset({"", "?", "inconnu"})
_ORIGINS = {
    "": RuleKind.PUBLISHED,
    "publiee": RuleKind.PUBLISHED,
    "publie": RuleKind.PUBLISHED,
    "published": RuleKind.PUBLISHED,
    "par defaut": RuleKind.DEFAULT,
    "default": RuleKind.DEFAULT,
    "corrigee": RuleKind.CORRECTED,
    "corrige": RuleKind.CORRECTED,
    "corrected": RuleKind.CORRECTED,
}


@dataclass(slots=True)
class DraftCriterion:
    """A criterion; ``mandatory`` is what the file says, in its own type."""

    place: Place
    code: str
    title: str
    mandatory: object = None


@dataclass(slots=True)
class DraftSubdomain:
    """A sub-domain; ``required`` is a count, a rate, or whatever else the file says."""

    place: Place
    code: str
    title: str
    required: object = None
    rule: str = ""
    rule_source: str = ""
    criteria: list[DraftCriterion] = field(default_factory=list)


@dataclass(slots=True)
class DraftDomain:
    """A domain."""

    place: Place
    code: str
    title: str
    subdomains: list[DraftSubdomain] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """The whole file."""

    id: str = ""
    version: str = ""
    title: str = ""
    to_confirm: bool = False
    notes: list[str] = field(default_factory=list)
    sources: list[tuple[str, str, str]] = field(default_factory=list)
    domains: list[DraftDomain] = field(default_factory=list)
    head: Place = WHOLE


def one_line(text: str) -> str:
    """Return a text on one line, with nothing around it; its inner spaces are the author's."""
    return unicodedata.normalize("NFC", _BREAKS.sub(" ", text).strip())


def judge(draft: Draft) -> tuple[Framework | None, list[Problem]]:
    """Return the framework of a draft, or None and everything that is wrong with it."""
    found = _Judge()
    framework = found.framework(draft)
    return (None if found.problems else framework), found.problems


def required_count(value: object, total: int) -> int | None:
    """Return how many of ``total`` criteria are asked for: « 6 », « 75 % », « 6 sur 7 »; else None.

    A rate is rounded up, 75 % of 5 being 4; one with decimals that is a count's own rate, rounded, is that count:
    « 66.67 % » of 3 is 2.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = one_line(str(value)).replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    if found := _COUNT.fullmatch(text):
        count = int(found[1])
    elif found := _RATE.fullmatch(text):
        count = _rated(found[1], found[2] or "", total)
    elif (found := _OUT_OF.fullmatch(text)) and int(found[2]) == total:
        count = int(found[1])
    else:
        return None
    return count if 0 < count <= total else None


def _rated(whole: str, decimals: str, total: int) -> int:
    rate = Fraction(f"{whole}.{decimals or 0}")
    nearest = round(rate * total / 100)
    half = Fraction(1, 2 * 10 ** len(decimals))
    if decimals and total and abs(Fraction(100 * nearest, total) - rate) <= half:
        return nearest
    return ceil(rate * total / 100)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rule a file writes as a rate: in which sub-domain, as it is written, and the count it was read as."""

    code: str
    percent: str
    required: int
    total: int


def rates(draft: Draft) -> tuple[Rate, ...]:
    """Return the rules written as rates, so that people can see what each was read as."""
    found = []
    for subdomain in (child for domain in draft.domains for child in domain.subdomains):
        written, total = subdomain.required, len(subdomain.criteria)
        required = required_count(written, total)
        if isinstance(written, str) and "%" in written and required:
            percent = one_line(written).partition("%")[0].strip().replace(".", ",")
            if len(percent.partition(",")[2]) > _DECIMALS_TYPED:  # nobody typed that: a spreadsheet computed it
                percent = str(round(float(percent.replace(",", "."))))
            found.append(Rate(subdomain.code, percent, required, total))
    return tuple(found)


class _Judge:
    """Builds what it can, and writes down what is wrong on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._codes: set[str] = set()

    def framework(self, draft: Draft) -> Framework:
        self._name(draft.id, draft.head, Heading.ID)
        self._name(draft.version, draft.head, Heading.VERSION)
        self._text(draft.title, draft.head, Heading.TITLE, TITLE_LIMIT)
        for note in draft.notes:
            self._text(note, draft.head, Heading.NOTE, NOTE_LIMIT)
        for source in draft.sources:
            for part in source:
                self._text(part, draft.head, Heading.SOURCE, NOTE_LIMIT)
        if not draft.domains:
            self._say(Wrong.EMPTY, draft.head)
        criteria = sum(len(subdomain.criteria) for domain in draft.domains for subdomain in domain.subdomains)
        if criteria + len(draft.notes) + len(draft.sources) > PART_LIMIT:
            self._say(Wrong.TOO_MANY_PARTS, draft.head, count=PART_LIMIT)
        return Framework(
            id=draft.id,
            version=draft.version,
            title=draft.title,
            to_confirm=draft.to_confirm,
            notes=tuple(draft.notes),
            sources=tuple(Source(*source) for source in draft.sources),
            domains=tuple(self._domain(domain) for domain in draft.domains),
        )

    def _domain(self, draft: DraftDomain) -> Domain:
        self._code(draft.code, draft.place, Column.DOMAIN)
        if draft.title or not draft.code:
            self._text(draft.title, draft.place, Column.DOMAIN_TITLE, TITLE_LIMIT)
        else:
            self._say(Wrong.UNKNOWN_DOMAIN, draft.place, draft.code)
        self._not_empty(draft.subdomains, draft.place, draft.code)
        return Domain(draft.code, draft.title, tuple(self._subdomain(child) for child in draft.subdomains))

    def _subdomain(self, draft: DraftSubdomain) -> Subdomain:
        self._code(draft.code, draft.place, Column.SUBDOMAIN)
        self._text(draft.title, draft.place, Column.SUBDOMAIN_TITLE, TITLE_LIMIT)
        self._not_empty(draft.criteria, draft.place, draft.code)
        total = len(draft.criteria)
        required = required_count(draft.required, total)
        if draft.required is None or draft.required == "":
            self._say(Wrong.MISSING, draft.place, Column.REQUIRED)
        elif required is None and total:
            self._say(Wrong.REQUIRED, draft.place, str(draft.required)[:CODE_LIMIT], total)
        rule = _ORIGINS.get(fold(draft.rule))
        if rule is None:
            self._say(Wrong.ORIGIN, draft.place, draft.rule[:NAME_LIMIT])
        source = draft.rule_source or "fichier importé"
        self._text(source, draft.place, Column.RULE_SOURCE, TITLE_LIMIT)
        criteria = tuple(self._criterion(child) for child in draft.criteria)
        return Subdomain(draft.code, draft.title, required or 1, rule or RuleKind.DEFAULT, source, criteria)

    def _criterion(self, draft: DraftCriterion) -> Criterion:
        self._code(draft.code, draft.place, Column.CRITERION)
        self._text(draft.title, draft.place, Column.TITLE, TITLE_LIMIT)
        return Criterion(draft.code, draft.title, self._mandatory(draft))

    def _mandatory(self, draft: DraftCriterion) -> bool | None:
        value = draft.mandatory
        if value is None or isinstance(value, bool):
            return value
        word = fold(value) if isinstance(value, str) else str(value)
        if word not in _UNKNOWN and word not in _YES:
            self._say(Wrong.MANDATORY, draft.place, str(value)[:NAME_LIMIT])
        return _YES.get(word)

    def _code(self, code: str, place: Place, column: str) -> None:
        if not code:
            self._say(Wrong.MISSING, place, column)
        elif len(code) > CODE_LIMIT or not _CODE.fullmatch(code):
            self._say(Wrong.CODE, place, code[:NAME_LIMIT])
        elif code in self._codes:
            self._say(Wrong.CODE_TWICE, place, code)
        self._codes.add(code)

    def _name(self, name: str, place: Place, label: str) -> None:
        if not name:
            self._say(Wrong.HEADING, place, label)
        elif len(name) > NAME_LIMIT or not _NAME.fullmatch(name):
            self._say(Wrong.IDENTIFIER, place, name[:NAME_LIMIT])

    def _text(self, text: str, place: Place, label: str, limit: int) -> None:
        if not text:
            self._say(Wrong.HEADING if label in _HEADINGS else Wrong.MISSING, place, label)
        elif any(_is_odd(character) for character in text):
            self._say(Wrong.ODD_TEXT, place, label)
        elif len(text) > limit:
            self._say(Wrong.TEXT_TOO_LONG, place, label, limit)

    def _not_empty(self, children: list[DraftSubdomain] | list[DraftCriterion], place: Place, code: str) -> None:
        if not children:
            self._say(Wrong.NOTHING_INSIDE, place, code)

    def _say(self, wrong: Wrong, place: Place, about: str = "", count: int = 0) -> None:
        self.problems.append(Problem(wrong, place, about, count))


def _is_odd(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _DIRECTION
