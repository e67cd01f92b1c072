"""The meter of a sub-domain: one slot a criterion, and a tick at the number the rule asks for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.painted import Painted

_SLOT, _SLOT_HEIGHT, _BETWEEN, _WIDEST = 32, 14, 4, 248


class Meter(Painted):
    """Acquired slots first, then what is not evaluated (dashes), then what is not acquired (minus)."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._acquired = self._not_acquired = self._total = self._required = 0

    def show_counts(self, acquired: int, not_acquired: int, total: int, required: int) -> None:
        """Show how far the rule is met."""
        counts = (acquired, not_acquired, total, required)
        if counts == (self._acquired, self._not_acquired, self._total, self._required):
            return
        resized = total != self._total
        self._acquired, self._not_acquired, self._total, self._required = counts
        self.say(
            self._tr(
                "{acquired} acquis, {not_acquired} non acquis, {left} à évaluer, {required} demandés",
                acquired=acquired,
                not_acquired=not_acquired,
                left=total - acquired - not_acquired,
                required=required,
            )
        )
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Hold every slot."""
        return QSize(round(self._total * self._step()), theme.px(_SLOT_HEIGHT + 14))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the slots, then the tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.px(_SLOT_HEIGHT)
        top = (self.height() - high) / 2
        for index in range(self._total):
            box = QRectF(index * self._step(), top, self._step() - theme.px(_BETWEEN), high)
            self._draw_slot(painter, box, index)
        x = round(self._required * self._step() - theme.px(_BETWEEN) / 2 - 1)
        painter.fillRect(QRectF(x, 0, 2, self.height()), theme.colour("ink"))

    def _step(self) -> float:
        """Return the pitch of the slots: 36, less when there are many."""
        return theme.px(min(_SLOT + _BETWEEN, _WIDEST / max(1, self._total)))

    def _draw_slot(self, painter: QPainter, box: QRectF, index: int) -> None:
        radius = theme.px(4)
        if index < self._acquired:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(box, radius, radius)
        elif index >= self._total - self._not_acquired:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("fill"))
            painter.drawRoundedRect(box, radius, radius)
            dash = QRectF(box.center().x() - theme.px(5), box.center().y() - 1, theme.px(10), 2)
            painter.fillRect(dash, theme.colour("on_fill"))
        else:
            pen = QPen(theme.colour("edge"), 1)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
