"""Every widget on a page, in every mode: nothing cut, nothing outside, nothing too small; and the checker itself."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clea_desktop.core.rating import Rating
from clea_desktop.core.text import translator
from clea_desktop.ui import theme
from clea_desktop.ui.changes import Changes
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.ports import Question
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.banner import Banner, Callout, practice_banner
from clea_desktop.ui.widgets.button import Button, ReasonedButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.check_list import CheckLine, CheckList
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.criterion_list import CriterionList
from clea_desktop.ui.widgets.criterion_row import CriterionLine
from clea_desktop.ui.widgets.data_list import DataList
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.empty_state import EmptyState
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.live_sentence import LiveSentence
from clea_desktop.ui.widgets.meter import Meter
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.pill import practice_pill, state_pill
from clea_desktop.ui.widgets.progress import Progress
from clea_desktop.ui.widgets.rail import RailItem
from clea_desktop.ui.widgets.row_model import Column, DataRow
from clea_desktop.ui.widgets.search_field import SearchField
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.status_line import StatusFact
from clea_desktop.ui.widgets.stepper import Step, Stepper, StepState
from clea_desktop.ui.widgets.text import Label, Prose
from tests.ui.looks import check_looks, mode, modes, settle

TR = translator()
KEYS = (KeyHint(("A",), "acquis"), KeyHint(("Suppr",), "vider"), KeyHint(("↑", "↓"), "critère"))
Gallery = Callable[[], QWidget]


def _rating() -> QWidget:
    buttons = (Button("Restitution", icon="document"), Button("Terminer", kind="primary", icon="check"))
    header = PageHeader("Éloïse Nguyễn-Lefèvre", "D-2026-0147 · Évaluation", buttons=buttons, pill=practice_pill(TR))
    page = Page(header, keys=KEYS)
    side = SideList("Domaines")
    done = SideItem("2.1", "2.1", "Nombres", "5/7", done=True, level=1)
    side.show_items([SideItem("2", "2", "Calculer", "14/20"), done])
    side.select("2.1")
    main = QWidget()
    column = QVBoxLayout(main)
    theme.space(column, gap=8)
    sentence, meter, criteria = LiveSentence(), Meter(TR), CriterionList(TR)
    sentence.show_sentence("5 critères acquis sur 7, il en faut 6.")
    meter.show_counts(5, 1, 7, 6)
    criteria.show_lines(
        [
            CriterionLine("2.1.1", "Réaliser les 4 opérations à la main", Rating.ACQUIRED, "", ("Recette", "Devis")),
            CriterionLine(
                "2.1.2", "Évaluer un ordre de grandeur", Rating.NOT_ACQUIRED, "À discuter", ("Un long titre",)
            ),
            CriterionLine("2.1.3", "Utiliser les techniques élémentaires du calcul mental", None, "À évaluer"),
        ],
        heading="Critères",
    )
    top = QHBoxLayout()
    top.addWidget(sentence, 1)
    top.addWidget(meter)
    column.addLayout(top)
    column.addWidget(criteria)
    page.body.addWidget(Columns(main, side, side_width=232, side_first=True))
    page.body.addStretch(1)
    return page


def _path() -> QWidget:
    page = Page(PageHeader("Marc Diallo", "Un sous-titre qui dit où l’on en est de ce parcours, avec sa date."))
    stepper = Stepper("Parcours")
    stepper.show_steps([Step(f"Étape {state.value}", "À venir", state) for state in StepState])
    callout = Callout("Restitution bloquée : le contrat n’est pas signé.", tone="warn", icon="lock", action="Signer")
    callout.point_at(100)
    cards = QWidget()
    row = QVBoxLayout(cards)
    card = Card("Prêt à partir", icon="network-off", subtitle="6 points sur 7")
    points = CheckList()
    late = CheckLine("Sauvegarde", "il y a 6 jours", "warn", "Branchez la clé.")
    points.show_lines([CheckLine("Horloge", "juste"), late])
    card.body.addWidget(points)
    progress = Progress(TR)
    progress.show_progress("Scellement : 12 Mo sur 40 Mo", 12, 40)
    for widget in (card, progress, *(state_pill(TR, state) for state in ("draft", "sealed", "decided"))):
        row.addWidget(widget)
    refused = ReasonedButton(Button("Envoyer au jury", icon="plane"))
    refused.refuse("Il manque la signature de l’organisme.")
    banner = Banner("Cinq écarts à discuter.", "Elle se sous-estime sur trois d’entre eux, plus longuement dit.")
    for widget in (stepper, callout, practice_banner(TR), banner, refused):
        page.body.addWidget(widget)
    page.body.addWidget(Columns(EmptyState("paperclip", "Pas de preuve", "Ajoutez-en une.", "Ajouter"), cards))
    return page


def _form() -> QWidget:
    page = Page(PageHeader("Nouveau candidat", "Comme sur la pièce d’identité"))
    name, day, secret = (
        FormField("Nom", help_text="De naissance."),
        DateField(TR, "Né le"),
        PassphraseField(TR, "Phrase"),
    )
    day.show_error("Il n’y a pas de 31 février. Écrivez le jour, le mois, puis l’année, avec des barres.")
    secret.show_capitals(locked=True)
    choice = ChoiceField("Rôle", [("a", "Évaluation\nVoit tout"), ("b", "Formation")])
    choice.set_value("a")
    for field in (name, day, secret, choice):
        page.body.addWidget(field)
    page.body.addStretch(1)
    return page


def _people() -> QWidget:
    page = Page(PageHeader("Candidats"), scrolls=False)
    rows = DataList("Candidats", [Column("Personne", 30), Column("Étape", 20)])
    rows.show_rows([DataRow(str(number), f"Personne {number}", "D-2026", ("Accueil",)) for number in range(30)])
    page.body.addWidget(SearchField("Chercher une personne"))
    page.body.addWidget(rows, 1)
    return page


GALLERIES: dict[str, Gallery] = {"rating": _rating, "path": _path, "form": _form, "people": _people}


@pytest.fixture
def make_window() -> Iterator[Callable[[QWidget], MainWindow]]:
    """Give what puts a page in the whole window: rail, status line, toast."""
    kept: list[MainWindow] = []

    def make(page: QWidget) -> MainWindow:
        window = MainWindow(TR, jobs=Jobs(), changes=Changes())
        kept.append(window)
        window.add_screen("page", page, rail="people")
        window.open_rail(
            (RailItem("people", "people", "Candidats"), RailItem("settings", "settings", "Réglages")),
            "Éloïse de Quatrefages-Lefèvre",
            "Évaluation",
        )
        window.status.show_facts([StatusFact("check", "Enregistré à 10 h 42"), StatusFact("laptop", "Sur ce poste")])
        window.show_screen("page")
        settle(window)
        return window

    yield make
    for window in kept:
        window.close()


Make = Callable[[QWidget], MainWindow]


@pytest.mark.parametrize("gallery", GALLERIES)
@pytest.mark.parametrize(("name", "scale"), modes())
def test_every_widget_is_whole_in_every_mode(gallery: str, name: ThemeName, scale: float, make_window: Make) -> None:
    with mode(name, scale):
        window = make_window(GALLERIES[gallery]())
        window.toast.say("Constat effacé pour 2.1.5", lambda: None)
        assert check_looks(window) == []


@pytest.mark.parametrize("gallery", GALLERIES)
def test_a_live_change_of_mode_leaves_everything_whole(gallery: str, make_window: Make) -> None:
    window = make_window(GALLERIES[gallery]())
    for name, scale in ((ThemeName.DARK, 2.0), (ThemeName.LIGHT, 1.25), (ThemeName.DARK, 1.5), (ThemeName.LIGHT, 1.0)):
        theme.set_mode(name, scale)
        assert check_looks(window) == [], (name, scale)


@pytest.mark.parametrize(("name", "scale"), modes())
def test_a_question_is_whole_in_every_mode(name: ThemeName, scale: float, make_window: Make) -> None:
    with mode(name, scale):
        window = make_window(_form())
        question = Question(
            "Retirer la preuve « Recette de la cantine du lycée » ?",
            "Elle sortira du dossier. Le critère 2.3.2 n’aura plus de preuve ; vous pourrez annuler juste après.",
            "Retirer la preuve",
            "Garder la preuve",
        )
        window.dialogs.ask_passphrase(question, lambda _passphrase: None)
        assert check_looks(window) == []


def test_the_checker_sees_what_is_wrong(make_window: Make) -> None:
    page = QWidget()
    cut, small, lost = QLabel("Une phrase bien trop longue pour sa place"), QPushButton("x"), QPushButton()
    for widget in (cut, small, lost):
        widget.setParent(page)
    cut.setGeometry(10, 10, 40, 10)
    small.setGeometry(10, 40, 20, 20)
    lost.setGeometry(5000, 10, 60, 60)
    found = "\n".join(check_looks(make_window(page)))
    for word in ("wide, needs", "high, needs", "less than 44", "outside its parent", "no accessible name"):
        assert word in found


def test_a_wrapped_text_takes_more_lines_when_it_gets_narrower_and_gives_them_back() -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    prose = Prose("Un texte assez long pour prendre deux lignes ou trois selon la place qui lui est laissée ici.")
    column.addWidget(prose)
    column.addWidget(Label("dessous"))
    column.addStretch(1)
    window.resize(900, 400)
    settle(window)
    one = prose.height()
    window.resize(240, 400)
    settle(window)
    assert prose.height() >= 3 * one
    window.resize(900, 400)
    settle(window)
    assert prose.height() == one


def test_a_label_shows_a_tag_as_it_is_written() -> None:
    label = Label("<b>Nguyễn</b>")
    plain = QLabel("<b>Nguyễn</b>")
    label.ensurePolished()
    assert label.sizeHint().width() > plain.sizeHint().width()
    QTimer.singleShot(0, label.deleteLater)
