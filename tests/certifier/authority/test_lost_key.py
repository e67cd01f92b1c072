"""The issuing key is lost with its registry: what was deposited under it is still deposited, for years."""

import io
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.signing import seal
from clea_desktop.bundles.verdict import Policy, Stage, Verdict
from clea_desktop.bundles.verifying import verify
from clea_desktop.trust.store import TrustStore
from tests.bundles.material import content, minimal_evidence
from tests.bundles.round_material import stamped
from tests.bundles.time_material import Unit
from tests.certifier.authority.material import DEPOSIT, ROOT_PASSPHRASE, Body, Laptop, refused


@dataclass
class Loss:
    """A body before its loss: a deposited bundle, and the serial number and last list of who certified it."""

    body: Body
    bundle: bytes
    serial: str
    listed_at: datetime

    def judged(self) -> Verdict:
        policy = Policy(stage=Stage.DEPOSITED, practice=False, at=self.body.now)
        return verify(io.BytesIO(self.bundle), self.body.store(), policy)

    def revoked(self, reason: str, since: datetime) -> str:
        """Have the root revoke what was lost; return its list."""
        out = self.body.file("liste.pem")
        words = ("--serial", self.serial, "--reason", reason, "--since", since.isoformat(), "--out", out)
        self.body.done("revoke-issuing", "--root", str(self.body.root), *words, passphrase=ROOT_PASSPHRASE)
        return out

    def begun_again(self) -> None:
        """Lose the registry, and begin another under the same root."""
        shutil.rmtree(self.body.folder)
        self.body.folder = self.body.place / "registre-2"
        self.body.add_issuing()
        for act, *words in (("seal-unit",), ("deposit-key", "--recipient", DEPOSIT)):
            assert self.body.at(act, *words).code == 0


def time_unit(body: Body) -> Unit:
    key = ec.generate_private_key(ec.SECP256R1())
    request = x509.CertificateSigningRequestBuilder().subject_name(x509.Name([])).sign(key, hashes.SHA256())
    asked = body.file("unite.pem", request.public_bytes(serialization.Encoding.PEM))
    out = body.file("unite-certificat.pem")
    assert body.at("time-unit", "--request", asked, "--name", "Horodatage", "--out", out).code == 0
    certificate = x509.load_pem_x509_certificate(Path(out).read_bytes())
    return Unit(key, certificate.public_bytes(serialization.Encoding.DER))


def deposited(body: Body) -> bytes:
    laptop = Laptop()
    signer = laptop.signer(body.enrol(laptop).signing_certificate)
    unit = time_unit(body)
    body.later(hours=1)
    sink = io.BytesIO()
    seal(sink, content(minimal_evidence(), practice=False), signer, claimed_at=body.now)
    body.later(hours=1)
    return stamped(sink.getvalue(), body.now, unit, body.store())


@pytest.fixture
def loss(body: Body) -> Loss:
    bundle = deposited(body)
    body.later(days=1)
    assert body.at("crl").code == 0
    (issuing,) = TrustStore.from_folder(body.publish()).issuing
    found = Loss(body, bundle, f"{issuing.certificate.serial_number:x}", issuing.revocations.this_update)
    body.later(days=3)
    assert found.judged().accepted
    return found


def test_what_was_deposited_before_the_key_was_lost_stays_deposited(loss: Loss) -> None:
    body = loss.body
    loss.revoked("remplacee", loss.listed_at)
    loss.begun_again()
    said = body.at("keep-issuing", "--trust", str(body.place / "trust"))
    assert said.code == 0, said.err
    assert loss.serial in said.out
    assert loss.judged().accepted
    body.later(days=365)
    assert loss.judged().reason is Reason.LIST_OVERDUE
    out = body.file("liste.pem")
    body.done("root-list", "--root", str(body.root), "--out", out, passphrase=ROOT_PASSPHRASE)
    assert body.at("install-list", "--list", out).code == 0
    assert body.at("crl").code == 0
    verdict = loss.judged()
    assert (verdict.reason, verdict.reached) == (None, Stage.DEPOSITED)
    assert "crl, publish" not in body.at("status").out
    assert body.at("passphrase").code == 0
    refused(body.at("keep-issuing", "--trust", str(body.place / "trust")), "connaît déjà")
    assert body.enrol(Laptop(), number=9).person_id == Laptop().person_id


def test_a_new_registry_that_keeps_nothing_of_the_lost_authority_knows_none_of_its_people(loss: Loss) -> None:
    loss.revoked("remplacee", loss.listed_at)
    loss.begun_again()
    assert loss.judged().reason is Reason.CERTIFICATE_OTHER_AUTHORITY


def test_what_is_kept_was_revoked_from_an_instant_that_its_last_list_covers(loss: Loss) -> None:
    body = loss.body
    loss.begun_again()
    trust = body.place / "trust"
    refused(body.at("keep-issuing", "--trust", str(trust)), "n’est pas révoquée")
    assert body.at("install-list", "--list", loss.revoked("remplacee", body.now)).code == 0
    refused(body.at("keep-issuing", "--trust", str(trust)), f"--since {loss.listed_at:%Y-%m-%dT%H:%M:%S}")
    body.later(minutes=1)
    assert body.at("install-list", "--list", loss.revoked("remplacee", loss.listed_at)).code == 0
    (trust / "crls.pem").write_bytes(b"rien")
    refused(body.at("keep-issuing", "--trust", str(trust)), "ne se lit pas")
    refused(body.at("keep-issuing", "--trust", str(body.root)), "ne se lit pas")


def test_another_roots_authority_is_not_kept(loss: Loss, tmp_path: Path) -> None:
    rogue = Body(tmp_path / "autre", "Un autre organisme").found()
    refused(loss.body.at("keep-issuing", "--trust", str(rogue.publish())), "une autre racine")


def test_a_lost_key_that_turns_out_to_be_stolen_takes_what_only_its_own_unit_proves(loss: Loss) -> None:
    body = loss.body
    loss.revoked("remplacee", loss.listed_at)
    loss.begun_again()
    assert body.at("keep-issuing", "--trust", str(body.place / "trust")).code == 0
    loss.bundle, proved_in_time = stamped(loss.bundle, body.now, time_unit(body), body.store()), loss.bundle
    body.later(days=30)
    stolen = loss.listed_at + timedelta(days=20)
    assert body.at("install-list", "--list", loss.revoked("autorite-volee", stolen)).code == 0
    body.later(minutes=1)
    assert loss.judged().reason is Reason.AUTHORITY_REVOKED
    loss.bundle = proved_in_time
    assert loss.judged().reason is Reason.AUTHORITY_REVOKED
