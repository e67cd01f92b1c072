"""Asking a person, in the window: the real twin of the ``Dialogs`` port."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QSettings
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui.ports import FileKind, Question
from clea_desktop.ui.qt_words import speak_french
from clea_desktop.ui.widgets.dialog_panel import DialogPanel
from clea_desktop.ui.widgets.passphrase_field import PassphraseField


class WindowDialogs:
    """Asks questions in a panel over the window, and files with the dialog of the system.

    Qt's own file dialog would write the folders it was shown in the settings of every Qt program of this person, and
    offer them to the next one: folders may be named after people, so those settings are sent nowhere.
    """

    def __init__(self, window: QWidget, tr: Translate) -> None:
        self._window, self._tr = window, tr
        self.panel: DialogPanel | None = None
        self._folder = ""
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)

    def ask(self, question: Question, act: Callable[[], None]) -> None:
        """Ask before acting."""
        self.panel = DialogPanel(self._window, question, act)

    def ask_passphrase(self, question: Question, given: Callable[[str], None]) -> None:
        """Ask for a passphrase; an empty one is not an answer."""
        field = PassphraseField(self._tr, self._tr("Votre phrase secrète"))
        panel = DialogPanel(self._window, question, lambda: given(field.text()), content=field)
        panel.act.setEnabled(False)
        field.changed.connect(lambda text: panel.act.setEnabled(bool(text)))
        field.entered.connect(panel.act.click)
        self.panel = panel

    def open_file(self, title: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]) -> None:
        """Ask for a file to read."""
        dialog = self._make_dialog(title, kinds, chosen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def save_file(
        self, title: str, suggested_name: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]
    ) -> None:
        """Ask for a file to write; the dialog itself asks before one is replaced."""
        dialog = self._make_dialog(title, kinds, chosen)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        if "." in suggested_name:
            dialog.setDefaultSuffix(suggested_name.rpartition(".")[2])
        dialog.selectFile(suggested_name)
        dialog.open()

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """Ask for a folder."""
        dialog = self._make_dialog(title, (), chosen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def decline(self) -> None:
        """Take the safe answer to every question still asked."""
        for panel in self._window.findChildren(DialogPanel):
            panel.decline()

    def forget(self) -> None:
        """Begin at home again, as for another person: the name of a folder may be somebody's."""
        self._folder = ""

    def _make_dialog(self, title: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]) -> QFileDialog:
        speak_french()
        dialog = QFileDialog(self._window, title, self._folder or QDir.homePath())
        dialog.setNameFilters([f"{kind.label} ({' '.join(kind.patterns)})" for kind in kinds])
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, self._tr("Dossier :"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, self._tr("Genre :"))
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.finished.connect(partial(self._close_dialog, dialog))
        return dialog

    def _close_dialog(self, dialog: QFileDialog, result: int) -> None:
        """Keep the folder in memory for the next time, nowhere else: Qt would write every folder in its settings."""
        if result == QDialog.DialogCode.Accepted:
            self._folder = dialog.directory().absolutePath()
        dialog.setHistory([])
        dialog.setDirectory(QDir.homePath())
        dialog.deleteLater()
