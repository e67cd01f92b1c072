"""What the tests of screens share: a vault in memory with people in it, and a window on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.text import translator
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault, people_vault
from tests.services.contract import PICTURE
from tests.ui.screens.bench import Bench


@pytest.fixture
def vault() -> FakeVault:
    return people_vault()


@pytest.fixture
def session(vault: FakeVault) -> FakeSession:
    """Give the evaluator's session, to put things in the vault before the window opens."""
    return FakeSession(vault, vault.accounts[0])


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(PICTURE)
    return path


@pytest.fixture
def bench(qapp: QApplication, vault: FakeVault, photo: Path) -> Iterator[Bench]:
    """Give a window on its door; every dialog answers with the photo."""
    assert qapp.topLevelWidgets() is not None
    made = Bench(vault, translator(), FakeDialogs(path=photo))
    made.start()
    yield made
    made.end()
