"""Answers questions as a test decided beforehand, and remembers them: no test meets a modal box."""

from collections.abc import Callable, Sequence
from pathlib import Path

from clea_desktop.ui.ports import FileKind, Question


class FakeDialogs:
    """``answer`` is what every question gets; ``path`` is the file or folder chosen, None when nothing is."""

    def __init__(self, *, answer: bool = True, path: Path | None = None, passphrase: str = "") -> None:
        self.answer, self.path, self.passphrase = answer, path, passphrase
        self.asked: list[str] = []
        self.suggested: list[str] = []

    def ask(self, question: Question, act: Callable[[], None]) -> None:
        self.asked.append(question.title)
        if self.answer:
            act()

    def ask_passphrase(self, question: Question, given: Callable[[str], None]) -> None:
        self.asked.append(question.title)
        if self.answer and self.passphrase:
            given(self.passphrase)

    def open_file(self, title: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]) -> None:
        assert kinds
        self._choose(title, chosen)

    def save_file(
        self, title: str, suggested_name: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]
    ) -> None:
        assert kinds
        self.suggested.append(suggested_name)
        self._choose(title, chosen)

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        self._choose(title, chosen)

    def _choose(self, title: str, chosen: Callable[[Path], None]) -> None:
        self.asked.append(title)
        if self.answer and self.path is not None:
            chosen(self.path)
