"""The card of the criterion one stands on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.map.detail_state import Detail
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.pill import Pill, PillTone
from clea_desktop.ui.widgets.text import Label, Prose


class DetailCard(Card):
    """Shows a Detail; ``opened`` carries the criterion to open in the findings."""

    opened = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__(padding=20)
        self._detail: Detail | None = None
        self._code = Label(role="code", tone="accent")
        self._pill = Pill("")
        self._title = Prose(role="lead")
        self._lines = QVBoxLayout()
        theme.space(self._lines, gap=10)
        self._shown: list[Prose] = []
        self._pair = QVBoxLayout()
        self.open = Button(tr("Ouvrir le critère"), kind="link", icon="chevron-right", icon_right=True)
        self.open.clicked.connect(self._open)
        head = QHBoxLayout()
        theme.space(head, gap=8)
        head.addWidget(self._code)
        head.addStretch(1)
        head.addWidget(self._pill)
        self.body.addLayout(head)
        self.body.addWidget(self._title)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignRight)

    def show_detail(self, detail: Detail) -> None:
        """Show everything about a criterion."""
        if detail == self._detail:
            return
        self._detail = detail
        self._code.setText(detail.code)
        words, icon, tone = detail.pill
        self._pill.show_state(words, icon, _TONES[tone])
        self._title.setText(detail.title)
        self._show_lines(detail)
        self.open.setAccessibleName(f"{self.open.text()} {detail.code}")

    def _show_lines(self, detail: Detail) -> None:
        """Fill the words, in rows that are kept from one criterion to the next."""
        texts = [text for line in detail.lines for text in (line.label, line.words)]
        while len(self._shown) < len(texts):
            is_label = len(self._shown) % 2 == 0
            words = Prose(tone="muted" if is_label else "ink")
            self._shown.append(words)
            if is_label:
                self._pair = QVBoxLayout()
                theme.space(self._pair, gap=0)
                self._lines.addLayout(self._pair)
            self._pair.addWidget(words)
        for place, words in enumerate(self._shown):
            words.setVisible(place < len(texts))
            words.setText(texts[place] if place < len(texts) else "")

    def _open(self) -> None:
        if self._detail is not None:
            self.opened.emit(self._detail.code)


_TONES: dict[str, PillTone] = {"accent": "accent", "neutral": "neutral"}
