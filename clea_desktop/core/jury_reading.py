"""What a bundle's journal opens to the jury: what stands. What was taken back stays with the evaluation body.

Every link goes, so that the chain is whole; salt and payload go only with acts whose result is in the dossier: the
last finding of a criterion and its reason, what was last said of the result, evidence that is still there, the document
that is handed over. A digest of a photo that was taken out, or a finding that was changed, is nobody's business any
more; nor are appointments. Over several sequences it is the same: each seal and each amendment that led to one is told,
so a finding found after a first seal shows by its number that it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from clea_desktop.core.acts import Act
from clea_desktop.core.journal import Entry
from clea_desktop.core.papers import papers
from clea_desktop.core.signature import Signer

_ALWAYS = frozenset({Act.OPENED, Act.RESUMED, Act.SEALED})


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
            _follow_signatures(act, facts, number, latest)
            _follow_evidence(act, facts, number, latest, taken_out)
            _follow_amendments(act, facts, number, latest)
            _follow_feedback(act, facts, number, latest)
    current = papers(entry.payload for entry in journal if entry.payload is not None).current
    for kind in [name for what, name in latest if what == "document" and name not in current]:
        del latest["document", kind]
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


def _follow_feedback(act: Act, facts: Mapping[str, object], number: int, latest: dict[tuple[str, str], int]) -> None:
    """Note what was last said at the second interview, and the reason of a finding as long as the finding stands."""
    if act is Act.FEEDBACK_WRITTEN:
        latest["feedback", str(facts["part"])] = number
    elif act is Act.RECOMMENDED:
        latest["recommendation", str(facts["subdomain"])] = number
    elif act is Act.RECOMMENDATION_WITHDRAWN:
        latest.pop(("recommendation", str(facts["subdomain"])), None)
    elif act is Act.FINDING_EXPLAINED:
        latest["reason", str(facts["criterion"])] = number
    elif act is Act.CRITERION_RATED:
        latest.pop(("reason", str(facts["criterion"])), None)


def _follow_signatures(act: Act, facts: Mapping[str, object], number: int, latest: dict[tuple[str, str], int]) -> None:
    """Note a signature, and the agreement it makes stand.

    What was withdrawn is nobody's business any more, nor are the signatures of a paper that was made again.
    """
    if act is Act.AGREEMENT_SIGNED:
        latest["agreement", ""] = number
    elif act is Act.DOCUMENT_SIGNED:
        latest["signature", f"{facts['kind']} {facts['signer']}"] = number
    elif act is Act.DOCUMENT_MADE:
        for signer in Signer:
            latest.pop(("signature", f"{facts['kind']} {signer.value}"), None)
    elif act is Act.SIGNATURE_WITHDRAWN:
        latest.pop(("signature", f"{facts['kind']} {facts['signer']}"), None)
        if facts["agreement"]:
            latest.pop(("agreement", ""), None)


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


def _follow_amendments(act: Act, facts: Mapping[str, object], number: int, latest: dict[tuple[str, str], int]) -> None:
    """Note that a sealed dossier was opened again, unless it was for nothing."""
    if act is Act.AMENDMENT_OPENED:
        latest["amendment", str(facts["sequence"])] = number
    elif act is Act.AMENDMENT_GIVEN_UP:
        latest.pop(("amendment", str(facts["sequence"])), None)
