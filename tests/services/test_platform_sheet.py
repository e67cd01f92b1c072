"""The platform's sheet over a real vault: practice never passes for real, and a sealed dossier can still be marked."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.platform_columns import Column
from clea_desktop.core.welcome import Field
from clea_desktop.services.platform_views import TableForm
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.journals import Journals
from tests.fakes.vault import TickingClock
from tests.services.certifier import Certifier, enrol
from tests.services.contract import PASSPHRASE
from tests.services.thread import BIRTH_NAME, rated_dossier, sealed_dossier


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


def _csv(session: Session, dossier_ids: tuple[str, ...], folder: Path) -> list[list[str]]:
    target = folder / "saisie.csv"
    session.platform.export(dossier_ids, TableForm.CSV, target)
    return list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


def test_in_a_vault_of_practice_every_row_says_so(session: Session, tmp_path: Path) -> None:
    dossier_id, _ = sealed_dossier(session, tmp_path)
    headings, row = _csv(session, (dossier_id,), tmp_path)
    assert (len(headings), headings[-1], row[-1]) == (len(Column) + 1, "ENTRAÎNEMENT", "ENTRAÎNEMENT")
    target = tmp_path / "saisie.xlsx"
    session.platform.export((dossier_id,), TableForm.XLSX, target)
    assert load_workbook(target).sheetnames == ["ENTRAÎNEMENT"]


def test_among_real_dossiers_practice_is_left_out(session: Session, tmp_path: Path, clock: TickingClock) -> None:
    practice, _ = sealed_dossier(session, tmp_path)
    enrol(session, Certifier(clock()), tmp_path)
    session.frameworks.confirm_rules()
    real, _ = sealed_dossier(session, tmp_path)
    today = paris_day(clock())
    period = session.platform.period(today, today)
    assert ([line.dossier_id for line in period.lines], period.practice, period.left_out) == ([real], False, 1)
    headings, row = _csv(session, (practice, real), tmp_path)
    assert len(headings) == len(row) == len(Column) == 26
    assert BIRTH_NAME in row
    assert not any("ENTRA" in cell for cell in (*headings, *row))


def test_what_would_be_a_formula_is_not_one_and_zeros_in_front_stay(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.welcome.put(dossier_id, Field.ADDRESS, '=HYPERLINK("http://exemple.invalid")')
    session.welcome.put(dossier_id, Field.POSTAL_CODE, "01000")
    headings, row = _csv(session, (dossier_id,), tmp_path)
    cells = dict(zip(headings, row, strict=True))
    assert cells["Adresse"].startswith("'=HYPERLINK")
    assert cells["Code postal"] == "01000"
    target = tmp_path / "saisie.xlsx"
    session.platform.export((dossier_id,), TableForm.XLSX, target)
    sheet = load_workbook(target).worksheets[0]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}
    assert "01000" in {cell.value for cell in sheet[2]}


def test_a_sealed_dossier_is_marked_and_the_journal_says_neither_name_nor_text(
    session: Session, tmp_path: Path, clock: TickingClock
) -> None:
    dossier_id, _ = sealed_dossier(session, tmp_path)
    session.platform.mark(dossier_id, paris_day(clock()))
    session.platform.unmark(dossier_id)
    with session.vault.unit_of_work.reading() as work:
        said = [entry.payload for entry in Journals(work).of_dossier(dossier_id) if entry.payload][-2:]
    assert [one["act"] for one in said] == ["platform-entered", "platform-entry-removed"]
    assert [one["facts"] for one in said] == [{"day": paris_day(clock()).isoformat()}, {}]


def test_only_whoever_evaluates_sees_addresses(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.accounts.add("Noé Vidal", "trainer", PASSPHRASE)
    trainer = next(one for one in session.accounts.people() if one.role == "trainer")
    object.__setattr__(session.vault, "account", trainer)
    for act in (
        lambda: session.platform.person(dossier_id),
        lambda: session.platform.export((dossier_id,), TableForm.CSV, tmp_path / "x.csv"),
    ):
        with pytest.raises(CleaError) as caught:
            act()
        assert caught.value.trouble is Trouble.ROLE_REFUSED
    assert not (tmp_path / "x.csv").exists()
