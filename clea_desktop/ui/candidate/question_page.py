"""One question: its pictogram and words, four large answers, and "Suivant" apart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.self_assessment import SelfAnswer, answer_words
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.candidate.answer_card import AnswerCard
from clea_desktop.ui.candidate.big_button import BigButton
from clea_desktop.ui.candidate.pictogram import Pictogram
from clea_desktop.ui.candidate.state import QuestionState
from clea_desktop.ui.widgets.scroll_page import ScrollPage
from clea_desktop.ui.widgets.text import Label, Prose

_KEYS = dict(zip("1234", SelfAnswer, strict=True)) | dict(zip("&É\"'", SelfAnswer, strict=True))
"""The figures, and what a French keyboard writes on their keys without Shift."""
_MARGIN = 55
_BETWEEN = 24
_NARROWEST = 254
"""What the longest answer needs, at 100 %."""
_WIDEST = 570


class QuestionPage(QWidget):
    """Shows a QuestionState; decides nothing."""

    chosen = Signal(object)
    listened = Signal()
    listened_to = Signal(object)
    went_on = Signal()
    went_back = Signal()
    paused = Signal()

    def __init__(self, tr: Translate, *, speaks: bool) -> None:
        super().__init__()
        self._speaks = speaks
        self._subdomain = ""
        self._progress = Label(role="said", tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setProperty("big", "true")
        self.pause = BigButton(tr("Faire une pause"), drawing="pause", listens=speaks)
        self.pause.clicked.connect(self.paused)
        self._pictogram = Pictogram()
        self.say = Prose(role="question")
        self.example = Prose(role="said", tone="muted")
        self.listen = BigButton(tr("Écouter"), drawing="speaker", listens=speaks)
        self.listen.clicked.connect(self.listened)
        self.listen.setVisible(speaks)
        self.cards = [AnswerCard(tr, answer, answer_words(answer, tr), speaks=speaks) for answer in SelfAnswer]
        for place, card in enumerate(self.cards):
            card.clicked.connect(lambda _checked=False, answer=card.answer: self.chosen.emit(answer))
            card.listened.connect(lambda answer=card.answer: self.listened_to.emit(answer))
            card.walked.connect(lambda step, place=place: self.cards[(place + step) % len(self.cards)].setFocus())
        self.trouble = Prose(role="said", tone="warn")
        self.trouble.hide()
        self.practice = Label(tr("Entraînement"), role="said", tone="warn")
        self.back = BigButton(tr("Revenir"), drawing="arrow-left", listens=speaks)
        self.back.clicked.connect(self.went_back)
        self.next = BigButton(tr("Suivant"), kind="primary", drawing="arrow-right", listens=speaks)
        self.next.clicked.connect(self.went_on)
        self._grid = QGridLayout()
        self._lay_out()
        self.restyle()

    def show_state(self, state: QuestionState) -> None:
        """Show a question, or its answer once it is durable."""
        moved = state.say != self.say.text()
        self._progress.setText(state.progress)
        self._bar.setRange(0, state.total)
        self._bar.setValue(state.done)
        self._bar.setAccessibleName(state.progress)
        self._pictogram.show_subdomain(state.subdomain, state.pictogram)
        self.say.setText(state.say)
        self.example.setText(state.example)
        self.example.setVisible(bool(state.example))
        for card in self.cards:
            card.show_chosen(chosen=card.answer is state.chosen)
        self.practice.setVisible(state.practice)
        self.back.setVisible(state.may_go_back)
        self.next.show_text(state.next_label)
        if moved:
            self.focus_first()

    def focus_first(self) -> None:
        """Be ready to go on by the keyboard, with the question in sight all the same."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def show_trouble(self, sentence: str) -> None:
        """Say that an answer could not be kept; an empty sentence clears it."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def restyle(self) -> None:
        """Put the answers on one line, or on two in large type or on a narrow screen."""
        in_line = len(self.cards)
        room = (self.width() - theme.gap((in_line - 1) * _BETWEEN + 2 * _MARGIN)) // in_line
        columns = 2 if theme.is_large() or room < theme.px(_NARROWEST) else in_line
        for card in self.cards:
            card.fit(min(_WIDEST, room) if columns == in_line else _WIDEST)
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the answers where they are whole."""
        super().resizeEvent(event)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer with 1 to 4, go on with Entrée, listen with Espace."""
        answer = _KEYS.get(event.text().upper())
        if event.isAutoRepeat():
            return
        if answer is not None:
            self.chosen.emit(answer)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.listened.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.went_back.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        theme.space(top, gap=24)
        top.addWidget(self._progress)
        theme.limit_width(self._bar, 480)
        top.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self.pause)
        words = QVBoxLayout()
        theme.space(words, gap=8)
        for widget in (self.say, self.example):
            words.addWidget(widget)
        words.addWidget(self.listen, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        middle = QHBoxLayout()
        theme.space(middle, gap=40)
        middle.addWidget(self._pictogram, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(words, 1)
        theme.space(self._grid, gap=_BETWEEN)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        foot = QHBoxLayout()
        theme.space(foot, gap=24)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.practice)
        foot.addStretch(1)
        foot.addWidget(self.next)
        content = QWidget()
        inside = QVBoxLayout(content)
        theme.space(inside, gap=24, margins=(_MARGIN, 32, _MARGIN, 32))
        inside.addLayout(top)
        inside.addStretch(1)
        inside.addLayout(middle)
        inside.addWidget(self.trouble)
        inside.addStretch(1)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        inside.addLayout(foot)
        self._scroll = ScrollPage(content)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self._scroll)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
