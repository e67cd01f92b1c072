"""The map of a dossier: what each criterion's finding rests on, on an ordered scale.

The scale goes from what is told to what can be looked at again: nothing, the person's words, what was seen in a
practical exercise, a piece attached. Several traces do not add up: the strongest one counts. The self-assessment is no
trace at all: it only shows where a finding is worth a talk.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeVar

from clea_desktop.core.evaluation import DomainResult, evaluate
from clea_desktop.core.exercise import Seen
from clea_desktop.core.framework import Criterion, Framework
from clea_desktop.core.rating import Rating, SubdomainResult
from clea_desktop.core.self_assessment import Gap, SelfAnswer, gap

T = TypeVar("T")


class Proof(IntEnum):
    """How much can be shown of a criterion; more is stronger."""

    NONE = 0
    SAID = 1
    SEEN = 2
    ATTACHED = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence; ``reasons`` says, by criterion, why it speaks of it (or nothing)."""

    number: int
    label: str
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Observed:
    """A clue looked at in a practical exercise."""

    criterion: str
    clue: str
    seen: Seen
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the person, pinned to a criterion."""

    criterion: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and its reason."""

    value: Rating
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Traces:
    """Everything a dossier holds, as the map needs it."""

    findings: Mapping[str, Found]
    pieces: tuple[Piece, ...] = ()
    observed: tuple[Observed, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    answers: Mapping[str, SelfAnswer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """One criterion of the map, with all it rests on."""

    criterion: Criterion
    found: Found | None
    pieces: tuple[Piece, ...]
    observed: tuple[Observed, ...]
    quoted: tuple[Quoted, ...]
    answer: SelfAnswer | None

    @property
    def code(self) -> str:
        """Return the criterion's code."""
        return self.criterion.code

    @property
    def rating(self) -> Rating | None:
        """Return the finding; None is not evaluated, never acquired."""
        return self.found.value if self.found else None

    @property
    def is_acquired(self) -> bool:
        """Say whether it was found acquired."""
        return self.rating is Rating.ACQUIRED

    @property
    def proof(self) -> Proof:
        """Return the strongest trace; what was looked for and not seen shows nothing."""
        if self.pieces:
            return Proof.ATTACHED
        if any(one.seen is not Seen.NO for one in self.observed):
            return Proof.SEEN
        return Proof.SAID if self.quoted else Proof.NONE

    @property
    def gap(self) -> Gap | None:
        """Return what is worth a talk between what was said of oneself and what was found."""
        return gap(self.answer, self.rating)

    @property
    def lacks_reason(self) -> bool:
        """Say whether something is attached and nobody wrote what it shows."""
        said = bool(self.found and self.found.reason) or any(piece.reasons.get(self.code) for piece in self.pieces)
        return bool(self.pieces) and not said

    @property
    def is_contradicted(self) -> bool:
        """Say whether everything that was looked at says the contrary of the finding."""
        seen = {one.seen for one in self.observed}
        if self.rating is Rating.ACQUIRED:
            return seen == {Seen.NO}
        return self.rating is Rating.NOT_ACQUIRED and seen == {Seen.YES}


@dataclass(frozen=True, slots=True)
class SubdomainMap:
    """A sub-domain: its result by the rule, and its criteria."""

    result: SubdomainResult
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DomainMap:
    """A domain: acquired by the rule, never by a count."""

    result: DomainResult
    subdomains: tuple[SubdomainMap, ...]


@dataclass(frozen=True, slots=True)
class EvidenceMap:
    """The whole map, in the order of the framework."""

    domains: tuple[DomainMap, ...]

    def subdomains(self) -> Iterator[SubdomainMap]:
        """Go through every sub-domain."""
        return (subdomain for domain in self.domains for subdomain in domain.subdomains)

    def cells(self) -> Iterator[Cell]:
        """Go through every criterion."""
        return (cell for subdomain in self.subdomains() for cell in subdomain.cells)


def evidence_map(framework: Framework, traces: Traces) -> EvidenceMap:
    """Lay everything out by criterion; traces of a criterion the framework does not have are left out."""
    result = evaluate(framework, {code: found.value for code, found in traces.findings.items()})
    make = _cells(traces)
    return EvidenceMap(
        tuple(
            DomainMap(
                domain_result,
                tuple(
                    SubdomainMap(found, tuple(make(criterion) for criterion in subdomain.criteria))
                    for subdomain, found in zip(domain.subdomains, domain_result.subdomains, strict=True)
                ),
            )
            for domain, domain_result in zip(framework.domains, result.domains, strict=True)
        )
    )


def _cells(traces: Traces) -> Callable[[Criterion], Cell]:
    """Return what makes the cell of a criterion, from traces sorted once."""
    pieces = _sorted((code, piece) for piece in traces.pieces for code in piece.reasons)
    observed = _sorted((one.criterion, one) for one in traces.observed)
    quoted = _sorted((one.criterion, one) for one in traces.quoted)

    def cell(criterion: Criterion) -> Cell:
        code = criterion.code
        return Cell(
            criterion,
            traces.findings.get(code),
            pieces.get(code, ()),
            observed.get(code, ()),
            quoted.get(code, ()),
            traces.answers.get(code),
        )

    return cell


def _sorted(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for code, one in pairs:
        found[code] = (*found.get(code, ()), one)
    return found
