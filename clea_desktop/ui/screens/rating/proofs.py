"""The proofs of the rating screen: chosen, named in the panel, looked at from memory, taken back with undo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.text import how_many
from clea_desktop.preview import INPUT_LIMIT
from clea_desktop.services.views import Attached, DossierView, EvidenceView, Source
from clea_desktop.ui import labels
from clea_desktop.ui.desk import Desk, evidence_files
from clea_desktop.ui.ports import FileKind, Question
from clea_desktop.ui.screens.block import may_change
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.rating.proof_state import (
    NewProof,
    ReadProof,
    ShownProof,
    copy_name,
    new_proof,
    proofs_of,
    read_proof,
    shown_proof,
    shown_quotations,
)
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
        words = shown_quotations(view, criterion, self.tr, may_change=self._may_change(view))
        if found:
            self.look(view, criterion, found[0])
        elif words is not None:
            self.panel.emit(words)
        else:
            self.choose(view, criterion)

    def choose(self, view: DossierView, criterion: str) -> None:
        """Ask for a file, then for its label."""
        if self._may_change(view):
            self.desk.dialogs.open_file(
                self.tr("Joindre une preuve à {code}", code=criterion),
                evidence_files(self.desk),
                lambda path: self.panel.emit(new_proof(view, criterion, (path,), self.tr)),
            )

    def take(self, view: DossierView, criterion: str, sources: Sequence[Source]) -> None:
        """Name files that were dropped or pasted."""
        if self._may_change(view) and sources:
            self.panel.emit(new_proof(view, criterion, sources, self.tr))

    def attach(self, dossier_id: str, proof: NewProof, label: str, reason: str) -> None:
        """Keep the file as a proof of its criterion."""
        name, why, sources = label.strip() or proof.label, reason.strip(), (proof.path, *proof.more)
        criteria = tuple(code for code in (proof.criterion, *proof.others) if code)
        self.do_once(lambda: self._evidence.attach_all(dossier_id, sources, name, criteria, why), self._attached)

    def look(self, view: DossierView, criterion: str, item: EvidenceView) -> None:
        """Show a proof in the panel."""
        self.run(
            lambda: read_proof(item, self._evidence.read(item.id) if _may_be_shown(item) else b"", self.tr),
            lambda read: self.panel.emit(self._shown(view, criterion, item, read)),
            writes=False,
        )

    def ask_copy(self, view: DossierView, item: EvidenceView) -> None:
        """Say that a copy is in clear, then write it where the person chooses."""
        question = Question(
            title=self.tr("Enregistrer une copie de « {label} » ?", label=item.label),
            consequence=self.tr(
                "La copie sera en clair : qui ouvre le fichier peut la lire ou l'écouter. Effacez-la quand vous n'en "
                "avez plus besoin. Le dossier garde la trace de cette copie."
            ),
            act=self.tr("Enregistrer une copie"),
            keep=self.tr("Laisser la preuve ici"),
        )
        name = copy_name(view, item, self.tr)
        kinds = (
            FileKind(labels.evidence_kind(item.kind, self.tr, item.media_type), (f"*.{name.rpartition('.')[2]}",)),
        )
        title = self.tr("Enregistrer une copie de la preuve")
        self.desk.dialogs.ask(
            question, lambda: self.desk.dialogs.save_file(title, name, kinds, lambda target: self._copy(item, target))
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

    def _shown(self, view: DossierView, criterion: str, item: EvidenceView, read: ReadProof) -> ShownProof:
        may, copy = self._may_change(view), self.desk.may_evaluate
        return shown_proof(view, criterion, item, read, self.tr, may_change=may, may_copy=copy)

    def _may_change(self, view: DossierView) -> bool:
        return may_change(view, may_evaluate=self.desk.may_evaluate)

    def _attached(self, found: Attached) -> None:
        self.panel.emit(None)
        for item in found.kept:
            self.kept.emit(item)
        if found.refused:
            words = how_many(
                found.refused,
                self.tr("{count} fichier n'a pas été gardé : illisible, ou d'un genre qui n'est pas accepté."),
                self.tr("{count} fichiers n'ont pas été gardés : illisibles, ou d'un genre qui n'est pas accepté."),
            )
            self.desk.toasts.say(words.format(count=found.refused), icon="warning")

    def _copy(self, item: EvidenceView, target: Path) -> None:
        self.do_once(
            lambda: self._evidence.save_copy(item.id, target),
            lambda _none: self.desk.toasts.say(self.tr("Copie enregistrée, en clair."), icon="save"),
        )

    def _removed(self, item: EvidenceView) -> None:
        self.panel.emit(None)
        self.removed.emit(item)


def _may_be_shown(item: EvidenceView) -> bool:
    """Say whether a file is worth reading to be shown: a picture, a text, a sound to time, a PDF not too large."""
    is_pdf = item.media_type == "application/pdf"
    return item.media_type.startswith(("image/", "text/", "audio/")) or (is_pdf and item.size <= INPUT_LIMIT)
