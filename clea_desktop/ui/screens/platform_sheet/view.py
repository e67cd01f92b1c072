"""The sheet of one person, as pixels: a form to read and copy from, beside the platform in its browser."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.platform_sheet.cells import Cells
from clea_desktop.ui.screens.platform_sheet.state import SheetState
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill


class PlatformSheetView(QWidget):
    """Shows a SheetState; decides nothing."""

    mark_asked = Signal()
    unmark_asked = Signal()
    export_asked = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.copy_on = Button(tr("Copier et avancer"), kind="primary", icon="copy")
        self.mark = Button(tr("Marquer comme saisi"), icon="check")
        self.mark.clicked.connect(self.mark_asked)
        self.export = Button(tr("Enregistrer…"), icon="save")
        self.export.clicked.connect(self.export_asked)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.export, self.mark, self.copy_on), pill=self._pill)
        self.trouble = TroubleLine()
        self.entered = Banner("", tone="ok", icon="circle-check", action=tr("Retirer"))
        self.entered.acted.connect(self.unmark_asked)
        self.summary = Banner("", tone="soft", icon="info")
        self.cells = Cells(tr)
        self.cells.ended.connect(self._end)
        self.copy_on.clicked.connect(self.cells.copy_on)
        self._lay_out()
        self.resting = Resting(self, (self.mark, self.export))

    def show_state(self, state: SheetState) -> None:
        """Show one person's cells."""
        self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        self.entered.setVisible(bool(state.entered))
        self.entered.show_text(state.entered, "", self._tr("Retirer"))
        self.mark.setVisible(not state.entered)
        self.summary.show_tone("soft" if state.is_ready else "warn", "info" if state.is_ready else "warning")
        self.summary.show_text(state.summary, state.advice)
        self.cells.show_lines(state.lines)

    def begin(self) -> None:
        """Begin with another person."""
        self.cells.begin()
        self._page.scroll_to_top()

    def focus_first(self) -> None:
        """Go to the cell one was on."""
        self.cells.focus_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        target = self.entered if self.mark.isHidden() else self.mark
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint(("↑", "↓"), tr("choisir")),
            KeyHint((tr("Ctrl"), tr("C")), tr("copier")),
            KeyHint((tr("Entrée"),), tr("copier et avancer")),
            KeyHint((tr("Échap"),), tr("revenir")),
        )
        page = self._page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.entered)
        page.lead_in.addWidget(self.summary)
        theme.limit_width(self.cells, 960)
        page.body.addWidget(self.cells)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)
