"""The quiet pages of the candidate's window: a pause, the end, and the door that only the evaluator opens."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.candidate.big_button import BigButton
from clea_desktop.ui.candidate.state import ThanksState
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.scroll_page import ScrollPage
from clea_desktop.ui.widgets.text import Label, Prose

_LONGEST_SECRET = 256


class PausePage(QWidget):
    """Nothing of the questions is in sight."""

    resumed = Signal()
    door_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.resume = BigButton(tr("Reprendre"), kind="primary", drawing="arrow-right")
        self.resume.clicked.connect(self.resumed)
        self.door = BigButton(tr("Quitter"), drawing="lock")
        self.door.clicked.connect(self.door_asked)
        title = Prose(tr("C'est la pause"), role="question")
        words = Prose(tr("Vos réponses sont gardées. Reprenez quand vous voulez."), role="said", tone="muted")
        _lay_out(self, (title, words), (self.resume, self.door))

    def focus_first(self) -> None:
        """Be ready to go on."""
        self.resume.setFocus(Qt.FocusReason.OtherFocusReason)


class ThanksPage(QWidget):
    """The end of the questions."""

    return_asked = Signal()
    door_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.back = BigButton(tr("Voir ces questions"), drawing="arrow-left")
        self.back.clicked.connect(self.return_asked)
        self.door = BigButton(tr("Appeler la personne qui m'accompagne"), kind="primary", drawing="user")
        self.door.clicked.connect(self.door_asked)
        self._sentence = Prose(role="said")
        self._left = Prose(role="said", tone="muted")
        _lay_out(self, (Prose(tr("Merci"), role="question"), self._sentence, self._left), (self.door, self.back))

    def show_state(self, state: ThanksState) -> None:
        """Show what was kept, and what has no answer."""
        self._sentence.setText(state.sentence)
        self._left.setText(state.left)
        self._left.setVisible(bool(state.left))
        self.back.setVisible(bool(state.return_label))

    def focus_first(self) -> None:
        """Be ready to call."""
        (self.door if self.back.isHidden() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)


class LeavePage(QWidget):
    """The door: a code or a passphrase, hidden while it is typed, forgotten once it is tried."""

    tried = Signal(str)
    stayed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        label = Label(tr("Code de la séance, ou phrase secrète"), role="said")
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setMaxLength(_LONGEST_SECRET)
        self.secret.setProperty("big", "true")
        self.secret.setAccessibleName(label.text())
        self.secret.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.secret.returnPressed.connect(self._try)
        self.secret.installEventFilter(self)
        theme.limit_width(self.secret, 480)
        self.refused = Prose(role="said", tone="warn")
        self.refused.hide()
        self.leave = BigButton(tr("Quitter l'auto-évaluation"), kind="primary", drawing="unlock")
        self.leave.clicked.connect(self._try)
        self.stay = BigButton(tr("Revenir aux questions"), drawing="arrow-left")
        self.stay.clicked.connect(self.stayed)
        title = Prose(tr("Pour la personne qui vous accompagne"), role="question")
        _lay_out(self, (title, label, self.secret, self.refused), (self.leave, self.stay))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take nothing from the clipboard: a secret is typed."""
        if isinstance(event, QKeyEvent):
            return event.matches(QKeySequence.StandardKey.Paste)
        if isinstance(event, QMouseEvent):
            return event.button() == Qt.MouseButton.MiddleButton
        return event.type() == QEvent.Type.Drop

    def show_refusal(self, sentence: str) -> None:
        """Say kindly that it does not open; an empty sentence clears it."""
        self.secret.clear()
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))
        self.focus_first()

    def forget(self) -> None:
        """Empty the field, and what it would undo."""
        self.secret.clear()
        self.refused.hide()

    def focus_first(self) -> None:
        """Be ready to type."""
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        secret = self.secret.text()
        self.secret.clear()
        self.tried.emit(secret)


def _lay_out(page: QWidget, words: Sequence[QWidget], buttons: Sequence[QWidget]) -> None:
    content = QWidget()
    inside = QVBoxLayout(content)
    theme.space(inside, gap=24, margins=(55, 32, 55, 32))
    inside.addStretch(1)
    for widget in words:
        inside.addWidget(widget)
    row = QHBoxLayout()
    theme.space(row, gap=24)
    row.addWidget(Flow(buttons))
    row.addStretch(1)
    inside.addLayout(row)
    inside.addStretch(2)
    column = QVBoxLayout(page)
    theme.space(column, gap=0)
    column.addWidget(ScrollPage(content))
