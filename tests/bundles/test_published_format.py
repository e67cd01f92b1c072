"""What is published about the format is so: every command of the page is run, every schema and number is the code's."""

import json
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from clea_desktop.bundles import limits
from clea_desktop.bundles.manifest import render_manifest
from clea_desktop.bundles.outsider import README
from clea_desktop.bundles.refusals import Reason
from clea_desktop.resource_files import read_resource
from clea_desktop.trust.policies import ARC, PRACTICE_POLICY, ROLE_POLICIES
from tests.bundles.forge import parts_of, placed
from tests.bundles.forge_zip import pack
from tests.bundles.life import Life
from tests.bundles.material import minimal_bundle

DOCS = Path(__file__).parents[2] / "docs" / "bundle-format"
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
NEEDED = {"OpenSSL": "openssl", "GnuTLS": "certtool", "GnuPG": "gpgsm"}


@cache
def life() -> Life:
    """Return a life that is under way now: other people's programs read the machine's clock."""
    return Life(datetime.now(UTC) - timedelta(days=5), practice=False)  # noqa: TID251  (theirs is the machine's)


def blocks(part: str) -> list[str]:
    """Return the commands of one part of the page."""
    _, _, rest = f"\n{COMMANDS}".partition(f"\n## {part}")
    text = rest.partition("\n## ")[0] if part else COMMANDS.partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL)


def run(folder: Path, bundle: bytes, *parts: str) -> subprocess.CompletedProcess[str]:
    """Run the beginning of the page and these parts, in one shell, beside a bundle and its trust folder."""
    (folder / "trust").mkdir()
    for name, data in life().trust_files.items():
        (folder / "trust" / name).write_bytes(data)
    (folder / "d.asice").write_bytes(bundle)
    script = "".join(block for part in ("", *parts) for block in blocks(part))
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["sh", "-euc", script], cwd=folder, env=environment, check=False, capture_output=True, text=True, timeout=60
    )


def needs(*parts: str) -> None:
    missing = [tool for tool in ("sh", "unzip", *(NEEDED[part] for part in parts)) if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.mark.parametrize("state", ["first", "deposited", "decided", "second"])
def test_openssl_believes_every_round_of_a_bundle(tmp_path: Path, state: str) -> None:
    needs("OpenSSL")
    bundle = getattr(life(), state)
    done = run(tmp_path, bundle, "OpenSSL", "From the manifest")
    assert done.returncode == 0, done.stderr
    names = [name for name, _ in parts_of(bundle)]
    assert done.stderr.count("CAdES Verification successful") == sum(name.endswith(".p7s") for name in names)
    assert done.stdout.count("Policy: ") == sum(name.endswith(".p7s") for name in names)
    assert done.stdout.count("Verification: OK") == done.stdout.count("Time stamp:")
    assert done.stdout.count("Verification: OK") == sum(name.endswith(".tst") for name in names)
    assert f"{ARC}.1.1" in done.stdout


@pytest.mark.parametrize("part", ["GnuTLS", "GnuPG"])
def test_gnutls_and_gnupg_believe_the_evaluators_signature(tmp_path: Path, part: str) -> None:
    needs("OpenSSL", part)
    done = run(tmp_path, life().first, part)
    assert done.returncode == 0, done.stderr
    assert "Signature status: ok" in done.stderr + done.stdout or "Good signature" in done.stderr


@pytest.mark.parametrize(
    "name", ["evidence/0001.jpg", "SHA256SUMS", "META-INF/ASiCManifest001.xml", "jury/003/extract.pdf"]
)
def test_the_commands_find_an_edited_file(tmp_path: Path, name: str) -> None:
    needs("OpenSSL")
    assert name in dict(parts_of(life().decided))
    edited = [(one, data + b" " if one == name else data) for one, data in parts_of(life().decided)]
    assert run(tmp_path, pack(edited), "OpenSSL", "From the manifest").returncode != 0


def test_the_commands_find_a_file_that_nobody_signed(tmp_path: Path) -> None:
    needs("OpenSSL")
    done = run(tmp_path, pack([*parts_of(life().first), ("evidence/0002.jpg", b"")]), "OpenSSL", "From the manifest")
    assert done.returncode != 0
    assert "NON SIGNÉ : evidence/0002.jpg" in done.stdout


@pytest.mark.parametrize("name", ["dossier-1", "decision-1"])
def test_the_published_schemas_are_those_in_use(name: str) -> None:
    published = (DOCS / f"{name}.schema.json").read_bytes()
    assert published.decode() == read_resource("schemas", f"{name}.json").decode()
    assert json.loads(published)["additionalProperties"] is False


def test_limits_policies_and_the_manifest_are_written_as_they_are() -> None:
    container, manifest, signature = (
        (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("container", "manifest", "signature")
    )
    mib, kib = 1024**2, 1024
    bounds = limits.BOUNDS
    assert [bounds[one] // mib for one in ("DOSSIER", "JOURNAL", "SUMS", "MANIFEST", "EXTRACT")] == [4, 16, 1, 2, 32]
    assert [bounds[one] // kib for one in ("README", "SIGNATURE", "TIME", "DECISION")] == [64] * 4
    for said in ("4 MiB", "16 MiB, 64 KiB a line", "2 MiB", "32 MiB", f"{limits.MEMBERS} members", "24 MiB", "256 GiB"):
        assert said in container
    assert ARC in signature
    assert [policy.removeprefix(ARC) for policy in (*ROLE_POLICIES.values(), PRACTICE_POLICY)] == re.findall(
        r"\| `(\.[12]\.[1-5])` \|", signature
    )
    written = render_manifest(1, placed(parts_of(minimal_bundle())[:2])).decode().splitlines()
    shown = re.sub(r"<ds:DigestValue>.*</ds:", "<ds:DigestValue>…base 64 of the SHA-256…</ds:", written[3])
    for line in (*written[:3], shown, written[4]):
        assert line in manifest


def test_every_page_is_on_the_list_and_every_link_leads_somewhere() -> None:
    listed = (DOCS / "README.md").read_text(encoding="utf-8")
    for page in DOCS.iterdir():
        assert page.name in listed or page.name == "README.md"
        if page.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (DOCS / target).exists(), f"{page.name}: {target}"


def test_every_reason_that_the_pages_name_exists() -> None:
    known = {reason.value for reason in Reason}
    text = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    assert {"headers-rewritten", "compressed", "extra-field", "other-recipient"} <= known
    named = set(re.findall(r"`((?:previous|headers|extra|other)-[a-z-]+)`", text))
    assert named <= known


def test_the_page_in_every_bundle_gives_the_same_commands() -> None:
    page = README.decode()
    for command in (
        "openssl x509 -in ../trust/root.pem -noout -fingerprint -sha256",
        "-CAfile ../trust.pem -crl_check_all",
        "openssl dgst -sha256 -binary SHA256SUMS | base64",
        "sha256sum -c SHA256SUMS",
        "openssl ts -verify",
    ):
        assert command in page
