"""The framework, as pixels: a column of domains, then each sub-domain with its rule, its source and its criteria."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.framework.state import CriterionText, FrameworkState, SubdomainPart
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import Pill
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Label, Prose


class FrameworkView(QWidget):
    """Shows a FrameworkState; decides nothing."""

    domain_chosen = Signal(str)
    confirm_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.confirm = Button(tr("Confirmer les règles"), kind="primary", icon="check")
        self.confirm.clicked.connect(self.confirm_asked)
        self._header = PageHeader(buttons=(self.confirm,))
        self.trouble = TroubleLine()
        self.state_line = Banner("", tone="warn", icon="warning")
        self.domains = SideList(tr("Domaines"))
        self.domains.chosen.connect(self.domain_chosen)
        self._title = Prose(role="lead")
        self._parts = QVBoxLayout()
        self._notes = QVBoxLayout()
        self._shown: FrameworkState | None = None
        self._lay_out()
        self.resting = Resting(self, (self.confirm,))

    def show_state(self, state: FrameworkState) -> None:
        """Show one domain."""
        self._header.show_text(state.title, state.subtitle)
        self.confirm.setVisible(state.to_confirm)
        sure = not state.confirm_plain
        self.state_line.show_tone("ok" if sure else "warn", "circle-check" if sure else "warning")
        self.state_line.show_text(state.confirm_sentence, state.confirm_plain)
        self.domains.show_items([SideItem(d.code, d.code, d.word, d.value) for d in state.domains])
        self.domains.select(state.domain)
        self._title.setText(state.domain_title)
        if self._shown is None or self._shown.parts != state.parts:
            _refill(self._parts, [_part(part) for part in state.parts])
        if self._shown is None or self._shown.notes != state.notes:
            _refill(self._notes, [Prose(note, tone="muted") for note in state.notes])
        self._shown = state

    def focus_first(self) -> None:
        """Go to the one filled button, or to the domains."""
        if not self.confirm.isHidden():
            self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.domains.focus_selected()

    def _lay_out(self) -> None:
        page = Page(self._header)
        page.lead_in.addWidget(self.trouble)
        page.body.addWidget(self.state_line)
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=12)
        column.addWidget(self._title)
        theme.space(self._parts, gap=24)
        column.addLayout(self._parts)
        column.addWidget(Hairline())
        column.addWidget(Label(self._tr("Ce que dit le fichier du référentiel"), role="strong"))
        theme.space(self._notes, gap=4)
        column.addLayout(self._notes)
        column.addStretch(1)
        page.body.addWidget(Columns(main, self.domains, side_width=232, side_first=True, gap=32))
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(page)


def _refill(column: QVBoxLayout, widgets: list[QWidget] | list[Prose]) -> None:
    while (item := column.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        column.addWidget(widget)


def _part(part: SubdomainPart) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    theme.space(column, gap=4)
    head = QHBoxLayout()
    theme.space(head, gap=12)
    code = Label(part.code, role="code", tone="muted")
    theme.fix_width(code, 44)
    head.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    theme.space(words, gap=2)
    words.addWidget(Prose(part.title, role="strong"))
    words.addWidget(Prose(part.source, tone="muted"))
    words.addStretch(1)
    head.addLayout(words, 1)
    rule = QVBoxLayout()
    theme.space(rule, gap=4)
    rule.addWidget(Label(part.rule, role="strong"), 0, Qt.AlignmentFlag.AlignRight)
    pill = Pill(part.kind, "check" if part.is_sure else "warning", "neutral" if part.is_sure else "warn")
    rule.addWidget(pill, 0, Qt.AlignmentFlag.AlignRight)
    head.addLayout(rule)
    column.addLayout(head)
    for criterion in part.criteria:
        column.addLayout(_criterion(criterion))
    return widget


def _criterion(criterion: CriterionText) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, gap=12, margins=(56, 0, 0, 0))
    code = Label(criterion.code, tone="muted")
    theme.fix_width(code, 48)
    row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Prose(criterion.title), 1)
    if criterion.note:
        row.addWidget(Label(criterion.note, tone="accent"))
    return row
