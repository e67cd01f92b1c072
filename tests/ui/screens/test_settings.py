"""The settings: the window changes at once, people come and go, secrets do not linger."""

from pathlib import Path

from clea_desktop.ui import theme
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.preferences import Preferences, PreferencesFile
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.theme import ThemeName
from tests.ui.looks import mode
from tests.ui.screens.bench import Bench


def _open(bench: Bench, section: str) -> SettingsScreen:
    bench.unlock()
    bench.go(Screen.SETTINGS)
    screen = bench.screen(SettingsScreen)
    screen.presenter.show_section(section)
    bench.settle()
    return screen


def test_theme_and_size_change_at_once_and_are_kept(bench: Bench) -> None:
    with mode(ThemeName.LIGHT, 1.0):
        screen = _open(bench, "display")
        screen.view.display.theme.changed.emit("dark")
        screen.view.display.scale.changed.emit("200")
        assert (theme.theme_name(), theme.scale()) == (ThemeName.DARK, 2.0)
        assert bench.preferences.kept == Preferences("dark", 2.0, 5)
        assert screen.view.display.scale.value() == "200"


def test_a_person_is_added_then_removed_after_a_question(bench: Bench) -> None:
    part = _open(bench, "people").view.people
    part.name.set_text("Noé Vidal")
    part.role.set_value("trainer")
    part.passphrase.set_text("quatre autres mots longs")
    part.add.click()
    bench.settle()
    assert [account.display_name for account in bench.vault.accounts][-1] == "Noé Vidal"
    assert part.passphrase.text() == ""
    part.people.rows()[-1].acted.emit()
    bench.settle()
    assert bench.dialogs.asked == ["Retirer l’accès de Noé Vidal\N{NO-BREAK SPACE}?"]
    assert "Noé Vidal" not in [account.display_name for account in bench.vault.accounts]


def test_what_misses_is_said_under_its_field(bench: Bench) -> None:
    part = _open(bench, "people").view.people
    part.add.click()
    bench.settle()
    assert part.name.error() == "Écrivez le prénom et le nom."
    part.name.set_text("Noé Vidal")
    part.role.set_value("trainer")
    part.passphrase.set_text("court")
    part.add.click()
    bench.settle()
    assert part.passphrase.error().startswith("Cette phrase secrète est trop facile")


def test_the_passphrase_changes_only_with_the_old_one(bench: Bench) -> None:
    part = _open(bench, "account").view.account
    for old, expected in (("pas la bonne", False), ("quatre mots pour evaluator", True)):
        part.old.set_text(old)
        part.new.set_text("quatre mots tout neufs")
        part.again.set_text("quatre mots tout neufs")
        part.change.click()
        bench.settle()
        assert (bench.vault.passphrases["account-1"] == "quatre mots tout neufs") is expected
        assert bool(part.old.error()) is not expected
    assert part.new.text() == ""


def test_a_new_recovery_code_replaces_the_old_one_once_typed_back(bench: Bench) -> None:
    part = _open(bench, "account").view.account
    old = bench.vault.recovery_code
    part.renew.click()
    bench.settle()
    for typed in ("", "ABCDE-00000"):
        part.typed.set_text(typed)
        part.typed.entered.emit()
        bench.settle()
        assert part.typed.error()
        assert bench.vault.recovery_codes() == (old, part.code.text())
    part.typed.set_text(part.code.text().lower())
    part.confirm.click()
    bench.settle()
    assert bench.vault.recovery_codes() == ("ZYXWV-TSRQP-NMKJH-GFEDC-BA987",)
    assert part.code.text() == ""


def test_a_new_recovery_code_is_shown_once_and_its_sheet_kept(bench: Bench) -> None:
    screen = _open(bench, "account")
    part = screen.view.account
    part.renew.click()
    bench.settle()
    assert part.code.text() == bench.vault.next_recovery_code
    part.sheet.click()
    bench.settle()
    assert bench.dialogs.suggested == ["feuille-de-secours.pdf"]
    bench.go(Screen.CANDIDATES)
    assert part.code.text() == ""


def test_preferences_survive_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "inside" / "preferences.json"
    file = PreferencesFile(path)
    assert file.load() == Preferences()
    file.save(Preferences("dark", 1.5, 10))
    assert file.load() == Preferences("dark", 1.5, 10)
    path.write_text("{", encoding="utf-8")
    assert file.load() == Preferences()
