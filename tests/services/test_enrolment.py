"""Enrolling by files, signing for real, and the wall between practice and real that nothing crosses."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, Verdict, read_trusted, verify
from clea_desktop.core.enrolment import Notice, Said, SignatureStanding
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import DossierState
from clea_desktop.services.keys import one_time_signer
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.repositories.outbox import Outbox
from clea_desktop.trust.store import TrustStore
from tests.fakes.vault import TickingClock
from tests.services.certifier import NAME, Certifier, answered, enrol, request_of
from tests.services.contract import PASSPHRASE
from tests.services.thread import rated_dossier, sealed_dossier

NEW = "cinq mots tout neufs ici"


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def enrolled(session: Session, certifier: Certifier, tmp_path: Path) -> Session:
    enrol(session, certifier, tmp_path)
    return session


def trouble_of(act: Callable[..., object], *values: object) -> Trouble:
    with pytest.raises(CleaError) as refused:
        act(*values)
    return refused.value.trouble


def judged(session: Session, bundle_id: str, folder: Path, trust: TrustStore, *, practice: bool) -> Verdict:
    session.sealing.export(bundle_id, folder / "copie.asice", lambda _done, _total: None, lambda: False)
    policy = Policy(Stage.SEALED, practice=practice, at=session.vault.around.clock())
    with (folder / "copie.asice").open("rb") as source:
        return verify(source, trust, policy)


def standing(session: Session) -> SignatureStanding:
    return session.enrolment.standing().facts.standing


def test_before_enrolling_nothing_is_real_and_nobody_is_told_to_hurry(session: Session) -> None:
    view = session.enrolment.standing()
    assert (view.facts.standing, view.facts.body_is_enrolled, view.body, view.request) == (
        SignatureStanding.NONE, False, None, None,
    )  # fmt: skip
    assert not session.enrolment.is_enrolled()
    assert session.enrolment.notice() is None
    opened = session.dossiers.open(session.candidates.register("Lefèvre", "Zoé", date(1984, 3, 1)))
    assert opened.practice


def test_a_request_and_its_answer_make_the_next_dossier_real_and_strangers_believe_it(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    code = certifier.invite()
    waiting = session.enrolment.ask(f" {code.lower().replace('-', ' ')} ", certifier.fingerprint.lower(), PASSPHRASE)
    assert waiting.request is not None
    assert session.enrolment.notice() == Said(Notice.WAITING, waiting.today)
    asked = certifier.read(request_of(session, tmp_path), code)
    assert (asked.display_name, asked.organisation) == ("Maëlys Fontanel", "Greta de l'Estuaire")
    view = session.enrolment.take_answer(
        answered(tmp_path, certifier.answer((tmp_path / "demande").read_bytes(), code, clock()))
    )
    assert view.request is None
    assert view.body is not None
    assert (view.body.name, view.body.fingerprint, view.signs_as) == (NAME, certifier.fingerprint, "Maëlys Fontanel")
    assert standing(session) is SignatureStanding.STANDS
    session.frameworks.confirm_rules()
    dossier_id, sealed = sealed_dossier(session, tmp_path)
    assert not session.dossiers.open(dossier_id).practice
    assert not sealed.practice
    trust = certifier.store(clock())
    assert judged(session, sealed.id, tmp_path, trust, practice=False).accepted
    assert not judged(session, sealed.id, tmp_path, trust, practice=True).accepted
    with (tmp_path / "copie.asice").open("rb") as source:
        trusted = read_trusted(source, trust, Policy(Stage.SEALED, practice=False, at=clock()))
        dossier = json.loads(b"".join(trusted.blocks("dossier/dossier.json")))
    assert (dossier["practice"], dossier["recipient"]) == (False, NAME)


def test_a_real_bundle_waits_in_the_outbox_and_one_of_practice_never_does(enrolled: Session, tmp_path: Path) -> None:
    enrolled.frameworks.confirm_rules()
    enrolled.practice.fill(lambda _done, _total: None, lambda: False)
    dossier_id, sealed = sealed_dossier(enrolled, tmp_path)
    with enrolled.vault.unit_of_work.reading() as work:
        (entry,) = Outbox(work).everything()
    assert (entry.kind, entry.dossier_id, entry.subject_id) == ("deposit", dossier_id, sealed.id)


def test_invented_people_stay_of_practice_in_an_enrolled_vault_and_sign_for_practice(
    enrolled: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    people = enrolled.practice.fill(lambda _done, _total: None, lambda: False)
    views = [enrolled.dossiers.open(one.dossier_id) for one in people]
    assert all(view.practice for view in views)
    bundles = [bundle for view in views for bundle in view.bundles]
    assert bundles
    assert all(bundle.practice for bundle in bundles)
    assert not judged(enrolled, bundles[0].id, tmp_path, certifier.store(clock()), practice=False).accepted
    for one in people:
        assert trouble_of(enrolled.candidates.open_for_real, one.dossier_id) is Trouble.ENROLMENT_INVENTED
    enrolled.practice.erase()


def test_a_dossier_opened_before_stays_of_practice_and_is_sealed_by_the_practice_authority(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    enrol(session, certifier, tmp_path)
    session.feedback.make(dossier_id)
    assert session.dossiers.open(dossier_id).practice
    sealed = session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    assert sealed.practice
    assert not judged(session, sealed.id, tmp_path, certifier.store(clock()), practice=False).accepted
    session.sealing.export_trust(tmp_path)
    assert judged(session, sealed.id, tmp_path, TrustStore.from_folder(tmp_path), practice=True).accepted
    session.amendments.open(dossier_id, "une date")
    assert session.dossiers.open(dossier_id).practice


def test_somebody_met_before_gets_a_real_dossier_once_with_who_they_are_and_nothing_else(
    session: Session, certifier: Certifier, tmp_path: Path
) -> None:
    first = rated_dossier(session, tmp_path)
    assert trouble_of(lambda: session.candidates.open_for_real(first)) is Trouble.ENROLMENT_MISSING
    enrol(session, certifier, tmp_path)
    before = session.dossiers.open(first)
    real = session.candidates.open_for_real(first)
    view = session.dossiers.open(real)
    assert (view.practice, view.identity, view.state) == (False, before.identity, DossierState.DRAFT)
    assert (dict(view.ratings), view.evidence, view.agreement) == ({}, (), None)
    assert view.candidate_id != before.candidate_id
    assert session.candidates.open_for_real(first) == real
    told = {item.dossier_id: item.invented for item in session.home.today().items}
    assert told.get(first, True)
    assert not told.get(real, False)
    assert session.candidates.open_for_real(real) == real
    assert session.dossiers.open(first) == before


def test_the_database_itself_refuses_to_mix_both_kinds(session: Session, certifier: Certifier, tmp_path: Path) -> None:
    practice = rated_dossier(session, tmp_path)
    enrol(session, certifier, tmp_path)
    real = session.candidates.register("Lefèvre", "Zoé", date(1984, 3, 1))
    candidate_id = session.dossiers.open(real).candidate_id
    with session.vault.unit_of_work.reading() as work:
        anchor = TrustAnchors(work).find()
    assert anchor is not None
    for sql, values in (
        ("UPDATE dossier SET practice = 0 WHERE id = ?", (practice,)),
        ("UPDATE dossier SET practice = 1 WHERE id = ?", (real,)),
        ("DELETE FROM trust_anchor WHERE id = ?", (1,)),
        ("UPDATE trust_anchor SET root = ?", (b"another",)),
        ("INSERT INTO practice_person (candidate_id, made_at) VALUES (?, '2026')", (candidate_id,)),
    ):
        with pytest.raises(Exception, match=r"dossier|real|invented"), session.vault.unit_of_work() as work:
            work.execute(sql, values)
    assert session.dossiers.open(practice).practice
    assert not session.dossiers.open(real).practice


def test_a_signer_of_the_other_kind_seals_nothing(session: Session, certifier: Certifier, tmp_path: Path) -> None:
    practice = rated_dossier(session, tmp_path)
    session.feedback.make(practice)
    enrol(session, certifier, tmp_path)
    session.frameworks.confirm_rules()
    real = rated_dossier(session, tmp_path)
    session.feedback.make(real)
    of_practice, of_real = (session.sealing.signer(PASSPHRASE, one) for one in (practice, real))
    with session.vault.unit_of_work.reading() as work:
        once = one_time_signer(work, session.account)
    for signer, dossier_id in ((of_practice, real), (once, real), (of_real, practice)):
        with pytest.raises(ValueError, match="kind"):
            session.sealing.seal_as(signer, dossier_id, lambda _done, _total: None, lambda: False)
    for dossier_id in (practice, real):
        assert session.dossiers.open(dossier_id).bundles == ()
