"""Two parts of the interview to read together: the points to talk of, and the sentence that explains each result."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.restitution.slow_column import MakeRow, SlowColumn
from clea_desktop.ui.screens.restitution.talk_state import PointLine, ResultLine
from clea_desktop.ui.widgets.empty_state import EmptyState
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.item_row import ItemRow
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Prose


class PointsPart(QWidget):
    """The points to talk of, each with the way to its criterion. ``opened`` carries a criterion."""

    opened = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._shown: tuple[PointLine, ...] | None = None
        self.column = SlowColumn()
        self._none = EmptyState(
            "check", tr("Aucun écart"), tr("Ce que la personne a dit et vos constats se rejoignent.")
        )
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.column)
        column.addWidget(self._none)

    def show_points(self, lines: tuple[PointLine, ...], *, has_said: bool) -> None:
        """Show what to talk of."""
        if not has_said:
            words = self._tr("Rien n'est encore dit dans l'auto-évaluation : parlez de ce que vous avez vu ensemble.")
            self._none.show_text(self._tr("Pas d'auto-évaluation"), words)
        else:
            words = self._tr("Ce que la personne a dit et vos constats se rejoignent.")
            self._none.show_text(self._tr("Aucun écart"), words)
        self._none.setVisible(not lines)
        self.column.setVisible(bool(lines))
        if lines != self._shown:
            self._shown = lines
            rows: list[MakeRow] = []
            for line in lines:
                rows += [Hairline, partial(self._row, line)] if rows else [partial(self._row, line)]
            self.column.show_rows(rows)

    def rows(self) -> list[ItemRow]:
        """Return the points shown."""
        return [row for row in self.column.rows if isinstance(row, ItemRow)]

    def _row(self, line: PointLine) -> ItemRow:
        title = self._tr("{code}  {title}", code=line.code, title=line.title)
        detail = self._tr("{words}. {detail}", words=line.words, detail=line.detail)
        row = ItemRow(line.icon, title, detail, action=self._tr("Voir le critère"), action_icon="chevron-right")
        row.acted.connect(lambda: self.opened.emit(line.code))
        return row


class ResultsPart(SlowColumn):
    """Every result with its sentence; a domain first, then what makes it."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ResultLine, ...] | None = None

    def show_results(self, lines: tuple[ResultLine, ...]) -> None:
        """Show the results."""
        if lines == self._shown:
            return
        self._shown = lines
        rows: list[MakeRow] = []
        for line in lines:
            if rows and line.is_domain:
                rows.append(Hairline)
            rows.append(partial(_ResultRow, line))
        self.show_rows(rows)


class _ResultRow(QWidget):
    def __init__(self, line: ResultLine) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        theme.space(row, gap=12, margins=(0 if line.is_domain else 32, 8 if line.is_domain else 4, 0, 4))
        icon = "circle-check" if line.is_acquired else "circle-dashed"
        sign = Picture(icon, 20, "accent" if line.is_acquired else "muted")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.space(words, gap=2)
        words.addWidget(Prose(line.title, role="lead" if line.is_domain else "strong"))
        words.addWidget(Prose(line.sentence, tone="ink" if line.is_domain else "muted"))
        row.addLayout(words, 1)
