"""What a bundle's journal opens to the jury: what stands. What was taken back stays with the evaluation body.

Every link goes, so that the chain is whole; salt and payload go only with acts whose result is in the dossier: the last
finding of a criterion, evidence that is still there, the document that is handed over. A digest of a photo that was
taken out, or a finding that was changed, is nobody's business any more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from clea_desktop.core.acts import Act
from clea_desktop.core.journal import Entry

_ALWAYS = frozenset({Act.OPENED, Act.AGREEMENT_SIGNED, Act.RESUMED, Act.SEALED})


def open_for_the_jury(journal: Sequence[Entry]) -> tuple[Entry, ...]:
    """Close every entry the jury has no use for."""
    standing = _what_stands(journal)
    return tuple(
        entry if entry.link.number in standing else replace(entry, salt=None, payload=None) for entry in journal
    )


def _what_stands(journal: Sequence[Entry]) -> frozenset[int]:
    """Return the numbers of the entries whose result is still in the dossier."""
    always: set[int] = set()
    latest: dict[tuple[str, str], int] = {}
    taken_out: set[str] = set()
    for entry in journal:
        if entry.payload is None:
            continue
        act, number, facts = Act(entry.payload["act"]), entry.link.number, entry.payload["facts"]
        if act in _ALWAYS:
            always.add(number)
        elif isinstance(facts, Mapping):
            _follow_papers(act, facts, number, latest)
            _follow_evidence(act, facts, number, latest, taken_out)
    kept = {number for (kind, name), number in latest.items() if kind != "evidence" or name not in taken_out}
    return frozenset(always | kept)


def _follow_papers(act: Act, facts: Mapping[str, object], number: int, latest: dict[tuple[str, str], int]) -> None:
    """Note a finding or a document that replaces the one before, or a finding that is taken back."""
    if act is Act.DOCUMENT_MADE:
        latest["document", str(facts["kind"])] = number
    elif act is Act.CRITERION_RATED:
        latest.pop(("finding", str(facts["criterion"])), None)
        if facts["finding"] is not None:
            latest["finding", str(facts["criterion"])] = number


def _follow_evidence(
    act: Act, facts: Mapping[str, object], number: int, latest: dict[tuple[str, str], int], taken_out: set[str]
) -> None:
    """Note evidence that comes, goes, and may come back."""
    if act is Act.EVIDENCE_ADDED:
        latest["evidence", str(facts["evidence"])] = number
    elif act is Act.EVIDENCE_REMOVED:
        taken_out.add(str(facts["evidence"]))
    elif act is Act.EVIDENCE_RESTORED:
        taken_out.discard(str(facts["evidence"]))
