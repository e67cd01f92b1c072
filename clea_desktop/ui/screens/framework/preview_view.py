"""The preview of a file, as pixels: what is in it or what is wrong with it, before anything is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.framework.preview_state import PreviewLine, PreviewPart, PreviewState
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.text import Label, Prose


class PreviewView(QWidget):
    """Shows a PreviewState; decides nothing."""

    closed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.leave = Button(tr("Ne rien ajouter"), icon="arrow-left")
        self.leave.clicked.connect(self.closed)
        self.another = Button(tr("Autre fichier…"), icon="folder")
        self.add = Button(tr("Ajouter ce référentiel"), kind="primary", icon="plus")
        self._header = PageHeader(buttons=(self.leave, self.another, self.add))
        self.state_line = Banner("", tone="ok", icon="circle-check")
        self._parts = QVBoxLayout()
        theme.space(self._parts, gap=24)
        page = self._page = Page(self._header, keys=(KeyHint((tr("Échap"),), tr("ne rien ajouter")),))
        self.trouble = TroubleLine()
        page.lead_in.addWidget(self.trouble)
        page.body.addWidget(self.state_line)
        page.body.addLayout(self._parts)
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(page)
        self.resting = Resting(self, (self.add, self.another))

    def show_state(self, state: PreviewState) -> None:
        """Show what was found."""
        self._header.show_text(state.title, state.subtitle)
        self.state_line.show_tone("ok" if state.is_well else "bad", "circle-check" if state.is_well else "octagon")
        self.state_line.show_text(state.sentence, state.plain)
        self.add.setVisible(state.may_add)
        while (item := self._parts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for part in state.parts:
            self._parts.addWidget(_part(part))
        self._page.scroll_to_top()

    def focus_first(self) -> None:
        """Go to the one filled button, or to the way on."""
        target = self.another if self.add.isHidden() else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep nothing on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _part(part: PreviewPart) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    theme.space(column, gap=8)
    column.addWidget(Prose(part.title, role="lead"))
    wide = max((len(line.place) for line in part.lines), default=0)
    for number, line in enumerate(part.lines):
        if number:
            column.addWidget(Hairline())
        column.addLayout(_stacked(line) if wide > 16 or not wide else _row(line, 96 if wide > 6 else 56))
    return widget


def _row(line: PreviewLine, width: int) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, gap=12)
    place = Label(line.place, role="strong")
    theme.fix_width(place, width)
    row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(_words(line), 1)
    return row


def _stacked(line: PreviewLine) -> QVBoxLayout:
    """Put a long place, such as a path inside JSON, over its words."""
    column = _words(line)
    if line.place:
        column.insertWidget(0, Prose(line.place, tone="muted"))
    return column


def _words(line: PreviewLine) -> QVBoxLayout:
    words = QVBoxLayout()
    theme.space(words, gap=2)
    words.addWidget(Prose(line.text, role="strong" if line.note else "body"))
    if line.note:
        words.addWidget(Prose(line.note, tone="muted"))
    return words
