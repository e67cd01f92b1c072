"""The tour, as pixels: a drawing, a title, a few words, and the keys that turn the page."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.tour.drawings import PageDots, TourDrawing
from clea_desktop.ui.screens.tour.state import TourState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.progress import Progress
from clea_desktop.ui.widgets.text import Label, Prose

_MEASURE = 640


class TourView(QWidget):
    """Shows a TourState; decides nothing."""

    turned = Signal(int)
    skipped = Signal()
    left = Signal()
    practice_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._drawing, self._dots = TourDrawing(), PageDots()
        self._count = Label(tone="muted")
        self.title = Prose(role="title")
        self.text = Prose(width=_MEASURE)
        self.trouble = TroubleLine()
        self.go_back = Button("", icon="arrow-left")
        self.go_on = Button("", kind="primary", icon="arrow-right", icon_right=True)
        self.practise = Button("", kind="primary", icon="people")
        self.leave = Button("", icon="check")
        self.skip = Button("", kind="link")
        self.progress = Progress(tr)
        self.resting = Resting(self, (self.go_back, self.go_on, self.practise, self.leave, self.skip))
        self._page = ""
        self._join()
        self._lay_out(tr)
        self.restyle()

    def show_state(self, state: TourState) -> None:
        """Show a page, and let Enter go on."""
        self._drawing.show_subject(state.subject)
        self._dots.show_subject(state.subject)
        self._count.setText(state.place)
        self.title.setText(state.title)
        self.text.setText(state.text)
        buttons = {
            self.go_back: state.back,
            self.go_on: state.go_on,
            self.practise: state.practise,
            self.leave: state.leave,
            self.skip: state.skip,
        }
        for button, words in buttons.items():
            button.show_text(words)
            button.setVisible(bool(words))
        self.leave.set_kind("outlined" if state.practise else "primary")
        if state.title != self._page:
            self._page = state.title
            self.focus_first()

    def restyle(self) -> None:
        """Leave the room to the words in large type: the drawing only goes with them."""
        self._drawing.setVisible(not theme.is_large())

    def focus_first(self) -> None:
        """Go to the button that goes on."""
        for button in (self.go_on, self.practise, self.leave):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _join(self) -> None:
        self.go_on.clicked.connect(partial(self.turned.emit, 1))
        self.go_back.clicked.connect(partial(self.turned.emit, -1))
        self.skip.clicked.connect(self.skipped)
        self.leave.clicked.connect(self.left)
        self.practise.clicked.connect(self.practice_asked)
        on_key(self, "Right", partial(self.turned.emit, 1))
        on_key(self, "Left", partial(self.turned.emit, -1))
        on_key(self, "Esc", self.skipped.emit)

    def _lay_out(self, tr: Translate) -> None:
        keys = (KeyHint(("←", "→"), tr("tourner la page")), KeyHint((tr("Échap"),), tr("quitter la visite")))
        page = Page(PageHeader(tr("Visite de CléA Desktop"), " "), keys=keys)
        page.lead_in.addWidget(self.trouble)
        where = QWidget()
        row = QHBoxLayout(where)
        theme.space(row, gap=12)
        row.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._count)
        row.addStretch(1)
        page.body.addStretch(1)
        page.body.addWidget(self._drawing)
        for widget in (where, self.title, self.text):
            page.body.addWidget(widget)
        page.body.addSpacing(theme.gap(8))
        page.body.addWidget(Flow((self.go_on, self.practise, self.leave, self.go_back, self.skip)))
        page.body.addWidget(self.progress)
        page.body.addStretch(2)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(page)
