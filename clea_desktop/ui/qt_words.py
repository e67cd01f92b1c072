"""Qt's own words (menus of text fields, file dialogs) in French: loaded behind the first screen, or with a dialog."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_loaded: list[QTranslator] = []


def speak_french() -> None:
    """Give Qt its French words, once. Without the file, Qt speaks English and nothing else changes."""
    if _loaded:
        return
    words = QTranslator(QCoreApplication.instance())
    if words.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(words)
    _loaded.append(words)
