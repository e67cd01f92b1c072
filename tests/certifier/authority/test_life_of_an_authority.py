"""From the first key to the last list, by the command alone; what comes out is believed by laptops and by OpenSSL."""

import io
import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from clea_desktop.bundles.signing import KeySigner, seal
from clea_desktop.bundles.verdict import Outcome, Policy, Stage
from clea_desktop.bundles.verifying import verify
from clea_desktop.trust.enrolment.answers import read_answer
from clea_desktop.trust.enrolment.stores import to_pem
from clea_desktop.trust.enrolment.updates import read_update
from clea_desktop.trust.store import TrustStore
from tests.bundles.material import content, minimal_evidence
from tests.certifier.authority.material import ROOT_PASSPHRASE, Body, Laptop


def sealed(signer: KeySigner, body: Body) -> bytes:
    sink = io.BytesIO()
    seal(sink, content(minimal_evidence(), practice=False), signer, claimed_at=body.now)
    return sink.getvalue()


def outcome(bundle: bytes, body: Body, store: TrustStore | None = None) -> Outcome:
    policy = Policy(stage=Stage.SEALED, practice=False, at=body.now)
    return verify(io.BytesIO(bundle), store or body.store(), policy).outcome


def test_somebody_enrols_seals_renews_and_is_revoked(body: Body) -> None:
    laptop = Laptop()
    answer = body.enrol(laptop)
    assert (answer.person_id, answer.display_name) == (laptop.person_id, laptop.name)
    body.later(hours=1)
    signer = laptop.signer(answer.signing_certificate)
    bundle = sealed(signer, body)
    assert outcome(bundle, body) is Outcome.ACCEPTED

    body.later(days=600)
    body.at("seal-unit")
    root_list = body.file("liste.pem")
    body.done("root-list", "--root", str(body.root), "--out", root_list, passphrase=ROOT_PASSPHRASE)
    assert body.at("install-list", "--list", root_list).code == 0
    assert body.at("crl").code == 0
    new = Laptop()
    said = body.renew(new, signer, 2)
    assert said.code == 0, said.err
    asked = new.asks(2, renews=laptop.asks().request_id)
    renewed = read_answer(body.renewed.read_bytes(), None, body.root_print, asked)
    assert renewed.person_id == laptop.person_id
    again = sealed(new.signer(renewed.signing_certificate), body)
    assert outcome(again, body) is Outcome.ACCEPTED
    assert outcome(bundle, body) is Outcome.ACCEPTED

    body.later(days=1)
    said = body.at("revoke", "--person", laptop.person_id, "--reason", "cle-volee")
    assert said.out.count("Révoqué") == 4
    body.later(minutes=1)
    assert outcome(again, body) is outcome(bundle, body) is Outcome.REJECTED
    read_store = TrustStore.from_folder(body.place / "trust")
    assert read_store.overdue_lists(body.now) is None


def pem_of(folder: Path) -> bytes:
    return b"".join((folder / name).read_bytes() for name in ("root.pem", "issuing.pem", "crls.pem"))


def openssl(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True, check=False)


def test_openssl_believes_the_chain_the_lists_and_a_bundles_signature(body: Body, tmp_path: Path) -> None:
    laptop = Laptop()
    answer = body.enrol(laptop)
    trust, leaf, device, bundle = (tmp_path / name for name in ("trust.pem", "leaf.pem", "device.pem", "d.asice"))
    trust.write_bytes(pem_of(body.publish()))
    leaf.write_bytes(to_pem(answer.signing_certificate))
    device.write_bytes(to_pem(answer.device_certificate))
    at = ("-attime", str(int((body.now + timedelta(minutes=1)).timestamp())))
    check = ("verify", "-x509_strict", "-crl_check_all", "-CAfile", trust, *at)
    assert openssl(*check, leaf).returncode == 0
    assert openssl(*check, "-purpose", "sslclient", device).returncode == 0

    bundle.write_bytes(sealed(laptop.signer(answer.signing_certificate), body))
    subprocess.run(["unzip", "-q", str(bundle), "-d", str(tmp_path / "d")], check=True)
    inside = tmp_path / "d" / "META-INF"
    content_ = ("-in", inside / "signature001.p7s", "-content", inside / "ASiCManifest001.xml", "-out", os.devnull)
    cms = ("cms", "-verify", "-cades", "-binary", "-inform", "DER", *content_, "-crl_check_all", "-CAfile", trust, *at)
    assert openssl(*cms).returncode == 0

    body.later(seconds=10)
    body.at("revoke", "--person", answer.person_id, "--reason", "depart")
    trust.write_bytes(pem_of(body.publish()))
    assert "revoked" in openssl(*check, leaf).stderr
    assert openssl(*cms).returncode != 0
    newest = max((body.place / "trust" / "crls").glob("*issuing*"))
    assert "Cessation Of Operation" in openssl("crl", "-in", newest, "-text", "-noout").stdout


def test_keys_lie_locked_as_openssl_opens_them_and_nowhere_in_clear(body: Body) -> None:
    key = body.root / "root.key"
    command = ["openssl", "pkey", "-in", str(key), "-noout", "-passin"]
    assert subprocess.run([*command, "pass:les mots de la racine"], capture_output=True, check=False).returncode == 0
    assert subprocess.run([*command, "pass:autre chose"], capture_output=True, check=False).returncode != 0
    assert key.stat().st_mode & 0o077 == 0
    kept = b"".join(path.read_bytes() for path in body.place.rglob("*") if path.is_file())
    assert b"BEGIN PRIVATE KEY" not in kept
    assert b"BEGIN EC PRIVATE KEY" not in kept
    assert b"les mots" not in kept


def test_the_letters_secret_is_nowhere_but_in_the_letter(body: Body) -> None:
    letter = body.invite(Laptop())
    key = body.key(letter)
    for path in body.folder.iterdir():
        data = path.read_bytes()
        assert key not in data
        assert letter.code.encode() not in data
        assert letter.code.replace("-", "").encode() not in data


def test_a_second_issuing_authority_takes_over_and_the_first_ones_people_still_sign(body: Body) -> None:
    old = Laptop()
    first = body.enrol(old)
    body.later(days=1)
    body.add_issuing()
    body.later(days=1)
    body.at("seal-unit")
    new = Laptop(name="Karim Évaluateur", person_id="0d9c7a52-2f5b-4c8b-9a3e-6d1f0b2c4e88")
    second = body.enrol(new, number=2)
    issuers = {x509.load_der_x509_certificate(one.signing_certificate).issuer for one in (first, second)}
    assert len(issuers) == 2
    assert len(second.issuing) == 2
    for laptop, answer in ((old, first), (new, second)):
        assert outcome(sealed(laptop.signer(answer.signing_certificate), body), body) is Outcome.ACCEPTED


def test_updates_reach_laptops_whole_and_in_order(body: Body) -> None:
    laptop = Laptop()
    answer = body.enrol(laptop)
    known = body.store()
    for number in (1, 2):
        body.later(days=1)
        body.at("crl")
        out = body.file("suite.clea-mise-a-jour")
        assert body.at("update", "--out", out).code == 0
        update = read_update(Path(out).read_bytes(), known, answer.updates_anchor, number - 1, root=answer.root)
        assert update.number == number
    body.later(days=700)
    body.at("seal-unit")
    out = body.file("suite.clea-mise-a-jour")
    assert body.at("update", "--out", out).code == 0
    read_update(Path(out).read_bytes(), known, answer.updates_anchor, 2, root=answer.root)


def test_a_time_unit_is_certified_and_foreign_time_stampers_are_published(body: Body, tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Horodatage")])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    asked = body.file("unite.pem", request.public_bytes(serialization.Encoding.PEM))
    out = body.file("unite-certificat.pem")
    assert body.at("time-unit", "--request", asked, "--name", "Horodatage", "--out", out).code == 0
    assert b"BEGIN CERTIFICATE" in Path(out).read_bytes()
    assert not (body.publish() / "tsa.pem").exists()
    stranger = Body(tmp_path / "autre", "Un autre organisme").found()
    asked = stranger.file("unite.pem", request.public_bytes(serialization.Encoding.PEM))
    foreign = stranger.file("unite-certificat.pem")
    assert stranger.at("time-unit", "--request", asked, "--name", "Horodatage", "--out", foreign).code == 0
    assert body.at("time-anchor", "--certificate", foreign).code == 0
    assert (body.publish() / "tsa.pem").read_bytes() == Path(foreign).read_bytes()
    assert body.enrol(Laptop()).tsa == Path(foreign).read_bytes()
    assert body.at("time-anchor", "--certificate", foreign, "--withdraw").code == 0
    assert not (body.publish() / "tsa.pem").exists()


def test_a_copy_of_the_registry_works_as_the_registry_did(body: Body) -> None:
    body.enrol(Laptop())
    copy = body.file("copie.db")
    assert body.at("backup", "--out", copy).code == 0
    before = body.at("people").out
    shutil.rmtree(body.folder)
    body.folder.mkdir()
    Path(copy).replace(body.folder / "registry.db")
    assert body.at("people").out == before
    assert body.at("crl").code == 0
