"""The proofs of the rating screen: chosen, named in the panel, looked at from memory, taken back with undo."""

from PySide6.QtCore import Signal

from clea_desktop.services.views import DossierView, EvidenceView
from clea_desktop.ui.desk import Desk, evidence_files
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.rating.proof_state import NewProof, new_proof, proofs_of, shown_proof
from clea_desktop.ui.screens.rating.state import may_change
from clea_desktop.ui.session_port import EvidencePort


class ProofsPresenter(ScreenPresenter):
    """Attaches, shows and removes proofs. ``panel`` carries a NewProof, a ShownProof, or None to close it."""

    panel = Signal(object)
    kept = Signal(EvidenceView)
    removed = Signal(EvidenceView)
    restored = Signal(EvidenceView)

    def __init__(self, evidence: EvidencePort, desk: Desk) -> None:
        super().__init__(desk)
        self._evidence = evidence

    def ask(self, view: DossierView, criterion: str) -> None:
        """Show the proofs of a criterion, or choose its first one."""
        found = proofs_of(view, criterion)
        if found:
            self.look(view, criterion, found[0])
        else:
            self.choose(view, criterion)

    def choose(self, view: DossierView, criterion: str) -> None:
        """Ask for a file, then for its label."""
        if self._may_change(view):
            self.desk.dialogs.open_file(
                self.tr("Joindre une preuve à {code}", code=criterion),
                evidence_files(self.desk),
                lambda path: self.panel.emit(new_proof(view, criterion, path, self.tr)),
            )

    def attach(self, dossier_id: str, proof: NewProof, label: str, reason: str) -> None:
        """Keep the file as a proof of its criterion."""
        name, why, criteria = label.strip() or proof.label, reason.strip(), (proof.criterion,)
        self.do_once(lambda: self._evidence.attach(dossier_id, proof.path, name, criteria, why), self._attached)

    def look(self, view: DossierView, criterion: str, item: EvidenceView) -> None:
        """Show a proof in the panel."""
        may = self._may_change(view)
        self.run(
            lambda: self._evidence.read(item.id) if item.media_type.startswith("image/") else b"",
            lambda picture: self.panel.emit(shown_proof(view, criterion, item, picture, self.tr, may_change=may)),
            writes=False,
        )

    def remove(self, item: EvidenceView) -> None:
        """Set a proof aside."""
        self.do_once(lambda: self._evidence.remove(item.id), lambda _none: self._removed(item))

    def restore(self, item: EvidenceView) -> None:
        """Bring a proof back."""
        self.run(lambda: self._evidence.restore(item.id), lambda _none: self.restored.emit(item))

    def close(self) -> None:
        """Close the panel."""
        self.panel.emit(None)

    def _may_change(self, view: DossierView) -> bool:
        return may_change(view, may_evaluate=self.desk.may_evaluate)

    def _attached(self, item: EvidenceView) -> None:
        self.panel.emit(None)
        self.kept.emit(item)

    def _removed(self, item: EvidenceView) -> None:
        self.panel.emit(None)
        self.removed.emit(item)
