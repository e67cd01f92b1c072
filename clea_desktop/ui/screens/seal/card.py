"""The card of a sealed dossier: our mark around a lock, the day and hour, and the sixteen characters people compare."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.screens.seal.state import SealedCard
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.painted import Painted
from clea_desktop.ui.widgets.text import Prose

_SIDE, _RING, _PETAL, _HEART, _LOCK = 120, 40, 13, 25, 28


class SealMark(Painted):
    """The seven petals of the mark around a closed lock. Decoration: the words under it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be a large disc."""
        return QSize(theme.px(_SIDE), theme.px(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, the petals, the lock."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft"))
        painter.drawEllipse(self.rect())
        painter.setBrush(theme.colour("accent"))
        centre = QPointF(self.width() / 2, self.height() / 2)
        for petal in range(7):
            painter.save()
            painter.translate(centre)
            painter.rotate(petal * 360 / 7)
            painter.drawEllipse(QPointF(0, -theme.px(_RING)), theme.px(_PETAL), theme.px(_PETAL))
            painter.restore()
        painter.drawEllipse(centre, theme.px(_HEART), theme.px(_HEART))
        side = theme.px(_LOCK)
        drawn = pixmap("lock", _LOCK, "on_accent", 2.0, ratio=self.devicePixelRatioF())
        place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.drawPixmap(place.topLeft().toPoint(), drawn)


class SealedBox(Card):
    """Shows a SealedCard, with what can be given."""

    export_asked = Signal()
    trust_asked = Signal()
    carry_asked = Signal()
    cosign_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._title = Prose(role="lead")
        self._when = Prose(tone="muted")
        self._by = Prose(tone="muted")
        self._mark = Prose(role="lead")
        self._detail = Prose(tone="muted")
        self.carry = Button("", kind="primary", icon="lock")
        self.carry.clicked.connect(self.carry_asked)
        self.export = Button(tr("Donner une copie…"), kind="primary", icon="export")
        self.export.clicked.connect(self.export_asked)
        self.cosign = Button("", icon="pencil")
        self.cosign.clicked.connect(self.cosign_asked)
        self.trust = Button("", kind="link", icon="badge")
        self.trust.clicked.connect(self.trust_asked)
        self.correct = Button(tr("Corriger ce dossier…"), kind="link", icon="pencil")
        centre = Qt.AlignmentFlag.AlignHCenter
        words = QVBoxLayout()
        theme.space(words, gap=4)
        for label in (self._title, self._when, self._by):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.addWidget(label)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(SealMark(), 0, centre)
        self.body.addLayout(words)
        self.body.addWidget(self._mark)
        self.body.addWidget(self._detail)
        self.body.addWidget(self.carry, 0, centre)
        self.body.addWidget(self.export, 0, centre)
        self.body.addWidget(self.cosign, 0, centre)
        self.body.addWidget(self.trust, 0, centre)
        self.body.addWidget(self.correct, 0, centre)

    def first(self) -> Button:
        """Return what is done first."""
        return self.export if self.carry.isHidden() else self.carry

    def show_card(self, card: SealedCard) -> None:
        """Show when it was sealed, by whom, and its mark; what can leave encrypted is first offered so."""
        self.trust.show_text(card.trust)
        self.carry.show_text(card.carry)
        self.carry.setVisible(bool(card.carry))
        self.export.set_kind("outlined" if card.carry else "primary")
        self.cosign.show_text(card.cosign)
        self.cosign.setVisible(bool(card.cosign))
        self._title.setText(card.title)
        self._when.setText(card.when)
        self._by.setText(card.by)
        self._mark.setText(card.mark)
        self._detail.setText(card.detail)
