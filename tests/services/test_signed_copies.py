"""An attestation that leaves with its signature: by the key of its dossier's kind, and never without the passphrase."""

import io
import subprocess
from pathlib import Path

import pypdf
import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.papers import PaperKind
from clea_desktop.services.session import Session
from clea_desktop.services.views import Memory
from clea_desktop.trust.authority import trust_files
from tests.fakes.vault import TickingClock
from tests.services.certifier import Certifier, enrol
from tests.services.contract import PASSPHRASE
from tests.services.thread import rated_dossier


def signed(session: Session, folder: Path, passphrase: str = PASSPHRASE) -> bytes:
    made = session.feedback.make(rated_dossier(session, folder), PaperKind.ATTESTATION)
    target = folder / "attestation-signee.pdf"
    session.feedback.save_signed(made.id, passphrase, target)
    return target.read_bytes()


def openssl_believes(pdf: bytes, trust: dict[str, bytes], instant: int, folder: Path) -> bool:
    (field,) = pypdf.PdfReader(io.BytesIO(pdf)).get_fields().values()  # type: ignore[union-attr]  # there is one
    start, first, second, rest = field["/V"]["/ByteRange"]
    (folder / "content").write_bytes(pdf[start : start + first] + pdf[second : second + rest])
    (folder / "signature").write_bytes(bytes(field["/V"]["/Contents"]).rstrip(b"\0"))
    (folder / "trust").write_bytes(b"".join(trust.values()))
    words = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signature", "-out", "signed"]
    words += ["-content", "content", "-CAfile", "trust", "-crl_check_all", "-attime", str(instant)]
    return subprocess.run(words, cwd=folder, capture_output=True, check=False).returncode == 0


def test_a_practice_attestation_is_signed_by_the_practice_key(
    opened: Session, clock: TickingClock, tmp_path: Path
) -> None:
    pdf = signed(opened, tmp_path)
    opened.sealing.export_trust(tmp_path)
    trust = {path.name: path.read_bytes() for path in tmp_path.glob("*.pem")}
    instant = int(clock().timestamp())
    assert openssl_believes(pdf, trust, instant, tmp_path)
    stranger = Certifier(clock())
    assert not openssl_believes(pdf, trust_files(stranger.authority, clock()), instant, tmp_path)


def test_an_enrolled_body_signs_for_real(opened: Session, clock: TickingClock, tmp_path: Path) -> None:
    certifier = Certifier(clock())
    enrol(opened, certifier, tmp_path)
    pdf = signed(opened, tmp_path)
    assert openssl_believes(pdf, trust_files(certifier.authority, clock()), int(clock().timestamp()), tmp_path)


def test_a_signature_whose_time_is_over_signs_no_attestation(
    opened: Session, clock: TickingClock, tmp_path: Path
) -> None:
    certifier = Certifier(clock())
    enrol(opened, certifier, tmp_path)
    made = opened.feedback.make(rated_dossier(opened, tmp_path), PaperKind.ATTESTATION)
    clock.move(days=800)
    target = Memory()
    with pytest.raises(CleaError) as caught:
        opened.feedback.save_signed(made.id, PASSPHRASE, target)
    assert caught.value.trouble is Trouble.ENROLMENT_OVER
    assert target.data == b""


def test_what_is_kept_stays_without_a_signature(opened: Session, tmp_path: Path) -> None:
    pdf = signed(opened, tmp_path)
    (paper,) = opened.dossiers.open(opened.candidates.rows()[0].dossier_id).documents
    kept = Memory()
    opened.feedback.save(paper.id, kept)
    assert b"ETSI.CAdES" not in kept.data
    assert pdf.startswith(kept.data)
