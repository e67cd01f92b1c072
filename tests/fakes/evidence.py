"""The proofs of a vault in memory, with the refusals of the real service."""

from pathlib import Path

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.media import HEAD, Foreign, MediaKind, media_kind
from clea_desktop.services.files import files_of
from clea_desktop.services.views import Attached, EvidenceView, Source
from tests.fakes.vault import FakeVault, Kept, Proof


class FakeEvidence:
    """The proofs."""

    def __init__(self, vault: FakeVault) -> None:
        self._vault = vault

    def attach_all(
        self, dossier_id: str, sources: tuple[Source, ...], label: str, criteria: tuple[str, ...], reason: str
    ) -> Attached:
        kept: list[EvidenceView] = []
        refusals: list[CleaError] = []
        for number, source in enumerate(files_of(sources)[0], start=1):
            try:
                name = label if number == 1 else f"{label} ({number})"
                kept.append(self.attach(dossier_id, source, name, criteria, reason))
            except CleaError as error:
                if error.trouble not in {Trouble.FILE_KIND_REFUSED, Trouble.FILE_UNREADABLE}:
                    raise
                refusals.append(error)
        if not kept:
            raise refusals[0] if refusals else CleaError(Trouble.FILE_UNREADABLE)
        return Attached(tuple(kept), len(refusals))

    def attach(self, dossier_id: str, path: Source, label: str, criteria: tuple[str, ...], reason: str) -> EvidenceView:
        kept = self._vault.ratable(dossier_id)
        view = self.keep(kept, path, label, criteria)
        kept.proofs[-1].reason = reason
        return view

    def keep(self, kept: Kept, path: Source, label: str, criteria: tuple[str, ...], kind: str = "") -> EvidenceView:
        try:
            data = path if isinstance(path, bytes) else path.read_bytes()
        except OSError as error:
            raise CleaError(Trouble.FILE_UNREADABLE) from error
        found = media_kind(data[:HEAD])
        media = MediaKind.JPEG if isinstance(found, Foreign) else found
        if kind == "scan" and (media.is_sound or media is MediaKind.TEXT):
            raise CleaError(Trouble.FILE_KIND_REFUSED)
        said = kind or ("photo" if media.is_picture else "document")
        number = len(kept.proofs) + 1
        view = EvidenceView(
            self._vault.new_id("evidence"), number, said, label, media.value, len(data), tuple(criteria)
        )
        kept.proofs.append(Proof(view, data))
        self._vault.changed(kept)
        return view

    def remove(self, evidence_id: str) -> None:
        self._set(evidence_id, removed=True)

    def restore(self, evidence_id: str) -> None:
        self._set(evidence_id, removed=False)

    def read(self, evidence_id: str) -> bytes:
        return self._find(evidence_id)[1].data

    def save_copy(self, evidence_id: str, target: Path) -> None:
        target.write_bytes(self._find(evidence_id)[1].data)

    def _set(self, evidence_id: str, *, removed: bool) -> None:
        kept, proof = self._find(evidence_id)
        self._vault.draft(kept.dossier_id)
        proof.removed = removed
        self._vault.changed(kept)

    def _find(self, evidence_id: str) -> tuple[Kept, Proof]:
        for kept in self._vault.dossiers.values():
            for proof in kept.proofs:
                if proof.view.id == evidence_id:
                    return kept, proof
        raise CleaError(Trouble.NOT_FOUND)
