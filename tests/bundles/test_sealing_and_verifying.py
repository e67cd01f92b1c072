"""What is sealed is believed, by us and by strangers with OpenSSL, unzip and sha256sum."""

import base64
import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.bundles.refusals import Notice, Reason, RefusedError
from clea_desktop.bundles.signing import seal
from clea_desktop.bundles.verdict import Lack, Outcome, Profile, Stage, Warned
from clea_desktop.bundles.verifying import TrustedBundle, read_trusted
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.trust.authority import LIST_LIFE, trust_files
from clea_desktop.trust.policies import Role
from tests.bundles.forge import cosigned, parts_of, with_part
from tests.bundles.forge_zip import pack
from tests.bundles.material import (
    BUNDLE,
    NOW,
    PERSON,
    authority,
    content,
    enrol,
    judged,
    minimal_bundle,
    minimal_evidence,
    policy,
    practice_person,
    sealed,
    store,
)

REAL = "Organisme certificateur"


def documents() -> list[Member]:
    return [bytes_member("documents/restitution.pdf", b"%PDF-1.4\n" + bytes(3000))]


def outsider(bundle: bytes, folder: Path) -> tuple[bool, bool, bool]:
    """Run the commands of the format; tell what CMS, the digest of the sums and the sums answer."""
    (folder / "d.asice").write_bytes(bundle)
    files = trust_files(authority(), NOW)
    (folder / "trust.pem").write_bytes(files["root.pem"] + files["issuing.pem"] + files["crls.pem"])
    subprocess.run(["unzip", "-q", "d.asice", "-d", "d"], cwd=folder, check=True)
    inside = folder / "d"
    signature = subprocess.run(
        [
            *("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER"),
            *("-in", "META-INF/signature001.p7s", "-content", "META-INF/ASiCManifest001.xml"),
            *("-CAfile", "../trust.pem", "-crl_check_all", "-out", "/dev/null"),
            *("-attime", str(int(NOW.timestamp()))),
        ],
        cwd=inside,
        capture_output=True,
        check=False,
    )
    listed = (inside / "META-INF/ASiCManifest001.xml").read_text("ascii").partition('URI="SHA256SUMS"')[2]
    value = listed.partition("<ds:DigestValue>")[2].partition("<")[0]
    sums = base64.b64encode(sha256((inside / "SHA256SUMS").read_bytes()).digest()).decode("ascii")
    check = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=inside, capture_output=True, check=False)
    return signature.returncode == 0, value == sums, check.returncode == 0


def test_a_sealed_dossier_is_accepted_and_says_who_signed() -> None:
    verdict = judged(sealed(content(minimal_evidence(), documents()), practice_person()))
    assert verdict.accepted
    assert (verdict.bundle_id, verdict.sequence, verdict.practice, verdict.profile) == (BUNDLE, 1, True, Profile.STRICT)
    signer = verdict.signers[0]
    assert (signer.name, signer.person_id, signer.role) == ("Hélène Évaluatrice", PERSON, Role.EVALUATOR)
    assert signer.claimed_at == NOW
    assert (verdict.reached, verdict.lacks) == (Stage.SEALED, (Lack.TIME_ASSERTION,))


def test_a_dossier_without_any_evidence_or_document_can_be_sealed() -> None:
    assert judged(sealed(content(), practice_person())).accepted


def test_a_real_dossier_is_accepted_under_a_real_authority() -> None:
    real = authority(practice=False, name=REAL)
    bundle = sealed(content(minimal_evidence(), practice=False), enrol(real))
    verdict = judged(bundle, store(real), policy(practice=False))
    assert verdict.accepted
    assert verdict.practice is False


def test_sealing_the_same_dossier_twice_differs_only_by_the_signature_value() -> None:
    members = content(minimal_evidence())
    one, other = (dict(parts_of(sealed(members, practice_person()))) for _ in range(2))
    assert {name for name in one if one[name] != other[name]} == {"META-INF/signature001.p7s"}


def test_a_stranger_accepts_the_bundle_with_openssl_unzip_and_sha256sum(tmp_path: Path) -> None:
    bundle = sealed(content(minimal_evidence(), documents()), practice_person())
    assert outsider(bundle, tmp_path) == (True, True, True)


def test_a_forger_who_edits_the_dossier_and_the_sums_is_refused_by_all(tmp_path: Path) -> None:
    parts = parts_of(minimal_bundle())
    edited = dict(parts)["dossier/dossier.json"].replace(b'"value":"A"', b'"value":"N"')
    old, new = (sha256(data).hexdigest().encode() for data in (dict(parts)["dossier/dossier.json"], edited))
    edited_parts = with_part(parts, "dossier/dossier.json", edited)
    forged = pack(with_part(edited_parts, "SHA256SUMS", dict(parts)["SHA256SUMS"].replace(old, new)))
    assert outsider(forged, tmp_path) == (True, False, True)
    verdict = judged(forged)
    assert (verdict.reason, verdict.member) == (Reason.DIGEST_DIFFERS, "dossier/dossier.json")


def test_a_forger_who_rewrites_the_manifest_too_is_refused_by_openssl(tmp_path: Path) -> None:
    parts = parts_of(minimal_bundle())
    manifest = dict(parts)["META-INF/ASiCManifest001.xml"].replace(b"application/json", b"application/JSON")
    forged = pack(with_part(parts, "META-INF/ASiCManifest001.xml", manifest))
    assert outsider(forged, tmp_path)[0] is False
    assert not judged(forged).accepted


def test_a_second_evaluator_may_append_a_signature_without_touching_what_is_there() -> None:
    bundle = minimal_bundle()
    longer = cosigned(bundle, enrol(authority(), person_id="second"))
    verdict = judged(longer)
    assert verdict.accepted
    assert [signer.person_id for signer in verdict.signers] == [PERSON, "second"]
    assert longer.startswith(bundle[: bundle.index(b"PK\x01\x02")])


def test_a_later_stage_is_refused_honestly_and_says_what_it_lacks() -> None:
    deposited = judged(minimal_bundle(), by=policy(stage=Stage.DEPOSITED))
    assert (deposited.reason, deposited.lacks) == (Reason.STAGE_LACKS, (Lack.TIME_ASSERTION,))
    decided = judged(minimal_bundle(), by=policy(stage=Stage.DECIDED))
    assert decided.lacks == (Lack.TIME_ASSERTION, Lack.EMPLOYERS, Lack.EMPLOYEES)
    assert decided.signers


def test_the_two_colleges_must_sign_by_two_persons() -> None:
    employers = enrol(authority(), Role.JURY_EMPLOYERS, person_id="same")
    employees = enrol(authority(), Role.JURY_EMPLOYEES, person_id="same")
    twice = parts_of(cosigned(minimal_bundle(), employers))
    assert judged(pack(twice), by=policy(stage=Stage.DECIDED)).lacks == (Lack.TIME_ASSERTION, Lack.EMPLOYEES)
    alone = judged(cosigned(minimal_bundle(), employees), by=policy(stage=Stage.DECIDED))
    assert alone.lacks == (Lack.TIME_ASSERTION, Lack.EMPLOYERS)


def test_an_overdue_revocation_list_warns_with_its_age_and_refuses_later_stages() -> None:
    late = NOW + LIST_LIFE + timedelta(days=12, hours=1)
    verdict = judged(minimal_bundle(), by=policy(at=late))
    assert verdict.accepted
    assert verdict.warnings == (Warned(Notice.LIST_OVERDUE, 12),)
    assert judged(minimal_bundle(), by=policy(at=late, stage=Stage.DEPOSITED)).reason is Reason.LIST_OVERDUE


def test_a_claimed_time_after_the_judged_instant_warns() -> None:
    early = NOW - timedelta(hours=2)
    assert judged(minimal_bundle(), by=policy(at=early)).warnings == (Warned(Notice.CLAIM_IN_FUTURE),)


def test_a_practice_authority_makes_practice_whatever_the_dossier_says() -> None:
    bundle = sealed(content(minimal_evidence(), practice=False), practice_person())
    assert judged(bundle, by=policy(practice=False)).reason is Reason.PRACTICE_BUNDLE
    verdict = judged(bundle)
    assert verdict.accepted
    assert verdict.practice is True
    assert verdict.warnings == (Warned(Notice.CALLED_REAL),)


def test_a_trusted_bundle_comes_only_from_the_reader_and_gives_members_as_judged() -> None:
    source = io.BytesIO(minimal_bundle())
    trusted = read_trusted(source, store(authority()), policy())
    assert trusted.dossier["bundle_id"] == BUNDLE
    assert b"".join(trusted.blocks("evidence/0001.jpg")) == bytes(range(256)) * 2
    member = next(one for one in trusted.members if one.entry.name == "evidence/0001.jpg")
    source.seek(member.start)
    source.write(b"!")
    with pytest.raises(RefusedError):
        list(trusted.blocks("evidence/0001.jpg"))
    with pytest.raises(TypeError):
        TrustedBundle(trusted.verdict, {}, (), {}, source, object())


def test_a_file_that_is_no_zip_is_unreadable_and_a_cut_bundle_is_rejected() -> None:
    for strange in (b"", b"PK", b"%PDF-1.4 hello", bytes(100_000)):
        assert judged(strange).outcome is Outcome.UNREADABLE
    assert judged(minimal_bundle()[:-1]).outcome is Outcome.REJECTED
    assert judged(minimal_bundle()[:200]).outcome is Outcome.REJECTED


class _Broken(io.BytesIO):
    def read(self, _size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_disk_that_fails_under_the_reader_is_unreadable_not_accepted() -> None:
    from clea_desktop.bundles.verifying import verify  # noqa: PLC0415  (used here alone)

    verdict = verify(_Broken(minimal_bundle()), store(authority()), policy())
    assert (verdict.outcome, verdict.reason) == (Outcome.UNREADABLE, Reason.CANNOT_OPEN)


def test_a_member_that_is_not_what_was_captured_stops_the_sealing() -> None:
    members = content(minimal_evidence())

    def other() -> Iterator[bytes]:
        yield bytes(512)

    members[-1] = replace(members[-1], open=other)
    with pytest.raises(CleaError) as caught:
        sealed(members, practice_person())
    assert caught.value.trouble is Trouble.ATTACHMENT_DAMAGED


def test_a_sealing_can_be_cancelled_and_tells_its_progress() -> None:
    told: list[tuple[int, int]] = []
    members = content([bytes_member("evidence/0001.jpg", bytes(3_000_000))])
    seal(io.BytesIO(), members, practice_person().signer, claimed_at=NOW, progress=lambda *at: told.append(at))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 3_000_000
    with pytest.raises(CleaError) as caught:
        seal(
            io.BytesIO(),
            members,
            practice_person().signer,
            claimed_at=NOW,
            cancelled=lambda: len(told) > 0,
        )
    assert caught.value.trouble is Trouble.CANCELLED


def test_a_key_that_is_not_the_certificates_cannot_seal() -> None:
    stranger = replace(practice_person(), key=enrol(authority()).key)
    with pytest.raises(ValueError, match="not the certificate"):
        sealed(content(), stranger)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda members: members[1:], Reason.MEMBER_MISSING),
        (lambda members: [*members, members[-1]], Reason.NAME_TWICE),
        (lambda members: [*members, replace(members[-1], name="evidence/0001.JPG")], Reason.NAME_TWIN),
        (lambda members: [*members, replace(members[-1], name="evidence/0002.jpg")], Reason.DOSSIER_FILES),
        (lambda members: [*members, replace(members[-1], name="other/0002.jpg")], Reason.NAME_UNEXPECTED),
        (lambda members: [bytes_member("dossier/dossier.json", b"{}"), *members[1:]], Reason.DOSSIER_SCHEMA),
        (lambda members: [members[0], bytes_member("dossier/journal.jsonl", b""), members[2]], Reason.JOURNAL_DIFFERS),
    ],
)
def test_what_the_reader_would_refuse_cannot_be_sealed(change: object, reason: Reason) -> None:
    assert callable(change)
    with pytest.raises(RefusedError) as caught:
        sealed(change(content(minimal_evidence())), practice_person())
    assert caught.value.reason is reason
