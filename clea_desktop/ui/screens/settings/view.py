"""The settings, as pixels: a column of parts, one of them in sight."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.settings.organisation_part import OrganisationPart
from clea_desktop.ui.screens.settings.parts import AboutPart, AccountPart, DisplayPart, PeoplePart
from clea_desktop.ui.screens.settings.practice_part import PracticePart
from clea_desktop.ui.screens.settings.signature_part import SignaturePart
from clea_desktop.ui.screens.settings.state import Refusals, Section, SettingsState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.side_list import SideItem, SideList


class SettingsView(QWidget):
    """Shows a SettingsState; decides nothing."""

    section_chosen = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._header = PageHeader(tr("Réglages"), " ")
        self.trouble = TroubleLine()
        self.sections = SideList(tr("Réglages"))
        self.sections.chosen.connect(self.section_chosen)
        self.display = DisplayPart(tr)
        self.people = PeoplePart(tr)
        self.organisation = OrganisationPart(tr)
        self.account = AccountPart(tr)
        self.signature = SignaturePart(tr)
        self.practice = PracticePart(tr)
        self.about = AboutPart(tr)
        self._parts: dict[Section, QWidget] = {
            Section.DISPLAY: self.display,
            Section.PEOPLE: self.people,
            Section.ORGANISATION: self.organisation,
            Section.ACCOUNT: self.account,
            Section.SIGNATURE: self.signature,
            Section.PRACTICE: self.practice,
            Section.ABOUT: self.about,
        }
        self._lay_out()
        account = self.account
        self.resting = Resting(
            self, (self.people.add, account.change, account.renew, account.print_sheet, account.sheet, account.confirm)
        )

    def show_state(self, state: SettingsState) -> None:
        """Show one part."""
        self._header.show_text(self._tr("Réglages"), state.subtitle)
        self.sections.show_items([SideItem(section, "", words) for section, words in state.sections])
        self.sections.select(state.section)
        self.display.show_state(state)
        self.people.show_state(state)
        self.about.show_state(state)
        for section, part in self._parts.items():
            part.setVisible(section is state.section)

    def show_refusals(self, refusals: Refusals) -> None:
        """Say what needs a look in the forms."""
        self.people.show_refusals(refusals)
        self.account.show_refusals(refusals)

    def forget(self) -> None:
        """Empty every secret."""
        self.people.forget()
        self.account.forget()
        self.signature.forget()

    def focus_first(self) -> None:
        """Go to the column."""
        self.sections.focus_selected()

    def _lay_out(self) -> None:
        page = Page(self._header)
        page.lead_in.addWidget(self.trouble)
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=0)
        for part in self._parts.values():
            part.hide()
            column.addWidget(part)
        column.addStretch(1)
        page.body.addWidget(Columns(main, self.sections, side_width=200, side_first=True, gap=32))
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(page)
