"""The national platform's page, as pixels: a period, its people, and what is left to type."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.platform.state import PersonLine, PlatformState
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.data_list import DataList
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.empty_state import EmptyState
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import PillTone, practice_pill
from clea_desktop.ui.widgets.row_model import Column, DataRow, PillLook
from clea_desktop.ui.widgets.scroll_page import ScrollPage

_TONES: dict[str, PillTone] = {"ok": "ok", "warn": "warn", "accent": "accent"}


class PlatformView(QWidget):
    """Shows a PlatformState; decides nothing."""

    days_chosen = Signal(object, object)
    opened = Signal(str)
    following_asked = Signal()
    export_asked = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.following = Button(tr("Saisir la ligne suivante"), kind="primary", icon="keyboard")
        self.following.clicked.connect(self.following_asked)
        self.export = Button(tr("Enregistrer le tableau…"), icon="save")
        self.export.clicked.connect(self.export_asked)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.export, self.following), pill=self._pill)
        self.trouble = TroubleLine()
        self.first = DateField(tr, tr("Du"))
        self.last = DateField(tr, tr("Au"))
        for field in (self.first, self.last):
            theme.fix_width(field, 176)
            field.editor.editingFinished.connect(self._choose)
        self.left_out = Banner("", tone="soft", icon="info")
        columns = (tr("Personne"), tr("Statut"), tr("Date de passage"), tr("Saisie"))
        self.rows = DataList(tr("Plateforme nationale"), tuple(map(Column, columns, (34, 16, 24, 26))))
        self.rows.opened.connect(self.opened)
        nothing = tr("Choisissez d'autres jours, ou terminez une évaluation : sa ligne paraîtra ici.")
        self.empty = EmptyState("keyboard", tr("Rien à saisir pour ces jours"), nothing)
        self._nobody = ScrollPage(self.empty)
        self._lay_out()
        self.resting = Resting(self, (self.export,))

    def show_state(self, state: PlatformState) -> None:
        """Show the people of a period."""
        self._header.show_text(self._tr("Plateforme nationale"), state.subtitle)
        self._pill.setVisible(state.practice)
        self.left_out.setVisible(bool(state.left_out))
        self.left_out.show_text(state.left_out)
        self.rows.show_rows([_row(line) for line in state.lines])
        self.rows.setVisible(bool(state.lines))
        self._nobody.setVisible(not state.lines)
        self.export.setVisible(bool(state.lines))
        self.following.setVisible(bool(state.following))

    def show_days(self, first: date, last: date) -> None:
        """Show the days of the period."""
        for field, day in ((self.first, first), (self.last, last)):
            if not field.editor.hasFocus() or field.day() is None:
                field.set_day(day)
            field.show_error("")

    def focus_first(self) -> None:
        """Go to the people, or to the days when there is nobody."""
        target = self.first if self.rows.isHidden() else self.rows
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the list on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        first, last = self.first.day(), self.last.day()
        for field, day in ((self.first, first), (self.last, last)):
            field.show_error("" if day is not None else self._tr("Ce jour n'existe pas."))
        if first is not None and last is not None and last < first:
            self.last.show_error(self._tr("Il vient avant le premier."))
        self.days_chosen.emit(first, last)

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint(("↑", "↓"), tr("choisir")),
            KeyHint((tr("Entrée"),), tr("ouvrir la ligne")),
            KeyHint((tr("Échap"),), tr("revenir à la liste")),
        )
        page = Page(self._header, keys=keys, scrolls=False)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.left_out)
        days = QHBoxLayout()
        theme.space(days, gap=16)
        for field in (self.first, self.last):
            days.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        days.addStretch(1)
        page.body.addLayout(days)
        page.body.addWidget(self.rows, 1)
        page.body.addWidget(self._nobody, 1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)


def _row(line: PersonLine) -> DataRow:
    words, icon, tone = line.pill
    look = PillLook(words, icon, _TONES[tone])
    return DataRow(line.dossier_id, line.name, line.code, (line.passage, line.passed_on), look)
