"""The list in its order, by stage and by words, kept right by the database itself whoever writes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.search import EVERYONE, Stage, Wanted, matches
from clea_desktop.core.sheets import SheetKind
from clea_desktop.storage.engine import create_database, open_database
from clea_desktop.storage.migrations import STEPS
from clea_desktop.storage.repositories import listing as listing_module
from clea_desktop.storage.repositories.candidates import Candidates
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.listing import Listing
from clea_desktop.storage.repositories.quotations import Quotations
from clea_desktop.storage.repositories.search_words import SearchWords
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work
from tests.storage.conftest import ACCOUNT, KEY, Opened, listed

NAMES = ("Lefèvre Zoé", "Le Goff Maël", "Œuvrard Noël", "D'Haëne Inès", "Nuñez-Lefèbvre Anaïs", "Müller Loïc")


def put(work: Work, name: str) -> str:
    birth_name, first_name = name.rsplit(" ", 1)
    candidate = Candidates(work).add(birth_name, first_name, date(1990, 5, 12))
    return Dossiers(work).open(candidate, "socle", "2018", ACCOUNT, year=2026, practice=True)


def names(work: Work, text: str) -> list[str]:
    return [f"{line.birth_name} {line.first_name}" for line in listed(work, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lef", ["Nuñez-Lefèbvre Anaïs", "Lefèvre Zoé", "Lefèvre Éloïse"]),
        ("œu", ["Œuvrard Noël"]),
        ("noel OEUV", ["Œuvrard Noël"]),
        ("haene", ["D'Haëne Inès"]),
        ("maël goff", ["Le Goff Maël"]),
        ("D-2026-0003", ["Le Goff Maël"]),
        ("2026 3", ["Le Goff Maël"]),
        ("uvrard", []),
        ("zoé lefort", []),
        ('" OR *', []),
    ],
)
def test_the_start_of_every_word_in_any_order_finds_people(opened: Opened, text: str, found: list[str]) -> None:
    with opened.unit_of_work() as work:
        for name in NAMES:
            put(work, name)
        assert names(work, text) == found


def test_the_order_follows_the_journal_and_not_the_clock(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        first, second = put(work, NAMES[0]), put(work, NAMES[1])
        work.journal(first, Act.OPENED, ACCOUNT, {})
        numbers = Listing(work).order(EVERYONE)
        assert [line.dossier_id for line in Listing(work).lines(numbers)] == [first, second, opened.dossier_id]
        assert list(numbers) == list(Listing(work).first(EVERYONE, 3, 9))
        work.execute("DELETE FROM journal_entry")
        work.execute("DELETE FROM journal_link")
        work.execute("DELETE FROM dossier WHERE id = ?", (first,))
        assert Listing(work).total() == 2
        assert listed(work, "zoe") == ()


def test_a_dossier_changes_stage_with_what_is_decided(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        dossier_id = opened.dossier_id

        def stage() -> dict[Stage, int]:
            return Listing(work).by_stage(EVERYONE, 1)

        assert stage() == {Stage.TO_START: 1}
        Sheets(work).write(dossier_id, SheetKind.STRATEGY, {"outcome": "thinking"}, ACCOUNT)
        assert stage() == {Stage.LEFT: 1}
        assert Listing(work).lines([1])[0].outcome == "thinking"
        Sheets(work).write(dossier_id, SheetKind.STRATEGY, {"outcome": "goes-on"}, ACCOUNT)
        assert stage() == {Stage.TO_START: 1}
        Dossiers(work).mark_sealed(dossier_id)
        assert stage() == {Stage.SEALED: 1}
        assert Listing(work).count(Wanted("", Stage.SEALED)) == 1
        assert Listing(work).count(Wanted("", Stage.LEFT)) == 0


def test_notes_and_the_candidates_own_words_are_found_until_taken_off(opened: Opened) -> None:
    wanted = Wanted("elois plombier")
    with opened.unit_of_work() as work:
        notes: JsonValue = {"notes": "A été plombière à Dôle.", "cursor": 0, "prompt": ""}
        Sheets(work).write(opened.dossier_id, SheetKind.INTERVIEW_NOTES, notes, ACCOUNT)
        quotation = Quotations(work).pin(opened.dossier_id, "p", "Je répare les vélos", "1.1.1", ACCOUNT)
        assert SearchWords(work).catch_up(9) == 1
        assert Listing(work).in_notes(wanted) == (1,)
        assert Listing(work).in_notes(Wanted("velos")) == (1,)
        assert Listing(work).in_notes(Wanted("lefevre")) == ()
        Quotations(work).remove(quotation)
        assert SearchWords(work).catch_up(9) == 1
        assert Listing(work).in_notes(Wanted("velos")) == ()


def test_the_words_of_a_dossier_and_its_mark_are_changed_together(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        SearchWords(work).catch_up(9)
        Sheets(work).write(opened.dossier_id, SheetKind.IDENTITY, {"used-name": "Szymański"}, ACCOUNT)
        assert SearchWords(work).stale()
    with opened.unit_of_work() as work:
        assert names(work, "szyman") == ["Lefèvre Éloïse"]
        assert not SearchWords(work).stale()


def test_a_vault_of_an_earlier_schema_is_searched_once_its_words_are_indexed(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    create_database(path, KEY.database_key(), STEPS[:2])
    database = open_database(path, KEY.database_key(), STEPS[:2])
    for number in range(5):
        at = f"2026-01-0{number + 1}T08:00:00Z"
        database.execute("INSERT INTO candidate VALUES (?, 'Lefèvre', 'Zoé', '1990-01-01', ?)", (f"c{number}", at))
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(
            "INSERT INTO dossier VALUES (?, ?, ?, 'socle', '2018', 1, 'draft', ?, 'a', NULL)",
            (f"d{number}", f"D-2026-000{number}", f"c{number}", at),
        )
    database.close()
    database = open_database(path, KEY.database_key())
    try:
        waiting = database.execute("SELECT number, dossier_id FROM listing WHERE stale = 1 ORDER BY touched").fetchall()
        assert waiting == [(number + 1, f"d{number}") for number in range(5)]
    finally:
        database.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("aàeéœ' -bB", min_size=1, max_size=6), max_size=3))
def test_walking_and_sorting_find_the_same_people_and_those_whose_names_light_up(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    wanted = Wanted(" ".join(typed))
    with opened.unit_of_work() as work:
        work.execute("DELETE FROM dossier")
        for name in ("Abé Bœ", "Baà Éa", "O'Bea Eb-Ab", "Œb Ae"):
            put(work, name)
        SearchWords(work).catch_up(99)
        found = Listing(work).first(wanted, Listing(work).count(wanted), 99)
        monkeypatch.setattr(listing_module, "_RARE", -1)
        assert found == Listing(work).first(wanted, len(found), 99) == tuple(Listing(work).order(wanted))
        monkeypatch.undo()
        lit = [
            line.number
            for line in Listing(work).lines(Listing(work).order(EVERYONE))
            if all(matches(f"{line.birth_name} {line.first_name}", (word,)) for word in wanted.words)
        ]
        assert lit == list(found)


def test_an_indexing_cut_short_begins_again_and_finds_everybody_once(opened: Opened) -> None:
    def cut_short() -> None:
        with opened.unit_of_work() as work:
            put(work, NAMES[1])
            SearchWords(work).catch_up(1)
        with opened.unit_of_work() as work:
            SearchWords(work).catch_up(9)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        cut_short()
    with opened.unit_of_work() as work:
        assert SearchWords(work).stale()
        assert names(work, "le") == ["Le Goff Maël", "Lefèvre Éloïse"]
        assert names(work, "2026") == ["Le Goff Maël", "Lefèvre Éloïse"]
        assert not SearchWords(work).stale()
