"""Signing after others, over real vaults: who may, as what, with which key, and what is on the disk afterwards."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from clea_desktop.bundles.transport import DepositKey, encrypt, is_carried, lock_key, new_deposit_key
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.cosign_views import CosignAsked, DecidedOutcome, DecisionDraft
from clea_desktop.services.received_views import Asked
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.enrolment import Enrolments, TrustAnchors
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore
from tests.bundles.material import content, minimal_evidence, sealed
from tests.bundles.material import enrol as certified
from tests.bundles.round_material import cosigned, papers
from tests.fakes.vault import TickingClock
from tests.services.certifier import Certifier, answered, enrol
from tests.services.contract import OTHER_PASSPHRASE, PASSPHRASE
from tests.services.cosigning_ground import (
    EMPLOYEES,
    EMPLOYERS,
    EXTRACT,
    MINUTES,
    WORDS,
    ignore,
    judged,
    never,
    offer,
    sign,
)
from tests.services.received_contract import trouble
from tests.services.thread import sealed_dossier


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def certifier(clock: TickingClock) -> Certifier:
    return Certifier(clock() - timedelta(days=2))


@pytest.fixture
def foreign(certifier: Certifier, clock: TickingClock, tmp_path: Path) -> Path:
    """Give a dossier sealed for real by an evaluator elsewhere, one day ago."""
    since = clock() - timedelta(days=1)
    person = certified(certifier.authority, since=since, person_id="somebody-elsewhere")
    path = tmp_path / "recu.asice"
    path.write_bytes(sealed(content(minimal_evidence(), practice=False), person, clock()))
    return path


@pytest.fixture
def draft(clock: TickingClock, tmp_path: Path) -> DecisionDraft:
    (tmp_path / "pv.pdf").write_bytes(MINUTES)
    (tmp_path / "extrait.pdf").write_bytes(EXTRACT)
    return DecisionDraft(
        outcome=DecidedOutcome.CERTIFIED,
        acquired=frozenset({"1"}),
        reason="",
        jury="Jury  du Ponant ",
        held_on=paris_day(clock()),
        remote=True,
        minutes=tmp_path / "pv.pdf",
        extract=tmp_path / "extrait.pdf",
    )


def test_an_evaluator_never_signs_as_a_college(
    session: Session, certifier: Certifier, foreign: Path, clock: TickingClock, draft: DecisionDraft
) -> None:
    tmp_path = foreign.parent
    enrol(session, certifier, tmp_path)
    found = offer(session, foreign)
    assert found is not None
    assert (found.role, found.why_not) == (SigningRole.EVALUATOR, "")
    assert not found.brings_decision
    assert not found.undated
    sign(session, tmp_path / "signe.asice", draft)
    verdict = judged((tmp_path / "signe.asice").read_bytes(), certifier.store(clock()), clock)
    assert verdict.accepted
    assert [one.role for one in verdict.signers] == [Role.EVALUATOR, Role.EVALUATOR]
    assert verdict.deliberation is None
    again = offer(session, tmp_path / "signe.asice")
    assert again is not None
    assert "déjà signé" in again.why_not
    assert trouble(lambda: sign(session, tmp_path / "x.asice")) is Trouble.COSIGN_REFUSED
    assert not (tmp_path / "x.asice").exists()


def test_both_colleges_decide_one_after_the_other_and_nothing_changes_what_was_received(
    session: Session, certifier: Certifier, foreign: Path, clock: TickingClock, draft: DecisionDraft
) -> None:
    tmp_path = foreign.parent
    before = foreign.read_bytes()
    enrol(session, certifier, tmp_path, role=EMPLOYERS)
    found = offer(session, foreign)
    assert found is not None
    assert [(one.code, one.found) for one in found.domains] == [("1", True)]
    assert found.suggested_name == "D-2026-0001-signature-2.asice"
    assert found.undated  # nobody has proved yet when this copy was there
    clock.move(days=1)
    sign(session, tmp_path / "un.asice", replace(draft, held_on=paris_day(clock())))
    assert foreign.read_bytes() == before
    assert (tmp_path / "un.asice").read_bytes().startswith(before[: before.index(b"PK\x01\x02")])
    waits = offer(session, tmp_path / "un.asice")
    assert waits is not None
    assert "autre collège" in waits.why_not
    other = certified(certifier.authority, Role.JURY_EMPLOYEES, clock() - timedelta(hours=1), "an-employee")
    store = certifier.store(clock())
    both = cosigned((tmp_path / "un.asice").read_bytes(), other, clock(), by=store)
    verdict = judged(both, store, clock)
    assert verdict.deliberation is not None
    decision = verdict.deliberation.decision
    assert (decision.jury, decision.minutes_sha256) == ("Jury du Ponant", sha256(MINUTES).hexdigest())
    assert verdict.deliberation.colleges == {Role.JURY_EMPLOYERS, Role.JURY_EMPLOYEES}
    (tmp_path / "deux.asice").write_bytes(both)
    done = offer(session, tmp_path / "deux.asice")
    assert done is not None
    assert "décidé" in done.why_not


def test_the_second_college_signs_the_decision_that_is_there_and_brings_none(
    session: Session, certifier: Certifier, foreign: Path, clock: TickingClock, tmp_path: Path
) -> None:
    enrol(session, certifier, tmp_path, role=EMPLOYEES)
    clock.move(days=10)
    first = certified(certifier.authority, Role.JURY_EMPLOYERS, clock() - timedelta(hours=1), "an-employer")
    store = certifier.store(clock())
    foreign.write_bytes(cosigned(foreign.read_bytes(), first, clock(), papers(), by=store))
    session.enrolment.take_update(answered(tmp_path, certifier.update(1, clock())))
    found = offer(session, foreign)
    assert found is not None
    assert (found.why_not, found.brings_decision) == ("", False)
    sign(session, tmp_path / "deux.asice")
    verdict = judged((tmp_path / "deux.asice").read_bytes(), store, clock)
    assert verdict.deliberation is not None
    assert len(verdict.deliberation.colleges) == 2


@pytest.mark.parametrize(
    "case",
    [
        ({"acquired": frozenset[str]()}, ""),
        ({"outcome": DecidedOutcome.NOT_CERTIFIED}, ""),
        ({"jury": "   "}, "nom du jury"),
        ({"later": True}, "jour à venir"),
        ({"extract": "pv.pdf"}, "PDF"),
        ({"none": True}, "décision du jury manque"),
    ],
)
def test_a_decision_that_would_be_refused_is_not_signed(
    session: Session,
    certifier: Certifier,
    foreign: Path,
    draft: DecisionDraft,
    case: tuple[dict[str, object], str],
) -> None:
    (change, why), tmp_path = case, foreign.parent
    enrol(session, certifier, tmp_path, role=EMPLOYERS)
    offer(session, foreign)
    if "later" in change:
        change = {"held_on": draft.held_on + timedelta(days=1)}
    if "extract" in change:
        change = {"extract": draft.minutes}
    asked = None if "none" in change else replace(draft, **change)  # type: ignore[arg-type]  # fields of a draft
    with pytest.raises(CleaError) as refused:
        sign(session, tmp_path / "x.asice", asked)
    assert refused.value.trouble is Trouble.COSIGN_REFUSED
    assert why in str(refused.value.facts["why"])
    assert not list(tmp_path.glob("x.*"))


def test_a_wrong_passphrase_and_giving_up_leave_nothing(
    session: Session, certifier: Certifier, foreign: Path, tmp_path: Path
) -> None:
    assert trouble(lambda: sign(session, tmp_path / "x.asice")) is Trouble.NOT_FOUND
    enrol(session, certifier, tmp_path)
    offer(session, foreign)
    assert trouble(lambda: sign(session, tmp_path / "x.asice", words="autre phrase")) is Trouble.WRONG_PASSPHRASE
    give_up = session.cosigning.sign
    asked = CosignAsked(tmp_path / "x.asice")
    assert trouble(lambda: give_up(asked, PASSPHRASE, ignore, lambda: True)) is Trouble.CANCELLED
    assert trouble(lambda: sign(session, tmp_path / "none" / "x.asice")) is Trouble.EXPORT_REFUSED
    assert not list(tmp_path.glob("x.*"))


def test_the_very_file_may_be_chosen_and_is_replaced_whole(
    session: Session, certifier: Certifier, foreign: Path, clock: TickingClock, tmp_path: Path
) -> None:
    enrol(session, certifier, tmp_path)
    offer(session, foreign)
    sign(session, foreign)
    assert len(judged(foreign.read_bytes(), certifier.store(clock()), clock).signers) == 2
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_file_that_changed_since_it_was_shown_is_not_signed(
    session: Session, certifier: Certifier, foreign: Path, clock: TickingClock, tmp_path: Path
) -> None:
    enrol(session, certifier, tmp_path)
    offer(session, foreign)
    other = certified(certifier.authority, since=clock() - timedelta(days=1), person_id="another-one")
    data = sealed(content(minimal_evidence(), practice=False, acts=4), other, clock())
    with foreign.open("r+b") as file:
        file.write(data)
        file.truncate()
    assert trouble(lambda: sign(session, tmp_path / "x.asice")) is Trouble.RECEIVED_CHANGED
    assert not (tmp_path / "x.asice").exists()


def test_another_authority_than_one_s_own_is_never_signed_under(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    enrol(session, certifier, tmp_path)
    stranger = Certifier(clock() - timedelta(days=2), "Ailleurs")
    person = certified(stranger.authority, since=clock() - timedelta(days=1))
    path = tmp_path / "ailleurs.asice"
    path.write_bytes(sealed(content(minimal_evidence(), practice=False), person, clock()))
    assert offer(session, path) is None
    folder = tmp_path / "confiance"
    folder.mkdir()
    for name, data in _trust(stranger, clock).items():
        (folder / name).write_bytes(data)
    found = offer(session, path, folder)
    assert found is not None
    assert "autre autorité" in found.why_not
    assert trouble(lambda: sign(session, tmp_path / "x.asice")) is Trouble.COSIGN_REFUSED


def _trust(certifier: Certifier, clock: TickingClock) -> dict[str, bytes]:
    from clea_desktop.trust.authority import trust_files  # noqa: PLC0415 - one test's

    return trust_files(certifier.authority, clock())


def test_a_practice_file_takes_a_practice_signature_even_where_a_real_one_stands(
    session: Session, colleague: Callable[[], Session], certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    _, bundle = sealed_dossier(session, tmp_path)
    path = tmp_path / "entrainement.asice"
    session.sealing.export(bundle.id, path, ignore, never)
    session.sealing.export_trust(tmp_path)
    mine = offer(session, path)
    assert mine is not None
    assert "déjà signé" in mine.why_not
    theirs = colleague()
    enrol(theirs, certifier, tmp_path, OTHER_PASSPHRASE)
    found = offer(theirs, path)
    assert found is not None
    assert (found.practice, found.why_not) == (True, "")
    sign(theirs, tmp_path / "signe.asice", words=OTHER_PASSPHRASE)
    store = TrustStore.from_folder(tmp_path)
    verdict = judged((tmp_path / "signe.asice").read_bytes(), store, clock, practice=True)
    assert verdict.accepted
    assert len({one.person_id for one in verdict.signers}) == 2


def test_a_college_decides_on_a_practice_file_with_a_practice_certificate_of_its_own(
    session: Session,
    colleague: Callable[[], Session],
    certifier: Certifier,
    clock: TickingClock,
    draft: DecisionDraft,
) -> None:
    tmp_path = draft.minutes.parent
    _, bundle = sealed_dossier(session, tmp_path)
    path = tmp_path / "entrainement.asice"
    session.sealing.export(bundle.id, path, ignore, never)
    session.sealing.export_trust(tmp_path)
    theirs = colleague()
    enrol(theirs, certifier, tmp_path, OTHER_PASSPHRASE, EMPLOYEES)
    found = offer(theirs, path)
    assert found is not None
    assert (found.role, found.practice, len(found.domains)) == (EMPLOYEES, True, 7)
    refused = replace(draft, outcome=DecidedOutcome.NOT_CERTIFIED, acquired=frozenset(), reason="À compléter.")
    sign(theirs, tmp_path / "signe.asice", refused, OTHER_PASSPHRASE)
    verdict = judged((tmp_path / "signe.asice").read_bytes(), TrustStore.from_folder(tmp_path), clock, practice=True)
    assert verdict.accepted
    assert verdict.signers[-1].role is Role.JURY_EMPLOYEES


def _key(folder: Path) -> tuple[DepositKey, Path]:
    key = new_deposit_key()
    (folder / "depot.cle").write_bytes(lock_key(key, WORDS))
    return key, folder / "depot.cle"


def test_what_came_encrypted_goes_out_encrypted_and_never_lies_in_clear(
    session: Session, certifier: Certifier, foreign: Path, tmp_path: Path
) -> None:
    enrol(session, certifier, tmp_path)
    key, key_file = _key(tmp_path)
    with session.vault.unit_of_work() as work:
        anchor = TrustAnchors(work).find()
        assert anchor is not None
        TrustAnchors(work).put(replace(anchor, deposit_recipient=key.recipient))
    carried, sink = tmp_path / "recu.asice.age", io.BytesIO()
    encrypt([foreign.read_bytes()], key.recipient, sink)
    carried.write_bytes(sink.getvalue())
    foreign.unlink()
    asked = Asked(carried, key=key_file)
    found = session.received.look(asked, WORDS, ignore, never).cosign
    assert found is not None
    assert (found.encrypted, found.suggested_name) == (True, "D-2026-0001-signature-2.asice.age")
    sign(session, tmp_path / "signe.age")
    data = (tmp_path / "signe.age").read_bytes()
    assert is_carried(data[:64])
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"META-INF/ASiC" in path.read_bytes()]
    view = session.received.look(Asked(tmp_path / "signe.age", key=key_file), WORDS, ignore, never)
    assert len(view.text.signatures) == 2


def test_a_person_is_the_one_the_certifying_body_says(
    session: Session, certifier: Certifier, foreign: Path, clock: TickingClock, tmp_path: Path
) -> None:
    """The same person, known by the body, has sealed elsewhere as an evaluator: no college of theirs signs it."""
    enrol(session, certifier, tmp_path, role=EMPLOYERS)
    with session.vault.unit_of_work.reading() as work:
        answer = Enrolments(work).find(session.account.account_id)
        assert answer is not None
    same = certified(certifier.authority, since=clock() - timedelta(days=1), person_id=answer.person_id)
    foreign.write_bytes(sealed(content(minimal_evidence(), practice=False), same, clock()))
    found = offer(session, foreign)
    assert found is not None
    assert "deux rôles" in found.why_not
