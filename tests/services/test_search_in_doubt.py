"""Searching when the disk takes nothing more: what is indexed is found, and nobody is held up."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.search import EVERYONE, Wanted
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.search_words import SearchWords


@contextmanager
def failing_with(trouble: Trouble, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(_words: SearchWords, _limit: int) -> int:
        raise CleaError(trouble)

    with monkeypatch.context() as patched:
        patched.setattr(SearchWords, "catch_up", refuse)
        yield


def test_a_full_disk_keeps_nobody_from_searching(opened: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.candidates.register("Lefèvre", "Zoé", date(1984, 3, 1))
    assert opened.candidates.find(Wanted("zoe")).total == 1
    opened.candidates.register("Zola", "Émile", date(1984, 3, 1))
    with failing_with(Trouble.DISK_FULL, monkeypatch):
        assert opened.candidates.find(Wanted("zo")).total == 1
        assert opened.candidates.find(EVERYONE).total == 2
    with failing_with(Trouble.DATABASE_DAMAGED, monkeypatch), pytest.raises(CleaError):
        opened.candidates.find(Wanted("zo"))
    assert opened.candidates.find(Wanted("zo")).total == 2
