"""A disk that does no more than it promised: what a power cut could leave of a run that was traced.

Content counts as safe only once its own file was synced, a name only once its folder was. Everything younger may be
there, or not, or by halves of 512 or 4096 bytes, in any order; names of one folder come in the order they were made.
"""

import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_CALLS = (
    "openat,close,write,pwrite64,writev,pwritev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "ftruncate,mkdir,mkdirat,rmdir"
)
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)")
_UNFINISHED = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HERE = "AT_FDCWD"


@dataclass
class File:
    """Bytes the disk has promised, and the writes it has not: (offset, data), or (length, None) for a cut."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)


@dataclass
class Folder:
    """Names the disk has promised, and the changes it has not, each a list of (name, what it now is)."""

    live: "dict[str, File | Folder]" = field(default_factory=dict)
    safe: "dict[str, File | Folder]" = field(default_factory=dict)
    pending: "list[list[tuple[str, File | Folder | None]]]" = field(default_factory=list)

    def change(self, *changes: "tuple[str, File | Folder | None]") -> None:
        """Change names in one step."""
        _apply(self.live, changes)
        self.pending.append(list(changes))


@dataclass(frozen=True)
class Call:
    """One traced call: its name, its arguments as strace prints them, the strings among them, its result."""

    name: str
    arguments: str
    strings: tuple[bytes, ...]
    result: int

    @property
    def descriptor(self) -> int:
        """Return the first argument as a file descriptor."""
        return int(self.arguments.split(",", 1)[0])

    @property
    def last_number(self) -> int:
        """Return the last argument as a number."""
        return int(self.arguments.rsplit(",", 1)[1])


def trace(command: Sequence[str], log: Path, cwd: Path) -> tuple[Call, ...]:
    """Run a command under strace and return the calls that succeeded, in order."""
    strace = shutil.which("strace")
    assert strace is not None, "install strace: this test replays what a run wrote"
    options = ["-f", "-qq", "-xx", "-s", "8388608", "-e", f"trace={_CALLS}", "-e", "signal=none", "-o", str(log)]
    subprocess.run([strace, *options, *command], cwd=cwd, check=True, stdout=subprocess.DEVNULL)
    return tuple(_calls(log))


def _calls(log: Path) -> Iterator[Call]:
    begun: dict[str, str] = {}
    with log.open(encoding="ascii") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if unfinished := _UNFINISHED.match(line):
                begun[unfinished[1]] = line[: -len(" <unfinished ...>")]
                continue
            if resumed := _RESUMED.match(line):
                line = begun.pop(resumed[1]) + resumed[2]
            found = _LINE.match(line)
            if found and int(found[4]) >= 0:
                strings = tuple(bytes.fromhex(text.replace("\\x", "")) for text in _QUOTED.findall(found[3]))
                yield Call(found[2], found[3], strings, int(found[4]))


class Disk:
    """Follows a trace below one folder; what lies there at the start is safe."""

    def __init__(self, root: Path, start: Path | None) -> None:
        self.root = root
        self.top = _loaded(start) if start is not None else Folder()
        self.said = bytearray()
        self._open: dict[int, File | Folder | None] = {}
        self._position: dict[int, int] = {}

    def feed(self, call: Call) -> bool:
        """Follow one call; return whether it concerned this folder or the standard output."""
        match call.name:
            case "openat":
                return self._opened(call)
            case "close":
                return self._open.pop(call.descriptor, None) is not None
            case "write" | "pwrite64":
                return self._written(call)
            case "ftruncate":
                return self._cut(call)
            case "fsync" | "fdatasync":
                return self._synced(call)
            case "mkdir" | "mkdirat" | "rename" | "renameat" | "renameat2" | "unlink" | "unlinkat" | "rmdir":
                return self._renamed(call)
            case other:
                message = f"the trace holds a call that nobody follows: {other}"
                raise AssertionError(message)

    def leave(self, target: Path, chance: random.Random) -> None:
        """Write one state that the power cut may leave."""
        _leave(self.top, target, chance, chance.choice(("all", "none", "some", "some")))

    def _find(self, path: bytes) -> tuple[Folder, str] | None:
        try:
            parts = Path(path.decode()).relative_to(self.root).parts
        except ValueError:
            return None
        folder = self.top
        for part in parts[:-1]:
            inside = folder.live[part]
            assert isinstance(inside, Folder)
            folder = inside
        return folder, (parts[-1] if parts else "")

    def _opened(self, call: Call) -> bool:
        place = self._find(call.strings[0])
        if place is None:
            self._open[call.result] = None
            return False
        folder, name = place
        node: File | Folder | None = folder.live.get(name) if name else folder
        if node is None:
            assert "O_CREAT" in call.arguments
            node = File()
            folder.change((name, node))
        elif "O_TRUNC" in call.arguments and isinstance(node, File):
            node.pending.append((0, None))
        self._open[call.result] = node
        self._position[call.result] = 0
        return True

    def _written(self, call: Call) -> bool:
        descriptor = call.descriptor
        node = self._open.get(descriptor)
        if isinstance(node, File):
            offset = call.last_number if call.name == "pwrite64" else self._position[descriptor]
            node.pending.append((offset, call.strings[0][: call.result]))
            self._position[descriptor] = offset + call.result
            return True
        if descriptor == 1 and descriptor not in self._open:
            self.said += call.strings[0]
            return True
        return False

    def _cut(self, call: Call) -> bool:
        node = self._open.get(call.descriptor)
        if isinstance(node, File):
            node.pending.append((call.last_number, None))
            return True
        return False

    def _synced(self, call: Call) -> bool:
        node = self._open.get(call.descriptor)
        if isinstance(node, File):
            node.safe = _written(node.safe, node.pending)
            node.pending.clear()
        elif isinstance(node, Folder):
            node.safe = dict(node.live)
            node.pending.clear()
        return node is not None

    def _renamed(self, call: Call) -> bool:
        assert call.name.removesuffix("2").endswith("at") == (_HERE in call.arguments)
        places = [self._find(path) for path in call.strings]
        if places[0] is None:
            return False
        folder, name = places[0]
        if call.name.startswith("mkdir"):
            folder.change((name, Folder()))
        elif call.name.startswith("rename"):
            assert places[1] is not None
            other, new_name = places[1]
            node = folder.live[name]
            if other is folder:
                folder.change((name, None), (new_name, node))
            else:
                other.change((new_name, node))
                folder.change((name, None))
        else:
            folder.change((name, None))
        return True


def _apply(names: "dict[str, File | Folder]", changes: "Sequence[tuple[str, File | Folder | None]]") -> None:
    for name, node in changes:
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _written(safe: bytearray, pending: Sequence[tuple[int, bytes | None]]) -> bytearray:
    data = bytearray(safe)
    for offset, piece in pending:
        if piece is None:
            del data[offset:]
            data.extend(bytes(offset - len(data)))
        else:
            data.extend(bytes(max(0, offset - len(data))))
            data[offset : offset + len(piece)] = piece
    return data


def _leave(folder: Folder, target: Path, chance: random.Random, fate: str) -> None:
    target.mkdir(exist_ok=True)
    names = dict(folder.safe)
    kept = {"all": len(folder.pending), "none": 0}.get(fate, chance.randint(0, len(folder.pending)))
    for changes in folder.pending[:kept]:
        _apply(names, changes)
    for name, node in names.items():
        if isinstance(node, Folder):
            _leave(node, target / name, chance, fate)
        else:
            survived = _surviving(node.pending, chance, fate)
            (target / name).write_bytes(_written(node.safe, survived))


def _surviving(
    pending: Sequence[tuple[int, bytes | None]], chance: random.Random, fate: str
) -> Sequence[tuple[int, bytes | None]]:
    if fate == "all":
        return pending
    return () if fate == "none" else tuple(_survivors(pending, chance))


def _survivors(
    pending: Sequence[tuple[int, bytes | None]], chance: random.Random
) -> Iterator[tuple[int, bytes | None]]:
    sector = chance.choice((512, 4096))
    likely = chance.choice((0.1, 0.5, 0.9))
    for offset, data in pending:
        if data is None:
            if chance.random() < likely:
                yield offset, None
            continue
        start = offset
        while start < offset + len(data):
            end = min(offset + len(data), (start // sector + 1) * sector)
            if chance.random() < likely:
                yield start, data[start - offset : end - offset]
            start = end


def _loaded(folder: Path) -> Folder:
    loaded = Folder()
    for path in folder.iterdir():
        loaded.live[path.name] = _loaded(path) if path.is_dir() else File(bytearray(path.read_bytes()))
    loaded.safe = dict(loaded.live)
    return loaded
