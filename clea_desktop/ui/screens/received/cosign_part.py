"""Signing after others, as pixels: a card that says as what, and the form of a jury's decision."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.rating import Rating
from clea_desktop.core.text import Translate
from clea_desktop.services.cosign_views import DecidedDomain, DecidedOutcome
from clea_desktop.ui import theme
from clea_desktop.ui.screens.received.cosign_state import CosignState, DecisionRefusals, TypedDecision
from clea_desktop.ui.widgets.button import Button, ReasonedButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.error_row import ErrorRow
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.rating_toggle import RatingToggle
from clea_desktop.ui.widgets.text import Label, Prose

REMOTE, TOGETHER = "remote", "together"
_REASON, _JURY = 2000, 200


class CosignCard(Card):
    """Says as what one may sign, and why not when one may not."""

    asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__(tr("Votre signature"), icon="pencil", subtitle=tr("Sur ce dossier"))
        self._tr = tr
        self._role = Prose(role="strong")
        self._words = Prose(tone="muted")
        self.act = Button("", kind="primary", icon="pencil")
        self.act.clicked.connect(self.asked)
        self.reasoned = ReasonedButton(self.act)
        for widget in (self._role, self._words, self.reasoned):
            self.body.addWidget(widget)

    def show_state(self, state: CosignState) -> None:
        """Show an offer; hidden when there is none."""
        self.setVisible(state.is_shown)
        self._role.setText(state.role)
        self._words.setText(state.words)
        self._words.setVisible(bool(state.words))
        self.act.show_text(state.act)
        self.reasoned.setVisible(not state.is_open)
        if state.why_not:
            self.reasoned.refuse(state.why_not)
        else:
            self.reasoned.allow()


class DecisionForm(Card):
    """What a jury decided. ``submitted`` carries a TypedDecision; files are asked for by whoever listens."""

    submitted = Signal(TypedDecision)
    minutes_asked = Signal()
    extract_asked = Signal()
    given_up = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__(tr("La décision du jury"), icon="scales", subtitle=tr("Une seule fois pour les deux collèges"))
        self._tr = tr
        self._rows: tuple[_DomainRow, ...] = ()
        self._domains: tuple[DecidedDomain, ...] = ()
        self._was_open = False
        outcomes = {
            DecidedOutcome.CERTIFIED: tr("Certificat délivré"),
            DecidedOutcome.NOT_CERTIFIED: tr("Certificat non délivré"),
            DecidedOutcome.ADJOURNED: tr("Complément demandé"),
        }
        self.outcome = ChoiceField(tr("Décision"), [(one.value, words) for one, words in outcomes.items()])
        self._no_outcome, self._no_domains, self._no_minutes = ErrorRow(), ErrorRow(), ErrorRow()
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        theme.space(self._list, gap=8)
        self.reason = FormField(
            tr("Motif"),
            help_text=tr("Pour la personne. À écrire si le certificat n'est pas délivré."),
            limit=_REASON,
        )
        self.jury = FormField(tr("Nom du jury"), help_text=tr("Celui de la commission, sans nom propre."), limit=_JURY)
        self.held_on = DateField(tr, tr("Jour de la session"))
        self.sitting = ChoiceField(tr("Session"), [(TOGETHER, tr("Dans une même salle")), (REMOTE, tr("À distance"))])
        self.files = ItemList()
        self.minutes = Button(tr("Choisir le procès-verbal…"), icon="folder")
        self.extract = Button(tr("Ajouter l'extrait (PDF)…"), icon="folder")
        self.act = Button(tr("Signer la décision…"), kind="primary", icon="pencil")
        self.close_form = Button(tr("Ne pas décider maintenant"))
        self.minutes.clicked.connect(self.minutes_asked)
        self.extract.clicked.connect(self.extract_asked)
        self.act.clicked.connect(self._submit)
        self.close_form.clicked.connect(self.given_up)
        for field in (self.reason, self.jury, self.held_on):
            field.entered.connect(self._submit)
        self._lay_out()
        self.hide()

    def show_state(self, state: CosignState) -> None:
        """Show the form when it is open, from the evaluator's findings the first time."""
        comes = state.is_open and not self._was_open
        self._was_open = state.is_open
        self.setVisible(state.is_open)
        if comes:
            self._begin(state.domains)
        tr = self._tr
        told = (
            (state.minutes, tr("Le procès-verbal : seule son empreinte entre dans le dossier")),
            (state.extract, tr("L'extrait pour cette personne : il entre dans le dossier")),
        )
        self.files.show_rows([ItemRow("document", name, detail) for name, detail in told if name])
        self.files.setVisible(bool(state.minutes or state.extract))
        if state.minutes:
            self._no_minutes.say("")
        if comes and self.isVisible():
            self.outcome.focus_chosen()

    def show_refusals(self, refusals: DecisionRefusals) -> None:
        """Say what needs a look, and go to the first of it."""
        self._no_outcome.say(refusals.outcome)
        self._no_domains.say(refusals.domains)
        self._no_minutes.say(refusals.minutes)
        self.reason.show_error(refusals.reason)
        self.jury.show_error(refusals.jury)
        self.held_on.show_error(refusals.held_on)
        if refusals.outcome:
            self.outcome.focus_chosen()
            return
        rows = ((refusals.domains, self._rows[0].toggle if self._rows else self.outcome),)
        fields = (refusals.reason, self.reason), (refusals.jury, self.jury), (refusals.held_on, self.held_on)
        targets: tuple[tuple[str, QWidget], ...] = (*rows, *fields, (refusals.minutes, self.minutes))
        wrong = next((widget for sentence, widget in targets if sentence), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, domains: Sequence[DecidedDomain]) -> None:
        self.outcome.set_value("")
        self.sitting.set_value(TOGETHER)
        for field in (self.reason, self.jury, self.held_on):
            field.set_text("")
        self.show_refusals(DecisionRefusals())
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = tuple(_DomainRow(one, self._tr) for one in domains)
        for row in self._rows:
            self._list.addWidget(row)
        before: QWidget = self.outcome.findChildren(QAbstractButton)[-1]
        for row in self._rows:  # made later than the fields under them, they come before them all the same
            QWidget.setTabOrder(before, row.toggle)
            before = row.toggle

    def _submit(self) -> None:
        if not self.act.isEnabled():
            return
        values = {row.code: row.toggle.value for row in self._rows}
        acquired = frozenset(code for code, value in values.items() if value is Rating.ACQUIRED)
        self.submitted.emit(
            TypedDecision(
                outcome=self.outcome.value(),
                acquired=acquired,
                open_domains=sum(value is None for value in values.values()),
                reason=self.reason.text(),
                jury=self.jury.text(),
                held_on=self.held_on.day(),
                sitting=self.sitting.value(),
            )
        )

    def _lay_out(self) -> None:
        theme.limit_width(self.held_on, 240)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self._no_outcome)
        self.body.addWidget(Label(self._tr("Domaines, tels que le jury les reconnaît"), role="strong"))
        self.body.addWidget(Prose(self._tr("A : acquis. N : non acquis à ce jour."), tone="muted"))
        self.body.addWidget(self._holder)
        self.body.addWidget(self._no_domains)
        for field in (self.reason, self.jury, self.held_on, self.sitting):
            self.body.addWidget(field)
        self.body.addWidget(self.files)
        self.body.addWidget(Flow((self.minutes, self.extract)))
        self.body.addWidget(self._no_minutes)
        self.body.addWidget(Flow((self.act, self.close_form)))


class _DomainRow(QWidget):
    """A domain and what the jury makes of it."""

    def __init__(self, domain: DecidedDomain, tr: Translate) -> None:
        super().__init__()
        self.code = domain.code
        title = upper_initial(domain.title)
        self.toggle = RatingToggle(tr, tr("Domaine {code}, {title}", code=domain.code, title=title))
        self.toggle.show_value(Rating.ACQUIRED if domain.found else Rating.NOT_ACQUIRED)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._box, gap=12)
        self._box.addWidget(Prose(f"{domain.code}  {title}"), 1)
        self._box.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.restyle()

    def restyle(self) -> None:
        """Put the toggle under the words in large type."""
        large = theme.is_large()
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
