"""Makes ``dist/clea-verify.pyz``: the strict reader in one file, for whoever has Python and nothing of ours.

It carries the very modules by which the product judges (what ``verify_command`` reaches, followed import by import),
and four small libraries of pure Python. Made twice from the same sources it is the same file, byte for byte: members
are sorted, stored and dated alike. Nothing compiled, nothing that calls a network.
"""

import ast
import hashlib
import struct
import sys
import zipfile  # noqa: TID251  (no bundle: an archive that Python starts)
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENTRY = "clea_desktop.verify_command"
OWN = ("clea_desktop", "resources")
LIBRARIES = ("ecdsa", "fastjsonschema", "rfc8785", "six")
LEFT_OUT = frozenset({"cryptography"})
"""Imported by the product's own curve alone, inside the functions that the verifier replaces."""

_START = (1980, 1, 1, 0, 0, 0)
_PARIS = "CET-1CEST,M3.5.0,M10.5.0/3"
_RESOURCES = ("schemas/dossier-1.json", "schemas/decision-1.json")
_NOTICE = """\
clea-verify.pyz judges sealed dossiers (docs/bundle-format). Licence: EUPL-1.2 (LICENCE).
The libraries it carries keep their own licences (LICENCES/).
"""


def make(target: Path) -> str:
    """Write the file; return its SHA-256."""
    target.parent.mkdir(parents=True, exist_ok=True)
    members = dict(_members())
    with target.open("wb") as sink:
        sink.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
            for name in sorted(members):
                facts = zipfile.ZipInfo(name, _START)
                facts.create_system, facts.external_attr = 3, 0o100644 << 16
                archive.writestr(facts, members[name])
    target.chmod(0o755)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def _members() -> Iterator[tuple[str, bytes]]:
    """Give every member and its bytes."""
    for path in sorted((ROOT / "installer" / "verifier").glob("*.py")):
        yield path.name, path.read_bytes()
    for name in sorted(_closure()):
        path = _source(name)
        yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    for name in _RESOURCES:
        yield f"resources/{name}", (ROOT / "resources" / name).read_bytes()
    yield "NOTICE", _NOTICE.encode()
    yield "LICENCE", (ROOT / "LICENCE").read_bytes()
    for library in LIBRARIES:
        yield from _library(library)
    for folder in ("tzdata", "tzdata/zoneinfo", "tzdata/zoneinfo/Europe"):
        yield f"{folder}/__init__.py", b""
    yield "tzdata/zoneinfo/Europe/Paris", _paris()


def _closure() -> set[str]:
    """Return every module of ours that judging can reach, wherever in a file it is imported."""
    found: set[str] = set()
    waiting = [ENTRY]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting += [name.rpartition(".")[0]] if "." in name else []
        for imported in _imported(name):
            top = imported.partition(".")[0]
            if top in OWN:
                waiting.append(imported)
            elif top not in {*sys.stdlib_module_names, *LIBRARIES, *LEFT_OUT}:
                message = f"{name} imports {imported}, which the one-file verifier does not carry"
                raise SystemExit(message)
    return found


def _imported(name: str) -> Iterator[str]:
    """Give the modules that one of ours imports; what only types use is passed over."""
    tree = ast.parse(_source(name).read_bytes())
    skipped = {id(inside) for node in ast.walk(tree) if _is_for_types(node) for inside in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module.partition(".")[0] in OWN:
                yield from (whole for one in node.names if _exists(whole := f"{node.module}.{one.name}"))


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _exists(name: str) -> bool:
    return _module(name).is_file() or _package(name).is_file()


def _source(name: str) -> Path:
    return _module(name) if _module(name).is_file() else _package(name)


def _module(name: str) -> Path:
    return ROOT.joinpath(*name.split(".")).with_suffix(".py")


def _package(name: str) -> Path:
    return ROOT.joinpath(*name.split("."), "__init__.py")


def _library(name: str) -> Iterator[tuple[str, bytes]]:
    """Give a library's own Python and its licence; its tests stay at home."""
    for one in sorted(metadata.files(name) or (), key=str):
        parts = Path(str(one)).parts
        is_licence = parts[-1].lower().startswith(("licence", "license")) and ".dist-info" in parts[0]
        if is_licence:
            yield f"LICENCES/{name}.txt", one.read_binary()
        elif one.suffix == ".py" and ".." not in parts and not parts[-1].startswith("test_"):
            yield one.as_posix(), one.read_binary()


def _paris() -> bytes:
    """Write the rule of French time for machines that have none: Windows brings no list of time zones."""
    empty = struct.pack(">4s c 15x 6l", b"TZif", b"2", 0, 0, 0, 0, 1, 4)
    kind = struct.pack(">l?b", 3600, False, 0) + b"CET\0"  # noqa: FBT003  (no summer time in this one kind)
    return empty + kind + empty + kind + f"\n{_PARIS}\n".encode()


if __name__ == "__main__":
    wanted = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "clea-verify.pyz"
    print(f"{make(wanted)}  {wanted}")
