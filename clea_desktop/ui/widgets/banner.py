"""A banner: one sentence that matters now, one plain sentence after it, and the way out as a link."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.theme import Token
from clea_desktop.ui.theme.tokens import RADIUS_CARD
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Prose

BannerTone = Literal["soft", "warn", "bad", "ok"]
_GROUNDS: dict[BannerTone, Token] = {"soft": "soft", "warn": "warn_soft", "bad": "bad_soft", "ok": "ok_soft"}
_INKS: dict[BannerTone, Token] = {"soft": "accent", "warn": "warn", "bad": "bad", "ok": "ok"}
_POINTER, _HEIGHT = 8, 56


class Banner(QWidget):
    """A soft, amber, green or red ground with an icon, a bold sentence, a plain one, and perhaps a link."""

    acted = Signal()

    def __init__(
        self, sentence: str, plain: str = "", *, tone: BannerTone = "soft", icon: str = "info", action: str = ""
    ) -> None:
        super().__init__()
        self._tone: BannerTone = tone
        self._pointer: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._sentence = Prose(sentence, role="strong")
        self._plain = Prose(plain)
        self._action = Button(action, kind="link", icon="chevron-right", icon_right=True)
        self._action.clicked.connect(self.acted)
        self._picture = Picture(icon, 20, _INKS[tone])
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._words, gap=12)
        self._words.addWidget(self._sentence)
        self._words.addWidget(self._plain, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._picture)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._action)
        self._space()
        self.show_text(sentence, plain, action)

    def show_text(self, sentence: str, plain: str = "", action: str = "") -> None:
        """Change the words; no action, no link."""
        self._sentence.setText(sentence)
        self._plain.setText(plain)
        self._plain.setVisible(bool(plain))
        self._action.show_text(action)
        self._action.setVisible(bool(action))
        self._arrange()

    def show_tone(self, tone: BannerTone, icon: str) -> None:
        """Change the ground and the icon."""
        self._tone = tone
        self._picture.show_icon(icon, _INKS[tone])
        self.update()

    def restyle(self) -> None:
        """Arrange the sentences again at a change of scale."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground, and the pointer when it points at something."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_GROUNDS[self._tone]))
        radius = theme.px(RADIUS_CARD)
        top = _POINTER if self._points() else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, top, 0, 0), radius, radius)
        if self._pointer is not None:
            x = float(self._pointer)
            painter.drawPolygon(QPolygonF([QPointF(x - 10, top), QPointF(x, 0), QPointF(x + 10, top)]))

    def _points(self) -> bool:
        return False

    def _space(self) -> None:
        top = _POINTER if self._points() else 0
        theme.space(self._row, gap=12, margins=(16, 6 + top, 8, 6))

    def _arrange(self) -> None:
        """Put the two sentences on one line when they are short, one under the other otherwise."""
        short = len(self._sentence.text()) + len(self._plain.text()) < 100 / theme.scale() ** 2
        aside = short and bool(self._plain.text())
        self._words.setDirection(QBoxLayout.Direction.LeftToRight if aside else QBoxLayout.Direction.TopToBottom)
        policy = QSizePolicy.Policy.Minimum if aside else QSizePolicy.Policy.Expanding
        self._sentence.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self._words.setSpacing(theme.gap(12 if aside else 0))
        self.setMinimumHeight(theme.gap(_HEIGHT) + (_POINTER if self._points() else 0))


class Callout(Banner):
    """A banner whose pointer sits under a step: why it is blocked, the way out, and what may go on."""

    def point_at(self, x: int) -> None:
        """Place the pointer, in the callout's own (painted) pixels."""
        self._pointer = x
        self.update()

    def _points(self) -> bool:
        return True


def practice_banner(tr: Translate) -> Banner:
    """Return the banner of everything made for practice: nobody may mistake it for the real thing."""
    return Banner(
        tr("ENTRAÎNEMENT"), tr("Rien de ce qui est fait ici n'a de valeur officielle."), tone="warn", icon="graduation"
    )
