"""The quiet line at the bottom: saved when, kept where, with or without network."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme.tokens import PAGE_MARGIN, STATUS_HEIGHT
from clea_desktop.ui.widgets.painted import Painted
from clea_desktop.ui.widgets.tips import tell_on_hover

_ICON = 16


class StatusFact(NamedTuple):
    """An icon and a few words: ``StatusFact("check", "Enregistré à 10 h 42")``."""

    icon: str
    text: str


class StatusLine(Painted):
    """Facts from the most to the least important; the last ones give way when the line is full."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[StatusFact, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: Sequence[StatusFact]) -> None:
        """Show what is true now."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        self.say(". ".join(fact.text for fact in facts))
        self._tell_all()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be 40 high, more in large type."""
        return QSize(0, max(theme.gap(STATUS_HEIGHT), theme.px(30)))

    def restyle(self) -> None:
        """See again what fits."""
        self._tell_all()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the hairline, then every fact that fits whole."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        metrics, side = QFontMetrics(theme.font()), theme.px(_ICON)
        left = theme.gap(PAGE_MARGIN)
        for fact in self._facts:
            wide = metrics.horizontalAdvance(fact.text)
            if left + side + theme.px(8) + wide > self.width() - theme.gap(8):
                break
            drawn = pixmap(fact.icon, _ICON, "muted", ratio=self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - side) // 2, drawn)
            left += side + theme.px(8)
            painter.drawText(QRectF(left, 1, wide + 1, self.height() - 1), Qt.AlignmentFlag.AlignVCenter, fact.text)
            left += wide + theme.gap(PAGE_MARGIN)

    def _tell_all(self) -> None:
        tell_on_hover(self, "\n".join(fact.text for fact in self._facts))
