"""What screens need from outside themselves, as small protocols: asking a person, telling a person, opening the vault.

A test hands in a fake of each; no test meets a modal box.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from clea_desktop.core.errors import CleaError


class Question(NamedTuple):
    """Asked before what cannot be undone. ``act`` and ``keep`` are verbs, never yes or no; ``keep`` is safe."""

    title: str
    consequence: str
    act: str
    keep: str


class FileKind(NamedTuple):
    """A kind of file in words, and its patterns: ``FileKind("Images", ("*.jpg", "*.png"))``."""

    label: str
    patterns: tuple[str, ...]


class Dialogs(Protocol):
    """Asks a person. What is handed in is called when they agree; nothing is called when they decline."""

    def ask(self, question: Question, act: Callable[[], None]) -> None:
        """Ask before acting."""
        ...

    def ask_passphrase(self, question: Question, given: Callable[[str], None]) -> None:
        """Ask for the passphrase of whoever is at work, before an act that needs it."""
        ...

    def open_file(self, title: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]) -> None:
        """Ask for a file to read."""
        ...

    def save_file(
        self, title: str, suggested_name: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]
    ) -> None:
        """Ask for a file to write."""
        ...

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """Ask for a folder."""
        ...


class Toasts(Protocol):
    """Says a short word, with the way back."""

    def say(self, text: str, undo: Callable[[], None] | None = None, icon: str = "check") -> None:
        """Say what was done."""
        ...


class CodePrinter(Protocol):
    """Puts the sheet of a recovery code on paper."""

    def print_code(self, code: str, printed: Callable[[], None], failed: Callable[[CleaError], None]) -> None:
        """Print, through the printing dialog of the system; nothing is called when the person declines."""
        ...


class PaperPrinter(Protocol):
    """Puts a document on paper. ``title`` names it in the printer's own list: a code and a kind, never a person."""

    def print_pdf(
        self, data: bytes, title: str, printed: Callable[[], None], failed: Callable[[CleaError], None]
    ) -> None:
        """Print, through the printing dialog of the system; nothing is called when the person declines."""
        ...


class Printer(CodePrinter, PaperPrinter, Protocol):
    """Both."""


class Known(Protocol):
    """A person of the vault, as the unlock screen shows them."""

    @property
    def account_id(self) -> str:
        """Identify the account."""
        ...

    @property
    def display_name(self) -> str:
        """Name the person."""
        ...


OpenedT_co = TypeVar("OpenedT_co", covariant=True)


class Unlocking(Protocol[OpenedT_co]):
    """The way into a vault that exists; what it opens is handed on without being looked at."""

    def unlock(self, account_id: str, passphrase: str) -> OpenedT_co:
        """Open with a passphrase; CleaError when it does not."""
        ...

    def recover(self, code: str, account_id: str, new_passphrase: str) -> OpenedT_co:
        """Open with the recovery code and give the account another passphrase; CleaError when it does not."""
        ...


class RecoverySheets(Protocol):
    """Keeps the sheet of a recovery code where the person wants it, and knows once it can be read."""

    def save_recovery_sheet(self, code: str, target: Path) -> None:
        """Write the sheet as a PDF; CleaError when it cannot be written."""
        ...

    def confirm_recovery_code(self, typed: str) -> None:
        """Note that the code was typed back; CleaError when it is not this vault's."""
        ...


class Founded(Protocol):
    """A session just opened on a new vault, as far as the first start looks into it."""

    @property
    def accounts(self) -> RecoverySheets:
        """Give what writes the sheet."""
        ...


FoundedT_co = TypeVar("FoundedT_co", bound=Founded, covariant=True)


class NewVault(Protocol[FoundedT_co]):
    """A vault just made, already open, and its recovery code, which exists nowhere else."""

    @property
    def session(self) -> FoundedT_co:
        """Give what was opened."""
        ...

    @property
    def recovery_code(self) -> str:
        """Give the code, to be shown once."""
        ...


class Founding(Protocol[FoundedT_co]):
    """The making of a vault."""

    def create(self, organisation: str, display_name: str, role: str, passphrase: str) -> NewVault[FoundedT_co]:
        """Make the vault with its first person; CleaError when it cannot be."""
        ...
