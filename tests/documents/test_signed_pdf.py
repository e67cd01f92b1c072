"""A paper that circulates alone carries a signature that strangers' tools believe."""

import io
import socket
import subprocess
from datetime import timedelta
from functools import cache
from pathlib import Path

import pypdf
import pytest
from cryptography import x509

from clea_desktop.documents.signed_pdf import sign_pdf
from clea_desktop.trust.authority import trust_files
from tests.bundles.material import NOW, authority, practice_person
from tests.documents.cases import MIXED, attestation

REASON = "Attestation de validation partielle"


@cache
def paper() -> bytes:
    return attestation(MIXED)


@pytest.fixture(scope="module")
def signed() -> bytes:
    of = authority()
    chain = (of.issuing_certificate, of.root_certificate)
    return sign_pdf(paper(), practice_person().signer, chain, name="Hélène", reason=REASON, at=NOW)


def run(folder: Path, *words: str) -> str:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def pdfsig(folder: Path, data: bytes) -> str:
    (folder / "paper.pdf").write_bytes(data)
    return run(folder, "pdfsig", "-nocert", "paper.pdf")


def test_pdfsig_finds_a_valid_signature_over_the_whole_document(signed: bytes, tmp_path: Path) -> None:
    said = pdfsig(tmp_path, signed)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "SHA-256" in said


def test_qpdf_finds_nothing_to_say(signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(signed)
    assert "No syntax or stream encoding errors found" in run(tmp_path, "qpdf", "--check", "paper.pdf")


def test_what_was_printed_is_not_rewritten_and_shows_no_mark(signed: bytes) -> None:
    assert signed.startswith(paper())
    before, after = (pypdf.PdfReader(io.BytesIO(data)).pages[0] for data in (paper(), signed))
    assert before.extract_text() == after.extract_text()
    (field,) = pypdf.PdfReader(io.BytesIO(signed)).get_fields().values()  # type: ignore[union-attr]  # there is one
    assert field["/V"]["/Reason"] == REASON
    assert field["/V"]["/Name"] == "Hélène"
    assert field["/V"]["/M"].startswith("D:20261121205143")


@pytest.mark.parametrize("place", [10, 400, -200])
def test_a_changed_byte_is_noticed(signed: bytes, tmp_path: Path, place: int) -> None:
    data = bytearray(signed)
    data[place] ^= 1
    assert "Signature is Valid" not in pdfsig(tmp_path, bytes(data))


def test_openssl_believes_the_signature_inside_under_our_root_and_its_policy(signed: bytes, tmp_path: Path) -> None:
    (field,) = pypdf.PdfReader(io.BytesIO(signed)).get_fields().values()  # type: ignore[union-attr]  # there is one
    start, first, second, rest = field["/V"]["/ByteRange"]
    (tmp_path / "content").write_bytes(signed[start : start + first] + signed[second : second + rest])
    (tmp_path / "signature").write_bytes(bytes(field["/V"]["/Contents"]).rstrip(b"\0"))
    (tmp_path / "trust.pem").write_bytes(b"".join(trust_files(authority(), NOW).values()))
    instant = str(int((NOW + timedelta(hours=1)).timestamp()))
    said = run(
        tmp_path,
        *(
            "openssl",
            "cms",
            "-verify",
            "-cades",
            "-binary",
            "-inform",
            "DER",
            "-in",
            "signature",
            "-content",
            "content",
        ),
        *("-CAfile", "trust.pem", "-crl_check_all", "-attime", instant, "-out", "signed"),
    )
    assert "verification successful" in said.lower()
    listed = run(tmp_path, "openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", "signature")
    assert "signingTime" not in listed  # PAdES says the time in the PDF only
    assert "id-smime-aa-signingCertificateV2" in listed
    own = x509.load_der_x509_certificate(practice_person().certificate)
    assert f"{own.serial_number:X}" in listed.upper() or str(own.serial_number) in listed


def test_signing_asks_nobody_on_any_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_whatever: object) -> None:
        pytest.fail("the network was asked")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    chain = (authority().issuing_certificate,)
    assert sign_pdf(paper(), practice_person().signer, chain, name="Hélène", reason=REASON, at=NOW)
