"""A new candidate's form, as pixels: three fields, and a kind word when somebody of that name is already there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.limits import NAME_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.register.state import Draft, Errors, FrameworkChoice, RegisterState
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.birth_field import BirthField
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.text import Prose


class RegisterView(QWidget):
    """Shows a RegisterState; decides nothing."""

    submitted = Signal(Draft)
    twin_opened = Signal(str)
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._twin_id = ""
        self.birth_name = FormField(
            tr("Nom de naissance"), help_text=tr("Comme sur la pièce d'identité."), limit=NAME_LIMIT
        )
        self.first_name = FormField(tr("Prénom"), limit=NAME_LIMIT)
        self.birth_date = BirthField(
            tr, tr("Date de naissance"), help_text=tr("21/11/1984. Si seule une partie est connue : 11/1984, ou 1984.")
        )
        self.framework = ChoiceField(tr("Référentiel, pour tout le parcours"), ())
        self.framework.hide()
        self.kind = Prose(tone="muted")
        self._in_use = ""
        for field in (self.birth_name, self.first_name, self.birth_date):
            field.entered.connect(self._submit)
        theme.limit_width(self.birth_date, 240)
        self.act = Button(tr("Ouvrir le dossier"), kind="primary", icon="check")
        self.act.clicked.connect(self._submit)
        self.back = Button(tr("Revenir à la liste"))
        self.back.clicked.connect(self.left)
        self.trouble = TroubleLine()
        self.twin = Banner("", tone="soft", icon="people")
        self.twin.acted.connect(lambda: self.twin_opened.emit(self._twin_id))
        self.twin.hide()
        self._lay_out()
        self.resting = Resting(self, (self.act,))

    def show_state(self, state: RegisterState) -> None:
        """Show what needs a look, or who is already there."""
        errors = state.errors
        self.birth_name.show_error(errors.birth_name)
        self.first_name.show_error(errors.first_name)
        self.birth_date.show_error(errors.birth_date)
        self.act.show_text(state.act)
        self.twin.setVisible(state.twin is not None)
        if state.twin is not None:
            tr = self._tr
            self._twin_id = state.twin.dossier_id
            self.twin.show_text(state.twin.sentence, state.twin.advice, tr("Voir ce dossier"))
        self._focus_error(errors)

    def draft(self) -> Draft:
        """Return what was typed."""
        names = (self.birth_name.text(), self.first_name.text(), self.birth_date.text())
        return Draft(*names, self.framework.value())

    def set_draft(self, draft: Draft) -> None:
        """Show what was typed before."""
        self.birth_name.set_text(draft.birth_name)
        self.first_name.set_text(draft.first_name)
        self.birth_date.set_text(draft.birth_text)
        self.framework.set_value(draft.framework or self._in_use)

    def show_frameworks(self, choice: FrameworkChoice) -> None:
        """Offer the versions when there are several; what was chosen before stays when it still can be."""
        self.kind.setText(choice.kind)
        before, self._in_use = self.framework.value(), choice.in_use
        several = len(choice.choices) > 1
        self.framework.show_choices(choice.choices if several else ())
        keys = [key for key, _ in choice.choices]
        self.framework.set_value(before if before in keys else choice.in_use)
        self.framework.setVisible(several)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.birth_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back on Échap; what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        self.submitted.emit(self.draft())

    def _focus_error(self, errors: Errors) -> None:
        wrong = (
            (errors.birth_name, self.birth_name),
            (errors.first_name, self.first_name),
            (errors.birth_date, self.birth_date),
        )
        for sentence, field in wrong:
            if sentence:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _lay_out(self) -> None:
        tr = self._tr
        form = QWidget()
        fields = QVBoxLayout(form)
        theme.space(fields, gap=20)
        for field in (self.birth_name, self.first_name, self.birth_date, self.framework):
            fields.addWidget(field)
        buttons = QHBoxLayout()
        theme.space(buttons, gap=12)
        buttons.addWidget(self.act)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        fields.addLayout(buttons)
        fields.addStretch(1)
        theme.limit_width(form, 560)
        card = Card(tr("Trois informations suffisent"), icon="lock")
        card.body.addWidget(Prose(tr("Elles restent chiffrées sur ce poste, comme tout ce que vous noterez ensuite.")))
        card.body.addWidget(Prose(tr("La personne peut réfléchir : rien ne l'engage avant le contrat."), tone="muted"))
        card.body.addWidget(self.kind)
        side = QWidget()
        beside = QVBoxLayout(side)
        theme.space(beside, gap=0)
        beside.addWidget(card)
        beside.addStretch(1)
        header = PageHeader(tr("Nouveau candidat"), tr("Ouvrir un dossier avec l'accord de la personne"))
        keys = (KeyHint((tr("Entrée"),), tr("ouvrir le dossier")), KeyHint((tr("Échap"),), tr("revenir à la liste")))
        page = Page(header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        page.body.addWidget(self.twin)
        page.body.addWidget(Columns(_at_left(form), side))
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)


def _at_left(widget: QWidget) -> QWidget:
    """Keep a narrower widget against the left of its column: left to itself it would float in the middle."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    theme.space(row, gap=0)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return holder
