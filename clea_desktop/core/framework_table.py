"""A référentiel as a table: a few lines that say what it is, then one line per criterion.

People fill such a table in a spreadsheet: a domain, a sub-domain and its rule may be written on their first line only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.framework import Framework, RuleKind
from clea_desktop.core.framework_draft import (
    Column,
    Draft,
    DraftCriterion,
    DraftDomain,
    DraftSubdomain,
    Heading,
    one_line,
)
from clea_desktop.core.framework_problems import Place, Problem, UnreadableError, Wrong
from clea_desktop.core.names import fold

ROW_LIMIT, COLUMN_LIMIT = 5000, 40
_MOST_MISSING = 3

_ORIGIN = {RuleKind.PUBLISHED: "publiée", RuleKind.DEFAULT: "par défaut", RuleKind.CORRECTED: "corrigée"}
_STATUS = "à confirmer"
_MANDATORY = {True: "oui", False: "non", None: ""}
_COLUMNS = (
    Column.DOMAIN,
    Column.DOMAIN_TITLE,
    Column.SUBDOMAIN,
    Column.SUBDOMAIN_TITLE,
    Column.REQUIRED,
    Column.ORIGIN,
    Column.RULE_SOURCE,
    Column.CRITERION,
    Column.TITLE,
    Column.MANDATORY,
)
_OPTIONAL = frozenset({Column.ORIGIN, Column.RULE_SOURCE, Column.MANDATORY})
_ALSO = {
    "code du domaine": Column.DOMAIN,
    "code du sous domaine": Column.SUBDOMAIN,
    "taux requis": Column.REQUIRED,
    "nombre requis": Column.REQUIRED,
    "code du critere": Column.CRITERION,
    "libelle du critere": Column.TITLE,
    "intitule": Column.TITLE,
}
_NAMES = {fold(column): column for column in _COLUMNS} | _ALSO
_CODES = frozenset({Column.DOMAIN, Column.SUBDOMAIN, Column.CRITERION})
_HEADINGS = {
    fold(name): name
    for name in (Heading.ID, Heading.VERSION, Heading.TITLE, Heading.STATUS, Heading.NOTE, Heading.SOURCE)
}


class Odd(Enum):
    """What a spreadsheet's cell may hold that is neither words nor a number."""

    COMPUTED = "computed"
    DATE = "date"


Cell = str | int | float | bool | Odd | None
Line = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Row:
    """One row, under the number the spreadsheet gives it."""

    number: int
    cells: tuple[Cell, ...]


def framework_rows(framework: Framework) -> Iterator[tuple[str, ...]]:
    """Write a framework as rows; reading them back gives the same framework."""
    yield (Heading.ID, framework.id)
    yield (Heading.VERSION, framework.version)
    yield (Heading.TITLE, framework.title)
    if framework.to_confirm:
        yield (Heading.STATUS, _STATUS)
    for note in framework.notes:
        yield (Heading.NOTE, note)
    for source in framework.sources:
        yield (Heading.SOURCE, source.id, source.what, source.where)
    yield ()
    yield _COLUMNS
    for domain in framework.domains:
        for subdomain in domain.subdomains:
            for criterion in subdomain.criteria:
                yield (
                    domain.code,
                    domain.title,
                    subdomain.code,
                    subdomain.title,
                    str(subdomain.required),
                    _ORIGIN[subdomain.rule],
                    subdomain.rule_source,
                    criterion.code,
                    criterion.title,
                    _MANDATORY[criterion.mandatory],
                )


def columns_named(cells: Sequence[Cell]) -> dict[int, str]:
    """Return the columns a row names, by position: the more there are, the surer it is the table's first row."""
    found = ((place, _NAMES.get(fold(cell))) for place, cell in enumerate(cells) if isinstance(cell, str))
    return {place: name for place, name in found if name}


def read_rows(rows: Sequence[Row]) -> tuple[Draft, list[Problem]]:
    """Read a table; UnreadableError when it has no rows, or no columns one can know."""
    filled = [row for row in rows if any(_is_filled(cell) for cell in row.cells)]
    if not filled:
        raise UnreadableError(Problem(Wrong.EMPTY))
    first = max(filled, key=lambda row: len(columns_named(row.cells)))
    columns = columns_named(first.cells)
    reader = _Reader(columns)
    reader.check_columns(first)
    reader.read_head([row for row in filled if row.number < first.number])
    for row in filled:
        if row.number > first.number:
            reader.read_line(row)
    return reader.draft, reader.problems


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


class _Reader:
    """Goes down the table; what is left empty is what stands above."""

    def __init__(self, columns: Mapping[int, str]) -> None:
        self.draft = Draft()
        self.problems: list[Problem] = []
        self._columns = columns
        self._domains: dict[str, DraftDomain] = {}
        self._subdomains: dict[str, tuple[DraftDomain, DraftSubdomain]] = {}
        self._last_domain = self._last_subdomain = ""

    def check_columns(self, row: Row) -> None:
        """Say which columns are missing or stand twice; without its columns, a table says nothing."""
        named = list(self._columns.values())
        place = Place(row.number)
        missing = [column for column in _COLUMNS if column not in named and column not in _OPTIONAL]
        if len(missing) > _MOST_MISSING:
            raise UnreadableError(Problem(Wrong.COLUMNS, about=_listed(missing), count=len(missing)))
        twice = {column for column in named if named.count(column) > 1}
        found = [Problem(Wrong.COLUMN_TWICE, place, column) for column in _COLUMNS if column in twice]
        self.problems += found
        if missing:
            self._say(Wrong.COLUMNS, row.number, _listed(missing), len(missing))
        if self.problems:
            raise UnreadableError(*self.problems)

    def read_head(self, rows: Sequence[Row]) -> None:
        """Read the lines above the table; a line with another name is the author's own remark."""
        seen: set[str] = set()
        for row in rows:
            name = _HEADINGS.get(fold(row.cells[0])) if isinstance(row.cells[0], str) else None
            if name is None:
                continue
            values = [self._text(cell, row.number, name) for cell in row.cells[1:4]]
            value = values[0] if values else ""
            if name in seen and name not in {Heading.NOTE, Heading.SOURCE}:
                self._say(Wrong.HEADING_TWICE, row.number, name)
            seen.add(name)
            self._take_head(name, value, [*values, "", "", ""][:3])

    def read_line(self, row: Row) -> None:
        """Read one criterion."""
        cells = {name: row.cells[place] for place, name in self._columns.items() if place < len(row.cells)}
        texts = {name: self._text(cell, row.number, name) for name, cell in cells.items() if name != Column.REQUIRED}
        place = Place(row.number)
        domain = self._domain(texts, place)
        subdomain = self._subdomain(domain, texts, place)
        self._take_rule(subdomain, cells, texts, place)
        mandatory = cells.get(Column.MANDATORY)
        shown = mandatory if isinstance(mandatory, bool) else texts.get(Column.MANDATORY, "")
        code, title = texts.get(Column.CRITERION, ""), texts.get(Column.TITLE, "")
        subdomain.criteria.append(DraftCriterion(place, code, title, shown))

    def _take_head(self, name: str, value: str, three: list[str]) -> None:
        match name:
            case Heading.ID:
                self.draft.id = value
            case Heading.VERSION:
                self.draft.version = value
            case Heading.TITLE:
                self.draft.title = value
            case Heading.STATUS:
                self.draft.to_confirm = fold(value) == fold(_STATUS)
            case Heading.NOTE:
                self.draft.notes.append(value)
            case _:
                self.draft.sources.append((three[0], three[1], three[2]))

    def _domain(self, texts: Mapping[str, str], place: Place) -> DraftDomain:
        code, title = texts.get(Column.DOMAIN, ""), texts.get(Column.DOMAIN_TITLE, "")
        if code and code != self._last_domain:
            self._last_subdomain = ""
        code = self._last_domain = code or self._last_domain
        found = self._domains.get(code)
        if found is None:
            found = self._domains[code] = DraftDomain(place, code, title)
            self.draft.domains.append(found)
        found.title = found.title or title
        if title and title != found.title:
            self._say(Wrong.TITLE_CHANGES, place.line, code)
        return found

    def _subdomain(self, domain: DraftDomain, texts: Mapping[str, str], place: Place) -> DraftSubdomain:
        code, title = texts.get(Column.SUBDOMAIN, ""), texts.get(Column.SUBDOMAIN_TITLE, "")
        code = self._last_subdomain = code or self._last_subdomain
        held, found = self._subdomains.get(code, (domain, None))
        if found is None:
            found = DraftSubdomain(place, code, title)
            self._subdomains[code] = (domain, found)
            domain.subdomains.append(found)
        elif held is not domain:
            self._say(Wrong.MOVED, place.line, code)
        found.title = found.title or title
        if title and title != found.title:
            self._say(Wrong.TITLE_CHANGES, place.line, code)
        return found

    def _take_rule(self, subdomain: DraftSubdomain, cells: Line, texts: Mapping[str, str], place: Place) -> None:
        """Take the rule from the first line that tells it; another line may only repeat it."""
        required = cells.get(Column.REQUIRED)
        shown = one_line(required) if isinstance(required, str) else required
        if isinstance(shown, Odd):
            self._text(shown, place.line, Column.REQUIRED)
            subdomain.required = subdomain.required or 1
        elif _is_filled(shown):
            changes = subdomain.required is not None and str(subdomain.required) != str(shown)
            subdomain.required = shown if subdomain.required is None else subdomain.required
            if changes:
                self._say(Wrong.RULE_CHANGES, place.line, subdomain.code)
        subdomain.rule = subdomain.rule or texts.get(Column.ORIGIN, "")
        subdomain.rule_source = subdomain.rule_source or texts.get(Column.RULE_SOURCE, "")

    def _text(self, cell: Cell, line: int, name: str) -> str:
        """Return a cell as words; a code the spreadsheet took for a number or a date is told."""
        is_code = name in _CODES
        if cell is Odd.COMPUTED:
            self._say(Wrong.FORMULA, line, name)
            return ""
        if cell is Odd.DATE or (is_code and isinstance(cell, float) and not cell.is_integer()):
            self._say(Wrong.CODE_CHANGED, line, name)
            return ""
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return "" if cell is None else one_line(str(cell))

    def _say(self, wrong: Wrong, line: int, about: str = "", count: int = 0) -> None:
        self.problems.append(Problem(wrong, Place(line), about, count))


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f"« {column} »" for column in columns)
