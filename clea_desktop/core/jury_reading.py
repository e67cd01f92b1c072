"""What a bundle's journal opens to the jury: what stands. What was taken back stays with the evaluation body.

Every link goes, so that the chain is whole; salt and payload go only with acts whose result is in the bundle: the
last finding of a criterion and its reason, the words that stand, evidence and papers that are carried, and the
signatures under these. A digest of a photo that was taken out, a signature under a paper made again, or a finding that
was changed, is nobody's business any more; nor are appointments. Over several sequences it is the same: each seal and
each amendment that led to one is told, so a finding found after a first seal shows by its number that it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from clea_desktop.core.acts import Act
from clea_desktop.core.journal import Entry

_ALWAYS = frozenset({Act.OPENED, Act.RESUMED, Act.SEALED})


@dataclass(frozen=True, slots=True)
class Carried:
    """What the bundle around a journal holds, by the names the journal has for it.

    ``said`` are the parts of the second interview that stand, ``recommendations`` sub-domains.
    """

    documents: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    agreement: bool = False
    said: frozenset[str] = frozenset()
    recommendations: frozenset[str] = frozenset()


NOTHING_CARRIED = Carried()
_Latest = dict[tuple[str, str], int]


def open_for_the_jury(journal: Sequence[Entry], carried: Carried = NOTHING_CARRIED) -> tuple[Entry, ...]:
    """Close every entry the jury has no use for."""
    standing = _what_stands(journal, carried)
    return tuple(
        entry if entry.link.number in standing else replace(entry, salt=None, payload=None) for entry in journal
    )


def is_vouched_for(payload: Mapping[str, object], digests: frozenset[str]) -> bool:
    """Say whether an opened act is about a file of its bundle; acts about no file always are.

    ``digests`` are those of the documents and evidence, as ``dossier.json`` writes them.
    """
    act, facts = payload.get("act"), payload.get("facts")
    if not isinstance(act, str) or act not in _ABOUT_A_FILE:
        return True
    digest = facts.get("sha256") if isinstance(facts, Mapping) else None
    return isinstance(digest, str) and digest in digests


_ABOUT_A_FILE = frozenset({Act.DOCUMENT_MADE.value, Act.DOCUMENT_SIGNED.value, Act.EVIDENCE_ADDED.value})


def _what_stands(journal: Sequence[Entry], carried: Carried) -> frozenset[int]:
    """Return the numbers of the entries whose result is in the bundle."""
    always: set[int] = set()
    latest: _Latest = {}
    for entry in journal:
        if entry.payload is None:
            continue
        act, number, facts = Act(entry.payload["act"]), entry.link.number, entry.payload["facts"]
        if act in _ALWAYS:
            always.add(number)
        elif isinstance(facts, Mapping):
            _follow_findings(act, facts, number, latest)
            _follow_files(act, facts, number, latest)
            _follow_signatures(act, facts, number, latest)
            _follow_amendments(act, facts, number, latest)
            _follow_feedback(act, facts, number, latest)
    return frozenset(always | {number for (what, name), number in latest.items() if _is_carried(what, name, carried)})


def _is_carried(what: str, name: str, carried: Carried) -> bool:
    """Say whether the bundle holds what an act led to; findings, reasons and amendments are followed to their end."""
    held = {
        "document": carried.documents,
        "signature": carried.documents,
        "evidence": carried.evidence,
        "feedback": carried.said,
        "recommendation": carried.recommendations,
        "agreement": frozenset({""} if carried.agreement else ()),
    }
    return what not in held or name.partition(" ")[0] in held[what]


def _follow_findings(act: Act, facts: Mapping[str, object], number: int, latest: _Latest) -> None:
    """Note a finding that replaces the one before or is taken back, and its reason as long as both stand."""
    if act is Act.CRITERION_RATED:
        latest.pop(("finding", str(facts["criterion"])), None)
        latest.pop(("reason", str(facts["criterion"])), None)
        if facts["finding"] is not None:
            latest["finding", str(facts["criterion"])] = number
    elif act is Act.FINDING_EXPLAINED:
        latest.pop(("reason", str(facts["criterion"])), None)
        if facts.get("length"):
            latest["reason", str(facts["criterion"])] = number


def _follow_files(act: Act, facts: Mapping[str, object], number: int, latest: _Latest) -> None:
    """Note a paper that was made, and evidence that came; whether they are still there, the bundle says."""
    if act is Act.DOCUMENT_MADE:
        latest["document", str(facts["document"])] = number
    elif act is Act.EVIDENCE_ADDED:
        latest["evidence", str(facts["evidence"])] = number


def _follow_feedback(act: Act, facts: Mapping[str, object], number: int, latest: _Latest) -> None:
    """Note what was last said at the second interview."""
    if act is Act.FEEDBACK_WRITTEN:
        latest["feedback", str(facts["part"])] = number
    elif act is Act.RECOMMENDED:
        latest["recommendation", str(facts["subdomain"])] = number
    elif act is Act.RECOMMENDATION_WITHDRAWN:
        latest.pop(("recommendation", str(facts["subdomain"])), None)


def _follow_signatures(act: Act, facts: Mapping[str, object], number: int, latest: _Latest) -> None:
    """Note a signature, and the agreement it makes stand; what was withdrawn is nobody's business any more."""
    if act is Act.AGREEMENT_SIGNED:
        latest["agreement", ""] = number
    elif act is Act.DOCUMENT_SIGNED:
        latest["signature", f"{facts['document']} {facts['signer']}"] = number
    elif act is Act.SIGNATURE_WITHDRAWN:
        latest.pop(("signature", f"{facts['document']} {facts['signer']}"), None)
        if facts["agreement"]:
            latest.pop(("agreement", ""), None)


def _follow_amendments(act: Act, facts: Mapping[str, object], number: int, latest: _Latest) -> None:
    """Note that a sealed dossier was opened again, unless it was for nothing."""
    if act is Act.AMENDMENT_OPENED:
        latest["amendment", str(facts["sequence"])] = number
    elif act is Act.AMENDMENT_GIVEN_UP:
        latest.pop(("amendment", str(facts["sequence"])), None)
