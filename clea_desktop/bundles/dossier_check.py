"""What a sealed dossier must say: its canonical form, the published schema, and agreement with the file around it.

The writer asks this before it signs and the reader before it believes, so no bundle is sealed that would be refused.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from clea_desktop.bundles import limits
from clea_desktop.bundles.layout import DOSSIER_FILE, JOURNAL_FILE, Kind, place
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.core.canonical import NotCanonicalError, from_canonical
from clea_desktop.core.consistency import contradiction
from clea_desktop.core.journal import BrokenChainError, check_chain, link_digest
from clea_desktop.core.jury_reading import is_vouched_for
from clea_desktop.resource_files import read_resource

SchemaCheck = Callable[[object], bool]
"""Says whether a JSON value follows the schema of ``dossier.json``."""


@dataclass(frozen=True, slots=True)
class DossierHead:
    """The fields of ``dossier.json`` that place a bundle among others."""

    bundle_id: str
    sequence: int
    previous_manifest_sha256: str | None
    recipient: str
    practice: bool


@lru_cache(maxsize=1)
def published_schema() -> SchemaCheck:
    """Compile the published schema, once."""
    import fastjsonschema  # noqa: PLC0415  (17 ms that a refused file never pays)

    compiled = fastjsonschema.compile(json.loads(read_resource("schemas", "dossier-1.json")), use_default=False)

    def follows(value: object) -> bool:
        try:
            compiled(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return follows


def check_dossier(data: bytes, schema: SchemaCheck) -> Mapping[str, object]:
    """Read ``dossier.json``; RefusedError unless canonical, of the schema, in sequence."""
    try:
        dossier = from_canonical(data)
    except NotCanonicalError as error:
        raise RefusedError(Reason.DOSSIER_NOT_CANONICAL, DOSSIER_FILE) from error
    if not isinstance(dossier, Mapping) or not schema(dossier):
        raise RefusedError(Reason.DOSSIER_SCHEMA, DOSSIER_FILE)
    if (head(dossier).previous_manifest_sha256 is None) != (head(dossier).sequence == 1):
        raise RefusedError(Reason.DOSSIER_SEQUENCE, DOSSIER_FILE)
    return dossier


def head(dossier: Mapping[str, object]) -> DossierHead:
    """Take the placing fields out of a dossier; RefusedError when one is not what this program can judge."""
    values = tuple(
        dossier.get(name) for name in ("bundle_id", "sequence", "previous_manifest_sha256", "recipient", "practice")
    )
    match values:
        case (str() as bundle, int() as sequence, None | str() as previous, str() as recipient, bool() as practice):
            return DossierHead(bundle, sequence, previous, recipient, practice)
        case _:
            raise RefusedError(Reason.DOSSIER_SCHEMA, DOSSIER_FILE)


def check_files(dossier: Mapping[str, object], members: Mapping[str, tuple[int, bytes]]) -> None:
    """Check that documents and evidence are described, each once, with their size and digest; ``members``: all."""
    described: set[str] = set()
    for kind in ("documents", "evidence"):
        for facts in _items(dossier.get(kind)):
            name = str(facts.get("file"))
            found = members.get(name)
            if name in described or found is None or facts.get("size") != found[0]:
                raise RefusedError(Reason.DOSSIER_FILES, name)
            if facts.get("sha256") != found[1].hex():
                raise RefusedError(Reason.DOSSIER_FILES, name)
            described.add(name)
    for name in members:
        placed = place(name)
        if placed is not None and placed.kind in {Kind.DOCUMENT, Kind.EVIDENCE} and name not in described:
            raise RefusedError(Reason.DOSSIER_FILES, name)


def check_consistency(dossier: Mapping[str, object]) -> None:
    """Check that the dossier agrees with itself: one finding a criterion, and every reference leads somewhere."""
    if contradiction(dossier) is not None:
        raise RefusedError(Reason.DOSSIER_CONTRADICTS, DOSSIER_FILE)


def check_journal(dossier: Mapping[str, object], blocks: Iterable[bytes]) -> None:
    """Check the journal's chain, line by line, that it is the one the dossier announces, and speaks of its files."""
    length, digest = 0, ""
    files = frozenset(str(one.get("sha256")) for kind in ("documents", "evidence") for one in _items(dossier.get(kind)))
    try:
        for entry in check_chain(journal_lines(blocks)):
            length, digest = entry.link.number, link_digest(entry.link)
            if entry.payload is not None and not is_vouched_for(entry.payload, files):
                raise RefusedError(Reason.JOURNAL_DIFFERS, JOURNAL_FILE)
    except BrokenChainError as error:
        raise RefusedError(Reason.JOURNAL_BROKEN, JOURNAL_FILE) from error
    if dossier.get("journal") != {"length": length, "head": digest}:
        raise RefusedError(Reason.JOURNAL_DIFFERS, JOURNAL_FILE)


def _items(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, Mapping))


def journal_lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut into lines, each ended by one line feed, the last too; none longer than its limit."""
    rest = b""
    for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        if len(rest) > limits.JOURNAL_LINE or any(len(line) > limits.JOURNAL_LINE for line in whole):
            raise RefusedError(Reason.JOURNAL_BROKEN, JOURNAL_FILE)
        yield from whole
    if rest:
        raise RefusedError(Reason.JOURNAL_BROKEN, JOURNAL_FILE)
