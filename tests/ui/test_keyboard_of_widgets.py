"""Each widget by its keyboard, and by the name that is read aloud."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clea_desktop.core.rating import Rating
from clea_desktop.core.text import translator
from clea_desktop.ui.ports import Question
from clea_desktop.ui.widgets.button import Button, ReasonedButton
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.criterion_list import CriterionList
from clea_desktop.ui.widgets.criterion_row import CriterionLine
from clea_desktop.ui.widgets.data_list import DataList
from clea_desktop.ui.widgets.date_field import DateField, read_day
from clea_desktop.ui.widgets.dialog_panel import DialogPanel
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.meter import Meter
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.rail import Rail, RailButton, RailItem
from clea_desktop.ui.widgets.rating_toggle import RatingToggle
from clea_desktop.ui.widgets.row_model import Column, DataRow
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Label
from clea_desktop.ui.widgets.toast import Toast

TR = translator()
Shown = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Give what puts widgets in a window and shows it as the active one."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(1000, 600)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    return show


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def test_a_letter_rates_and_the_same_letter_empties(shown: Shown) -> None:
    toggle = RatingToggle(TR, "Critère 2.1.5")
    shown(toggle)
    wishes: list[Rating | None] = []
    toggle.wished.connect(wishes.append)
    toggle.setFocus()
    press(Qt.Key.Key_A)
    assert toggle.accessibleName() == "Critère 2.1.5 : acquis".replace(" :", "\N{NO-BREAK SPACE}:")
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Delete)
    assert wishes == [Rating.ACQUIRED, Rating.NOT_ACQUIRED, None, Rating.ACQUIRED, None]
    assert "à évaluer" in toggle.accessibleName()


def test_showing_a_finding_tells_nothing_and_a_locked_toggle_takes_nothing(shown: Shown) -> None:
    toggle = RatingToggle(TR, "Critère 2.1.5")
    shown(toggle)
    wishes: list[Rating | None] = []
    toggle.wished.connect(wishes.append)
    toggle.show_value(Rating.ACQUIRED)
    toggle.set_locked(locked=True)
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    QTest.keyClick(toggle, Qt.Key.Key_N)
    assert wishes == []


def test_a_toggle_is_pressed_on_either_half(shown: Shown) -> None:
    toggle = RatingToggle(TR, "Critère 2.1.5")
    shown(toggle)
    wishes: list[Rating | None] = []
    toggle.wished.connect(wishes.append)
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=QPoint(toggle.width() - 10, 20))
    assert wishes == [Rating.ACQUIRED, Rating.NOT_ACQUIRED]


def test_criteria_are_travelled_rated_and_proved_by_keys_alone(shown: Shown) -> None:
    criteria = CriterionList(TR)
    criteria.show_lines([CriterionLine(code, f"Titre {code}") for code in ("2.1.1", "2.1.2", "2.1.3")])
    shown(criteria)
    told: list[tuple[str, object]] = []
    criteria.rated.connect(lambda code, rating: told.append((code, rating)))
    criteria.proof_asked.connect(lambda code: told.append((code, "proof")))
    criteria.focus_criterion("2.1.2")
    assert criteria.current() == "2.1.2"
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_P)
    assert told == [("2.1.2", Rating.ACQUIRED), ("2.1.3", Rating.NOT_ACQUIRED), ("2.1.2", "proof")]


def test_showing_the_same_criteria_again_never_moves_the_focus(shown: Shown) -> None:
    criteria = CriterionList(TR)
    lines = [CriterionLine(code, f"Titre {code}") for code in ("2.1.1", "2.1.2")]
    criteria.show_lines(lines)
    shown(criteria)
    criteria.focus_criterion("2.1.2")
    before = QApplication.focusWidget()
    criteria.show_lines([lines[0], lines[1]._replace(rating=Rating.ACQUIRED, proofs=("Recette",))])
    assert QApplication.focusWidget() is before
    assert criteria.toggle("2.1.2").value is Rating.ACQUIRED


def test_arrows_choose_among_few(shown: Shown) -> None:
    choice = ChoiceField("Qui êtes-vous ?", [("a", "Claire"), ("b", "Paul"), ("c", "Maëlys")])
    shown(choice)
    told: list[str] = []
    choice.changed.connect(told.append)
    choice.set_value("a")
    choice.focus_chosen()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert told == ["b", "c", "a"]
    assert choice.value() == "a"


def test_the_rail_is_travelled_with_arrows_and_reached_by_number(shown: Shown) -> None:
    rail = Rail(TR)
    rail.show_items([RailItem("home", "home", "Accueil"), RailItem("people", "people", "Candidats")])
    shown(rail)
    told: list[str] = []
    rail.chosen.connect(told.append)
    rail.choose_number(2)
    rail.choose_number(6)
    assert told == ["people"]
    first = next(button for button in rail.findChildren(RailButton) if button.accessibleName() == "Accueil")
    first.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert told == ["people", "people"]


def test_sub_domains_are_travelled_and_chosen(shown: Shown) -> None:
    side = SideList("Domaines")
    side.show_items([SideItem("1", "1", "Communiquer"), SideItem("2", "2", "Calculer", "3/7", done=True)])
    shown(side)
    told: list[str] = []
    side.chosen.connect(told.append)
    side.select("1")
    assert side.selected() == "1"
    buttons = [widget for widget in side.findChildren(QWidget) if "Communiquer" in widget.accessibleName()]
    buttons[-1].setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert told == ["2"]


def test_a_button_is_pressed_by_enter_and_says_why_it_is_refused(shown: Shown) -> None:
    button = Button("Envoyer", icon="plane")
    reasoned = ReasonedButton(button)
    shown(reasoned)
    told: list[str] = []
    button.clicked.connect(lambda: told.append("pressed"))
    button.setFocus()
    press(Qt.Key.Key_Return)
    assert button.accessibleName() == "Envoyer"
    reasoned.refuse("Il manque la signature.")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "Il manque la signature."
    reasoned.allow()
    assert button.isEnabled()
    assert told == ["pressed"]


def test_an_error_stands_under_its_field_until_something_else_is_typed(shown: Shown) -> None:
    field = FormField("Nom de naissance", help_text="Comme sur la pièce d'identité.")
    shown(field)
    field.show_error("Ce nom est vide.")
    assert field.editor.accessibleDescription() == "Ce nom est vide."
    assert field.editor.accessibleName() == "Nom de naissance"
    QTest.keyClicks(field.editor, "B")
    assert field.error() == ""
    assert field.editor.accessibleDescription() == "Comme sur la pièce d'identité."


@pytest.mark.parametrize("typed", ["7/3/1988", "07.03.1988", "07 03 1988", "07-03-1988", "07031988"])
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert read_day(typed) == date(1988, 3, 7)


@pytest.mark.parametrize("typed", ["", "31/02/1988", "1988", "demain", "7/3/88"])
def test_a_day_that_is_none_is_none(typed: str) -> None:
    assert read_day(typed) is None


def test_a_day_is_written_out_once_understood(shown: Shown) -> None:
    field = DateField(TR, "Date de naissance")
    shown(field)
    field.setFocus()
    QTest.keyClicks(field.editor, "7/3/1988")
    press(Qt.Key.Key_Return)
    assert field.text() == "07/03/1988"
    assert field.day() == date(1988, 3, 7)


def test_a_passphrase_is_hidden_until_asked_and_forgotten_whole(shown: Shown) -> None:
    field = PassphraseField(TR, "Phrase secrète")
    shown(field)
    QTest.keyClicks(field.editor, "abc")
    assert "abc" not in field.editor.displayText()
    field.forget()
    assert field.text() == ""
    assert field.editor.displayText() == ""


def test_capitals_are_guessed_from_a_letter_and_shift(shown: Shown) -> None:
    field = PassphraseField(TR, "Phrase secrète")
    window = shown(field)

    def warned_after(letter: str, modifiers: Qt.KeyboardModifier) -> bool:
        QApplication.sendEvent(field.editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, letter))
        labels = window.findChildren(QLabel)
        return any(label.text().startswith("Le clavier") and label.isVisible() for label in labels)

    alone, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    assert not warned_after("a", alone)
    assert not warned_after("A", shift)
    assert warned_after("A", alone)
    assert not warned_after("é", alone)
    assert warned_after("a", shift)


def test_a_question_is_declined_by_escape_and_gives_the_focus_back(shown: Shown) -> None:
    before = Button("Retirer")
    window = shown(before)
    before.setFocus()
    acted: list[str] = []
    question = Question("Retirer la preuve ?", "Elle sortira du dossier.", "Retirer la preuve", "Garder la preuve")
    panel = DialogPanel(window, question, lambda: acted.append("retired"))
    assert QApplication.focusWidget() is panel.keep
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.act
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.keep
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    panel = DialogPanel(window, question, lambda: acted.append("retired"))
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert acted == ["retired"]


def test_a_toast_offers_the_way_back_once(shown: Shown) -> None:
    window = shown(Label("x"))
    toast = Toast(window, TR)
    undone: list[str] = []
    toast.say("Constat effacé", lambda: undone.append("undone"))
    assert toast.isVisible()
    toast.dismiss()
    assert toast.can_undo()
    toast.undo()
    toast.undo()
    assert undone == ["undone"]
    toast.say("Autre", lambda: undone.append("never"))
    toast.forget()
    toast.undo()
    assert undone == ["undone"]


def test_the_meter_says_its_counts() -> None:
    meter = Meter(TR)
    meter.show_counts(5, 1, 7, 6)
    assert meter.accessibleName() == "5 acquis, 1 non acquis, 1 à évaluer, 6 demandés"


def test_rows_are_travelled_opened_and_read_aloud(shown: Shown) -> None:
    rows = DataList("Candidats", [Column("Personne", 1)])
    shown(rows)
    told: list[str] = []
    rows.opened.connect(told.append)
    rows.show_rows([DataRow(str(number), f"Personne {number}", "D-2026") for number in range(300)])
    model = rows.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert told == ["1"]
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Personne 1, D-2026"
    rows.show_rows([DataRow("1", "Personne 1"), DataRow("0", "Personne 0")])
    assert rows.current() == "1"
