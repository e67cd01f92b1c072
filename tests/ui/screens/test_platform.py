"""What is typed into the national platform: copied cell by cell, marked as typed, written as a file."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from clea_desktop.core.organisation import Setting
from clea_desktop.core.platform_columns import Column
from clea_desktop.core.welcome import Field
from clea_desktop.services.platform_views import TableForm
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.platform.screen import PlatformScreen
from clea_desktop.ui.screens.platform_sheet.cell_row import CellRow
from clea_desktop.ui.screens.platform_sheet.screen import PlatformSheetScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.screens.bench import Bench, put_dossier, rate_all, sign


@pytest.fixture
def rated(session: FakeSession, photo: Path) -> str:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    rate_all(session, dossier_id)
    session.organisation_settings.write(Setting.SIREN, "732829320")
    session.welcome.put(dossier_id, Field.POSTAL_CODE, "01000")
    return dossier_id


@pytest.fixture
def sheet(bench: Bench, rated: str) -> PlatformSheetScreen:
    bench.unlock()
    bench.go(Screen.PLATFORM_SHEET, rated)
    return bench.screen(PlatformSheetScreen)


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()


def _stands_on() -> Column:
    row = QApplication.focusWidget()
    assert isinstance(row, CellRow)
    return row.line.column


@pytest.mark.usefixtures("sheet")
def test_the_keyboard_alone_copies_the_whole_sheet(bench: Bench) -> None:
    assert _stands_on() is Column.SIREN
    bench.press("Ctrl+C")
    assert _clipboard() == "732829320"
    assert _stands_on() is Column.SIREN
    bench.press("Return")
    assert _stands_on() is Column.BIRTH_NAME
    bench.press("Return")
    assert (_clipboard(), _stands_on()) == ("Lefèvre", Column.FIRST_NAME)
    bench.press("Up", "Up", "Down")
    assert _stands_on() is Column.USED_NAME
    bench.press("Ctrl+C")
    assert _clipboard() == "Lefèvre"


def test_leaving_or_locking_takes_back_what_was_copied_but_nothing_else(
    bench: Bench, sheet: PlatformSheetScreen
) -> None:
    sheet.view.cells.rows[Column.POSTAL_CODE].copy.click()
    assert _clipboard() == "01000"
    bench.press("Escape")
    assert bench.window.current_screen() == Screen.DOSSIER
    assert _clipboard() == ""
    bench.screen(DossierScreen).view.platform.click()
    bench.settle()
    assert bench.screen(PlatformSheetScreen) is sheet
    sheet.view.copy_on.click()
    assert _clipboard()
    bench.application.lock()
    bench.settle()
    assert _clipboard() == ""


def test_after_a_minute_the_clipboard_is_emptied_unless_it_is_somebody_else_s(sheet: PlatformSheetScreen) -> None:
    keeper = sheet.presenter.clipboard
    keeper.put("Lefèvre")
    keeper.take_back()
    assert _clipboard() == ""
    keeper.put("Lefèvre")
    QGuiApplication.clipboard().setText("autre chose")
    keeper.take_back()
    assert _clipboard() == "autre chose"
    QGuiApplication.clipboard().clear()


def test_a_missing_cell_leads_to_where_it_is_completed(bench: Bench, sheet: PlatformSheetScreen, rated: str) -> None:
    rows = sheet.view.cells.rows
    rows[Column.FUNDER].mend.click()
    bench.settle()
    assert bench.screen(WelcomeScreen).presenter is not None
    bench.session.welcome.put(rated, Field.FUNDER, "region")
    bench.go(Screen.PLATFORM_SHEET, rated)
    assert rows[Column.FUNDER].line.text == "Région"
    assert rows[Column.FUNDER].mend.isHidden()
    rows[Column.CCPI].mend.click()
    bench.settle()
    assert bench.screen(SettingsScreen).view.organisation.isVisible()


def test_a_line_is_marked_as_typed_and_both_acts_can_be_undone(
    bench: Bench, sheet: PlatformSheetScreen, vault: FakeVault, rated: str
) -> None:
    sheet.view.mark.click()
    bench.settle()
    assert rated in vault.entered
    assert sheet.view.mark.isHidden()
    bench.press("Ctrl+Z")
    assert rated not in vault.entered
    bench.press("Ctrl+Z")
    assert rated in vault.entered
    sheet.view.entered.acted.emit()
    bench.settle()
    assert rated not in vault.entered


def test_a_period_lists_who_is_left_to_type_first_and_leads_to_them(
    bench: Bench, session: FakeSession, rated: str, photo: Path
) -> None:
    typed = put_dossier(session, ("Typed", "Ali"))
    sign(session, typed, photo)
    rate_all(session, typed)
    session.platform.mark(typed, session.vault.clock().date())
    bench.unlock()
    bench.go(Screen.PLATFORM)
    screen = bench.screen(PlatformScreen)
    assert (screen.view.first.text(), screen.view.last.text()) == ("01/11/2026", "30/11/2026")
    assert screen.view.rows.model().rowCount() == 2
    screen.view.following.click()
    bench.settle()
    assert bench.screen(PlatformSheetScreen).presenter is not None
    bench.press("Escape")
    assert bench.screen(PlatformScreen) is screen
    screen.view.first.setFocus()
    screen.view.first.editor.selectAll()
    bench.write("25/11/2026")
    bench.press("Tab")
    assert screen.view.rows.isHidden()
    assert screen.view.following.isHidden()
    assert rated


@pytest.mark.parametrize(
    ("chosen", "form"), [("x.csv", TableForm.CSV), ("x.xlsx", TableForm.XLSX), ("x", TableForm.XLSX)]
)
def test_a_period_is_written_after_a_word_about_what_is_missing(
    bench: Bench, rated: str, tmp_path: Path, chosen: str, form: TableForm
) -> None:
    bench.dialogs.path = tmp_path / chosen
    bench.unlock()
    bench.go(Screen.PLATFORM)
    bench.screen(PlatformScreen).view.export.click()
    bench.settle()
    assert bench.dialogs.asked[0] == "Enregistrer malgré ce qui manque\N{NO-BREAK SPACE}?"
    assert bench.dialogs.suggested == ["ENTRAINEMENT-saisie-plateforme-2026-11.xlsx"]
    assert bench.session.platform.written == [((rated,), form)]
    assert (tmp_path / ("x.csv" if form is TableForm.CSV else "x.xlsx")).exists()


def test_one_person_s_file_is_named_by_the_code_and_never_by_the_name(
    bench: Bench, sheet: PlatformSheetScreen, tmp_path: Path
) -> None:
    bench.dialogs.path = tmp_path / "une.xlsx"
    sheet.view.export.click()
    bench.settle()
    assert bench.dialogs.suggested == ["D-2026-0001-saisie-plateforme.xlsx"]
    assert (tmp_path / "une.xlsx").exists()


def test_whoever_does_not_evaluate_has_no_way_in(bench: Bench, rated: str) -> None:
    bench.unlock(1)
    bench.go(Screen.PLATFORM)
    bench.go(Screen.PLATFORM_SHEET, rated)
    assert bench.window.current_screen() not in {Screen.PLATFORM, Screen.PLATFORM_SHEET}
