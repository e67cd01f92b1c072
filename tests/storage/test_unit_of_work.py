"""An act, its journal entry and its outbox entry are kept together or not at all."""

import hashlib
import subprocess
import sys
import traceback

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clea_desktop.core.acts import Act
from clea_desktop.core.journal import check_chain, commit, write_line
from clea_desktop.core.rating import Rating
from clea_desktop.models.dossiers import CandidateRow
from clea_desktop.storage.driver import DriverError
from clea_desktop.storage.repositories.candidates import Candidates
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.listing import Listing
from clea_desktop.storage.repositories.outbox import Outbox
from clea_desktop.storage.repositories.ratings import Ratings
from tests.storage.conftest import ACCOUNT, Opened
from tests.storage.scripted_work import ROOT

DIGEST = hashlib.sha256(b"bundle").hexdigest()


class Interrupted(Exception):  # noqa: N818  # not an error: what happens to people
    """Something stopped the block."""


def test_what_is_interrupted_leaves_no_trace_in_any_table(opened: Opened) -> None:
    def interrupted_act() -> None:
        with opened.unit_of_work() as work:
            Ratings(work).put(opened.dossier_id, "1.1.1", Rating.ACQUIRED, ACCOUNT)
            Candidates(work).add("Caron", "Zoé", work.now.date())
            work.journal(opened.dossier_id, Act.CRITERION_RATED, ACCOUNT, {"criterion": "1.1.1"})
            work.outbox("deposit", opened.dossier_id, "b-1", DIGEST)
            raise Interrupted

    with pytest.raises(Interrupted):
        interrupted_act()
    with opened.unit_of_work.reading() as work:
        assert Ratings(work).values(opened.dossier_id) == {}
        assert Listing(work).total() == 1
        assert Journals(work).of_dossier(opened.dossier_id) == ()
        assert Outbox(work).everything() == ()
        assert work.read("SELECT count(*) FROM candidate").fetchone() == (1,)


def test_raw_sql_and_sqlmodel_see_one_transaction(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        work.execute("INSERT INTO candidate VALUES ('raw', 'Diallo', 'Awa', '2001-05-06', ?)", (work.at,))
        found = work.session.get(CandidateRow, "raw")
        assert found is not None
        found.first_name = "Aïcha"
    with opened.unit_of_work.reading() as work:
        again = Candidates(work).find("raw")
        assert again is not None
        assert again.first_name == "Aïcha"


def test_a_reading_transaction_refuses_to_write(opened: Opened) -> None:
    with opened.unit_of_work.reading() as work:
        with pytest.raises(RuntimeError):
            Ratings(work).put(opened.dossier_id, "1.1.1", Rating.ACQUIRED, ACCOUNT)
        with pytest.raises(RuntimeError):
            work.journal(opened.dossier_id, Act.OPENED, ACCOUNT, {})
        with pytest.raises(RuntimeError):
            Candidates(work).add("Caron", "Zoé", work.now.date())


def test_a_complaint_of_the_database_about_our_own_sql_is_a_bug_and_stays_one(opened: Opened) -> None:
    with pytest.raises(DriverError), opened.unit_of_work() as work:
        Ratings(work).put("no such dossier", "1.1.1", Rating.ACQUIRED, ACCOUNT)
    with opened.unit_of_work() as work:
        Ratings(work).put(opened.dossier_id, "1.1.1", Rating.ACQUIRED, ACCOUNT)


def test_a_row_with_a_missing_unknown_or_mistyped_column_is_refused(opened: Opened) -> None:
    good = {"key": "k", "value": "v"}
    for bad in ({"key": "k"}, {**good, "extra": 1}, {**good, "value": 3}):
        with pytest.raises((KeyError, TypeError)), opened.unit_of_work() as work:
            work.insert("meta", bad)


def test_no_exception_repeats_what_was_to_be_written(opened: Opened) -> None:
    person = {"id": "c", "birth_name": "Quatrefages", "first_name": "Maëlys", "birth_date": "1990-01-01"}
    told = []
    for bad in (
        {**person, "created_at": 3},
        person,
        {**person, "created_at": "x", "id": "twin"},
        {**person, "created_at": "x", "first_name": ""},
    ):
        try:
            with opened.unit_of_work() as work:
                work.insert("candidate", bad)
                work.insert("candidate", bad)
        except Exception:  # noqa: BLE001  # whatever it is, a crash report would print it
            told.append(traceback.format_exc())
    assert len(told) == 4
    assert not [text for text in told if "Quatrefages" in text or "Maëlys" in text]


@given(
    facts=st.lists(
        st.dictionaries(st.text(max_size=9), st.text(max_size=9) | st.integers(0, 99), max_size=3), max_size=6
    )
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_journal_is_one_whole_chain_whatever_is_written_in_it(
    opened: Opened, facts: list[dict[str, str | int]]
) -> None:
    for said in facts:
        with opened.unit_of_work() as work:
            work.journal(opened.dossier_id, Act.CRITERION_RATED, ACCOUNT, said)
    with opened.unit_of_work.reading() as work:
        entries = Journals(work).of_dossier(opened.dossier_id)
    assert list(check_chain(write_line(entry) for entry in entries)) == list(entries)
    assert [entry.payload and entry.payload["facts"] for entry in entries][len(entries) - len(facts) :] == facts


def test_the_chain_stays_whole_after_what_it_says_is_erased_and_nothing_can_be_guessed(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        for code in ("1.1.1", "1.1.2", "1.1.3"):
            work.journal(opened.dossier_id, Act.CRITERION_RATED, ACCOUNT, {"criterion": code})
        said = Journals(work).of_dossier(opened.dossier_id)
    with opened.unit_of_work() as work:
        assert Journals(work).erase_payloads(opened.dossier_id) == 3
    with opened.unit_of_work.reading() as work:
        entries = Journals(work).of_dossier(opened.dossier_id)
    assert [entry.link for entry in entries] == [entry.link for entry in said]
    assert all(entry.salt is None and entry.payload is None for entry in entries)
    assert len(list(check_chain(write_line(entry) for entry in entries))) == 3
    payload = said[0].payload
    assert payload is not None
    assert commit(bytes(32), payload) != entries[0].link.commitment


def test_asking_twice_to_hand_something_over_makes_one_entry(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        first = work.outbox("deposit", opened.dossier_id, "b-1", DIGEST)
        again = work.outbox("deposit", opened.dossier_id, "b-1", DIGEST)
        other = work.outbox("deposit", opened.dossier_id, "b-2", DIGEST)
    assert first == again != other
    with opened.unit_of_work.reading() as work:
        assert {entry.subject_id for entry in Outbox(work).everything()} == {"b-1", "b-2"}


def test_opening_reading_the_list_and_rating_import_neither_sqlmodel_nor_sqlalchemy() -> None:
    program = (
        "import sys, pathlib, tempfile\n"
        "from tests.storage.scripted_work import *\n"
        "from clea_desktop.core.search import Wanted\n"
        "from clea_desktop.storage.repositories.listing import Listing\n"
        "from clea_desktop.storage.repositories.search_words import SearchWords\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    place = make_place(pathlib.Path(folder) / 'v', 1)\n"
        "    database = place.database()\n"
        "    do_unit(place.unit_of_work(database), dossier_id(0), 1)\n"
        "    with place.unit_of_work(database)() as work:\n"
        "        SearchWords(work).catch_up(9)\n"
        "        Listing(work).lines(Listing(work).first(Wanted('zephyrine'), 1, 9))\n"
        "    database.close()\n"
        "print(sorted({'sqlmodel', 'sqlalchemy', 'pydantic', 'reportlab', 'keyring', 'PySide6'} & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
