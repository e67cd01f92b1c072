"""Reads imports from source, for the rules import-linter cannot say: which *part* of Qt, and which file of a screen."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

QT = ("PySide6", "shiboken6")
QT_OF_WINDOWS = frozenset({"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtPdf"})
STILL_THERE = "shiboken6.isValid"
"""What a window may ask of the bridge to Qt: whether a widget was destroyed meanwhile."""
TRANSPORT = PurePosixPath("sync/qt_transport.py")
"""The one file of sync that may use Qt, and only to speak on the network."""
QT_OF_TRANSPORT = frozenset({"QtCore", "QtNetwork"})
SCREENS = ("ui", "screens")
STRANGERS_IN_A_SCREEN = {
    "state": frozenset({"presenter", "view", "screen"}),
    "presenter": frozenset({"view", "screen"}),
    "view": frozenset({"presenter", "screen"}),
}


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name, made absolute, and where it stands."""

    name: str
    line: int


def violations(package: Path) -> list[str]:
    """Return one sentence per forbidden import under the package's folder, first file first."""
    found = []
    for path in sorted(package.rglob("*.py")):
        file = PurePosixPath(path.relative_to(package).as_posix())
        module = (package.name, *file.with_suffix("").parts)
        for imported in imports_of(path.read_text(encoding="utf-8"), module):
            reason = _forbidden(file, module, imported.name)
            if reason:
                found.append(f"{file}:{imported.line}: {reason}")
    return found


def imports_of(source: str, module: tuple[str, ...]) -> Iterator[Import]:
    """Yield every import of a module's source, wherever it stands; ``from a import b`` counts as ``a.b``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            above = module[: len(module) - node.level] if node.level else ()
            base = (*above, *(node.module.split(".") if node.module else ()))
            for alias in node.names:
                yield Import(".".join((*base, alias.name)), node.lineno)


def _forbidden(file: PurePosixPath, module: tuple[str, ...], imported: str) -> str | None:
    top, _, inside = imported.partition(".")
    if imported == STILL_THERE and file.parts[0] == "ui":
        return None
    if top in QT:
        return _forbidden_qt(file, inside.partition(".")[0])
    if file.parts[:2] == SCREENS:
        screen = ".".join(module[:-1])
        for stranger in STRANGERS_IN_A_SCREEN.get(file.stem, ()):
            if imported == f"{screen}.{stranger}" or imported.startswith(f"{screen}.{stranger}."):
                return f"the {file.stem} of a screen does not know its {stranger}"
    return None


def _forbidden_qt(file: PurePosixPath, part: str) -> str | None:
    if file == TRANSPORT:
        return None if part in QT_OF_TRANSPORT else "the transport uses QtCore and QtNetwork only"
    if file.parts[0] != "ui":
        return "Qt lives in ui only"
    if file.parts[:2] == SCREENS and file.name == "state.py":
        return "a state is plain Python: no Qt"
    if file.parts[:2] == SCREENS and file.name == "presenter.py" and part != "QtCore":
        return "a presenter uses QtCore only"
    if part and part not in QT_OF_WINDOWS:
        return f"windows do without {part}"
    return None
