"""The welcome, as pixels: a column of sections, one of them in sight; no save button, each answer keeps itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.opportunity import Counsel
from clea_desktop.core.text import Translate
from clea_desktop.core.welcome import Field
from clea_desktop.ui import theme
from clea_desktop.ui.screens.register.state import TwinLine
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.screens.welcome.answers import (
    Answer,
    ChosenAnswer,
    DayAnswer,
    LongAnswer,
    PointAnswer,
    TypedAnswer,
)
from clea_desktop.ui.screens.welcome.person import PersonFields
from clea_desktop.ui.screens.welcome.questions import Kind, Question, Section, questions
from clea_desktop.ui.screens.welcome.state import WelcomeState
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Prose

_BEFORE_THE_COUNSEL = 2
"""The questions the advice rests on; what comes under it does not change it."""


class WelcomeView(QWidget):
    """Shows a WelcomeState; decides nothing."""

    given = Signal(Field, str)
    section_chosen = Signal(str)
    notice_asked = Signal()
    notice_saved = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._dossier_id = ""
        self.path = Button(tr("Revenir au parcours"), kind="primary", icon="arrow-left")
        self.path.clicked.connect(self.left)
        self.notice = Button(tr("Imprimer la notice"), icon="printer")
        self.notice.clicked.connect(self.notice_asked)
        self.notice_file = IconButton("save", tr("Enregistrer la notice…"))
        self.notice_file.clicked.connect(self.notice_saved)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.notice, self.notice_file, self.path), pill=self._pill)
        self.trouble = TroubleLine()
        self._locked = Banner("", tone="soft", icon="lock")
        self.twin = Banner("", tone="soft", icon="people")
        self.twin.hide()
        self.sections = SideList(tr("Accueil, conseil"))
        self.sections.chosen.connect(self.section_chosen)
        self._title = Prose(role="lead")
        self._help = Prose(tone="muted")
        self.told_on = DateField(tr, tr("Expliqué le"))
        theme.limit_width(self.told_on, 240)
        self.person = PersonFields(tr)
        self.answers: dict[Field, Answer] = {}
        self._parts = {section: self._make_part(section) for section in Section}
        self._counsel = Card(tr("Ce que nous pouvons dire à la personne"), icon="speech")
        self._counsel_words = Prose()
        self._counsel.body.addWidget(self._counsel_words)
        self._diagnosis_column.insertWidget(_BEFORE_THE_COUNSEL, self._counsel)
        self._lay_out()
        self.resting = Resting(self, (self.notice, self.notice_file))

    def show_twin(self, twin: TwinLine | None) -> None:
        """Say who may be the same person; nothing is held up."""
        self.twin.setVisible(twin is not None)
        if twin is not None:
            self.twin.show_text(twin.sentence, twin.advice, self._tr("Voir ce dossier"))

    def show_state(self, state: WelcomeState) -> None:
        """Show one section, with every answer as it is kept."""
        self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        self._locked.setVisible(bool(state.locked))
        self._locked.show_text(state.locked)
        self.sections.show_items([SideItem(s.section, "", s.label, s.value, done=s.done) for s in state.sections])
        self.sections.select(state.section)
        if state.title != self._title.text():
            self._page.scroll_to_top()
        self._title.setText(state.title)
        self._help.setText(state.help)
        self._help.setVisible(bool(state.help))
        self.told_on.setVisible(state.section is Section.INFORMATION)
        anew = state.dossier_id != self._dossier_id
        self._dossier_id = state.dossier_id
        if anew or not self.told_on.text():
            self.told_on.set_day(state.today)
        self.person.show_person(state.person, anew=anew)
        for field, answer in self.answers.items():
            answer.show_answer(state.answers[field], anew=anew)
        for section, part in self._parts.items():
            part.setVisible(section is state.section)
            part.setEnabled(not state.locked)
        self.told_on.setEnabled(not state.locked)
        self._show_counsel(state.counsel)

    def flush(self) -> None:
        """Say everything that was typed and not yet said."""
        self.person.flush()
        for answer in self.answers.values():
            answer.flush()

    def focus_first(self) -> None:
        """Go to the column of sections."""
        self.sections.focus_selected()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_counsel(self, said: Counsel | None) -> None:
        self._counsel.setVisible(said is not None)
        if said is not None:
            self._counsel.show_head(self._tr("Ce que nous pouvons dire à la personne"), said.sentence)
            self._counsel_words.setText("\n".join(said.ways))

    def _make_part(self, section: Section) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        theme.space(column, gap=20)
        for field in self._person_in(section):
            column.addWidget(field)
        for question in questions(section, self._tr):
            answer = self._make_answer(question)
            answer.given.connect(self.given)
            self.answers[question.field] = answer
            column.addWidget(answer)
        if section is Section.DIAGNOSIS:
            self._diagnosis_column = column
        part.hide()
        return part

    def _person_in(self, section: Section) -> tuple[FormField, ...]:
        match section:
            case Section.IDENTITY:
                return (self.person.birth_name, self.person.first_name)
            case Section.BIRTH:
                return (self.person.birth_date,)
            case _:
                return ()

    def _make_answer(self, question: Question) -> Answer:
        match question.kind:
            case Kind.POINT:
                return PointAnswer(question, self._tr, self.told_on)
            case Kind.LONG:
                return LongAnswer(question)
            case Kind.DAY:
                return DayAnswer(question, self._tr)
            case Kind.CHOICE:
                return ChosenAnswer(question, self._tr)
            case Kind.LINE:
                return TypedAnswer(question)

    def _lay_out(self) -> None:
        tr = self._tr
        page = self._page = Page(self._header, keys=(KeyHint((tr("Échap"),), tr("revenir au parcours")),))
        page.lead_in.addWidget(self.trouble)
        page.body.addWidget(self._locked)
        page.body.addWidget(self.twin)
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=16)
        column.addWidget(self._title)
        column.addWidget(self._help)
        column.addWidget(self.told_on)
        for part in self._parts.values():
            column.addWidget(part)
        column.addStretch(1)
        theme.limit_width(main, 760)
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=0)
        row.addWidget(main, 100)
        row.addStretch(1)
        page.body.addWidget(Columns(holder, self.sections, side_width=232, side_first=True, gap=32))
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(page)
