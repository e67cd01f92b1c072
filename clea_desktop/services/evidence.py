"""Evidence: what shows that a criterion is acquired, captured once and linked with a reason."""

from dataclasses import dataclass
from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import LABEL_LIMIT, REASON_LIMIT, legible, tidied
from clea_desktop.core.media import MediaKind
from clea_desktop.services.dossiers import evidence_view
from clea_desktop.services.files import captured_file, files_of, write_out
from clea_desktop.services.gate import framework_to_rate
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import Attached, EvidenceView, Source
from clea_desktop.storage.attachments import Captured
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.evidence import Evidence
from clea_desktop.storage.repositories.signatures import Signatures
from clea_desktop.storage.unit_of_work import Work

_PASTED = "presse-papiers"
_OF_ONE_FILE = frozenset(
    {
        Trouble.FILE_KIND_REFUSED,
        Trouble.FILE_SEVERAL_PAGES,
        Trouble.FILE_TOO_LARGE,
        Trouble.FILE_UNREADABLE,
    }
)


class EvidenceService:
    """The proofs of the dossiers."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def attach_all(
        self, dossier_id: str, sources: tuple[Source, ...], label: str, criteria: tuple[str, ...], reason: str
    ) -> Attached:
        """Keep several files, each durable on its own; one that is no proof is counted, and the others stay.

        What the first file was refused for, when none was kept.
        """
        kept: list[EvidenceView] = []
        refusals: list[CleaError] = []
        files, left_out = files_of(sources)
        for number, source in enumerate(files, start=1):
            name = label if number == 1 else f"{label[: LABEL_LIMIT - 6]} ({number})"
            try:
                kept.append(self.attach(dossier_id, source, name, criteria, reason))
            except CleaError as error:
                if error.trouble not in _OF_ONE_FILE:
                    raise
                refusals.append(error)
        if not kept:
            raise refusals[0] if refusals else CleaError(Trouble.FILE_UNREADABLE)
        return Attached(tuple(kept), len(refusals) + left_out)

    def attach(self, dossier_id: str, path: Source, label: str, criteria: tuple[str, ...], reason: str) -> EvidenceView:
        """Keep a file as a proof of criteria; its name on the person's disk stays in the vault."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work.reading() as work:
            framework_to_rate(self._vault, work, dossier_id)
        store = self._vault.unit_of_work.attachments
        label = tidied(label, LABEL_LIMIT)
        reasons = dict.fromkeys(criteria, tidied(reason, REASON_LIMIT))
        with captured_file(store, path) as (captured, media), self._vault.unit_of_work() as work:
            framework = framework_to_rate(self._vault, work, dossier_id)
            for code in criteria:
                framework.subdomain_of(code)
            kind = "photo" if media.is_picture else "document"
            original = path.name if isinstance(path, Path) else _PASTED
            newcomer = Newcomer(captured, media, kind, label, original, reasons)
            return evidence_view(needed(Evidence(work).find(keep_evidence(self._vault, work, dossier_id, newcomer))))

    def remove(self, evidence_id: str) -> None:
        """Set a proof aside; it can be brought back, and the journal keeps both acts."""
        self._move(evidence_id, Act.EVIDENCE_REMOVED)

    def restore(self, evidence_id: str) -> None:
        """Bring a proof back."""
        self._move(evidence_id, Act.EVIDENCE_RESTORED)

    def read(self, evidence_id: str) -> bytes:
        """Return a proof's bytes, to be shown from memory."""
        with self._vault.unit_of_work.reading() as work:
            row = needed(Evidence(work).find(evidence_id)).attachment
        return b"".join(self._vault.unit_of_work.attachments.open(row))

    def save_copy(self, evidence_id: str, target: Path) -> None:
        """Write a copy of a proof where the person chose: in clear, because they asked for it; NOT_FOUND."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:  # before the copy: one that leaves without a trace would be worse
            found = needed(Evidence(work).find(evidence_id))
            by = self._vault.account.account_id
            work.journal(found.dossier_id, Act.EVIDENCE_COPIED, by, {"evidence": evidence_id, "number": found.number})
        blocks = self._vault.unit_of_work.attachments.open(found.attachment)
        write_out(target, blocks, found.attachment.size, lambda _done, _total: None, lambda: False)

    def _move(self, evidence_id: str, act: Act) -> None:
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            found = needed(Evidence(work).find(evidence_id))
            framework_to_rate(self._vault, work, found.dossier_id)
            agreement = Dossiers(work).agreement(found.dossier_id)
            if agreement is not None and agreement.evidence_id == evidence_id:
                raise CleaError(Trouble.AGREEMENT_SCAN_STAYS)
            if any(one.evidence_id == evidence_id for one in Signatures(work).of_dossier(found.dossier_id)):
                raise CleaError(Trouble.SIGNATURE_SCAN_STAYS)
            repository = Evidence(work)
            moved = repository.remove(evidence_id) if act is Act.EVIDENCE_REMOVED else repository.restore(evidence_id)
            if moved:
                by = self._vault.account.account_id
                work.journal(found.dossier_id, act, by, {"evidence": evidence_id, "number": found.number})


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A captured file about to become evidence. ``reasons`` says, by criterion, why it speaks of it."""

    captured: Captured
    media: MediaKind
    kind: str
    label: str
    original_name: str
    reasons: dict[str, str]


def keep_evidence(vault: OpenedVault, work: Work, dossier_id: str, newcomer: Newcomer) -> str:
    """Give a captured file its place in a dossier, within a transaction; return the evidence's id."""
    row = Attachments(work).claim(newcomer.captured, newcomer.media.value)
    by = vault.account.account_id
    evidence_id = Evidence(work).add(
        dossier_id,
        row.id,
        by,
        kind=newcomer.kind,
        label=newcomer.label,
        original_name=legible(newcomer.original_name),
        reasons=newcomer.reasons,
    )
    criteria = sorted(newcomer.reasons)
    facts = {"evidence": evidence_id, "kind": newcomer.kind, "sha256": row.sha256.hex(), "criteria": criteria}
    work.journal(dossier_id, Act.EVIDENCE_ADDED, by, facts)
    return evidence_id
