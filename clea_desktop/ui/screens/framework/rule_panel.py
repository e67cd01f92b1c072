"""Where a rule is corrected, under the rule itself: the number, what is mandatory, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from clea_desktop.core.limits import REASON_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.framework.state import RulePanel
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.criterion_picker import CriterionPicker
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.form_field import FormField


class RulePanelCard(Card):
    """Tells a wish: the number as typed, the mandatory codes, the reason. It decides nothing."""

    corrected = Signal(str, tuple, str)
    closed = Signal()

    def __init__(self, tr: Translate, panel: RulePanel) -> None:
        super().__init__(panel.title, icon="scales", subtitle=panel.plain)
        self.code = panel.code
        self.required = FormField(
            tr("Critères requis sur {total}", total=panel.total),
            help_text=tr("Un nombre, ou un taux comme 75 %."),
            limit=10,
        )
        self.required.set_text(panel.required)
        theme.limit_width(self.required, 320)
        self.mandatory = CriterionPicker(tr, tr("Critères obligatoires"))
        self.mandatory.show_choices(panel.criteria, panel.mandatory)
        self.reason = FormField(
            tr("Motif"),
            help_text=tr("Par exemple : taux du référentiel publié en juillet 2021."),
            limit=REASON_LIMIT,
        )
        self.reason.entered.connect(self._correct)
        self.act = Button(tr("Corriger la règle"), icon="check")
        self.act.clicked.connect(self._correct)
        self.keep = Button(tr("Laisser comme avant"), kind="link")
        self.keep.clicked.connect(self.closed)
        fields = QVBoxLayout()
        theme.space(fields, gap=16)
        for widget in (self.required, self.mandatory, self.reason, Flow((self.act, self.keep))):
            fields.addWidget(widget)
        self.body.addLayout(fields)

    def focus_first(self) -> None:
        """Begin with the number, ready to be replaced."""
        self.required.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.required.editor.selectAll()

    def show_errors(self, required: str, reason: str) -> None:
        """Say what needs a look, and go there."""
        self.required.show_error(required)
        self.reason.show_error(reason)
        target = self.required if required else self.reason
        if required or reason:
            target.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the rule as it was on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _correct(self) -> None:
        self.corrected.emit(self.required.text(), self.mandatory.chosen(), self.reason.text())
