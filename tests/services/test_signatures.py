"""Signatures over a real vault: bound to exact bytes, carried by the bundle, erased when they are taken back."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from clea_desktop.core.acts import Act
from clea_desktop.core.dossier import JOURNAL_FILE
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.journal import check_chain
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.rating import Rating
from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import parse_strokes, signed_bytes
from clea_desktop.core.welcome import Field
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.sealed_content import gather
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.signatures import Signatures
from tests.fakes.vault import TickingClock
from tests.services.contract import PASSPHRASE
from tests.services.signatures_contract import LINE, sign_here
from tests.services.test_the_thread import exported
from tests.services.thread import BIRTH_NAME, FIRST_NAME, photo


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def dossier_id(session: Session) -> str:
    return session.candidates.register(BIRTH_NAME, FIRST_NAME, date(1991, 4, 30))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "signe.jpg"
    path.write_bytes(photo(200))
    return path


def sign_both(session: Session, dossier_id: str) -> str:
    sign_here(session, dossier_id, Signer.CANDIDATE)
    return sign_here(session, dossier_id, Signer.EVALUATOR)


def sealed_after(session: Session, dossier_id: str) -> str:
    session.ratings.rate(dossier_id, "2.1.1", Rating.ACQUIRED)
    session.feedback.make(dossier_id)
    return session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False).id


def acts(session: Session, dossier_id: str, *, jury: bool = False) -> list[str]:
    with session.vault.unit_of_work.reading() as work:
        entries = Journals(work).of_dossier(dossier_id)
        if jury:
            content = gather(session.vault, work, dossier_view(session.vault, work, dossier_id))
            lines = next(one for one in content.members if one.name == JOURNAL_FILE)
            entries = tuple(check_chain(b"".join(lines.open()).splitlines()))
    return [str(entry.payload["act"]) for entry in entries if entry.payload]


def test_what_was_signed_on_the_screen_leaves_with_its_document(
    session: Session, dossier_id: str, tmp_path: Path
) -> None:
    document_id = sign_both(session, dossier_id)
    shown = session.signatures.document_bytes(document_id)
    bundle = exported(session, sealed_after(session, dossier_id), tmp_path)
    assert bundle.members["documents/agreement.pdf"] == shown
    assert bundle.dossier["agreement"] == {
        "mode": "screen",
        "signed_on": "2026-11-24",
        "evidence": None,
        "document": "documents/agreement.pdf",
    }
    signatures = bundle.dossier["signatures"]
    assert isinstance(signatures, list)
    assert [one["signer"] for one in signatures] == ["candidate", "evaluator"]
    assert all(parse_strokes(one["strokes"]) == LINE for one in signatures)
    assert {one["document_sha256"] for one in signatures} == {hashlib.sha256(shown).hexdigest()}


def test_the_journal_commits_to_the_line_and_tells_no_name(session: Session, dossier_id: str, tmp_path: Path) -> None:
    document_id = sign_both(session, dossier_id)
    digest = hashlib.sha256(session.signatures.document_bytes(document_id)).hexdigest()
    journal = exported(session, sealed_after(session, dossier_id), tmp_path).members["dossier/journal.jsonl"]
    said = [entry.payload["facts"] for entry in check_chain(journal.splitlines()) if entry.payload]
    line = hashlib.sha256(signed_bytes(digest, Signer.CANDIDATE, LINE)).hexdigest()
    assert line in json.dumps(said)
    assert not any(word in journal.decode() for word in (BIRTH_NAME, FIRST_NAME, "Fontanel"))


def test_a_restitution_is_signed_on_paper_and_its_scan_stays(
    session: Session, dossier_id: str, scan: Path, tmp_path: Path
) -> None:
    sign_both(session, dossier_id)
    session.ratings.rate(dossier_id, "2.1.1", Rating.ACQUIRED)
    made = session.feedback.make(dossier_id)
    session.signatures.sign_on_paper(dossier_id, made.id, tuple(Signer), date(2026, 11, 24), scan)
    (proof,) = session.dossiers.open(dossier_id).evidence
    with pytest.raises(CleaError) as caught:
        session.evidence.remove(proof.id)
    assert caught.value.trouble is Trouble.SIGNATURE_SCAN_STAYS
    sealed = session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    signatures = exported(session, sealed.id, tmp_path).dossier["signatures"]
    assert isinstance(signatures, list)
    on_paper = [one["evidence"] for one in signatures if one["document"] == "documents/restitution.pdf"]
    assert on_paper == ["evidence/0001.jpg"] * 2


def test_a_paper_that_a_finding_put_out_of_date_is_not_signed_any_more(session: Session, dossier_id: str) -> None:
    sign_both(session, dossier_id)
    session.ratings.rate(dossier_id, "2.1.1", Rating.ACQUIRED)
    made = session.feedback.make(dossier_id)
    shown = hashlib.sha256(session.signatures.document_bytes(made.id)).hexdigest()
    session.ratings.rate(dossier_id, "2.1.1", Rating.NOT_ACQUIRED)
    with pytest.raises(CleaError) as caught:
        session.signatures.sign_on_screen(dossier_id, made.id, Signer.CANDIDATE, LINE, shown)
    assert caught.value.trouble is Trouble.SIGNATURE_OUT_OF_DATE


def test_a_document_of_another_dossier_is_not_found(session: Session, dossier_id: str) -> None:
    other = session.candidates.register("Vidal", "Noé", date(1980, 1, 2))
    document_id = session.signatures.agreement_to_sign(other)
    shown = hashlib.sha256(session.signatures.document_bytes(document_id)).hexdigest()
    with pytest.raises(CleaError) as caught:
        session.signatures.sign_on_screen(dossier_id, document_id, Signer.CANDIDATE, LINE, shown)
    assert caught.value.trouble is Trouble.NOT_FOUND


def test_a_sheet_both_signed_falls_whole_and_the_jury_does_not_hear_of_it(
    session: Session, dossier_id: str, scan: Path
) -> None:
    document_id = session.signatures.agreement_to_sign(dossier_id)
    session.signatures.sign_on_paper(dossier_id, document_id, tuple(Signer), date(2026, 11, 24), scan)
    session.signatures.withdraw(dossier_id, document_id, Signer.CANDIDATE)
    view = session.dossiers.open(dossier_id)
    assert (view.agreement, view.signatures, view.evidence) == (None, (), ())
    with session.vault.unit_of_work.reading() as work:
        assert Signatures(work).of_dossier(dossier_id) == ()
    assert acts(session, dossier_id).count(Act.SIGNATURE_WITHDRAWN.value) == 2
    heard = acts(session, dossier_id, jury=True)
    assert not {Act.DOCUMENT_SIGNED.value, Act.AGREEMENT_SIGNED.value, Act.SIGNATURE_WITHDRAWN.value} & set(heard)


def test_the_agreement_is_made_again_only_when_it_would_say_something_else(
    session: Session, dossier_id: str, clock: TickingClock
) -> None:
    first = session.signatures.agreement_to_sign(dossier_id)
    clock.move(days=3)
    assert session.signatures.agreement_to_sign(dossier_id) == first
    session.welcome.put(dossier_id, Field.USED_NAME, "Aumont")
    session.welcome.put(dossier_id, Field.FIRST_NAME_2, "Léa")
    sign_here(session, dossier_id, Signer.CANDIDATE)
    begun = session.dossiers.open(dossier_id).signatures[0].document_id
    clock.move(days=1)
    assert session.signatures.agreement_to_sign(dossier_id) == begun
    session.welcome.put(dossier_id, Field.FIRST_NAME_3, "Zoé")
    with pytest.raises(CleaError) as caught:
        sign_with(session, dossier_id, begun)
    assert caught.value.trouble is Trouble.SIGNATURE_OUT_OF_DATE


def sign_with(session: Session, dossier_id: str, document_id: str) -> None:
    shown = hashlib.sha256(session.signatures.document_bytes(document_id)).hexdigest()
    session.signatures.sign_on_screen(dossier_id, document_id, Signer.EVALUATOR, LINE, shown)


def test_the_sheet_of_signatures_names_documents_digests_and_people(
    session: Session, dossier_id: str, tmp_path: Path
) -> None:
    document_id = sign_both(session, dossier_id)
    session.signatures.save_sheet(dossier_id, tmp_path / "feuille.pdf")
    before = (tmp_path / "feuille.pdf").read_bytes()
    sealed_after(session, dossier_id)
    session.signatures.save_sheet(dossier_id, tmp_path / "feuille.pdf")
    assert (tmp_path / "feuille.pdf").read_bytes() == before
    words = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "feuille.pdf").pages).split())
    digest = hashlib.sha256(session.signatures.document_bytes(document_id)).hexdigest()
    assert digest[:16] in words
    assert digest[-16:] in words
    for said in ("Contrat d’adhésion", BIRTH_NAME, "Fontanel", "24 novembre 2026", "ENTRAÎNEMENT"):
        assert said in words
    kinds = {one.kind for one in session.dossiers.open(dossier_id).documents}
    assert {PaperKind.AGREEMENT.value, PaperKind.SIGNATURES.value} <= kinds


def test_only_people_who_evaluate_collect_signatures(session: Session, dossier_id: str, access: object) -> None:
    trainer = session.accounts.add("Thomas Lebœuf", "trainer", "quatre autres mots longs")
    session.close()
    other = access.unlock(trainer.account_id, "quatre autres mots longs")  # type: ignore[attr-defined]  # the fixture
    with pytest.raises(CleaError) as caught:
        other.signatures.agreement_to_sign(dossier_id)
    other.close()
    assert caught.value.trouble is Trouble.ROLE_REFUSED


def test_the_jury_hears_of_the_signatures_of_the_paper_it_reads_only(session: Session, dossier_id: str) -> None:
    sign_both(session, dossier_id)
    for rating in (Rating.NOT_ACQUIRED, Rating.ACQUIRED):
        session.ratings.rate(dossier_id, "2.1.1", rating)
        made = session.feedback.make(dossier_id)
        sign_with(session, dossier_id, made.id)
    assert acts(session, dossier_id).count(Act.DOCUMENT_SIGNED.value) == 4
    assert acts(session, dossier_id, jury=True).count(Act.DOCUMENT_SIGNED.value) == 3
