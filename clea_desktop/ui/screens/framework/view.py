"""The framework, as pixels: columns of versions and domains, then each sub-domain: rule, source, criteria."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.framework.rule_panel import RulePanelCard
from clea_desktop.ui.screens.framework.rule_parts import RulePart, correction
from clea_desktop.ui.screens.framework.state import FrameworkState, RulePanel
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Label, Prose


class FrameworkView(QWidget):
    """Shows a FrameworkState; decides nothing."""

    version_chosen = Signal(str)
    domain_chosen = Signal(str)
    confirm_asked = Signal()
    use_asked = Signal()
    import_asked = Signal()
    template_asked = Signal(str)
    correction_asked = Signal(str)
    corrected = Signal(str, tuple, str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.confirm = Button(tr("Confirmer les règles"), kind="primary", icon="check")
        self.confirm.clicked.connect(self.confirm_asked)
        self.bring = Button(tr("Importer un référentiel…"), icon="inbox")
        self.bring.clicked.connect(self.import_asked)
        self._header = PageHeader(buttons=(self.bring, self.confirm))
        self.trouble = TroubleLine()
        self.state_line = Banner("", tone="warn", icon="warning")
        self.use_line = Banner("", tone="soft", icon="info")
        self.use_line.acted.connect(self.use_asked)
        self.versions = SideList(tr("Versions"))
        self.versions.chosen.connect(self.version_chosen)
        self.domains = SideList(tr("Domaines"))
        self.domains.chosen.connect(self.domain_chosen)
        self.templates = tuple(self._template(ending, words) for ending, words in _templates(tr))
        self.panel: RulePanelCard | None = None
        self.parts: dict[str, RulePart] = {}
        self._title = Prose(role="lead")
        self._parts, self._notes, self._corrections = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._past = QWidget()
        self._shown: FrameworkState | None = None
        self._lay_out()
        self.resting = Resting(self, (self.confirm, self.bring, *self.templates))

    def show_state(self, state: FrameworkState) -> None:
        """Show one domain of a version."""
        before, self._shown = self._shown, state
        self._header.show_text(state.title, state.subtitle)
        if self.confirm.hasFocus() and not state.to_confirm:
            self.domains.focus_selected()
        self.confirm.setVisible(state.to_confirm)
        self.bring.setVisible(state.may_change)
        sure = not any(part.is_sure is False for part in state.parts) and not state.to_confirm
        self.state_line.show_tone("ok" if sure else "warn", "circle-check" if sure else "warning")
        self.state_line.show_text(state.confirm_sentence, state.confirm_plain)
        self.use_line.setVisible(bool(state.use_plain))
        action = self._tr("Commencer les nouveaux dossiers avec celle-ci") if state.may_use else ""
        self.use_line.show_text(self._tr("Version gardée."), state.use_plain, action)
        self.versions.show_items([SideItem(v.key, "", v.word, v.value) for v in state.versions])
        self.versions.select(state.version)
        self.domains.show_items([SideItem(d.code, d.code, d.word, d.value) for d in state.domains])
        self.domains.select(state.domain)
        self._title.setText(state.domain_title)
        if before is None or before.parts != state.parts:
            self._show_parts(state)
        if before is None or before.notes != state.notes:
            _refill(self._notes, [Prose(note, tone="muted") for note in state.notes])
        if before is None or before.corrections != state.corrections:
            _refill(self._corrections, [correction(line) for line in state.corrections])
        self._past.setVisible(bool(state.corrections))
        if before is None or before.panel != state.panel or before.parts != state.parts:
            self._show_panel(state.panel)
        if before is not None and before.panel is not None and state.panel is None:
            self._go_back_to(before.panel.code)
        if before is not None and (before.version, before.domain) != (state.version, state.domain):
            self._page.scroll_to_top()

    def show_errors(self, required: str, reason: str) -> None:
        """Say in the panel what needs a look."""
        if self.panel is not None:
            self.panel.show_errors(required, reason)

    def focus_first(self) -> None:
        """Go to the one filled button, or to the domains."""
        if not self.confirm.isHidden():
            self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.domains.focus_selected()

    def _show_parts(self, state: FrameworkState) -> None:
        made = [RulePart(self._tr, part, self.correction_asked.emit) for part in state.parts]
        self.parts, self.panel = {part.code: part for part in made}, None
        _refill(self._parts, made)

    def _show_panel(self, panel: RulePanel | None) -> None:
        old, self.panel = self.panel, None
        if old is not None:
            part = self.parts.get(old.code)
            old.hide()
            old.deleteLater()
            if part is not None:
                part.correct.setEnabled(True)
        if panel is None:
            return
        self.panel = RulePanelCard(self._tr, panel)
        self.panel.corrected.connect(self.corrected)
        self.panel.closed.connect(lambda: self.correction_asked.emit(""))
        part = self.parts[panel.code]
        part.correct.setEnabled(False)
        part.column.insertWidget(1, self.panel)
        self.panel.focus_first()

    def _go_back_to(self, code: str) -> None:
        """Give the focus back to where the panel was opened, unless the person went elsewhere."""
        part = self.parts.get(code)
        if part is not None:
            part.correct.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.domains.focus_selected()

    def _template(self, ending: str, words: str) -> Button:
        button = Button(words, icon="save")
        button.clicked.connect(lambda: self.template_asked.emit(ending))
        return button

    def _lay_out(self) -> None:
        tr = self._tr
        page = self._page = Page(self._header)
        page.lead_in.addWidget(self.trouble)
        page.body.addWidget(self.state_line)
        page.body.addWidget(self.use_line)
        side = QWidget()
        aside = QVBoxLayout(side)
        theme.space(aside, gap=8)
        for words, column in ((tr("Versions"), self.versions), (tr("Domaines"), self.domains)):
            aside.addWidget(Label(words, tone="muted"))
            aside.addWidget(column)
        aside.addStretch(1)
        page.body.addWidget(Columns(self._main(), side, side_width=232, side_first=True, gap=32))
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(page)

    def _main(self) -> QWidget:
        tr = self._tr
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=12)
        column.addWidget(self._title)
        theme.space(self._parts, gap=24)
        column.addLayout(self._parts)
        past = QVBoxLayout(self._past)
        theme.space(past, gap=12)
        past.addWidget(Hairline())
        past.addWidget(Label(tr("Règles corrigées"), role="strong"))
        theme.space(self._corrections, gap=8)
        past.addLayout(self._corrections)
        column.addWidget(self._past)
        column.addWidget(Hairline())
        column.addWidget(Label(tr("Ce que dit le fichier du référentiel"), role="strong"))
        theme.space(self._notes, gap=4)
        column.addLayout(self._notes)
        column.addWidget(Hairline())
        column.addWidget(Label(tr("Enregistrer un modèle"), role="strong"))
        column.addWidget(
            Prose(tr("Un fichier de cette version, à changer dans un tableur puis à importer."), tone="muted")
        )
        column.addWidget(Flow(self.templates))
        column.addStretch(1)
        return main


def _templates(tr: Translate) -> tuple[tuple[str, str], ...]:
    return (("xlsx", tr("Modèle Excel…")), ("csv", tr("Modèle CSV…")), ("json", tr("Modèle JSON…")))


def _refill(column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := column.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        column.addWidget(widget)
