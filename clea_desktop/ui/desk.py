"""What every screen of an opened vault is handed: the voice, the clock, the worker, the dialogs, and the way around."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clea_desktop.core.clock import Clock
from clea_desktop.core.text import Translate
from clea_desktop.ui.changes import Changes
from clea_desktop.ui.navigation import Go, may_evaluate
from clea_desktop.ui.ports import Dialogs, FileKind, Printer, Toasts
from clea_desktop.ui.session_jobs import Worker

_PICTURES = ("*.jpg", "*.jpeg", "*.png", "*.heic", "*.heif", "*.tif", "*.tiff")


@dataclass(frozen=True, slots=True)
class Desk:
    """One person at work.

    ``remember`` keeps the criterion one stands on; ``status`` shows (icon, words) facts at the bottom of the window.
    """

    tr: Translate
    clock: Clock
    jobs: Worker
    changes: Changes
    dialogs: Dialogs
    printer: Printer
    toasts: Toasts
    go: Go
    remember: Callable[[str, str], None]
    status: Callable[[Sequence[tuple[str, str]]], None]
    role: str

    @property
    def may_evaluate(self) -> bool:
        """Say whether this person registers, rates and seals."""
        return may_evaluate(self.role)


def evidence_files(desk: Desk) -> tuple[FileKind, ...]:
    """Return the kinds of file accepted as a proof; their bytes decide, not their names."""
    sounds, pictures = ("*.wav", "*.mp3", "*.m4a", "*.aac", "*.ogg", "*.opus"), _PICTURES
    return (
        FileKind(desk.tr("Photo, PDF, son ou texte"), (*pictures, "*.pdf", *sounds, "*.txt")),
        FileKind(desk.tr("Photo ou PDF"), (*pictures, "*.pdf")),
        FileKind(desk.tr("Enregistrement sonore"), sounds),
        FileKind(desk.tr("Texte simple"), ("*.txt",)),
    )


def scan_files(desk: Desk) -> tuple[FileKind, ...]:
    """Return the kinds of file a signed paper may be."""
    return (FileKind(desk.tr("Photo ou PDF"), (*_PICTURES, "*.pdf")),)


def pdf_files(desk: Desk) -> tuple[FileKind, ...]:
    """Return the kind of file of a document."""
    return (FileKind(desk.tr("Document PDF"), ("*.pdf",)),)


def received_files(desk: Desk) -> tuple[FileKind, ...]:
    """Return the kinds of file in which a sealed bundle comes: as it is, or encrypted for the way."""
    return (FileKind(desk.tr("Dossier scellé, chiffré ou non"), ("*.asice", "*.age")),)


def key_files(desk: Desk) -> tuple[FileKind, ...]:
    """Return the kind of file of a deposit key: its name says nothing, its content does."""
    return (FileKind(desk.tr("Clé de dépôt"), ("*",)),)


def carried_files(desk: Desk) -> tuple[FileKind, ...]:
    """Return the kind of file of a bundle encrypted for the way."""
    return (FileKind(desk.tr("Dossier scellé et chiffré"), ("*.age",)),)


def bundle_files(desk: Desk) -> tuple[FileKind, ...]:
    """Return the kind of file of a sealed bundle."""
    return (FileKind(desk.tr("Dossier scellé"), ("*.asice",)),)
