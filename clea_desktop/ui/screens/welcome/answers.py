"""The fields of the welcome: each says its answer as soon as it is left, or after a short pause in the typing."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.core.welcome import Field, limit_of
from clea_desktop.ui import theme
from clea_desktop.ui.screens.welcome.questions import Question
from clea_desktop.ui.screens.welcome.state import AnswerLine, read_stored_day
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Label, Prose
from clea_desktop.ui.widgets.undo_keys import UndoKeys, UndoPieces

_NOT_KEPT = "\0"
_PAUSE_MS = 1200
"""How long a typing may rest before it is kept without being left: a power cut takes a second of it at most."""


class Answer(QWidget):
    """What every field shares. ``given`` carries the field and the text to keep."""

    given = Signal(Field, str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self._kept = ""
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=6)

    def show_answer(self, line: AnswerLine, *, anew: bool) -> None:
        """Show what is kept; ``anew`` for another person, of whom nothing is being typed."""
        del anew
        self._kept = line.text

    def flush(self) -> None:
        """Say what was typed and not yet said."""

    def put_back(self, text: str) -> None:
        """Show at once, even under the cursor, the answer that Ctrl Z brings back."""
        self._kept = text

    def say_again(self) -> None:
        """Forget that it was said: it could not be kept, and is worth another try."""
        self._kept = _NOT_KEPT

    def _say(self, text: str) -> None:
        if text != self._kept:
            self._kept = text
            self.given.emit(self.question.field, text)


class TypedAnswer(Answer):
    """A line; its remark is amber and never stands in the way."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.field = FormField(question.label, help_text=question.help, limit=limit_of(question.field))
        self._column.addWidget(self.field)
        self._remark = _RemarkRow()
        self._column.addWidget(self._remark)
        self.setFocusProxy(self.field)
        self._pause = _pause(self, self.flush)
        self.field.changed.connect(lambda _text: self._pause.start())
        self.field.editor.editingFinished.connect(self.flush)

    def show_answer(self, line: AnswerLine, *, anew: bool) -> None:
        """Show what is kept, unless the person is typing there."""
        typing = self.field.editor.hasFocus() and not anew
        if not (typing and self._pause.isActive()):
            super().show_answer(line, anew=anew)
            if not typing or not self.field.text().strip():
                self._pause.stop()
                self.field.set_text(line.text)
        self._remark.say(line.remark)

    def put_back(self, text: str) -> None:
        """Show the line brought back."""
        super().put_back(text)
        self._pause.stop()
        self.field.set_text(text)

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.stop()
        self._say(self.field.text())


class LongAnswer(Answer):
    """A few lines; Tab goes on to the next field."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        label = Label(question.label, role="strong")
        self.editor = QPlainTextEdit()
        self._undo = (UndoKeys(self.editor), UndoPieces(self.editor))
        self.editor.setAccessibleName(question.label)
        self.editor.setAccessibleDescription(question.help)
        self.editor.setTabChangesFocus(True)
        self.editor.setMinimumHeight(theme.gap(132))
        label.setBuddy(self.editor)
        self._column.addWidget(label)
        self._column.addWidget(self.editor)
        self._column.addWidget(Prose(question.help, tone="muted"))
        self.setFocusProxy(self.editor)
        self._pause = _pause(self, self.flush)
        self.editor.textChanged.connect(self._pause.start)
        self.editor.installEventFilter(self)

    def show_answer(self, line: AnswerLine, *, anew: bool) -> None:
        """Show what is kept, unless the person is typing there."""
        if self.editor.hasFocus() and self.editor.toPlainText() and not anew:
            return
        super().show_answer(line, anew=anew)
        self._set(line.text)

    def put_back(self, text: str) -> None:
        """Show the lines brought back."""
        super().put_back(text)
        self._pause.stop()
        self._set(text)

    def flush(self) -> None:
        """Say what was typed, as far as it is kept."""
        self._pause.stop()
        self._say(self.editor.toPlainText()[: limit_of(self.question.field)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep what was typed when the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _set(self, text: str) -> None:
        if self.editor.toPlainText() != text:
            self.editor.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.editor.setPlainText(text)
            self.editor.blockSignals(False)  # noqa: FBT003 - same


class DayAnswer(Answer):
    """A day."""

    def __init__(self, question: Question, tr: Translate) -> None:
        super().__init__(question)
        self._tr = tr
        self.field = DateField(tr, question.label, help_text=question.help)
        theme.limit_width(self.field, 240)
        self._column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.editor.editingFinished.connect(self.flush)

    def show_answer(self, line: AnswerLine, *, anew: bool) -> None:
        """Show the day that is kept."""
        super().show_answer(line, anew=anew)
        if anew or not self.field.editor.hasFocus():
            self.field.set_day(read_stored_day(line.text))

    def flush(self) -> None:
        """Say the day; one that does not exist is remarked on and not kept."""
        day, typed = self.field.day(), self.field.text().strip()
        self.field.show_error(self._tr("Ce jour n'existe pas.") if typed and day is None else "")
        if day is not None or not typed:
            self._say("" if day is None else day.isoformat())


class ChosenAnswer(Answer):
    """One of a few, or none: what was chosen can be taken back."""

    def __init__(self, question: Question, tr: Translate) -> None:
        super().__init__(question)
        self.field = ChoiceField(question.label, question.choices, help_text=question.help)
        theme.limit_width(self.field, 480)
        self.empty = Button(tr("Effacer la réponse"), kind="link", icon="undo")
        self.empty.setAccessibleDescription(question.label)
        self.empty.hide()
        row = QHBoxLayout()
        theme.space(row, gap=8)
        row.addWidget(self.field, 100)
        row.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._column.addLayout(row)
        self.field.changed.connect(self._say)
        self.empty.clicked.connect(self._take_back)

    def show_answer(self, line: AnswerLine, *, anew: bool) -> None:
        """Show what was chosen."""
        super().show_answer(line, anew=anew)
        if line.text:
            self.field.set_value(line.text)
        elif self.field.value():
            self.field.show_choices(self.question.choices)
        self.empty.setVisible(bool(line.text))

    def _take_back(self) -> None:
        self._say("")
        self.field.focus_chosen()


class PointAnswer(Answer):
    """A point to explain: a press says that it was, the day that stands in ``told_on``; another takes it back."""

    def __init__(self, question: Question, tr: Translate, told_on: DateField) -> None:
        super().__init__(question)
        self._tr, self._told_on = tr, told_on
        self._sign = Picture("circle-dashed", 20, "muted")
        self._said = Prose(question.help, tone="muted")
        self.press = Button(tr("Expliqué"), icon="check")
        self.press.clicked.connect(self._turn)
        row = QHBoxLayout()
        theme.space(row, gap=12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.space(words, gap=2)
        words.addWidget(Prose(question.label, role="strong"))
        words.addWidget(self._said)
        row.addLayout(words, 1)
        row.addWidget(self.press, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self.setFocusProxy(self.press)

    def show_answer(self, line: AnswerLine, *, anew: bool) -> None:
        """Show whether it was explained, and when."""
        super().show_answer(line, anew=anew)
        told = bool(line.text)
        self._sign.show_icon("circle-check" if told else "circle-dashed", "accent" if told else "muted")
        self._said.setText(line.said or self.question.help)
        self.press.set_kind("link" if told else "outlined")
        self.press.show_icon("undo" if told else "check")
        self.press.show_text(self._tr("Retirer") if told else self._tr("Expliqué"))
        self.press.setAccessibleDescription(self.question.label)

    def _turn(self) -> None:
        day: date | None = self._told_on.day()
        if self._kept:
            self._say("")
        elif day is None:
            self._told_on.show_error(self._tr("Écrivez un jour : jour, mois, année."))
        else:
            self._say(day.isoformat())


class _RemarkRow(QWidget):
    """An amber sentence, hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Prose(tone="warn")
        row = QHBoxLayout(self)
        theme.space(row, gap=8)
        row.addWidget(Picture("warning", 20, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say what is worth a second look."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


def _pause(owner: QObject, act: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(_PAUSE_MS)
    timer.timeout.connect(act)
    return timer
