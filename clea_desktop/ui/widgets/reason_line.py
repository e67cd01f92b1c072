"""Why a finding is what it is: read under the criterion, written there in one line, durable a moment after each key."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.limits import REASON_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.text import Prose

_PAUSE_MS = 350
_INDENT = 56


class ReasonLine(QWidget):
    """The words, or the field while they are written. ``typed`` carries them; ``closed`` ends one writing."""

    typed = Signal(str)
    closed = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.words = Prose(tone="muted")
        self.words.hide()
        self.editor: FormField | None = None
        self._reason = ""
        self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=4, margins=(_INDENT, 0, 0, 4))
        self._column.addWidget(self.words)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Say whether somebody is writing here."""
        return self.editor is not None and not self.editor.isHidden()

    def show_reason(self, reason: str) -> None:
        """Show what is durable; what is being written is left alone."""
        self._reason = reason
        self.words.setText(self._tr("Raison : {reason}", reason=reason) if reason else "")
        self._arrange()

    def open(self, code: str) -> None:
        """Begin to write."""
        if self.editor is None:
            self.editor = FormField(
                self._tr("Raison, critère {code}", code=code),
                help_text=self._tr("Des faits observés, rien d'autre. Entrée garde la raison."),
                limit=REASON_LIMIT,
            )
            self.editor.changed.connect(lambda _text: self._pause.start())
            self.editor.entered.connect(self.left)
            self.editor.editor.editingFinished.connect(self.close_now)
            self._column.addWidget(self.editor)
        self._told = self._reason
        self.editor.set_text(self._reason)
        self.editor.show()
        self._arrange()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_now(self) -> None:
        """Hand in what is written and show it as words again."""
        if self.editor is None or not self.is_open:
            return
        self.editor.hide()
        self._tell()
        self._arrange()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Échap: what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self._pause.stop()
        if self.editor is not None and self.editor.text().strip() != self._told:
            self._told = self.editor.text().strip()
            self.typed.emit(self._told)

    def _arrange(self) -> None:
        self.words.setVisible(bool(self._reason) and not self.is_open)
        self.setVisible(bool(self._reason) or self.is_open)
