"""The findings of an accepted file, domain by domain, and the chain of its journal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.rating import Rating
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.received_views import FoundDomain, FoundLine
from clea_desktop.ui import labels, theme
from clea_desktop.ui.screens.received.state import JournalRow, JournalState, domain_sentence
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.data_list import DataList
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.row_model import Column, DataRow
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Prose

_LIST, _LEAST_ROWS = 360, 5


class FindingsPart(QWidget):
    """One domain at a time."""

    chosen = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._domains: tuple[FoundDomain, ...] = ()
        self.list = SideList(tr("Domaines"))
        self.list.chosen.connect(self.show_domain)
        self._title, self._sentence = Prose(role="lead"), Prose(tone="muted")
        self.rows = ItemList()
        shown = QWidget()
        column = QVBoxLayout(shown)
        theme.space(column, gap=8)
        for widget in (self._title, self._sentence, self.rows):
            column.addWidget(widget)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole, gap=0)
        whole.addWidget(Columns(shown, self.list, side_width=_LIST, side_first=True))

    def show_domains(self, domains: tuple[FoundDomain, ...]) -> None:
        """Show another file's findings, from the first domain."""
        if domains == self._domains:
            return
        self._domains = domains
        self.list.show_items([_item(domain, self._tr) for domain in domains])
        if domains:
            self.show_domain(domains[0].code)
        else:
            self.rows.show_rows(())

    def show_domain(self, code: str) -> None:
        """Show the findings of one domain."""
        domain = next((one for one in self._domains if one.code == code), None)
        if domain is None:
            return
        self.list.select(code)
        self._title.setText(upper_initial(domain.title))
        self._sentence.setText(domain_sentence(domain, self._tr))
        self.rows.show_rows([_row(line, self._tr) for line in domain.lines])


class JournalPart(QWidget):
    """The chain in two sentences, then the acts that are open."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.chain = Banner("", tone="ok", icon="circle-check")
        self.head = Prose(tone="muted")
        columns = (Column(tr("Acte"), 70), Column(tr("Par"), 30))
        self.rows = DataList(tr("Actes ouverts du journal"), columns, opens=False)
        column = QVBoxLayout(self)
        theme.space(column, gap=12)
        for widget in (self.chain, self.head):
            column.addWidget(widget)
        column.addWidget(self.rows, 1)
        self.restyle()

    def show_journal(self, journal: JournalState) -> None:
        """Show a chain."""
        self.chain.show_text(journal.sentence, journal.plain)
        self.head.setText(self._tr("Empreinte du dernier maillon : {head}", head=_grouped(journal.head)))
        self.rows.show_rows([self._row(row) for row in journal.rows])

    def restyle(self) -> None:
        """Keep room for a few rows at any size."""
        self.rows.setMinimumHeight(theme.px(64 * _LEAST_ROWS))

    def focus_first(self) -> None:
        """Go to the acts."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, row: JournalRow) -> DataRow:
        where = self._tr("n° {number}", number=row.number)
        return DataRow(row.number, row.act, labels.joined((where, row.when), self._tr), (row.by,))


def _item(domain: FoundDomain, tr: Translate) -> SideItem:
    title, value = upper_initial(domain.title), f"{domain.acquired}/{domain.total}"
    said = tr("Domaine {code}, {title} : {found}", code=domain.code, title=title, found=domain_sentence(domain, tr))
    return SideItem(domain.code, domain.code, title, value, done=domain.is_acquired, description=said)


def _row(line: FoundLine, tr: Translate) -> ItemRow:
    words = {Rating.ACQUIRED: tr("Acquis"), Rating.NOT_ACQUIRED: tr("Non acquis à ce jour"), None: tr("Non évalué")}
    icons = {Rating.ACQUIRED: "check", Rating.NOT_ACQUIRED: "minus", None: "circle-dashed"}
    pieces = how_many(line.pieces, tr("{count} preuve"), tr("{count} preuves")).format(count=line.pieces)
    detail = labels.joined((words[line.rating], pieces if line.pieces else "", line.reason), tr)
    return ItemRow(icons[line.rating], f"{line.code}  {line.title}", detail)


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
