"""The criterion of a clue, chosen by typing its code or its words: Entrée takes the first that fits."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.criterion_picker import matching
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.scroll_page import ScrollPage
from clea_desktop.ui.widgets.text import Prose

_LAID_OUT_MS = 40


class CriterionField(QWidget):
    """``chosen`` carries a code, or nothing once the field was emptied; ``words`` is placed by who has the room."""

    chosen = Signal(str)

    def __init__(self, tr: Translate, number: int) -> None:
        super().__init__()
        self._tr = tr
        self._code, self._title = "", ""
        self._criteria: tuple[tuple[str, str], ...] = ()
        self._others: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.field = FormField(tr("Critère"), placeholder=tr("Code ou mot"))
        self.field.editor.setAccessibleName(tr("Critère de l'indice {number}", number=number))
        self.field.changed.connect(lambda _text: self._typed())
        self.field.entered.connect(self._take)
        self.field.editor.installEventFilter(self)
        self.words = Prose(tone="muted")
        column = QVBoxLayout(self)
        theme.space(column, gap=6)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def show_criterion(self, code: str, title: str, criteria: Sequence[tuple[str, str]], others: Sequence[str]) -> None:
        """Show what is kept, what can be chosen, and what the other clues of the task have."""
        changed, self._code, self._title = code != self._code, code, title
        self._criteria, self._others = tuple(criteria), tuple(others)
        if changed or not self.field.editor.hasFocus():
            self.field.set_text(code)
            self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what was typed in full when the field is left, and otherwise show what is kept."""
        if event.type() == QEvent.Type.FocusOut:
            self._leave()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        typed = self.field.text().strip()
        if typed in self._others:
            self.field.show_error(self._tr("Ce critère a déjà un indice dans cette tâche."))
        self._say()
        QTimer.singleShot(_LAID_OUT_MS, self, self._show_whole)

    def _show_whole(self) -> None:
        """Bring what was found into sight."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, ScrollPage):
            parent = parent.parentWidget()
        if isinstance(parent, ScrollPage):
            parent.ensureWidgetVisible(self.words if self.words.isVisible() else self, 0, theme.gap(16))

    def _take(self) -> None:
        found = matching(self._criteria, self.field.text(), self._others)
        if found:
            self._choose(found[0][0])
        elif not self.field.text().strip() or self._may_be(self.field.text().strip()):
            self._choose(self.field.text().strip())
        elif not self.field.error():
            self.field.show_error(self._tr("Aucun critère ne répond à ces mots."))

    def _leave(self) -> None:
        typed = self.field.text().strip()
        if typed != self._code and (not typed or self._may_be(typed)):
            self._choose(typed)
        else:
            QTimer.singleShot(0, self, self._settle)

    def _may_be(self, typed: str) -> bool:
        """Say whether a code can be chosen: any, where the framework of the exercise is not the one at hand."""
        known = {code for code, _ in self._criteria}
        return typed not in self._others and (typed in known or not known)

    def _settle(self) -> None:
        if not self.field.editor.hasFocus():
            self.field.show_error("")
            self.field.set_text(self._code)
            self._say()

    def _choose(self, code: str) -> None:
        self.field.set_text(code)
        if code != self._code:
            self.chosen.emit(code)
        self._say()

    def _say(self) -> None:
        typed = self.field.text().strip()
        if typed == self._code:
            self.words.setText(self._title)
        else:
            found = matching(self._criteria, typed, self._others)
            self.words.setText("\n".join(f"{code}  {title}" for code, title in found))
        self.words.setVisible(bool(self.words.text()))
