"""The preparation of the self-assessment, as pixels: what to say, how the sitting ends, how far it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.self_assessment.state import PreparationState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.flow import Flow, Pair
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.text import Label, Prose

_CODE, _PASSPHRASE = "code", "passphrase"


class PreparationView(QWidget):
    """Shows a PreparationState; decides nothing. ``began`` carries the code, "" for the passphrase."""

    began = Signal(str)
    entry_asked = Signal()
    booklet_asked = Signal()
    booklet_saved = Signal()
    left = Signal()

    def __init__(self, tr: Translate, *, speaks: bool) -> None:
        super().__init__()
        self._tr = tr
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self.start = Button(tr("Laisser la place au candidat"), kind="primary", icon="user")
        self.start.clicked.connect(self._begin)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path, self.start), pill=self._pill)
        self.trouble = TroubleLine()
        self.block = Banner("", tone="warn", icon="lock")
        self.ending = ChoiceField(
            tr("Pour quitter sa fenêtre, il faudra"),
            ((_CODE, tr("Un code pour cette séance")), (_PASSPHRASE, tr("Ma phrase secrète"))),
        )
        self.ending.changed.connect(self._show_code_field)
        self.code = FormField(
            tr("Code de la séance"),
            help_text=tr("De 4 à 6 chiffres. Notez-le : il n'est gardé nulle part. Votre phrase secrète ouvre aussi."),
            limit=6,
        )
        self.code.entered.connect(self._begin)
        self.progress = Label(role="lead")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.enter = Button(tr("Saisir à la place du candidat"), icon="keyboard")
        self.enter.clicked.connect(self.entry_asked)
        self.booklet = Button(tr("Imprimer le livret papier"), icon="printer")
        self.booklet.clicked.connect(self.booklet_asked)
        self.booklet_file = IconButton("save", tr("Enregistrer le livret papier…"))
        self.booklet_file.clicked.connect(self.booklet_saved)
        self._voice = Prose(_voice_words(tr, speaks=speaks), tone="muted")
        self._lay_out()
        self.ending.set_value(_CODE)

    def show_state(self, state: PreparationState) -> None:
        """Show how far it is, and what may be done."""
        self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        self.block.setVisible(bool(state.block))
        self.block.show_text(state.block)
        self._sitting.setVisible(state.may_start)
        self.start.setVisible(state.may_start)
        self.start.show_text(state.start_label)
        self.enter.setVisible(state.may_start)
        self.progress.setText(state.progress)
        self._bar.setRange(0, max(state.total, 1))
        self._bar.setValue(state.done)
        self._bar.setAccessibleName(state.progress)

    def show_code(self, code: str) -> None:
        """Propose a code; the one before is forgotten."""
        self.code.set_text(code)
        self.code.show_error("")

    def focus_first(self) -> None:
        """Go to what comes next."""
        (self.path if self.start.isHidden() else self.start).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_code_field(self, ending: str) -> None:
        self.code.setVisible(ending == _CODE)

    def _begin(self) -> None:
        code = self.code.text().strip() if self.ending.value() == _CODE else ""
        if self.ending.value() == _CODE and not code:
            self.code.show_error(self._tr("Choisissez de quatre à six chiffres."))
            self.code.setFocus()
            return
        self.began.emit(code)

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (KeyHint((tr("Entrée"),), tr("laisser la place")), KeyHint((tr("Échap"),), tr("le parcours")))
        page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.block)
        say = Card(tr("Ce que vous pouvez dire"), icon="speech")
        for words in _words_to_say(tr):
            say.body.addWidget(Prose(words))
        self._sitting = Card(tr("Cette séance"), icon="lock")
        self._sitting.body.addWidget(self.ending)
        self._sitting.body.addWidget(self.code)
        main, side = QWidget(), QWidget()
        for holder, cards in ((main, (say, self._progress_card())), (side, (self._sitting,))):
            column = QVBoxLayout(holder)
            theme.space(column, gap=16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        page.body.addWidget(Columns(main, side))
        page.body.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole, gap=0)
        whole.addWidget(page)

    def _progress_card(self) -> Card:
        card = Card(self._tr("Où en est la personne"), icon="list")
        paper = Prose(self._tr("Les numéros du livret papier sont ceux de la liste à saisir."), tone="muted")
        for widget in (
            self.progress,
            self._bar,
            self._voice,
            paper,
            Flow((self.enter, Pair(self.booklet, self.booklet_file))),
        ):
            card.body.addWidget(widget)
        return card


def _words_to_say(tr: Translate) -> tuple[str, ...]:
    return (
        tr("« Je vous laisse l'écran. Vous dites vous-même ce que vous savez faire, une question à la fois. »"),
        tr("« Ce n'est pas un examen. Il n'y a pas de mauvaise réponse, et personne ne compte le temps. »"),
        tr("« Si une question n'est pas claire, dites-le : c'est une réponse aussi. Vous pouvez faire une pause. »"),
        tr("« Ensuite, nous en parlons ensemble. Vos réponses ne décident de rien. »"),
    )


def _voice_words(tr: Translate, *, speaks: bool) -> str:
    if speaks:
        return tr("Ce poste peut lire les questions à voix haute, sans réseau.")
    return tr("Ce poste n'a pas de voix pour lire les questions : proposez de les lire avec la personne.")
