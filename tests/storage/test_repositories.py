"""What the repositories keep is what they give back, as frozen values, on the real database."""

import hashlib
import time
from datetime import UTC, date, datetime

from clea_desktop.core.acts import Act
from clea_desktop.core.rating import Rating
from clea_desktop.core.search import EVERYONE
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.storage.attachments import StoredAttachment
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.candidates import Candidates
from clea_desktop.storage.repositories.documents import Documents
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.evidence import Evidence
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.keys import Keys, PracticeAuthorityRecord
from clea_desktop.storage.repositories.listing import Listing
from clea_desktop.storage.repositories.meta import Meta
from clea_desktop.storage.repositories.outbox import Outbox, OutboxState
from clea_desktop.storage.repositories.places import Places
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.repositories.signatures import NewSignature, Signatures
from tests.storage.conftest import ACCOUNT, Opened, listed

DIGEST = hashlib.sha256(b"x").hexdigest()


def attach(opened: Opened, data: bytes) -> StoredAttachment:
    captured = opened.attachments.capture([data], limit=10_000)
    with opened.unit_of_work() as work:
        return Attachments(work).claim(captured, "image/jpeg")


def test_accounts_stay_after_their_person_left_and_their_keys_go(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        Accounts(work).add("other", "Basile Quint", "trainer", "P-0002")
        Keys(work).put_signing_key("other", b"wrapped", b"public", b"certificate", practice=True)
        Keys(work).put_device_key("other", b"private", b"public")
    with opened.unit_of_work() as work:
        Accounts(work).mark_removed("other")
    with opened.unit_of_work.reading() as work:
        gone = Accounts(work).find("other")
        assert gone is not None
        assert gone.removed_at is not None
        assert [account.id for account in Accounts(work).everyone()] == [ACCOUNT, "other"]
        assert Accounts(work).find("nobody") is None
        assert Keys(work).signing_key("other", practice=True) is None
        assert Keys(work).device_key("other") is None


def test_a_signing_key_is_replaced_rewrapped_and_erased(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        keys = Keys(work)
        keys.put_signing_key(ACCOUNT, b"one", b"public", b"certificate", practice=True)
        keys.put_signing_key(ACCOUNT, b"two", b"public", b"certificate", practice=True)
        keys.put_signing_key(ACCOUNT, b"real", b"public", b"certificate", practice=False)
        keys.rewrap_signing_key(ACCOUNT, b"three", practice=True)
    with opened.unit_of_work() as work:
        found = Keys(work).signing_key(ACCOUNT, practice=True)
        assert found is not None
        assert (found.wrapped, found.practice) == (b"three", True)
        Keys(work).erase_signing_key(ACCOUNT, practice=True)
        assert Keys(work).signing_key(ACCOUNT, practice=True) is None
        assert Keys(work).signing_key(ACCOUNT, practice=False) is not None


def test_the_practice_authority_comes_back_as_it_was_made(opened: Opened) -> None:
    authority = PracticeAuthorityRecord(b"rk", b"rc", b"ik", b"ic")
    with opened.unit_of_work() as work:
        assert Keys(work).practice_authority() is None
        Keys(work).put_practice_authority(authority)
    with opened.unit_of_work.reading() as work:
        assert Keys(work).practice_authority() == authority
    assert "rk" not in repr(authority)


def test_a_named_fact_is_set_and_changed(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        Meta(work).put("organisation", "Un")
        Meta(work).put("organisation", "Deux")
        assert Meta(work).get("organisation") == "Deux"
        assert Meta(work).get("other") is None


def test_dossier_codes_follow_each_other_within_a_year(opened: Opened) -> None:
    codes = []
    with opened.unit_of_work() as work:
        candidate = Candidates(work).add("Caron", "Zoé", date(1971, 2, 3))
        for year in (2026, 2026, 2027, 2026):
            dossier = Dossiers(work).find(
                Dossiers(work).open(candidate, "socle", "2018", ACCOUNT, year=year, practice=True)
            )
            assert dossier is not None
            codes.append(dossier.code)
    assert codes == ["D-2026-0002", "D-2026-0003", "D-2027-0001", "D-2026-0004"]


def test_a_dossier_is_started_once_agreed_and_sealed(opened: Opened) -> None:
    scan = attach(opened, b"scan")
    with opened.unit_of_work() as work:
        proof = Evidence(work).add(
            opened.dossier_id, scan.id, ACCOUNT, kind="scan", label="Contrat", original_name="c.pdf", reasons={}
        )
        Dossiers(work).put_agreement(opened.dossier_id, date(2026, 11, 20), ACCOUNT, evidence_id=proof)
        Dossiers(work).start_evaluation(opened.dossier_id)
        started = work.now
    with opened.unit_of_work() as work:
        Dossiers(work).start_evaluation(opened.dossier_id)
        Dossiers(work).mark_sealed(opened.dossier_id)
        work.journal(opened.dossier_id, Act.SEALED, ACCOUNT, {})
        saved = work.now
    with opened.unit_of_work.reading() as work:
        dossier = Dossiers(work).find(opened.dossier_id)
        agreement = Dossiers(work).agreement(opened.dossier_id)
        assert Dossiers(work).find("none") is None
    assert dossier is not None
    assert agreement is not None
    assert (dossier.state, dossier.evaluation_started_at, dossier.saved_at) == ("sealed", started, saved)
    assert (agreement.mode, agreement.signed_on) == (SignatureMode.PAPER, date(2026, 11, 20))
    assert (agreement.evidence_id, agreement.document_id) == (proof, None)
    assert dossier.opened_at.tzinfo is not None


def test_a_finding_is_set_changed_and_taken_back(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        ratings = Ratings(work)
        ratings.put(opened.dossier_id, "2.1.1", Rating.ACQUIRED, ACCOUNT)
        ratings.put(opened.dossier_id, "2.1.1", Rating.NOT_ACQUIRED, ACCOUNT, reason="vu en séance")
        ratings.put(opened.dossier_id, "2.1.2", Rating.ACQUIRED, ACCOUNT)
        ratings.put(opened.dossier_id, "2.1.2", None, ACCOUNT)
        at = work.now
    with opened.unit_of_work.reading() as work:
        assert Ratings(work).values(opened.dossier_id) == {"2.1.1": Rating.NOT_ACQUIRED}
        assert Ratings(work).value(opened.dossier_id, "2.1.2") is None
        (finding,) = Ratings(work).findings(opened.dossier_id)
    assert (finding.reason, finding.rated_at, finding.rated_by) == ("vu en séance", at, ACCOUNT)


def test_the_list_tells_how_far_each_dossier_is_and_searches_without_accents_or_case(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        other = Candidates(work).add("Nguyễn", "Thị Maëlys", date(1988, 12, 1))
        second = Dossiers(work).open(other, "socle", "2018", ACCOUNT, year=2026, practice=True)
        Ratings(work).put(second, "1.1.1", Rating.ACQUIRED, ACCOUNT)
        work.journal(second, Act.CRITERION_RATED, ACCOUNT, {})
    with opened.unit_of_work() as work:
        newest, oldest = listed(work)
        assert (newest.dossier_id, newest.rated, newest.has_agreement) == (second, 1, False)
        assert (oldest.birth_name, oldest.rated, oldest.outbox_state) == ("Lefèvre", 0, None)
        assert [row.code for row in listed(work, "maelys NGUYEN")] == ["D-2026-0002"]
        assert [row.code for row in listed(work, "2026 1")] == ["D-2026-0001"]
        assert listed(work, "personne") == ()
        assert [one.dossier_id for one in Listing(work).born(date(1988, 11, 30), date(1988, 12, 1))] == [second]


def test_five_hundred_dossiers_are_listed_in_an_instant(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        for number in range(500):
            work.execute("INSERT INTO candidate VALUES (?, 'N', 'P', '1990-01-01', ?)", (f"c{number}", work.at))
            work.execute(
                "INSERT INTO dossier VALUES (?, ?, ?, 'socle', '2018', 1, 'draft', ?, ?, NULL)",
                (f"d{number}", f"D-2025-{number:04}", f"c{number}", work.at, ACCOUNT),
            )
            for code in range(107):
                work.execute("INSERT INTO rating VALUES (?, ?, 'A', '', ?, ?)", (f"d{number}", code, work.at, ACCOUNT))
            work.journal(f"d{number}", Act.OPENED, ACCOUNT, {})
    best = 9.0
    with opened.unit_of_work.reading() as work:
        for _ in range(3):
            start = time.perf_counter()
            listing = Listing(work)
            assert len(listing.lines(listing.first(EVERYONE, listing.total(), 64))) == 64
            best = min(best, time.perf_counter() - start)
    assert best < 0.05


def test_a_framework_once_kept_is_never_replaced_and_confirmed_once(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        frameworks = Frameworks(work)
        assert frameworks.add("socle", "2018", b'{"other":1}').document == b"{}"
        added = frameworks.add("socle", "2027", b'{"new":1}')
        assert frameworks.in_use() == frameworks.find("socle", "2018")
        frameworks.use("socle", "2027")
        assert frameworks.in_use() == added
        frameworks.confirm_rules("socle", "2018", ACCOUNT)
        first = frameworks.confirmation("socle", "2018")
        frameworks.confirm_rules("socle", "2018", ACCOUNT)
        assert frameworks.confirmation("socle", "2018") == first
        assert frameworks.confirmation("socle", "2027") is None


def test_the_last_place_is_remembered(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        Places(work).put(ACCOUNT, "list", None, None)
        Places(work).put(ACCOUNT, "rating", opened.dossier_id, "2.1.3")
        at = work.now
    with opened.unit_of_work.reading() as work:
        place = Places(work).find(ACCOUNT)
        assert Places(work).find("nobody") is None
    assert place is not None
    assert (place.screen, place.dossier_id, place.criterion_code, place.at) == (
        "rating",
        opened.dossier_id,
        "2.1.3",
        at,
    )


def test_an_outbox_entry_ends_with_a_receipt_or_shows_why_not_and_one_bad_entry_holds_up_no_other(
    opened: Opened,
) -> None:
    with opened.unit_of_work() as work:
        bad = work.outbox("deposit", opened.dossier_id, "b-1", DIGEST)
        good = work.outbox("deposit", opened.dossier_id, "b-2", DIGEST)
        late = work.outbox("deposit", opened.dossier_id, "b-3", DIGEST)
    with opened.unit_of_work() as work:
        outbox = Outbox(work)
        outbox.mark_refused(bad, "registry-closed")
        outbox.mark_sent(good)
        outbox.note_attempt(late, "unreachable", datetime(2999, 1, 1, tzinfo=UTC).isoformat())
        assert [entry.id for entry in outbox.due()] == [good]
        outbox.mark_kept(good, b"receipt")
        outbox.mark_refused(good, "too late to refuse")
    with opened.unit_of_work.reading() as work:
        outbox = Outbox(work)
        found = {entry.id: entry for entry in outbox.of_dossier(opened.dossier_id)}
        assert found[good].state is OutboxState.KEPT
        assert outbox.receipt(good) == b"receipt"
        assert (found[bad].state, found[bad].last_trouble) == (OutboxState.REFUSED, "registry-closed")
        assert (found[late].state, found[late].attempts) == (OutboxState.WAITING, 1)
        assert outbox.due() == ()
        assert Listing(work).lines([1])[0].outbox_state is not None


def test_a_signature_is_kept_once_for_each_person_and_leaves_whole(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        photo = Attachments(work).claim(work.attachments.capture([b"%PDF-1.7"], limit=100), "application/pdf")
        paper = Documents(work).add(opened.dossier_id, photo.id, ACCOUNT, kind="agreement", file_name="contrat.pdf")
        new = NewSignature(paper, "ab" * 32, Signer.CANDIDATE, date(2026, 11, 20), strokes=b"{}")
        kept = Signatures(work).add(opened.dossier_id, new, ACCOUNT)
        (found,) = Signatures(work).of_document(opened.dossier_id, paper)
    assert (found.id, found.signer, found.mode, found.strokes) == (kept, Signer.CANDIDATE, SignatureMode.SCREEN, b"{}")
    assert (found.evidence_id, found.signed_on, found.by) == (None, date(2026, 11, 20), ACCOUNT)
    with opened.unit_of_work() as work:
        Dossiers(work).put_agreement(opened.dossier_id, date(2026, 11, 20), ACCOUNT, document_id=paper)
        agreement = Dossiers(work).agreement(opened.dossier_id)
        Signatures(work).remove(kept)
        Dossiers(work).drop_agreement(opened.dossier_id)
        assert Signatures(work).of_dossier(opened.dossier_id) == ()
        assert Dossiers(work).agreement(opened.dossier_id) is None
    assert agreement is not None
    assert (agreement.mode, agreement.document_id) == (SignatureMode.SCREEN, paper)
