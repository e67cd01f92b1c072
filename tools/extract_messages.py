"""Collect the sentences people read into ``resources/i18n/clea.pot``, so that a translator finds them all.

A sentence is the literal first argument of a call to ``tr``. The template names files and no lines, and holds no
date: it changes only when a sentence does. Run it with no argument; ``tests/workshop`` fails when it was forgotten.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "resources" / "i18n" / "clea.pot"
PACKAGES = ("clea_desktop", "clea_certifier")
NAMES = frozenset({"tr", "_tr"})
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: CléA Desktop\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def template(root: Path) -> str:
    """Return the whole template of the packages under a folder."""
    places: dict[str, set[str]] = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            for sentence in sentences(path.read_text(encoding="utf-8")):
                places.setdefault(sentence, set()).add(path.relative_to(root).as_posix())
    return "\n".join([HEADER, *(_entry(sentence, places[sentence]) for sentence in sorted(places))])


def sentences(source: str) -> Iterator[str]:
    """Go through the sentences of one module's source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and _called(node.func) in NAMES:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _entry(sentence: str, places: set[str]) -> str:
    references = "".join(f"#: {place}\n" for place in sorted(places))
    style = "#, python-brace-format\n" if "{" in sentence else ""
    return f'{references}{style}msgid {_quoted(sentence)}\nmsgstr ""\n'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main() -> int:
    """Write the template, and say how many sentences it holds."""
    text = template(ROOT)
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{text.count('msgid ') - 1} sentences in {TEMPLATE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
