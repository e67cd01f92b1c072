"""One founded body, copied for each test that works on it."""

import shutil
from pathlib import Path

import pytest

from tests.certifier.authority.material import Body


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return Body(tmp_path_factory.mktemp("certifier") / "corps").found()


@pytest.fixture
def body(founded: Body, tmp_path: Path) -> Body:
    """Return a body of this test's own."""
    shutil.copytree(founded.place, tmp_path / "corps")
    own = Body(tmp_path / "corps")
    own.root_print, own.count = founded.root_print, founded.count
    own.later(minutes=1)
    return own
