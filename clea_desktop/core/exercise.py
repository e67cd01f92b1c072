"""A practical exercise: what the candidate is given, what the evaluator looks at, and what it gives a chance to see.

``clues``, ``notes`` and ``covers`` are the evaluator's: a candidate's paper is made of the rest. A clue never decides a
finding: it is a fact to remember when the criterion is looked at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.framework import Framework, Subdomain

WRITTEN_FOR = "clea-socle"
"""The certification whose criteria clues name when nothing else is said: elsewhere the same codes say other things."""
_MOST_DIGITS = 10


class Seen(Enum):
    """What was observed of a clue."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Strength(Enum):
    """Done in front of the evaluator, or told."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class FieldType(Enum):
    """What a field of a form waits for."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Clue:
    """Something to look at during a task, and the criterion it speaks of."""

    criterion: str
    clue: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do."""

    id: str
    title: str
    instructions: tuple[str, ...]
    documents: tuple[str, ...]
    minutes: int
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars drawn from a table."""

    label_column: int
    value_column: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns; an empty cell is the candidate's to fill in."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    chart: Chart | None

    @property
    def bars(self) -> tuple[tuple[str, int], ...]:
        """Return what the bars show; none without a chart, or while its figures are still being written."""
        if self.chart is None:
            return ()
        label, value = self.chart.label_column, self.chart.value_column
        figures = [row[value] for row in self.rows] if max(label, value) < len(self.columns) else [""]
        if not all(figure.isdecimal() and len(figure) < _MOST_DIGITS for figure in figures):
            return ()
        return tuple((row[label], int(row[value])) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """A message; each attachment is another document, named in its title."""

    sender: str
    to: str
    date: str
    subject: str
    paragraphs: tuple[str, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form."""

    label: str
    type: FieldType
    value: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Fields to fill in."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a plan, in its unit, from the top left corner."""

    name: str
    x: float
    y: float
    w: float
    h: float
    is_round: bool
    note: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A point of a plan."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A place seen from above; ``description`` is to be read aloud."""

    description: str
    width: float
    height: float
    unit: str
    zones: tuple[Zone, ...]
    markers: tuple[Marker, ...]


Content = Table | Text | Mail | Form | Plan


@dataclass(frozen=True, slots=True)
class Document:
    """One of the papers the candidate works with."""

    id: str
    title: str
    content: Content


@dataclass(frozen=True, slots=True)
class Expected:
    """What may be answered to a task."""

    task: str
    answer: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What only the evaluator reads."""

    before: tuple[str, ...]
    during: tuple[str, ...]
    expected: tuple[Expected, ...]
    do_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A whole practical exercise, as of one version."""

    id: str
    version: int
    status: str
    title: str
    trade: str
    summary: str
    minutes: int
    smallest_group: int
    largest_group: int
    material: tuple[str, ...]
    room: str
    safety: tuple[str, ...]
    accommodations: tuple[str, ...]
    intro: str
    context: str
    tasks: tuple[Task, ...]
    documents: tuple[Document, ...]
    notes: Notes
    framework: str = WRITTEN_FOR

    @property
    def covers(self) -> frozenset[str]:
        """Return the criteria at least one clue speaks of."""
        return frozenset(clue.criterion for task in self.tasks for clue in task.clues if clue.criterion)

    def task(self, task_id: str) -> Task | None:
        """Return a task."""
        return next((task for task in self.tasks if task.id == task_id), None)

    def document(self, document_id: str) -> Document | None:
        """Return a document."""
        return next((document for document in self.documents if document.id == document_id), None)

    def clue(self, task_id: str, criterion: str) -> Clue | None:
        """Return what a task lets see of a criterion."""
        task = self.task(task_id)
        return next((clue for clue in task.clues if clue.criterion == criterion), None) if task else None


@dataclass(frozen=True, slots=True)
class SubdomainCoverage:
    """What exercises let see of a sub-domain, by criterion codes in the order of the framework."""

    subdomain: Subdomain
    covered: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What exercises let see of a framework."""

    subdomains: tuple[SubdomainCoverage, ...]

    @property
    def covered(self) -> int:
        """Count the criteria that can be observed."""
        return sum(len(part.covered) for part in self.subdomains)

    @property
    def total(self) -> int:
        """Count all criteria."""
        return self.covered + sum(len(part.missing) for part in self.subdomains)

    def gaps(self) -> tuple[SubdomainCoverage, ...]:
        """Return the sub-domains with something left to look for in the interviews."""
        return tuple(part for part in self.subdomains if part.missing)


def coverage(framework: Framework, exercises: Sequence[Exercise]) -> Coverage:
    """Say what these exercises, together, give a chance to see; codes of another framework count for nothing."""
    known = (exercise.covers for exercise in exercises if exercise.framework == framework.id)
    seen: frozenset[str] = frozenset().union(*known)
    return Coverage(tuple(_of_subdomain(subdomain, seen) for subdomain in framework.subdomains()))


def _of_subdomain(subdomain: Subdomain, seen: frozenset[str]) -> SubdomainCoverage:
    codes = [criterion.code for criterion in subdomain.criteria]
    return SubdomainCoverage(
        subdomain,
        tuple(code for code in codes if code in seen),
        tuple(code for code in codes if code not in seen),
    )


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen of one clue, and in which words."""

    seen: Seen
    note: str = ""


ClueKey = tuple[str, str]
"""A task's id and a criterion's code: what names a clue within an exercise."""


def counts(exercise: Exercise, observations: Mapping[ClueKey, Observation], task_id: str = "") -> tuple[int, int]:
    """Count the clues looked at and all of them, in one task or in the whole exercise."""
    keys = [(task.id, clue.criterion) for task in exercise.tasks if task_id in {"", task.id} for clue in task.clues]
    return sum(key in observations for key in keys), len(keys)
