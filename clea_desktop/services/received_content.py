"""Reads what an accepted bundle holds, for the window: only from a TrustedBundle, so never from what was refused."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from clea_desktop.bundles.dossier_check import journal_lines
from clea_desktop.bundles.layout import JOURNAL_FILE, Kind
from clea_desktop.bundles.verifying import TrustedBundle
from clea_desktop.core.dossier import BirthKnown, Identity
from clea_desktop.core.errors import CleaError
from clea_desktop.core.evaluation import DomainResult, evaluate
from clea_desktop.core.framework import Domain, Framework, parse_framework
from clea_desktop.core.journal import check_chain, link_digest
from clea_desktop.core.limits import legible
from clea_desktop.core.rating import Rating
from clea_desktop.services.received_views import (
    FoundDomain,
    FoundLine,
    JournalFound,
    JournalLine,
    Piece,
    ReceivedDossier,
)

_SHOWN_LINES = 2000
_WHOLE_DAY = 10
_KNOWN = {4: BirthKnown.YEAR, 7: BirthKnown.MONTH, _WHOLE_DAY: BirthKnown.DAY}


def received_dossier(bundle: TrustedBundle) -> ReceivedDossier:
    """Read a bundle that was accepted."""
    dossier = bundle.dossier
    candidate = _mapping(dossier, "candidate")
    amendment = dossier.get("amendment")
    return ReceivedDossier(
        candidate=f"{_text(candidate, 'first_name')} {_text(candidate, 'birth_name')}",
        born=_born(candidate),
        code=_text(dossier, "code"),
        evaluation_body=_text(_mapping(dossier, "evaluation_body"), "name"),
        framework=_text(_mapping(dossier, "framework"), "title"),
        sealed_at=_instant(dossier, "sealed_at"),
        amendment=_text(amendment, "reason") if isinstance(amendment, Mapping) else "",
        pieces=tuple(_pieces(bundle)),
        domains=_domains(dossier),
        journal=_journal(bundle),
    )


def _born(candidate: Mapping[str, object]) -> Identity | None:
    """Read when somebody was born, as far as it is known; None when the day does not exist."""
    text = _text(candidate, "birth_date")
    known = _KNOWN.get(len(text))
    try:
        day = date.fromisoformat(f"{text}-01-01"[:_WHOLE_DAY])
    except ValueError:
        return None
    names = _text(candidate, "birth_name"), _text(candidate, "first_name")
    return None if known is None else Identity(*names, day, birth_known=known)


def _pieces(bundle: TrustedBundle) -> Iterator[Piece]:
    """Give documents first, the jury's papers among them, then evidence."""
    yield from (_piece(item, is_document=True) for item in _items(bundle.dossier, "documents"))
    yield from _extracts(bundle)
    yield from (_piece(item, is_document=False) for item in _items(bundle.dossier, "evidence"))


def _piece(item: Mapping[str, object], *, is_document: bool) -> Piece:
    return Piece(
        name=_text(item, "file"),
        label=_text(item, "label"),
        kind=_text(item, "kind"),
        media_type=_text(item, "media_type"),
        size=_number(item, "size"),
        at=_instant(item, "at"),
        criteria=tuple(_text(link, "criterion") for link in _items(item, "criteria")),
        is_document=is_document,
    )


def _extracts(bundle: TrustedBundle) -> Iterator[Piece]:
    """Give the jury's papers: nothing in the evaluator's dossier speaks of them."""
    for member in bundle.members:
        if member.placed.kind is Kind.EXTRACT:
            entry = member.entry
            yield Piece(entry.name, "", "jury-extract", "application/pdf", entry.size, None, (), is_document=True)


def _domains(dossier: Mapping[str, object]) -> tuple[FoundDomain, ...]:
    """Recompute the results from the findings and the rules the file carries, as any reader does."""
    framework = _framework(dossier)
    if framework is None:
        return ()
    findings = {_text(item, "criterion"): item for item in _items(dossier, "ratings")}
    ratings = {code: Rating(_text(item, "value")) for code, item in findings.items()}
    results = evaluate(framework, ratings).domains
    return tuple(
        _domain(domain, result, findings, ratings) for domain, result in zip(framework.domains, results, strict=True)
    )


def _framework(dossier: Mapping[str, object]) -> Framework | None:
    try:
        return parse_framework({"notes": [], "sources": [], **_mapping(dossier, "framework")})
    except CleaError:
        return None


def _domain(
    domain: Domain,
    result: DomainResult,
    findings: Mapping[str, Mapping[str, object]],
    ratings: Mapping[str, Rating],
) -> FoundDomain:
    lines = []
    for subdomain in domain.subdomains:
        for criterion in subdomain.criteria:
            found = findings.get(criterion.code, {})
            pieces = found.get("evidence")
            count = len(pieces) if isinstance(pieces, Sequence) else 0
            reason = _text(found, "reason")
            lines.append(FoundLine(criterion.code, criterion.title, ratings.get(criterion.code), reason, count))
    return FoundDomain(domain.code, domain.title, result.is_acquired, result.acquired, result.total, tuple(lines))


def _journal(bundle: TrustedBundle) -> JournalFound:
    people = {_text(one, "id"): _text(one, "name") for one in _items(bundle.dossier, "actors")}
    length, opened, head = 0, 0, ""
    lines: list[JournalLine] = []
    for entry in check_chain(journal_lines(bundle.blocks(JOURNAL_FILE))):
        length, head = entry.link.number, link_digest(entry.link)
        if entry.payload is None:
            continue
        opened += 1
        if len(lines) < _SHOWN_LINES:
            said, facts = entry.payload, _mapping(entry.payload, "facts")
            by = people.get(_text(said, "by"), "")
            lines.append(JournalLine(length, _text(said, "at"), _text(said, "act"), by, _text(facts, "criterion")))
    return JournalFound(length, opened, head, tuple(lines))


def _mapping(item: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = item.get(key)
    return value if isinstance(value, Mapping) else {}


def _items(item: Mapping[str, object], key: str) -> Iterator[Mapping[str, object]]:
    value = item.get(key)
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, Mapping))


def _instant(item: Mapping[str, object], key: str) -> datetime | None:
    """Read an instant; None when it does not exist."""
    try:
        return datetime.fromisoformat(_text(item, key))
    except ValueError:
        return None


def _text(item: Mapping[str, object], key: str) -> str:
    """Take words out, without anything in them that would show others than are written."""
    value = item.get(key)
    return legible(value) if isinstance(value, str) else ""


def _number(item: Mapping[str, object], key: str) -> int:
    value = item.get(key)
    return value if isinstance(value, int) else 0
