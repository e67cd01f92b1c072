"""The first start and the unlock screen: every page in every mode, by the keyboard, and no secret left behind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import ORGANISATION_LIMIT
from clea_desktop.core.text import Translate, translator
from clea_desktop.services.views import Account
from clea_desktop.ui.changes import Changes
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.screens.first_start.screen import FirstStartScreen
from clea_desktop.ui.screens.first_start.state import Identity, Stage, advice, same_code
from clea_desktop.ui.screens.unlock.screen import UnlockScreen
from clea_desktop.ui.screens.unlock.state import Place
from clea_desktop.ui.screens.unlock.state import Stage as DoorStage
from clea_desktop.ui.theme import ThemeName
from tests.fakes.access import FakeAccess, FakePrinter
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault, people_vault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes, settle

TR = translator()
LONG_ENOUGH = "quatre mots pour personne"
TWO = (Account("one", "Claire Marchand", "evaluator"), Account("two", "Maëlys Nguyễn-Lefèvre", "trainer"))


class Door:
    """A window on one of the two screens, with what it opened."""

    def __init__(self, tr: Translate, vault: FakeVault, path: Path | None = None) -> None:
        self.vault, self.access = vault, FakeAccess(vault)
        self.dialogs, self.printer = FakeDialogs(path=path), FakePrinter()
        self.jobs = Jobs()
        self.window = MainWindow(tr, jobs=self.jobs, changes=Changes())
        self.tr, self.opened = tr, list[object]()

    def show(self, screen: UnlockScreen | FirstStartScreen) -> None:
        """Show a screen as the bootstrap does."""
        screen.opened.connect(self.opened.append)
        self.window.add_screen("door", screen)
        self.window.show()
        self.window.activateWindow()
        self.window.show_screen("door")
        settle(self.window)

    def unlock(self, people: tuple[Account, ...]) -> UnlockScreen:
        """Show the unlock screen to these people."""
        screen = UnlockScreen(self.tr, jobs=self.jobs, access=self.access, people=people)
        self.show(screen)
        return screen

    def first_start(self) -> FirstStartScreen:
        """Show the first start."""
        screen = FirstStartScreen(
            self.tr, jobs=self.jobs, founding=self.access, dialogs=self.dialogs, printer=self.printer
        )
        self.show(screen)
        return screen

    def settle(self) -> None:
        """Wait for the jobs, then for the layouts."""
        self.jobs.wait()
        settle(self.window)


@pytest.fixture
def make_door(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[Translate], Door]]:
    """Give what makes doors, and closes them all afterwards."""
    doors: list[Door] = []
    assert qapp.closingDown() is False

    def make(tr: Translate = TR) -> Door:
        doors.append(Door(tr, people_vault(), tmp_path / "code.pdf"))
        return doors[-1]

    yield make
    for door in doors:
        door.window.close()
        door.window.deleteLater()


Make = Callable[..., Door]


def _type(text: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    focused.insert(text)


def _press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_one_person_types_a_passphrase_and_enters(make_door: Make) -> None:
    door = make_door()
    account = door.vault.accounts[0]
    door.unlock((account,))
    _type(door.vault.passphrases[account.account_id])
    _press(Qt.Key.Key_Return)
    door.settle()
    assert isinstance(door.opened[0], FakeSession)
    assert _secrets(door.window) == []


def test_a_wrong_passphrase_is_told_under_its_field_ready_to_be_typed_again(make_door: Make) -> None:
    door = make_door()
    screen = door.unlock((door.vault.accounts[0],))
    _type("autre chose")
    _press(Qt.Key.Key_Return)
    assert screen.view.passphrase.editor.isEnabled() is False
    assert screen.presenter.state.waiting
    door.settle()
    assert screen.view.passphrase.error().startswith("Cette phrase secrète n’ouvre pas")
    assert QApplication.focusWidget() is screen.view.passphrase.editor
    assert screen.view.passphrase.editor.selectedText()
    assert door.opened == []


def test_the_one_chosen_with_the_arrows_is_the_one_who_enters(make_door: Make) -> None:
    door = make_door()
    door.unlock(tuple(door.vault.accounts[:2]))
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_Tab)
    _type(door.vault.passphrases[door.vault.accounts[1].account_id])
    _press(Qt.Key.Key_Return)
    door.settle()
    assert isinstance(door.opened[0], FakeSession)
    assert door.opened[0].account == door.vault.accounts[1]


def test_a_lost_passphrase_is_replaced_with_the_recovery_code(make_door: Make) -> None:
    door = make_door()
    account = door.vault.accounts[0]
    door.vault.recovery_code = "ABCDE-FGHJK"
    screen = door.unlock((account,))
    screen.view.lose.click()
    door.settle()
    assert QApplication.focusWidget() is screen.view.recovery.code.editor
    _type("ABCDE-FGHJK")
    screen.view.recovery.new.set_text(LONG_ENOUGH)
    screen.view.recovery.again.set_text("autre")
    _press(Qt.Key.Key_Return)
    state = screen.presenter.state
    assert state.trouble is not None
    assert state.trouble.place is Place.AGAIN
    screen.view.recovery.again.set_text(LONG_ENOUGH)
    screen.view.recovery.open.click()
    door.settle()
    assert door.vault.passphrases[account.account_id] == LONG_ENOUGH
    assert len(door.opened) == 1
    assert _secrets(door.window) == []


def test_a_trouble_of_the_vault_is_told_at_the_top(make_door: Make) -> None:
    door = make_door()
    screen = door.unlock((door.vault.accounts[0],))
    screen.presenter._fail(CleaError(Trouble.VAULT_IN_USE))
    state = screen.presenter.state
    assert state.trouble is not None
    assert state.trouble.place is Place.PAGE


def test_after_a_lock_the_fields_are_empty_and_the_same_person_is_chosen(make_door: Make) -> None:
    door = make_door()
    screen = door.unlock(TWO)
    screen.presenter.choose("two")
    screen.view.passphrase.set_text("quelque chose")
    screen.meet(TWO)
    assert screen.presenter.state.chosen == "two"
    assert screen.presenter.state.stage is DoorStage.DAILY
    assert _secrets(door.window) == []


def test_the_first_start_is_walked_by_the_keyboard_until_the_code_is_typed_back(make_door: Make) -> None:
    door = make_door()
    screen = door.first_start()
    _type("Atelier des Trois-Rivières")
    _press(Qt.Key.Key_Return)
    _type("Éloïse Quatrefages")
    _press(Qt.Key.Key_Return)
    assert screen.view.secret.isVisible()
    _type(LONG_ENOUGH)
    _press(Qt.Key.Key_Return)
    _type(LONG_ENOUGH)
    _press(Qt.Key.Key_Return)
    door.settle()
    assert screen.view.code.isVisible()
    code = screen.presenter.state.code
    _press(Qt.Key.Key_Return)
    assert door.printer.printed == [code]
    assert screen.presenter.state.kept
    screen.view.code.go_on.click()
    _type("pas le code")
    _press(Qt.Key.Key_Return)
    assert screen.view.check.code.error().startswith("Ce n’est pas le même code")
    screen.view.check.code.set_text(code.lower().replace("-", " "))
    _press(Qt.Key.Key_Return)
    door.settle()
    assert len(door.opened) == 1
    assert door.vault.organisation == "Atelier des Trois-Rivières"
    assert _secrets(door.window) == []
    assert code not in str(screen.presenter.state)


def test_what_is_missing_is_asked_where_it_is_missing(make_door: Make) -> None:
    door = make_door()
    screen = door.first_start()
    screen.presenter.introduce(Identity("", "Claire", "evaluator"))
    assert screen.view.identity.organisation.error()
    screen.presenter.introduce(Identity("Atelier", " ", "evaluator"))
    assert screen.view.identity.name.error()
    assert not screen.view.identity.organisation.error()
    page = screen.view.identity
    page.organisation.editor.setText("É" * ORGANISATION_LIMIT)
    assert not page.organisation.error()
    page.organisation.editor.setText("É" * (ORGANISATION_LIMIT + 1))
    assert page.organisation.error().startswith("Ce nom est trop long")
    screen.presenter.introduce(Identity(page.organisation.text(), "Claire", "evaluator"))
    assert screen.presenter.state.stage is Stage.IDENTITY
    assert len(page.organisation.text()) == ORGANISATION_LIMIT + 1


def test_two_passphrases_that_differ_make_no_vault(make_door: Make) -> None:
    door = make_door()
    screen = door.first_start()
    screen.presenter.introduce(Identity("Atelier", "Claire", "evaluator"))
    screen.presenter.create(LONG_ENOUGH, "autre")
    assert not door.jobs.busy
    assert screen.view.secret.again.error()
    screen.presenter.create("court", "court")
    door.settle()
    assert "trop facile" in screen.view.secret.first.error()
    screen.presenter.go_back()
    assert screen.presenter.state.stage is Stage.IDENTITY


def test_advice_follows_what_is_typed() -> None:
    assert "12" in advice("", TR)
    assert advice("onze lettre", TR) == "Encore 1 caractère au moins."
    assert advice("deux mots", TR) == "Encore 3 caractères au moins."
    assert advice(LONG_ENOUGH, TR).endswith("très bien.")
    assert "Assez longue" in advice("treizelettres", TR)


@pytest.mark.parametrize("typed", ["ABCDE-FGH10", "abcde fghIo", "ABCDEFGHLO"])
def test_a_code_is_compared_as_the_vault_reads_it(typed: str) -> None:
    assert same_code("ABCDE-FGH10", typed)


@pytest.mark.parametrize("typed", ["", "-", "ABCDE-FGH11", "ABCDE"])
def test_another_code_is_another(typed: str) -> None:
    assert not same_code("ABCDE-FGH10", typed)


Walk = Callable[[Door], object]


def _lost(door: Door) -> None:
    screen = door.unlock(TWO)
    screen.presenter.lose()
    screen.presenter.recover("x", "a", "b")


def _wrong(door: Door) -> None:
    door.unlock((TWO[0],)).presenter.unlock("")


def _secret(door: Door) -> FirstStartScreen:
    screen = door.first_start()
    screen.presenter.introduce(Identity("Atelier", "Claire", "evaluator"))
    screen.view.secret.first.show_capitals(locked=True)
    return screen


def _code(door: Door) -> FirstStartScreen:
    screen = _secret(door)
    screen.presenter.create(LONG_ENOUGH, LONG_ENOUGH)
    door.jobs.wait()
    screen.presenter.print_code()
    return screen


def _check(door: Door) -> None:
    screen = _code(door)
    screen.presenter.go_check()
    screen.presenter.check("x")


WALKS: dict[str, Walk] = {
    "alone": lambda door: door.unlock((TWO[0],)),
    "among two": lambda door: door.unlock(TWO),
    "wrong": _wrong,
    "lost": _lost,
    "identity": lambda door: door.first_start(),
    "secret": _secret,
    "code": _code,
    "check": _check,
}


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(("name", "scale"), modes())
def test_nothing_is_cut_small_or_nameless(walk: str, name: ThemeName, scale: float, make_door: Make) -> None:
    with mode(name, scale):
        door = make_door()
        WALKS[walk](door)
        assert check_looks(door.window) == []


@pytest.mark.parametrize("walk", WALKS)
def test_every_word_was_translated(walk: str, make_door: Make) -> None:
    door = make_door(marking_translator())
    WALKS[walk](door)
    shown = door.vault.recovery_code
    data = (*(account.display_name for account in TWO), shown, shown.replace("-", " - "))
    assert check_words(door.window, data) == []


def _secrets(window: QWidget) -> list[str]:
    return [editor.text() for editor in window.findChildren(QLineEdit) if editor.text() and editor.isVisible()]
