"""Files and what they are (evidence, documents, bundles): kept once, given back whole, erased with their keys."""

import hashlib

from clea_desktop.storage.attachments import StoredAttachment
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.documents import Documents
from clea_desktop.storage.repositories.evidence import Evidence
from clea_desktop.storage.repositories.listing import Listing
from tests.storage.conftest import ACCOUNT, Opened

DIGEST = hashlib.sha256(b"x").hexdigest()


def attach(opened: Opened, data: bytes) -> StoredAttachment:
    captured = opened.attachments.capture([data], limit=10_000)
    with opened.unit_of_work() as work:
        return Attachments(work).claim(captured, "image/jpeg")


def test_evidence_is_numbered_linked_taken_out_and_put_back(opened: Opened) -> None:
    photo = attach(opened, b"photo")
    with opened.unit_of_work() as work:
        first, second = (
            Evidence(work).add(
                opened.dossier_id, photo.id, ACCOUNT, kind="photo", label=label, original_name="i.jpg", reasons=reasons
            )
            for label, reasons in (("Devis", {"2.1.1": "calcul", "2.1.2": ""}), ("Plan", {}))
        )
    with opened.unit_of_work() as work:
        assert Evidence(work).remove(first)
        assert not Evidence(work).remove(first)
    with opened.unit_of_work() as work:
        one, two = Evidence(work).of_dossier(opened.dossier_id)
        assert (one.id, one.number, one.removed_at is None) == (first, 1, False)
        assert (two.id, two.number, two.removed_at is None) == (second, 2, True)
        assert dict(one.reasons) == {"2.1.1": "calcul", "2.1.2": ""}
        assert one.attachment == photo
        assert Evidence(work).restore(first)
        assert not Evidence(work).restore(first)
        found = Evidence(work).find(first)
    assert found is not None
    assert found.removed_at is None


def test_one_content_attached_twice_is_kept_once(opened: Opened) -> None:
    first, again = attach(opened, b"same"), attach(opened, b"same")
    assert first == again
    assert len([path for path in (opened.folder / "attachments").rglob("*") if path.is_file()]) == 1
    assert b"".join(opened.attachments.open(again)) == b"same"


def test_attaching_again_a_content_whose_file_was_lost_brings_it_back(opened: Opened) -> None:
    first = attach(opened, b"lost and found")
    (opened.folder / "attachments" / first.file_name).unlink()
    again = attach(opened, b"lost and found")
    assert again.id == first.id
    with opened.unit_of_work.reading() as work:
        found = Attachments(work).find(first.id)
    assert found == again
    assert b"".join(opened.attachments.open(again)) == b"lost and found"


def test_a_file_left_by_an_interrupted_act_does_not_stand_in_the_way_of_the_same_content(opened: Opened) -> None:
    captured = opened.attachments.capture([b"interrupted"], limit=100)
    opened.attachments.keep(captured)
    row = attach(opened, b"interrupted")
    assert row.key != captured.key
    assert b"".join(opened.attachments.open(row)) == b"interrupted"


def test_an_attachment_and_its_key_are_erased_only_when_nothing_uses_them(opened: Opened) -> None:
    used, unused = attach(opened, b"used"), attach(opened, b"unused")
    with opened.unit_of_work() as work:
        Documents(work).add(opened.dossier_id, used.id, ACCOUNT, kind="restitution", file_name="r.pdf")
        assert Attachments(work).release(used.id) is None
        assert Attachments(work).release(unused.id) == unused
        assert Attachments(work).release(unused.id) is None
        assert list(Attachments(work).known_names()) == [used.file_name]


def test_documents_and_bundles_come_back_with_their_attachments(opened: Opened) -> None:
    pdf, sealed = attach(opened, b"pdf"), attach(opened, b"asice")
    with opened.unit_of_work() as work:
        document = Documents(work).add(opened.dossier_id, pdf.id, ACCOUNT, kind="restitution", file_name="r.pdf")
        Bundles(work).add(
            "b-1",
            opened.dossier_id,
            sealed.id,
            ACCOUNT,
            sequence=1,
            previous_manifest_sha256=None,
            manifest_sha256=DIGEST,
            recipient="entraînement",
            practice=True,
        )
    with opened.unit_of_work.reading() as work:
        made = Documents(work).find(document)
        assert made is not None
        assert (made.kind, made.attachment) == ("restitution", pdf)
        assert Documents(work).of_dossier(opened.dossier_id) == (made,)
        bundle = Bundles(work).find("b-1")
        assert bundle is not None
        assert (bundle.sequence, bundle.practice, bundle.attachment) == (1, True, sealed)
        assert Bundles(work).of_dossier(opened.dossier_id) == (bundle,)
        assert Listing(work).lines([1])[0].has_restitution
