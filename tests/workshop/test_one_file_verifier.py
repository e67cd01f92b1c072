"""The verifier in one file answers as the product does, on a Python with nothing installed and no way out."""

import ast
import importlib.util
import json
import os
import subprocess
import sys
import zipfile  # noqa: TID251  (no bundle: an archive that Python starts)
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.trust.authority import trust_files
from clea_desktop.trust.curve import CurveName, CurvePoint, DigestName, native_curve, with_low_s
from clea_desktop.verify_command import run_verify
from tests.bundles.forgeries import write_all
from tests.bundles.material import NOW, authority, minimal_bundle
from tests.bundles.round_material import whole_life
from tests.bundles.time_cases import stamped

ROOT = Path(__file__).resolve().parents[2]
COMPILED = (".so", ".pyd", ".dll", ".dylib", ".pyc")
WATCHED = """
import runpy, sys
def watch(event, found):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "ctypes.")):
        raise SystemExit(f"tried {event}")
    if event == "open" and isinstance(found[1], str) and set(found[1]) & set("wax+"):
        raise SystemExit(f"wrote {found[0]}")
sys.addaudithook(watch)
sys.argv = sys.argv[1:]
sys.path.insert(0, sys.argv[0])
runpy.run_path(sys.argv[0], run_name="__main__")
"""

MANY = """
import json, sys
sys.path.insert(0, sys.argv[1])
from clea_desktop.verify_command import run_verify
from pure_curve import PureCurve
assert not set(sys.modules) & {"cryptography", "asn1crypto"}
for line in sys.stdin:
    sys.stdout.write(f"{run_verify(json.loads(line), curve=PureCurve())}\\n")
"""
OLDER = """
import runpy, sys
sys.version_info = tuple(map(int, sys.argv[1:3]))
runpy.run_path(sys.argv[3], run_name="__main__")
"""


def _load(path: Path) -> ModuleType:
    found = importlib.util.spec_from_file_location(path.stem, path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


MAKER = _load(ROOT / "installer" / "make_verifier.py")
PURE = _load(ROOT / "installer" / "verifier" / "pure_curve.py").PureCurve()


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("verifier") / "clea-verify.pyz"
    MAKER.make(path)
    return path


def bare(verifier: Path, *words: str, watched: bool = False) -> "subprocess.CompletedProcess[str]":
    """Run it on a Python that sees nothing installed, in a folder with nothing of ours."""
    start = ["-c", WATCHED] if watched else []
    return subprocess.run(
        [sys.executable, "-I", "-S", *start, str(verifier), *words],
        cwd=verifier.parent,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def both(verifier: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Ask the product and the one file the same; both must say the same and leave with the same code."""
    code = run_verify(words)
    said = capsys.readouterr()
    done = bare(verifier, *words)
    assert (done.stdout, done.returncode) == (said.out, code), done.stderr
    return said.out


def test_made_twice_it_is_the_same_file(verifier: Path, tmp_path: Path) -> None:
    assert MAKER.make(tmp_path / "again.pyz") == MAKER.make(verifier)
    assert (tmp_path / "again.pyz").read_bytes() == verifier.read_bytes()


def test_it_carries_python_texts_and_schemas_and_no_other_library(verifier: Path) -> None:
    with zipfile.ZipFile(verifier) as archive:
        names = archive.namelist()
    assert not [name for name in names if name.endswith(COMPILED)]
    tops = {name.partition("/")[0] for name in names}
    ours = {"__main__.py", "pure_curve.py", "clea_desktop", "resources", "tzdata", "NOTICE", "LICENCE", "LICENCES"}
    assert tops == ours | {"ecdsa", "fastjsonschema", "rfc8785", "six.py"}
    assert len([name for name in names if name.startswith("LICENCES/")]) == 4
    assert not [name for name in names if name.startswith(("clea_desktop/ui", "clea_desktop/storage"))]
    assert verifier.stat().st_size < 1_500_000


def test_every_forgery_gets_the_answer_of_the_product(
    verifier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = write_all(tmp_path)
    questions: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for line in (tmp_path / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        words = ["--json", "--trust", str(tmp_path / case["trust"]), "--stage", case["stage"], "--at", case["at"]]
        words += ["--practice"] if case["practice"] else []
        words += ["--recipient", case["recipient"]] if case["recipient"] else []
        questions[tuple(words)].append(case)
    asked = [[*(str(tmp_path / case["file"]) for case in cases), *words] for words, cases in questions.items()]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", MANY, str(verifier)],
        input="".join(f"{json.dumps(words)}\n" for words in asked),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    codes = [run_verify(words) for words in asked]
    said = capsys.readouterr().out.splitlines()
    answers = iter(done.stdout.splitlines())
    for cases, code in zip(questions.values(), codes, strict=True):
        for case in cases:
            answer = next(answers)
            assert answer == said.pop(0)
            assert json.loads(answer)["reason"] == case["reason"]
        assert next(answers) == str(code)
    assert sum(map(len, questions.values())) == count >= 80


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    (tmp_path / "trust").mkdir()
    for name, data in trust_files(authority(), NOW + timedelta(days=3)).items():
        (tmp_path / "trust" / name).write_bytes(data)
    for name, bundle in (("sealed", minimal_bundle()), ("deposited", stamped()), ("decided", whole_life())):
        (tmp_path / f"{name}.asice").write_bytes(bundle)
    return tmp_path


@pytest.mark.parametrize("stage", ["sealed", "deposited", "decided"])
def test_what_the_product_accepts_it_accepts_in_the_same_words(
    stage: str, verifier: Path, sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = (NOW + timedelta(days=3)).isoformat()
    words = [str(sound / f"{stage}.asice"), "--practice", "--trust", str(sound / "trust"), "--stage", stage, "--at", at]
    assert "ACCEPTÉ, ENTRAÎNEMENT" in both(verifier, capsys, *words)
    both(verifier, capsys, *words, "--json")
    assert both(verifier, capsys, *words[1:], str(sound / "nowhere.asice")).count("ILLISIBLE") == 1


def test_it_opens_no_network_writes_nothing_and_starts_nothing(verifier: Path, sound: Path) -> None:
    words = [str(sound / "sealed.asice"), "--practice", "--trust", str(sound / "trust"), "--at", NOW.isoformat()]
    done = bare(verifier, *words, watched=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ACCEPTÉ" in done.stdout


def test_its_usage_says_how_it_is_called_itself(verifier: Path) -> None:
    done = bare(verifier, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage : python3 clea-verify.pyz FICHIER".replace(" :", "\N{NO-BREAK SPACE}:"))
    assert "clea-desktop verify" not in done.stdout
    assert bare(verifier).returncode == 64


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_a_python_that_is_too_old_is_told_so_in_french(version: tuple[int, int], verifier: Path) -> None:
    old, new = map(str, version)
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", OLDER, old, new, str(verifier)],
        capture_output=True,
        encoding="ascii",
        check=False,
    )
    assert (done.returncode, done.stdout) == (64, "")
    assert f"demande Python 3.11 ou une version suivante ; celui-ci est Python {old}.{new}." in done.stderr


def test_its_entry_is_read_by_any_python() -> None:
    """No newer syntax, no accent: the sentence must be said by the very Python that is too old."""
    entry = (ROOT / "installer" / "verifier" / "__main__.py").read_text(encoding="utf-8")
    assert entry.isascii()
    ast.parse(entry, feature_version=(3, 4))
    assert not any(sign in entry for sign in (") -> int:\n", 'f"', ":=", "match ", " async "))


def test_french_time_does_not_depend_on_the_machine(verifier: Path) -> None:
    with zipfile.ZipFile(verifier) as archive:
        carried = ZoneInfo.from_file(BytesIO(archive.read("tzdata/zoneinfo/Europe/Paris")))
    own = ZoneInfo("Europe/Paris")
    start = datetime(2000, 1, 1, tzinfo=UTC)
    for hours in range(0, 24 * 365 * 50, 23):
        instant = start + timedelta(hours=hours)
        assert instant.astimezone(carried).utcoffset() == instant.astimezone(own).utcoffset()


_KEYS = {
    name: ec.generate_private_key(curve()) for name, curve in zip(CurveName, (ec.SECP256R1, ec.SECP384R1), strict=True)
}


def _point(name: CurveName) -> bytes:
    public = _KEYS[name].public_key()
    return public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


@given(
    name=st.sampled_from(list(CurveName)),
    digest=st.sampled_from(list(DigestName)),
    data=st.binary(max_size=40),
    change=st.none() | st.tuples(st.integers(0, 200), st.binary(max_size=3)),
    key_change=st.none() | st.integers(0, 8 * 65 - 1),
)
def test_its_arithmetic_agrees_with_the_machines_own(
    *, name: CurveName, digest: DigestName, data: bytes, change: tuple[int, bytes] | None, key_change: int | None
) -> None:
    algorithm = {"SHA256": hashes.SHA256(), "SHA384": hashes.SHA384(), "SHA512": hashes.SHA512()}[digest.name]
    signature = with_low_s(_KEYS[name].sign(data, ec.ECDSA(algorithm)), name)
    if change is not None:
        at, new = change
        signature = signature[:at] + new + signature[at + len(new) :]
    point = bytearray(_point(name))
    if key_change is not None:
        point[key_change >> 3] ^= 1 << (key_change & 7)
    key = CurvePoint(name, bytes(point))
    theirs = native_curve().holds(key, digest, data, signature)
    assert PURE.holds(key, digest, data, signature) is theirs
    if change is None and key_change is None:
        assert theirs


@pytest.mark.parametrize("signature", ["", "00", "3000", "3006020100020100", "3006020101020101", "30060201ff020101"])
@pytest.mark.parametrize("point", [b"", b"\x04", b"\x04" + bytes(64), b"\x02" + bytes(32), bytes(65)])
def test_nonsense_holds_for_neither(signature: str, point: bytes) -> None:
    for name in CurveName:
        for curve in (PURE, native_curve()):
            assert not curve.holds(CurvePoint(name, point), DigestName.SHA256, b"", bytes.fromhex(signature))
