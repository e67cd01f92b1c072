"""What the evaluation body says of itself: kept as it is typed, and half a number is waited for."""

from clea_desktop.core.limits import ORGANISATION_LIMIT
from clea_desktop.core.organisation import Setting
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.settings.organisation_part import OrganisationPart
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from tests.fakes.vault import FakeVault
from tests.ui.screens.bench import Bench


def _open(bench: Bench, person: int = 0) -> OrganisationPart:
    bench.unlock(person)
    bench.go(Screen.SETTINGS)
    screen = bench.screen(SettingsScreen)
    screen.presenter.show_section("organisation")
    bench.settle()
    return screen.view.organisation


def test_a_field_left_is_kept_and_the_name_shows_at_once(bench: Bench, vault: FakeVault) -> None:
    part = _open(bench)
    name = part.fields[Setting.NAME]
    assert name.text() == vault.organisation
    name.setFocus()
    name.editor.selectAll()
    bench.write("Atelier des Trois-Rivières")
    bench.press("Tab")
    assert vault.organisation == "Atelier des Trois-Rivières"
    assert bench.session.organisation == "Atelier des Trois-Rivières"


def test_half_a_number_is_waited_for_until_its_field_is_left(bench: Bench, vault: FakeVault) -> None:
    part = _open(bench)
    field = part.fields[Setting.SIRET]
    field.setFocus()
    bench.write("732 829 320")
    part.typed.emit(Setting.SIRET, field.text(), False)  # noqa: FBT003 - a signal's value
    assert field.error() == ""
    bench.press("Tab")
    assert field.error().startswith("Ce numéro ne peut pas être le bon.")
    assert Setting.SIRET not in vault.said
    field.setFocus()
    field.editor.deselect()
    field.editor.setCursorPosition(len(field.text()))
    bench.write(" 00074")
    assert field.error() == ""
    bench.press("Tab")
    assert vault.said[Setting.SIRET] == "73282932000074"


def test_a_name_too_long_is_said_at_once_and_never_cut(bench: Bench, vault: FakeVault) -> None:
    part = _open(bench)
    before, field = vault.organisation, part.fields[Setting.NAME]
    field.editor.setText("É" * (ORGANISATION_LIMIT + 1))
    part.typed.emit(Setting.NAME, field.text(), False)  # noqa: FBT003 - a signal's value
    assert "200 caractères" in field.error().replace("\N{NO-BREAK SPACE}", " ")
    assert (vault.organisation, len(field.text())) == (before, ORGANISATION_LIMIT + 1)
    field.editor.setText("É" * ORGANISATION_LIMIT)
    part.typed.emit(Setting.NAME, field.text(), True)  # noqa: FBT003 - a signal's value
    bench.settle()
    assert (vault.organisation, field.error()) == ("É" * ORGANISATION_LIMIT, "")


def test_what_is_being_typed_is_kept_when_one_walks_away(bench: Bench, vault: FakeVault) -> None:
    part = _open(bench)
    part.fields[Setting.ADDRESS].setFocus()
    bench.write("4 rue du Port, 17000 La Rochelle")
    bench.go(Screen.CANDIDATES)
    assert vault.said[Setting.ADDRESS] == "4 rue du Port, 17000 La Rochelle"


def test_whoever_does_not_evaluate_only_reads(bench: Bench) -> None:
    part = _open(bench, person=1)
    assert all(field.editor.isReadOnly() for field in part.fields.values())
