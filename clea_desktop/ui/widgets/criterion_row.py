"""One criterion: its code, its words, what is attached to it, and the finding. The row is read by its toggle."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import Translate, how_many
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.chip import Chip
from clea_desktop.ui.widgets.rating_toggle import RatingToggle
from clea_desktop.ui.widgets.reason_line import ReasonLine
from clea_desktop.ui.widgets.seen_clues import SeenClues
from clea_desktop.ui.widgets.self_said import SelfSaid
from clea_desktop.ui.widgets.text import Label, Prose, Tone
from clea_desktop.ui.widgets.tips import tell_on_hover

_CHIP_LETTERS, _CHIP_LETTERS_BESIDE = 14, 9


class CriterionLine(NamedTuple):
    """What a row shows. ``proofs`` are the labels of what is attached; ``note`` is one short sentence.

    ``said`` is the self-assessment, when ``has_said``; ``section`` is the heading under which the row stands, if any.
    ``quotations`` are words of the candidate, pinned during the interview; ``clues`` were seen at an exercise.
    ``reason`` says why the finding is what it is.
    """

    code: str
    title: str
    rating: Rating | None = None
    note: str = ""
    proofs: tuple[str, ...] = ()
    note_tone: Tone = "muted"
    said: SelfAnswer | None = None
    has_said: bool = False
    section: str = ""
    quotations: tuple[str, ...] = ()
    clues_label: str = ""
    clues: tuple[str, ...] = ()
    reason: str = ""


class CriterionRow(QWidget):
    """A row of the grid; in large type the proofs go under the title."""

    rated = Signal(str, object)
    proof_asked = Signal(str)
    explained = Signal(str, str)
    explaining_ended = Signal(str)
    reason_refused = Signal()

    def __init__(self, tr: Translate, line: CriterionLine) -> None:
        super().__init__()
        self._tr, self.line = tr, line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._locked = False
        self._code = Label(line.code, role="code", tone="muted")
        self._title = Prose(line.title, role="strong")
        self._note = Prose(line.note, tone=line.note_tone)
        self.toggle = RatingToggle(tr, tr("Critère {code}, {title}", code=line.code, title=line.title))
        self.toggle.wished.connect(self._rated)
        self.add_proof = Button(tr("Preuve"), kind="link", icon="plus")
        self.add_proof.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.add_proof.clicked.connect(lambda: self.proof_asked.emit(line.code))
        self.pen = IconButton("pencil", tr("Dire pourquoi, critère {code}", code=line.code))
        self.pen.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.pen.clicked.connect(self.open_reason)
        self.reason = ReasonLine(tr)
        self.reason.typed.connect(lambda words: self.explained.emit(line.code, words))
        self.reason.closed.connect(lambda: self.explaining_ended.emit(line.code))
        self.reason.left.connect(lambda: self.toggle.setFocus(Qt.FocusReason.OtherFocusReason))
        self._said = SelfSaid(tr)
        self._seen = SeenClues(tr)
        self._chips: list[Chip] = []
        self._proofs = QWidget()
        self._proof_row = QHBoxLayout(self._proofs)
        theme.space(self._proof_row, gap=6)
        self._proof_row.addWidget(self.add_proof)
        self._proof_row.addStretch(1)
        self._lay_out()
        self.show_line(line)

    def show_line(self, line: CriterionLine) -> None:
        """Show another state of the same criterion."""
        shown = (self.line.proofs, self.line.quotations)
        rebuild = (line.proofs, line.quotations) != shown or not self._chips
        self.line = line
        self._note.setText(line.note)
        self._note.set_tone(line.note_tone)
        self._note.setVisible(bool(line.note))
        self._seen.show_clues(line.code, line.clues_label, line.clues)
        self.reason.show_reason(line.reason)
        self._show_pen()
        self._said.show_answer(line.said)
        self._said.setVisible(line.has_said)
        self.toggle.show_value(line.rating)
        if rebuild:
            self._show_proofs(line)

    def set_locked(self, *, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        self.toggle.set_locked(locked=locked)
        self._show_proofs(self.line)
        self._show_pen()

    def open_reason(self) -> None:
        """Write why under the criterion; what is not evaluated has no reason yet."""
        if self._locked:
            return
        if self.line.rating is None:
            self.reason_refused.emit()
        else:
            self.reason.open(self.line.code)

    def keep_now(self) -> None:
        """Hand in a reason half written."""
        if self.reason.is_open:
            self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reason.close_now()

    def _show_pen(self) -> None:
        """Offer to say why once there is a finding; its place is kept, so that no column moves."""
        self.pen.setVisible(self.line.rating is not None and not self._locked)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never widen the window while the scale changes and the row is not arranged again yet."""
        return QSize(theme.px(240), super().minimumSizeHint().height())

    def restyle(self) -> None:
        """Arrange again at a change of scale."""
        self._arrange()

    def _rated(self, rating: Rating | None) -> None:
        self.rated.emit(self.line.code, rating)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.space(column, gap=4, margins=(0, 4, 0, 4))
        row = QHBoxLayout()
        theme.space(row, gap=12)
        column.addLayout(row)
        column.addWidget(self.reason)
        self._words = QVBoxLayout()
        theme.space(self._words, gap=2)
        self._words.addWidget(self._title)
        self._words.addWidget(self._note)
        self._words.addWidget(self._seen)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._middle, gap=8)
        self._middle.addLayout(self._words, 1)
        self._middle.addWidget(self._said)
        self._middle.addWidget(self._proofs)
        holder = QWidget()  # a label that was once wide would remember it
        theme.fix_width(holder, theme.code_width(self._code.text(), 44))
        inside = QHBoxLayout(holder)
        theme.space(inside)
        inside.addWidget(self._code)
        row.addWidget(holder)
        row.addLayout(self._middle, 1)
        row.addWidget(self.toggle)
        kept = self.pen.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.pen.setSizePolicy(kept)
        row.addWidget(self.pen)
        self._arrange()

    def _arrange(self) -> None:
        large = theme.is_large()
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        if large:
            self._proofs.setMinimumWidth(0)
            self._proofs.setMaximumWidth(16777215)
        else:
            self._proofs.setFixedWidth(theme.px(196))

    def _show_proofs(self, line: CriterionLine) -> None:
        """Show the first proof whole, and how many more there are; none at all offers to add one."""
        for chip in self._chips:
            self._proof_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = self._make_chips(line.proofs, line.quotations)
        for index, chip in enumerate(self._chips):
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.pressed.connect(lambda: self.proof_asked.emit(self.line.code))
            self._proof_row.insertWidget(index, chip)
        self.add_proof.setVisible(not self._chips and not self._locked)

    def _make_chips(self, proofs: tuple[str, ...], quotations: tuple[str, ...]) -> list[Chip]:
        """Make at most two chips: files come first, and words say that they are words by their icon."""
        tr = self._tr
        if not proofs and not quotations:
            return []
        if proofs:
            label = _short(proofs[0], _CHIP_LETTERS_BESIDE if quotations else _CHIP_LETTERS)
            first = Chip(label, "paperclip", pressable=True, description=tr("Preuve : {label}", label=proofs[0]))
        else:
            label = _short(quotations[0], _CHIP_LETTERS)
            first = Chip(label, "quote", pressable=True, description=tr("Citation : {words}", words=quotations[0]))
        tell_on_hover(first, "\n".join((*proofs, *quotations)))
        left = len(proofs) + len(quotations) - 1
        if not left:
            return [first]
        icon = "quote" if proofs and quotations else ""
        more = how_many(left, tr("{count} preuve de plus"), tr("{count} preuves de plus"))
        return [first, Chip(f"+ {left}", icon, pressable=True, description=more.format(count=left))]


def _short(label: str, letters: int) -> str:
    return label if len(label) <= letters else label[: letters - 1].rstrip() + "…"
