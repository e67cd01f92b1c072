"""Who the person is, corrected where it is read: mistakes told there, nothing lost, and the last act taken back."""

from datetime import date

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.welcome import Field
from clea_desktop.services.views import WelcomeView
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.register.state import Draft
from clea_desktop.ui.screens.welcome.questions import Section
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from clea_desktop.ui.widgets.form_field import FormField
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.screens.bench import Bench, put_dossier


@pytest.fixture
def dossier_id(session: FakeSession) -> str:
    return put_dossier(session)


@pytest.fixture
def at_work(bench: Bench, dossier_id: str) -> Bench:
    bench.unlock()
    bench.go(Screen.WELCOME, dossier_id)
    return bench


def test_a_name_and_a_birth_date_are_corrected_where_they_are_read_and_put_back(
    at_work: Bench, dossier_id: str
) -> None:
    def kept() -> tuple[str, str, date]:
        identity = at_work.session.dossiers.open(dossier_id).identity
        return identity.birth_name, identity.first_name, identity.birth_date

    screen = _show(at_work, Section.IDENTITY)
    person = screen.view.person
    before = kept()
    person.birth_name.editor.setFocus()
    person.birth_name.editor.selectAll()
    at_work.write("Lefebvre")
    at_work.press("Tab")
    assert kept() == ("Lefebvre", *before[1:])
    assert "Lefebvre" in screen.view._header._title.text()
    _show(at_work, Section.BIRTH)
    person.birth_date.editor.setFocus()
    person.birth_date.editor.selectAll()
    at_work.write("31/02/1984")
    at_work.press("Tab")
    assert person.birth_date.error().startswith("Cette date n’existe pas")
    assert person.birth_date.text() == "31/02/1984"
    assert kept()[2] == before[2]
    person.birth_date.editor.setFocus()
    person.birth_date.editor.selectAll()
    at_work.write("2 mars 1984")
    at_work.press("Tab")
    assert (person.birth_date.error(), kept()[2]) == ("", date(1984, 3, 2))
    for _ in range(2):
        screen.undo()
        at_work.settle()
    assert kept() == before
    assert person.birth_name.text() == before[0]


def test_what_was_registered_is_only_read_once_sealed(at_work: Bench, vault: FakeVault, dossier_id: str) -> None:
    vault.kept(dossier_id).state = DossierState.SEALED
    at_work.go(Screen.WELCOME, dossier_id)
    person = _show(at_work, Section.IDENTITY).view.person
    assert not person.birth_name.editor.isEnabled()
    person.birth_name.set_text("Autre")
    person.flush()
    at_work.settle()
    assert at_work.session.dossiers.open(dossier_id).identity.birth_name == "Lefèvre"


def test_a_mistake_taken_back_is_no_longer_told(at_work: Bench, dossier_id: str) -> None:
    person = _show(at_work, Section.IDENTITY).view.person
    _retype(at_work, person.first_name, "   ")
    assert person.first_name.error()
    _retype(at_work, person.first_name, "Zoé")
    assert person.first_name.error() == ""
    assert at_work.session.dossiers.open(dossier_id).identity.first_name == "Zoé"


def test_a_correction_on_its_way_is_the_one_taken_back(at_work: Bench, dossier_id: str) -> None:
    screen = _show(at_work, Section.IDENTITY)
    screen.presenter.keep(Field.CITY, "Brest")
    screen.presenter.correct(Draft("Lefebvre", "Zoé", "01/03/1984"))
    screen.undo()
    at_work.settle()
    assert at_work.session.dossiers.open(dossier_id).identity.birth_name == "Lefèvre"
    assert at_work.session.welcome.open(dossier_id).answers[Field.CITY] == "Brest"


def test_a_correction_the_disk_refused_stays_typed_and_what_it_refused_to_put_back_can_be_again(
    at_work: Bench, dossier_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> WelcomeView:
        raise CleaError(Trouble.DISK_FULL)

    screen = _show(at_work, Section.IDENTITY)
    _retype(at_work, screen.view.person.birth_name, "Lefebvre")
    with monkeypatch.context() as full:
        full.setattr(at_work.session.welcome, "correct_identity", refuse)
        screen.undo()
        _retype(at_work, screen.view.person.first_name, "Chloé")
    assert at_work.session.dossiers.open(dossier_id).identity.birth_name == "Lefebvre"
    assert screen.view.person.first_name.text() == "Chloé"
    screen.keep_now()
    at_work.settle()
    assert at_work.session.dossiers.open(dossier_id).identity.first_name == "Chloé"
    for _ in range(2):
        screen.undo()
        at_work.settle()
    kept = at_work.session.dossiers.open(dossier_id).identity
    assert (kept.birth_name, kept.first_name) == ("Lefèvre", "Zoé")


def _retype(bench: Bench, field: FormField, text: str) -> None:
    """Type over a field, then leave it."""
    field.editor.setFocus()
    field.editor.selectAll()
    bench.write(text)
    bench.press("Tab")


def _show(bench: Bench, section: Section) -> WelcomeScreen:
    screen = bench.screen(WelcomeScreen)
    screen.presenter.show_section(section)
    bench.settle()
    return screen
