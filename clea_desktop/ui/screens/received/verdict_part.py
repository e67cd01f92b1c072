"""The verdict, as pixels: who signed and when, how far the dossier has come, with whom it was judged."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.core.verdict_text import Said, Standing
from clea_desktop.services.received_views import AskedStage
from clea_desktop.ui import theme
from clea_desktop.ui.screens.received.cosign_part import CosignCard, DecisionForm
from clea_desktop.ui.screens.received.cosign_state import CosignState
from clea_desktop.ui.screens.received.state import ReceivedState
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.check_list import CheckLine, CheckList, CheckTone
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.text import Label, Prose

_TONES: dict[Standing, CheckTone] = {
    Standing.HOLDS: "ok",
    Standing.TO_KNOW: "warn",
    Standing.FAILS: "bad",
    Standing.AHEAD: "todo",
}
_SIDE = 400


class _Points(QWidget):
    """A heading and its points; hidden when there is none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.points = CheckList()
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        column.addWidget(Label(title, role="lead"))
        column.addWidget(self.points)

    def show_points(self, points: Sequence[Said]) -> None:
        """Show the points."""
        self.setVisible(bool(points))
        self.points.show_lines([CheckLine(one.label, one.value, _TONES[one.standing], one.note) for one in points])


class VerdictPart(QWidget):
    """Shows the VerdictText of a ReceivedState. ``stage_asked`` carries how far the dossier must have come."""

    stage_asked = Signal(str)
    trust_asked = Signal()
    closed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.notices = _Points(tr("À savoir"))
        self.signatures = _Points(tr("Qui a signé"))
        self.times = _Points(tr("Preuves de date"))
        self.jury = _Points(tr("Décision du jury"))
        self.stages = _Points(tr("Où en est le dossier"))
        self.nobody = Prose(tone="muted")
        self._facts = FactList(tr("Ce que dit le fichier"))
        self._judged = Prose(tone="muted")
        names = {
            AskedStage.SEALED: tr("Scellé"),
            AskedStage.DEPOSITED: tr("Déposé, avec sa preuve de date"),
            AskedStage.DECIDED: tr("Décidé par le jury"),
        }
        self.stage = ChoiceField(tr("Étape exigée"), [(stage.value, name) for stage, name in names.items()])
        self.stage.changed.connect(self.stage_asked)
        self.trust = Button(tr("Juger avec un dossier de confiance…"), kind="link", icon="shield")
        self.trust.clicked.connect(self.trust_asked)
        self.close_file = Button(tr("Refermer ce dossier"), kind="link", icon="close")
        self.close_file.clicked.connect(self.closed)
        self.cosign, self.decision = CosignCard(tr), DecisionForm(tr)
        self._lay_out()

    def show_state(self, state: ReceivedState) -> None:
        """Show a verdict."""
        text = state.text
        if text is None:
            return
        self.notices.show_points([Said(words, "", Standing.TO_KNOW) for words in text.warnings])
        self.signatures.show_points(text.signatures)
        self.times.show_points(text.times)
        self.jury.show_points(text.jury)
        self.stages.show_points(text.stages)
        self.nobody.setVisible(not text.signatures)
        self.nobody.setText(self._tr("D'un fichier qui n'est pas accepté, seul ce qui a pu être établi est montré."))
        self._facts.show_pairs((*state.summary, *text.facts))
        self._judged.setText(text.judged)
        if self.stage.value() != state.stage.value:
            self.stage.set_value(state.stage.value)

    def show_cosigning(self, state: CosignState) -> None:
        """Show whether one may sign too, and the decision that is being written."""
        self.cosign.show_state(state)
        self.decision.show_state(state)

    def _lay_out(self) -> None:
        main, side = QWidget(), QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=16)
        column.addWidget(self.decision)
        for widget in (self.notices, self.nobody, self.signatures, self.times, self.jury, self.stages, self._facts):
            column.addWidget(widget)
        column.addStretch(1)
        beside = QVBoxLayout(side)
        theme.space(beside, gap=16)
        card = Card(padding=20)
        for inside in (self._judged, self.stage):
            card.body.addWidget(inside)
        for link in (self.trust, self.close_file):
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self.cosign)
        beside.addWidget(card)
        beside.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole, gap=0)
        whole.addWidget(Columns(main, side, side_width=_SIDE))


class FactList(QWidget):
    """A heading, then names and values side by side; one under the other in large type."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, str], ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=8)
        self._column.addWidget(Label(title, role="lead"))

    def show_pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Show other facts."""
        if pairs == self._shown:
            return
        self._shown = pairs
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Fact(name, value) for name, value in pairs]
        for row in self._rows:
            self._column.addWidget(row)


class _Fact(QWidget):
    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._box, gap=12)
        self._box.addWidget(Prose(name, tone="muted"), 1)
        self._box.addWidget(Prose(value, role="strong"), 2)
        self.restyle()

    def restyle(self) -> None:
        """Put the value under its name in large type."""
        large = theme.is_large()
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
