"""Qt's parts stay where they belong, and the three files of a screen stay strangers."""

from pathlib import Path

import pytest

import clea_desktop
from tests.architecture.qt_rules import violations

SCREEN = "clea_desktop.ui.screens.unlock"

FORBIDDEN = [
    ("services/sealing.py", "from PySide6.QtCore import QObject", "Qt lives in ui only"),
    ("bootstrap.py", "def start():\n    import PySide6.QtWidgets", "Qt lives in ui only"),
    ("core/rating.py", "import shiboken6", "Qt lives in ui only"),
    ("sync/rounds.py", "from PySide6 import QtNetwork", "Qt lives in ui only"),
    ("sync/qt_transport.py", "from PySide6.QtGui import QImage", "the transport uses QtCore and QtNetwork only"),
    ("ui/screens/unlock/state.py", "from PySide6.QtCore import QSize", "a state is plain Python: no Qt"),
    ("ui/screens/unlock/presenter.py", "from PySide6 import QtWidgets", "a presenter uses QtCore only"),
    ("ui/screens/unlock/presenter.py", "from PySide6.QtGui import QIcon", "a presenter uses QtCore only"),
    ("ui/screens/unlock/presenter.py", f"from {SCREEN}.view import View", "does not know its view"),
    ("ui/screens/unlock/presenter.py", "from .screen import Screen", "does not know its screen"),
    ("ui/screens/unlock/view.py", f"from {SCREEN} import presenter", "does not know its presenter"),
    ("ui/screens/unlock/state.py", "from . import view", "does not know its view"),
    ("ui/theme.py", "from PySide6.QtQml import QQmlEngine", "windows do without QtQml"),
]
ALLOWED = [
    ("ui/theme.py", "from PySide6 import QtGui, QtWidgets"),
    ("sync/qt_transport.py", "from PySide6.QtNetwork import QNetworkAccessManager"),
    ("ui/screens/unlock/presenter.py", f"from PySide6.QtCore import Signal\nfrom {SCREEN}.state import State"),
    ("ui/screens/unlock/view.py", "from PySide6.QtWidgets import QWidget\nfrom .state import State"),
    ("ui/screens/unlock/screen.py", "from .presenter import Presenter\nfrom .view import View"),
    ("core/rating.py", "import json"),
]


def plant(root: Path, file: str, source: str) -> Path:
    package = root / "clea_desktop"
    target = package / file
    target.parent.mkdir(parents=True)
    target.write_text(source, encoding="utf-8")
    return package


def test_the_tree_keeps_every_rule() -> None:
    assert violations(Path(clea_desktop.__file__).parent) == []


@pytest.mark.parametrize(("file", "source", "reason"), FORBIDDEN)
def test_a_planted_import_is_caught(tmp_path: Path, file: str, source: str, reason: str) -> None:
    caught = violations(plant(tmp_path, file, source))
    assert len(caught) == 1
    assert caught[0].startswith(f"{file}:")
    assert reason in caught[0]


@pytest.mark.parametrize(("file", "source"), ALLOWED)
def test_an_import_in_its_place_passes(tmp_path: Path, file: str, source: str) -> None:
    assert violations(plant(tmp_path, file, source)) == []
