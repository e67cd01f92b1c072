"""The criteria of a sub-domain as a column travelled with the arrows: a letter rates, P adds a proof, R says why."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.criterion_row import CriterionLine, CriterionRow
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.rating_toggle import RatingToggle
from clea_desktop.ui.widgets.text import Label

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CriterionList(QWidget):
    """Rows in the order given. Rows of the same criteria are updated in place: the focus never jumps."""

    rated = Signal(str, object)
    proof_asked = Signal(str)
    current_changed = Signal(str)
    explained = Signal(str, str)
    explaining_ended = Signal(str)
    reason_refused = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._rows: dict[str, CriterionRow] = {}
        self._others: list[QWidget] = []
        self._current = ""
        self._locked = False
        self._heading = Label(role="strong", tone="muted")
        self._heading.hide()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)
        self._column.addWidget(self._heading)

    def show_lines(self, lines: Sequence[CriterionLine], *, heading: str = "") -> None:
        """Show the criteria of a sub-domain."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        shown = [(row.line.code, row.line.section) for row in self._rows.values()]
        if shown != [(line.code, line.section) for line in lines]:
            self._rebuild(lines)
            return
        for line in lines:
            if self._rows[line.code].line != line:
                self._rows[line.code].show_line(line)

    def set_locked(self, *, locked: bool) -> None:
        """Let the findings be read only, as in a sealed dossier."""
        self._locked = locked
        for row in self._rows.values():
            row.set_locked(locked=locked)

    def current(self) -> str:
        """Return the code of the criterion one is on, or an empty text."""
        return self._current

    def focus_criterion(self, code: str = "") -> None:
        """Go to a criterion, or to the first one when it is not here."""
        row = self._rows.get(code) or next(iter(self._rows.values()), None)
        if row is not None:
            row.toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Hand in a reason half written."""
        for row in self._rows.values():
            row.keep_now()

    def row(self, code: str) -> CriterionRow:
        """Return the row of a criterion shown here."""
        return self._rows[code]

    def toggle(self, code: str) -> RatingToggle:
        """Return the toggle of a criterion shown here."""
        return self._rows[code].toggle

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Travel with the arrows, ask for a proof with P, say why with R, and know where one is."""
        if not isinstance(watched, RatingToggle):
            return False
        code = next((code for code, row in self._rows.items() if row.toggle is watched), "")
        if event.type() == QEvent.Type.FocusIn and code and code != self._current:
            self._current = code
            self.current_changed.emit(code)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not code:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            codes = list(self._rows)
            index = min(max(codes.index(code) + _STEPS[key], 0), len(codes) - 1)
            self._rows[codes[index]].toggle.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.proof_asked.emit(code)
            return True
        if key == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._rows[code].open_reason()
            return True
        return False

    def _rebuild(self, lines: Sequence[CriterionLine]) -> None:
        had_focus = self._rows.get(self._current)
        self.keep_now()
        refocus = had_focus is not None and had_focus.toggle.hasFocus()
        for widget in [*self._rows.values(), *self._others]:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows, self._others, self._current = {}, [], ""
        section = ""
        for line in lines:
            if line.section != section:
                section = line.section
                self._others.append(Label(section, role="strong", tone="muted"))
                self._others[-1].setContentsMargins(0, theme.gap(8) if self._rows else 0, 0, theme.gap(4))
                self._column.addWidget(self._others[-1])
            elif self._rows:
                self._others.append(Hairline())
                self._column.addWidget(self._others[-1])
            row = CriterionRow(self._tr, line)
            row.rated.connect(self.rated)
            row.proof_asked.connect(self.proof_asked)
            row.explained.connect(self.explained)
            row.explaining_ended.connect(self.explaining_ended)
            row.reason_refused.connect(self.reason_refused)
            row.toggle.installEventFilter(self)
            row.set_locked(locked=self._locked)
            self._rows[line.code] = row
            self._column.addWidget(row)
        if refocus:
            self.focus_criterion()
