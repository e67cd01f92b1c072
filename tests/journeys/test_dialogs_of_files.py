"""The dialog of files keeps no name of a folder: people give folders the names of candidates."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from clea_desktop.core.text import translator
from clea_desktop.ui.dialogs import WindowDialogs
from clea_desktop.ui.ports import FileKind
from tests.journeys.house import photo
from tests.journeys.people import BIRTH_NAME, FIRST_NAME
from tests.journeys.traces import clear_traces

_PHOTOS = (FileKind("Photo", ("*.jpg",)),)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    assert qapp is not None
    window = QWidget()
    window.show()
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def dialog_of(window: QWidget) -> QFileDialog:
    """Return the dialog that is open, in Qt's own form: the system's is the system's."""
    (dialog,) = (one for one in window.findChildren(QFileDialog) if one.isVisible())
    return dialog


def test_a_folder_with_the_name_of_a_candidate_is_written_in_no_settings(window: QWidget, tmp_path: Path) -> None:
    folder = tmp_path / f"{BIRTH_NAME} {FIRST_NAME}"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(photo())
    dialogs, chosen = WindowDialogs(window, translator()), list[Path]()
    settings = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(settings))
    dialogs.open_file("Joindre", _PHOTOS, chosen.append)
    dialog = dialog_of(window)
    assert dialog.directory() == QDir.home()
    dialog.setDirectory(str(folder))
    dialog.selectFile(str(folder / "photo.jpg"))
    dialog.accept()
    end_of(dialog)
    assert chosen == [folder / "photo.jpg"]
    assert list(settings.rglob("*.conf")), "Qt keeps something: what it keeps is looked at"
    assert clear_traces([settings], (BIRTH_NAME, FIRST_NAME, folder.name)) == []
    dialogs.open_file("Joindre", _PHOTOS, chosen.append)
    assert dialog_of(window).directory() == QDir(str(folder)), "the next file is looked for in the same place"
    dialog_of(window).reject()
    dialogs.forget()
    dialogs.open_file("Joindre", _PHOTOS, chosen.append)
    assert dialog_of(window).directory() == QDir.home()
    dialog_of(window).reject()


def end_of(dialog: QFileDialog) -> None:
    """Let a closed dialog go: that is when Qt writes its settings."""
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
