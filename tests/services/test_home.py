"""Home over a real vault: what the journal tells of an appointment, what a seal ends, what a crowd costs."""

import re
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from clea_desktop.core.acts import Act
from clea_desktop.core.appointment import Planned
from clea_desktop.core.canonical import to_canonical
from clea_desktop.core.clock import paris_day, to_text
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.jury_reading import open_for_the_jury
from clea_desktop.core.pathway import Step
from clea_desktop.core.rating import Rating
from clea_desktop.core.today import Matter, Urgency
from clea_desktop.services.access import Access
from clea_desktop.services.session import Session
from clea_desktop.storage.driver import Value
from clea_desktop.storage.repositories.in_hand import DRAFTS
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.unit_of_work import Work
from tests.fakes.vault import TickingClock
from tests.services.contract import BORN, PICTURE
from tests.services.thread import rated_dossier

PLACE = "Salle des Quatre-Vents"
NINE = time(9)
_WALKS = re.compile(r"SCAN (?!in_hand|CONSTANT|\d)(\w+)(?! USING)")


@pytest.fixture
def dossier_id(opened: Session) -> str:
    return opened.candidates.register("Lefèvre", "Zoé", BORN)


def _acts(session: Session, dossier_id: str) -> list[object]:
    with session.vault.unit_of_work.reading() as work:
        return [entry.payload["act"] for entry in Journals(work).of_dossier(dossier_id) if entry.payload]


def test_every_appointment_is_in_the_journal_without_its_place_and_closed_to_the_jury(
    opened: Session, dossier_id: str, clock: TickingClock
) -> None:
    day = paris_day(clock()) + timedelta(days=3)
    made = opened.appointments.make(dossier_id, Planned(Step.INTERVIEW, day, NINE, PLACE))
    opened.appointments.move(made.id, Planned(Step.INTERVIEW, day, time(10), PLACE))
    opened.appointments.remove(made.id)
    opened.appointments.remove(made.id)
    opened.appointments.restore(made.id)
    acts = [Act.OPENED, Act.APPOINTMENT_MADE, Act.APPOINTMENT_MOVED, Act.APPOINTMENT_REMOVED, Act.APPOINTMENT_RESTORED]
    assert _acts(opened, dossier_id) == [act.value for act in acts]
    with opened.vault.unit_of_work.reading() as work:
        entries = Journals(work).of_dossier(dossier_id)
    assert all(PLACE.encode() not in to_canonical(entry.payload) for entry in entries if entry.payload)
    assert [entry.payload is None for entry in open_for_the_jury(entries)] == [False, True, True, True, True]


def test_a_sealed_dossier_takes_no_appointment_and_asks_for_nothing(
    opened: Session, tmp_path: Path, clock: TickingClock
) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    planned = Planned(Step.FEEDBACK, paris_day(clock()), NINE)
    made = opened.appointments.make(dossier_id, planned)
    assert opened.home.today().items
    with opened.vault.unit_of_work() as work:
        work.execute("UPDATE dossier SET state = 'sealed' WHERE id = ?", (dossier_id,))
    with pytest.raises(CleaError) as refused:
        opened.appointments.make(dossier_id, planned)
    assert refused.value.trouble is Trouble.DOSSIER_SEALED
    with pytest.raises(CleaError) as refused:
        opened.appointments.move(made.id, planned)
    assert refused.value.trouble is Trouble.DOSSIER_SEALED
    assert opened.home.today().items == ()
    opened.appointments.remove(made.id)
    assert opened.appointments.of_dossier(dossier_id) == ()
    opened.appointments.restore(made.id)
    assert opened.appointments.of_dossier(dossier_id) == (made,)


def test_only_whoever_evaluates_makes_appointments(
    opened: Session, access: Access, dossier_id: str, clock: TickingClock
) -> None:
    passphrase = "cinq autres mots bien longs"  # noqa: S105 - of nobody
    trainer = opened.accounts.add("Thomas Lebœuf", "trainer", passphrase)
    opened.close()
    session = access.unlock(trainer.account_id, passphrase)
    try:
        with pytest.raises(CleaError) as refused:
            session.appointments.make(dossier_id, Planned(Step.WELCOME, paris_day(clock()), NINE))
        assert refused.value.trouble is Trouble.ROLE_REFUSED
        assert session.appointments.of_dossier(dossier_id) == ()
        assert not session.home.readiness().may_sign
    finally:
        session.close()


def test_the_days_run_from_the_first_act_of_evaluation(opened: Session, tmp_path: Path, clock: TickingClock) -> None:
    rated_dossier(opened, tmp_path)
    assert Matter.DAYS not in {item.matter for item in opened.home.today().items}
    clock.move(days=8)
    (soon,) = [item for item in opened.home.today().items if item.matter is Matter.DAYS]
    assert (soon.urgency, soon.count) == (Urgency.SOON, 8)


def _restitution(session: Session, dossier_id: str) -> tuple[bool, bool]:
    """Say whether home takes a restitution for signed and current."""
    today = paris_day(session.vault.around.clock())
    with session.vault.unit_of_work.reading() as work:
        dossiers, found = session.home._read(work, today)
        (one,) = [it for it in dossiers if it.dossier_id == dossier_id]
        facts = session.home._facts(work, one, found, today)
    return facts.restitution_signed, facts.restitution_current


def test_a_restitution_waits_for_its_signature_and_a_finding_makes_it_old(
    opened: Session, tmp_path: Path, clock: TickingClock
) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    made = opened.feedback.make(dossier_id)
    assert Matter.SIGNATURE in {item.matter for item in opened.home.today().items}
    with opened.vault.unit_of_work() as work:
        _sign(work, dossier_id, made.id, to_text(clock()), opened.account.account_id)
    assert _restitution(opened, dossier_id) == (True, True)
    clock.move(days=-3)  # the order is the journal's
    opened.ratings.rate(dossier_id, "1.1.1", Rating.ACQUIRED)
    assert _restitution(opened, dossier_id) == (True, False)


def test_a_dossier_is_ready_to_seal_once_its_restitution_is_signed_until_a_finding_changes(
    opened: Session, tmp_path: Path, clock: TickingClock
) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    for criterion in opened.frameworks.current().framework.criteria():
        opened.ratings.rate(dossier_id, criterion.code, Rating.NOT_ACQUIRED)
    clock.move(minutes=1)
    made = opened.feedback.make(dossier_id)
    with opened.vault.unit_of_work() as work:
        _sign(work, dossier_id, made.id, to_text(clock()), opened.account.account_id)
    assert {item.matter for item in opened.home.today().items} == {Matter.SEAL}
    clock.move(minutes=1)
    opened.ratings.rate(dossier_id, "1.1.1", Rating.ACQUIRED)
    assert Matter.SEAL not in {item.matter for item in opened.home.today().items}


def test_a_dossier_that_waits_for_its_receipt_is_told(opened: Session, dossier_id: str) -> None:
    with opened.vault.unit_of_work() as work:
        work.outbox("deposit", dossier_id, "bundle-1", "0" * 64)
        work.execute("UPDATE dossier SET state = 'sealed' WHERE id = ?", (dossier_id,))
    (told,) = opened.home.today().items
    assert (told.matter, told.asks_for_work) == (Matter.RECEIPT, False)


def test_a_clock_that_went_back_is_told(opened: Session, dossier_id: str, clock: TickingClock) -> None:
    assert opened.home.readiness().last_act_at is None
    clock.move(days=-3)
    assert opened.home.readiness().last_act_at is not None
    assert opened.home.today().drafts == 1
    assert dossier_id


def test_a_certificate_that_does_not_stand_today_is_told(opened: Session, clock: TickingClock) -> None:
    until = opened.home.readiness().key_until
    assert until is not None
    clock.move(days=(until - paris_day(clock())).days + 2)
    assert opened.home.readiness().key_until is None


@pytest.fixture
def crowd(opened: Session, clock: TickingClock) -> Session:
    """Give a vault of many: drafts with an interview behind them, and sealed dossiers, some of them old."""
    at, by = to_text(clock()), opened.account.account_id
    old = to_text(clock() - timedelta(days=5 * 365))
    with opened.vault.unit_of_work() as work:
        framework = work.read("SELECT id, version FROM framework").fetchone()
        assert framework is not None
        for number in range(2 * DRAFTS):
            _put(work, number, (framework[0], framework[1]), at, by)
        captured = work.attachments.capture([PICTURE], limit=10_000)
        _put_document(work, captured.sha256, "d00000", old, by)
    return opened


def _put(work: Work, number: int, framework: tuple[Value, Value], at: str, by: str) -> None:
    candidate, dossier = f"c{number:05}", f"d{number:05}"
    state = "draft" if number >= DRAFTS - 10 else "sealed"
    work.execute(
        "INSERT INTO candidate (id, birth_name, first_name, birth_date, created_at) VALUES (?, ?, 'Zoé', ?, ?)",
        (candidate, f"Nom{number}", "1990-01-01", at),
    )
    work.execute(
        "INSERT INTO dossier (id, code, candidate_id, framework_id, framework_version, practice, state, opened_at,"
        " opened_by) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)",
        (dossier, f"X-{number}", candidate, *framework, state, at, by),
    )
    work.execute(
        "INSERT INTO sheet (dossier_id, kind, document, saved_at, saved_by) VALUES (?, 'interview-notes', ?, ?, ?)",
        (dossier, b"{}", at, by),
    )


def _put_document(work: Work, sha256: object, dossier_id: str, at: str, by: str) -> None:
    assert sha256
    work.execute(
        "INSERT INTO attachment (id, sha256, crc32, size, media_type, file_name, key, created_at)"
        " VALUES ('a', ?, 0, 1, 'application/pdf', 'f', ?, ?)",
        (bytes(32), bytes(32), at),
    )
    work.execute(
        "INSERT INTO document (id, dossier_id, kind, attachment_id, file_name, made_at, by)"
        " VALUES ('o', ?, 'restitution', 'a', 'r.pdf', ?, ?)",
        (dossier_id, at, by),
    )
    _sign(work, dossier_id, "o", at, by)


def _sign(work: Work, dossier_id: str, document_id: str, at: str, by: str) -> None:
    work.execute(
        "INSERT INTO signature (id, dossier_id, document_id, signer, mode, strokes, document_sha256, signed_on,"
        " recorded_at, by) VALUES ('s', ?, ?, 'candidate', 'screen', x'00', ?, ?, ?, ?)",
        (dossier_id, document_id, "0" * 64, at[:10], at, by),
    )


def test_home_looks_at_the_last_drafts_alone_and_says_so(crowd: Session) -> None:
    view = crowd.home.today()
    assert (view.drafts, view.is_partial) == (DRAFTS + 10, True)
    assert sum(item.matter is Matter.AGREEMENT for item in view.items) == DRAFTS


def test_the_five_years_of_a_sealed_dossier_are_told_whatever_its_age(crowd: Session, clock: TickingClock) -> None:
    (deadline,) = [item for item in crowd.home.today().items if item.matter is Matter.DEADLINE]
    assert (deadline.dossier_id, deadline.asks_for_work) == ("d00000", False)
    assert deadline.day is not None
    assert abs((deadline.day - paris_day(clock())).days) <= 2 < (deadline.day - date(2020, 1, 1)).days


def test_no_query_of_home_walks_through_a_whole_table(crowd: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, tuple[Value, ...]]] = []
    real = Work.read

    def listen(work: Work, sql: str, parameters: tuple[Value, ...] = ()) -> object:
        asked.append((sql, parameters))
        return real(work, sql, parameters)

    monkeypatch.setattr(Work, "read", listen)
    crowd.home.today()
    monkeypatch.undo()
    walked: list[str] = []
    with crowd.vault.unit_of_work.reading() as work:
        for sql, parameters in asked:
            plan = work.read(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
            walked += [str(row[-1]) for row in plan if _WALKS.search(str(row[-1])) and "LIMIT 1" not in sql]
    assert walked == []
    assert len(asked) < 20 + DRAFTS // 100
