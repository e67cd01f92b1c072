"""The path of one candidate, as pixels: the steps, why one is blocked, the agreement, the proofs, what can be given."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import labels, theme
from clea_desktop.ui.incoming import Incoming
from clea_desktop.ui.screens.dossier.agenda import AgendaBox
from clea_desktop.ui.screens.dossier.agenda_state import AgendaState
from clea_desktop.ui.screens.dossier.agreement import AgreementBox
from clea_desktop.ui.screens.dossier.path import Next, StepLine
from clea_desktop.ui.screens.dossier.state import DossierScreenState, FileLine, ProofLine
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.rating.proof_panel import ProofPanel
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner, Callout
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.progress import Progress
from clea_desktop.ui.widgets.stepper import Step, Stepper, StepState
from clea_desktop.ui.widgets.text import Label, Prose

_ICONS = {
    Next.WELCOME: "people",
    Next.INTERVIEW: "speech",
    Next.EXERCISE: "bulb",
    Next.SELF_ASSESSMENT: "user",
    Next.RATE: "check",
    Next.FEEDBACK: "speech",
    Next.SIGN_RESTITUTION: "pencil",
    Next.SEAL: "seal",
    Next.EXPORT: "export",
    Next.READ: "check",
    Next.SIGN: "paperclip",
    Next.RESUME: "arrow-right",
}


class DossierView(QWidget):
    """Shows a DossierScreenState; decides nothing."""

    acted = Signal(Next)
    step_chosen = Signal(int)
    resumed = Signal()
    proof_removed = Signal(str)
    document_saved = Signal(FileLine)
    document_printed = Signal(FileLine)
    bundle_exported = Signal(FileLine)
    platform_asked = Signal()
    map_asked = Signal()
    correction_asked = Signal()
    correction_given_up = Signal()
    for_real_asked = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._state: DossierScreenState | None = None
        self.next = Button("", kind="primary", icon="check")
        self.next.clicked.connect(self._act)
        self.others = [Button("", icon="check") for _ in range(2)]
        for place, button in enumerate(self.others):
            button.clicked.connect(lambda _on=False, place=place: self._act_other(place))
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(*self.others, self.next), pill=self._pill)
        self.trouble = TroubleLine()
        self.why_practice = Prose(tone="muted")
        self.before = Banner("", tone="warn", icon="graduation")
        self.before.acted.connect(self.for_real_asked)
        self.stepper = Stepper(tr("Parcours"))
        self.stepper.installEventFilter(self)
        self.stepper.chosen.connect(self.step_chosen)
        self.block = Callout("", tone="warn", icon="lock")
        self.block.acted.connect(self.focus_agreement)
        self.stopped = Banner("", tone="soft", icon="info")
        self.stopped.acted.connect(self.resumed)
        self.lasting = Banner("", tone="warn", icon="clock")
        self.agenda = AgendaBox(tr)
        self.correction = Banner("", tone="soft", icon="pencil")
        self.correction.acted.connect(self._correct)
        self.map = Button(tr("La carte des preuves"), kind="link", icon="chevron-right", icon_right=True)
        self.map.clicked.connect(self.map_asked)
        self.progress = Progress(tr)
        self.agreement = AgreementBox(tr)
        self._proof_count = Label(tone="muted")
        no_proof = tr(
            "Pas encore de preuve. Déposez ici photos, PDF, sons ou textes, ou joignez-les depuis les constats."
        )
        self._no_proof = Prose(no_proof, tone="muted")
        self.proofs = ItemList()
        self.panel = ProofPanel(tr)
        self.incoming = Incoming(self)
        on_key(self, "Ctrl+V", self.incoming.paste)
        self._no_file = Prose(tr("Rien à donner pour l'instant : la restitution paraîtra ici."), tone="muted")
        self.files = ItemList()
        self.platform = Button(tr("Saisie sur la plateforme"), kind="link", icon="keyboard")
        self.platform.clicked.connect(self.platform_asked)
        self._lay_out()
        self.resting = Resting(self, (self.agreement.print, self.agreement.save, self.agreement.sign))

    def show_state(self, state: DossierScreenState) -> None:
        """Show where the dossier stands."""
        self._state = state
        self._show_head(state)
        self._pill.setVisible(state.practice)
        self.why_practice.setText(state.why_practice)
        self.why_practice.setVisible(bool(state.why_practice))
        self.before.setVisible(state.before is not None)
        if state.before is not None:
            self.before.show_text(state.before.sentence, state.before.plain, state.before.action)
        self.block.setVisible(state.block is not None)
        if state.block is not None:
            self.block.show_text(state.block.sentence, state.block.plain, state.block.action)
            self._point()
        self.stopped.setVisible(bool(state.stopped))
        self.stopped.show_text(state.stopped, "", "" if state.next is Next.RESUME else self._tr("Changer"))
        self.correction.setVisible(state.correction is not None)
        if state.correction is not None:
            line = state.correction
            self.correction.show_text(line.sentence, line.plain, line.action)
            self.correction.show_tone("soft", "pencil" if line.gives_up else "lock")
        self.map.setVisible(state.may_map)
        self._show_buttons(state)
        self.agreement.show_state(state.agreement)
        self.proofs.show_rows([self._proof_row(line) for line in state.proofs])
        self._no_proof.setVisible(not state.proofs)
        self._proof_count.setText(str(len(state.proofs)) if state.proofs else "")
        rows = [self._file_row(line, self.bundle_exported.emit) for line in state.bundles]
        rows += [self._file_row(line, self.document_saved.emit) for line in state.documents]
        self.files.show_rows(rows)
        self._no_file.setVisible(not rows)
        self.platform.setVisible(state.may_type)

    def show_agenda(self, state: AgendaState) -> None:
        """Show the appointments, the next one in the header, and the usual durations once they are passed."""
        self.agenda.show_state(state)
        self.lasting.setVisible(bool(state.warnings))
        self.lasting.show_text(" ".join(state.warnings))
        if self._state is not None:
            self._show_head(self._state)

    def focus_agreement(self) -> None:
        """Go to what the agreement waits for."""
        target = self.agreement.day if self.agreement.sign.isVisible() else self.agreement
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Go to the one filled button."""
        button = self.agreement.sign if self.next.isHidden() else self.next
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self, what: object) -> None:
        """Open the panel of proofs, or close it and go on."""
        self.panel.show_panel(what)
        if what is None:
            self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the list on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the pointer of the callout under its step, whatever the width."""
        if watched is self.stepper and event.type() == QEvent.Type.Resize:
            self._point()
        return super().eventFilter(watched, event)

    def _show_head(self, state: DossierScreenState) -> None:
        """Show who it is, when they come next, and the steps; the one in hand says how long it lasts."""
        told = (state.subtitle, self.agenda.next_words)
        self._header.show_text(state.name, labels.joined(told, self._tr))
        self.stepper.show_steps([self._step(line) for line in state.steps])

    def _step(self, line: StepLine) -> Step:
        state = StepState(line.state.value)
        note = self.agenda.note if state is StepState.IN_HAND else ""
        return Step(line.name, note or line.detail, state, pressable=line.opens is not None)

    def _point(self) -> None:
        if self._state is not None and self._state.block is not None:
            self.block.point_at(self.stepper.centre_of(self._state.block.index))

    def _show_buttons(self, state: DossierScreenState) -> None:
        self.next.setVisible(state.next is not Next.SIGN)
        self.next.show_icon(_ICONS[state.next])
        self.next.show_text(state.next_label)
        self.agreement.show_main(main=state.next is Next.SIGN)
        for place, button in enumerate(self.others):
            button.setVisible(place < len(state.others))
            if place < len(state.others):
                act, label = state.others[place]
                button.show_icon(_ICONS[act])
                button.show_text(label)

    def _correct(self) -> None:
        if self._state is not None and self._state.correction is not None:
            (self.correction_given_up if self._state.correction.gives_up else self.correction_asked).emit()

    def _act(self) -> None:
        if self._state is not None:
            self.acted.emit(self._state.next)

    def _act_other(self, place: int) -> None:
        if self._state is not None:
            self.acted.emit(self._state.others[place][0])

    def _proof_row(self, line: ProofLine) -> ItemRow:
        action = self._tr("Retirer") if line.may_remove else ""
        row = ItemRow("image" if line.is_picture else "document", line.title, line.detail, action=action)
        row.acted.connect(lambda: self.proof_removed.emit(line.id))
        return row

    def _file_row(self, line: FileLine, tell: Callable[[FileLine], None]) -> ItemRow:
        action = self._tr("Enregistrer…") if line.icon == "document" else self._tr("Donner…")
        row = ItemRow(line.icon, line.title, line.detail, action=action)
        row.acted.connect(lambda: tell(line))
        if line.icon == "document":
            print_it = IconButton("printer", self._tr("Imprimer {title}", title=line.title))
            print_it.clicked.connect(lambda: self.document_printed.emit(line))
            row.put_before_the_link(print_it)
        return row

    def _lay_out(self) -> None:
        tr = self._tr
        page = Page(self._header, keys=(KeyHint((tr("Échap"),), tr("revenir à la liste")),))
        page.lead_in.addWidget(self.trouble)
        path = QVBoxLayout()
        theme.space(path, gap=4)
        path.addWidget(self.stepper)
        path.addWidget(self.block)
        page.body.addLayout(path)
        page.body.addWidget(self.stopped)
        page.body.addWidget(self.correction)
        page.body.addWidget(self.lasting)
        self.lasting.hide()
        page.body.addWidget(self.why_practice)
        page.body.addWidget(self.before)
        page.body.addWidget(self.progress)
        page.body.addWidget(Columns(self._main(), self._side(), side_width=344))
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=8)
        column.addWidget(self.agreement)
        column.addSpacing(theme.gap(8))
        head = QHBoxLayout()
        theme.space(head, gap=8)
        head.addWidget(Label(self._tr("Preuves"), role="lead"))
        head.addWidget(self._proof_count)
        head.addStretch(1)
        head.addWidget(self.map)
        column.addLayout(head)
        column.addWidget(self.panel)
        column.addWidget(self._no_proof)
        column.addWidget(self.proofs)
        column.addStretch(1)
        return main

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        theme.space(column, gap=8)
        column.addWidget(self.agenda)
        column.addSpacing(theme.gap(8))
        column.addWidget(Label(self._tr("À donner"), role="lead"))
        column.addWidget(self._no_file)
        column.addWidget(self.files)
        column.addWidget(self.platform)
        column.addStretch(1)
        return side
