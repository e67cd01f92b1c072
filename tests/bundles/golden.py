"""Makes bundles that every later release must open: ``python -m tests.bundles.golden FOLDER DEMO.asice``.

What they say comes from the demo's bundle (``make demo``): a whole evaluation of an invented person, with its papers;
each piece of evidence is exchanged for a few bytes, so that the folder stays small. They are made once for a version of
the format, kept, and never made again: ``test_golden_bundles.py`` asks the program of the day about them.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from clea_desktop.bundles.layout import JOURNAL_FILE
from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.bundles.report import as_json
from clea_desktop.bundles.verdict import Policy, Stage
from clea_desktop.bundles.verifying import verify
from clea_desktop.core.canonical import from_canonical, to_canonical
from clea_desktop.core.journal import Entry, Link, check_chain, link_digest, write_line
from clea_desktop.core.jury_reading import is_vouched_for
from clea_desktop.core.text import translator
from clea_desktop.trust.store import TrustStore
from tests.bundles.forge import DOSSIER, Parts, parts_of
from tests.bundles.life import DAY, Life

SEALED_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
_OPENING = {"jpg": b"\xff\xd8\xff\xe0", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-1.4\n"}


def small(bundle: bytes) -> list[Member]:
    """Return what a bundle says, its evidence exchanged for a few bytes, its journal closed over what spoke of it."""
    parts = parts_of(bundle)
    value = from_canonical(dict(parts)[DOSSIER])
    assert isinstance(value, dict)
    evidence = _exchanged(value)
    documents = [(name, data) for name, data in parts if name.startswith("documents/")]
    digests = frozenset(sha256(data).hexdigest() for _, data in (*documents, *evidence))
    journal, head = _closed(dict(parts)[JOURNAL_FILE], digests)
    value["journal"] = head
    members = [(DOSSIER, to_canonical(value)), (JOURNAL_FILE, journal), *documents, *evidence]
    return [bytes_member(name, data) for name, data in members]


def _exchanged(value: dict[str, object]) -> Parts:
    """Describe a few bytes where the dossier described each piece of evidence; return them."""
    found: Parts = []
    described = value["evidence"]
    assert isinstance(described, list)
    for number, one in enumerate(described):
        name = str(one["file"])
        data = _OPENING.get(name.rpartition(".")[2], b"") + f"piece {number}".encode() * 20
        one |= {"sha256": sha256(data).hexdigest(), "size": len(data)}
        found.append((name, data))
    return found


def _closed(journal: bytes, digests: frozenset[str]) -> tuple[bytes, dict[str, object]]:
    """Keep every link, and what it commits to only where the bundle still carries the file it speaks of."""
    lines, last = [], Link(0, "", "")
    for entry in check_chain(journal.split(b"\n")[:-1]):
        kept = entry.payload is not None and is_vouched_for(entry.payload, digests)
        lines.append(write_line(entry if kept else Entry(entry.link)) + b"\n")
        last = entry.link
    return b"".join(lines), {"length": last.number, "head": link_digest(last)}


def make(folder: Path, demo: bytes) -> None:
    """Write two trust folders, their bundles, and what is to be answered about each (``expected.json``)."""
    expected: list[dict[str, object]] = []
    for name, practice in (("real", False), ("practice", True)):
        life = Life(SEALED_AT, practice=practice, members=small(demo))
        states = {"sealed": life.first, "deposited": life.deposited, "decided": life.decided, "corrected": life.second}
        for state in ("decided",) if practice else states:
            _write(folder / name / f"{state}.asice", states[state])
        for file, data in life.trust_files.items():
            _write(folder / name / "trust" / file, data)
        for state, stage, at in _QUESTIONS:
            if (folder / name / f"{state}.asice").exists():
                policy = Policy(stage, practice, SEALED_AT + at)
                expected.append(asked(folder, f"{name}/{state}.asice", policy, life.trust))
    text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
    _write(folder / "expected.json", f"{text}\n".encode())


_QUESTIONS = (
    ("sealed", Stage.SEALED, 9 * DAY),
    ("sealed", Stage.SEALED, 3 * YEAR),
    ("deposited", Stage.DEPOSITED, 9 * DAY),
    ("decided", Stage.DECIDED, 9 * DAY),
    ("decided", Stage.SEALED, 3 * YEAR),
    ("decided", Stage.SEALED, 9 * YEAR),
    ("corrected", Stage.SEALED, 9 * DAY),
)


def asked(folder: Path, file: str, policy: Policy, trust: TrustStore) -> dict[str, object]:
    """Ask about a bundle; return question and answer, but for the sentences, which may be said better one day."""
    with (folder / file).open("rb") as source:
        verdict = verify(source, trust, policy)
    answer = json.loads(as_json(file, verdict, translator()), object_hook=_without_sentence)
    question = {"stage": policy.stage.value, "practice": policy.practice, "at": policy.at.isoformat()}
    return {"file": file, **question, "answer": answer}


def _without_sentence(value: dict[str, object]) -> dict[str, object]:
    return {key: one for key, one in value.items() if key != "sentence"}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main(arguments: list[str]) -> int:
    """Make them, unless they are there already."""
    if len(arguments) != 2 or Path(arguments[0]).exists():
        sys.stderr.write("python -m tests.bundles.golden FOLDER DEMO.asice  (FOLDER must not exist yet)\n")
        return 64
    make(Path(arguments[0]), Path(arguments[1]).read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
