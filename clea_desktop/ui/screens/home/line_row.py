"""One line of home: when or what at the left, the person and the reason, the way there; all of it can be clicked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.home.state import Line, Mark
from clea_desktop.ui.widgets.button import Button, IconButton, Kind
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.pill import Pill, practice_pill
from clea_desktop.ui.widgets.text import Prose, Tone

_LEAD = 112
_NEAR_LEAD = 88
_ICON_COLUMN = 40


class LineRow(QWidget):
    """Shows a Line. ``acted`` says that the person goes there."""

    acted = Signal()

    def __init__(self, line: Line, tr: Translate, *, narrow: bool = False) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._narrow, self.is_card = narrow, line.is_first
        kind: Kind = "primary" if line.is_first else "link"
        icon = "arrow-right" if line.is_first else "chevron-right"
        self.button: QPushButton = Button(line.action, kind=kind, icon=icon, icon_right=True)
        if narrow:
            self.button = IconButton(icon, line.action)
        self.button.setAccessibleName(_spoken(line))
        self.button.clicked.connect(self.acted)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._row, gap=16)
        self._row.addWidget(self._lead(line), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(_words(line, tr, narrow=narrow), 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        if line.is_first:
            card = Card(padding=16)
            card.body.addLayout(self._row)
            theme.space(column, gap=0, margins=(0, 0, 0, 8))
            column.addWidget(card)
        else:
            theme.space(column, gap=0, margins=(0 if narrow else 16, 10, 0, 10))
            column.addLayout(self._row)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.restyle()

    def restyle(self) -> None:
        """Put the parts one under the other in large type."""
        large = theme.is_large()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._row.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignVCenter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go there wherever the row is clicked."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.acted.emit()

    def _lead(self, line: Line) -> QWidget:
        if not line.lead:
            return Picture(line.icon, 20, "warn" if line.mark is not None and line.mark.tone == "warn" else "muted")
        lead = QWidget()
        column = QVBoxLayout(lead)
        theme.space(column, gap=2)
        near: Tone = "accent" if line.is_first else "warn" if self._narrow and line.mark is not None else "ink"
        column.addWidget(Prose(line.lead, role="lead", tone=near))
        if line.lead_note:
            column.addWidget(Prose(line.lead_note, role="strong" if line.is_first else "body", tone=_note_tone(line)))
        theme.fix_width(lead, _NEAR_LEAD if self._narrow else _LEAD)
        return lead


def _note_tone(line: Line) -> Tone:
    return "accent" if line.is_first else "muted"


def _spoken(line: Line) -> str:
    said = (line.action, line.lead, line.lead_note, line.title, line.mark.word if line.mark else "")
    return " ".join(part for part in said if part)


def _words(line: Line, tr: Translate, *, narrow: bool) -> QWidget:
    words = QWidget()
    column = QVBoxLayout(words)
    theme.space(column, gap=2)
    top = QHBoxLayout()
    theme.space(top, gap=12)
    title = Prose(line.title, role="lead" if line.is_first else "strong")
    pills: list[QWidget] = [_pill(line.mark, narrow=narrow)] if line.mark is not None else []
    pills += [practice_pill(tr)] if line.invented and not narrow else []
    if pills and not theme.is_large():
        policy = title.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        title.setSizePolicy(policy)
    top.addWidget(title)
    for pill in pills:
        top.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
    top.addStretch(1)
    column.addLayout(top)
    if line.detail:
        column.addWidget(Prose(line.detail, tone="muted"))
    if line.invented and narrow:
        column.addWidget(practice_pill(tr), 0, Qt.AlignmentFlag.AlignLeft)
    return words


def _pill(mark: Mark, *, narrow: bool) -> QWidget:
    """Return the word and its shape; the shape alone where the lead says the word."""
    if narrow:
        return Picture(mark.icon, 20, "warn" if mark.tone == "warn" else "muted")
    return Pill(mark.word, mark.icon, "warn" if mark.tone == "warn" else "neutral")
