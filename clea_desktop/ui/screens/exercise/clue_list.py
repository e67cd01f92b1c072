"""The clues of a task as a column travelled with the arrows: a letter says what was seen, M opens a note."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.limits import REASON_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.exercise.state import ClueAddress, ClueState
from clea_desktop.ui.widgets.button import IconButton
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.seen_toggle import SeenToggle
from clea_desktop.ui.widgets.text import Label, Prose

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ClueRow(QWidget):
    """One clue, at one address for life: its criterion, its words, the note, and what was seen."""

    seen = Signal(object, object)
    noted = Signal(object, str)
    note_refused = Signal()

    def __init__(self, tr: Translate, line: ClueState) -> None:
        super().__init__()
        self._tr, self.line = tr, line
        self._locked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.toggle = SeenToggle(tr, tr("Critère {code}, {title}", code=line.criterion, title=line.clue))
        self.toggle.wished.connect(lambda wished: self.seen.emit(self.line.address, wished))
        self.pen = IconButton("pencil", tr("Noter, critère {code}", code=line.criterion))
        self.pen.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.pen.clicked.connect(self.open_note)
        self._note = Prose(tone="muted")
        self.editor: FormField | None = None
        self._lay_out(line)
        self.show_line(line)

    def show_line(self, line: ClueState) -> None:
        """Show another state of the same clue."""
        self.line = line
        self.toggle.show_value(line.seen)
        self._note.setText(line.note)
        self._note.setVisible(bool(line.note))

    def set_locked(self, *, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        self.toggle.set_locked(locked=locked)
        self.pen.setVisible(not locked)

    def open_note(self) -> None:
        """Open the note under the clue; what is not looked at yet has none."""
        if self._locked:
            return
        if self.line.seen is None:
            self.note_refused.emit()
            return
        if self.editor is None:
            name = self._tr("Note, critère {code}", code=self.line.criterion)
            help_text = self._tr("Des faits, les mots exacts. Entrée garde la note.")
            self.editor = FormField(name, help_text=help_text, limit=REASON_LIMIT)
            self.editor.entered.connect(self.toggle.setFocus)
            self.editor.editor.editingFinished.connect(self._keep)
            self._words.addWidget(self.editor)
        self.editor.set_text(self.line.note)
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Hand in an open note, and stay on the clue."""
        if self.editor is not None and not self.editor.isHidden():
            self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close the note on Échap: what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape and self.editor is not None and self.editor.isVisible():
            self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if self.editor is None or self.editor.isHidden():
            return
        words = self.editor.text()
        self.editor.hide()
        if words.strip() != self.line.note:
            self.noted.emit(self.line.address, words)

    def _lay_out(self, line: ClueState) -> None:
        row = QHBoxLayout(self)
        theme.space(row, gap=12, margins=(0, 6, 0, 6))
        code = Label(line.criterion, role="code", tone="muted")
        theme.fix_width(code, 52)
        code.setContentsMargins(0, theme.gap(8), 0, 0)
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        theme.space(self._words, gap=2, margins=(0, 8, 0, 0))
        self._words.addWidget(Prose(line.clue))
        if line.detail:
            self._words.addWidget(Prose(line.detail, tone="muted"))
        self._words.addWidget(self._note)
        beside = QVBoxLayout()
        theme.space(beside, gap=0)
        beside.addLayout(self._words)
        beside.addStretch(1)
        row.addLayout(beside, 1)
        row.addWidget(self.pen, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)


class ClueList(QWidget):
    """Rows in the order given; rows of the same clues are updated in place, so that the focus never jumps."""

    seen = Signal(object, object)
    noted = Signal(object, str)
    note_refused = Signal()
    current_changed = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._rows: dict[str, ClueRow] = {}
        self._named: tuple[tuple[ClueAddress, str], ...] = ()
        self._widgets: list[QWidget] = []
        self._locked = False
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)

    def show_lines(self, lines: Sequence[ClueState]) -> None:
        """Show the clues of a task."""
        named = tuple((line.address, line.clue) for line in lines)
        if named != self._named:
            self._rebuild(lines)
            self._named = named
        for line in lines:
            self._rows[line.criterion].show_line(line)

    def set_locked(self, *, locked: bool) -> None:
        """Let the grid be read only."""
        self._locked = locked
        for row in self._rows.values():
            row.set_locked(locked=locked)

    def keep_now(self) -> None:
        """Hand in every open note."""
        for row in self._rows.values():
            row.keep_now()

    def row(self, criterion: str) -> ClueRow:
        """Return the row of a clue shown here."""
        return self._rows[criterion]

    def focus_clue(self, criterion: str = "") -> None:
        """Go to a clue, or to the first one when it is not here."""
        row = self._rows.get(criterion) or next(iter(self._rows.values()), None)
        if row is not None:
            row.toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Travel with the arrows, open a note with M, and know where one is."""
        if not isinstance(watched, SeenToggle):
            return False
        code = next((code for code, row in self._rows.items() if row.toggle is watched), "")
        if event.type() == QEvent.Type.FocusIn and code:
            self.current_changed.emit(code)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not code:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            codes = list(self._rows)
            self.focus_clue(codes[min(max(codes.index(code) + _STEPS[key], 0), len(codes) - 1)])
            return True
        if key == Qt.Key.Key_M and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._rows[code].open_note()
            return True
        return False

    def _rebuild(self, lines: Sequence[ClueState]) -> None:
        gone, self._rows = self._rows, {}
        for row in gone.values():
            row.keep_now()
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for line in lines:
            if self._rows:
                self._add(Hairline())
            row = ClueRow(self._tr, line)
            row.seen.connect(self.seen)
            row.noted.connect(self.noted)
            row.note_refused.connect(self.note_refused)
            row.toggle.installEventFilter(self)
            row.set_locked(locked=self._locked)
            self._rows[line.criterion] = row
            self._add(row)

    def _add(self, widget: QWidget) -> None:
        self._widgets.append(widget)
        self._column.addWidget(widget)
