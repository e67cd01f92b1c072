"""A sub-domain as it is read in the framework: its rule, where the rule comes from, its criteria."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.framework.state import CorrectionLine, CriterionText, SubdomainPart
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.pill import Pill
from clea_desktop.ui.widgets.text import Label, Prose


class RulePart(QWidget):
    """One sub-domain; the link to correct its rule is there for those who may."""

    def __init__(self, tr: Translate, part: SubdomainPart, correct: Callable[[str], None]) -> None:
        super().__init__()
        self.code = part.code
        self.correct = Button(tr("Corriger cette règle…"), kind="link", icon="pencil")
        self.correct.setAccessibleName(tr("Corriger la règle de {code}", code=part.code))
        self.correct.clicked.connect(lambda: correct(part.code))
        if not part.may_correct:
            self.correct.hide()
        self.column = QVBoxLayout(self)
        theme.space(self.column, gap=4)
        self.column.addLayout(self._head(part))
        for criterion in part.criteria:
            self.column.addLayout(_criterion(criterion))

    def _head(self, part: SubdomainPart) -> QHBoxLayout:
        head = QHBoxLayout()
        theme.space(head, gap=12)
        code = Label(part.code, role="code", tone="muted")
        theme.fix_width(code, theme.code_width(part.code, 44))
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
        rule.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignRight)
        rule.addStretch(1)
        head.addLayout(rule)
        return head


def correction(line: CorrectionLine) -> QWidget:
    """Show a correction made."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    theme.space(column, gap=2)
    column.addWidget(Prose(line.what, role="strong"))
    column.addWidget(Prose(line.who, tone="muted"))
    return widget


def _criterion(criterion: CriterionText) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, gap=12, margins=(56, 0, 0, 0))
    code = Label(criterion.code, tone="muted")
    theme.fix_width(code, theme.code_width(criterion.code, 48))
    row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Prose(criterion.title), 1)
    if criterion.note:
        row.addWidget(Label(criterion.note, tone="accent"))
    return row
