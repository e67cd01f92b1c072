"""A state in a pill: an icon, a word and a ground, never the colour alone."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme import Token
from clea_desktop.ui.widgets.painted import Painted

PillTone = Literal["neutral", "accent", "ok", "warn", "bad"]
DossierState = Literal["draft", "sealed", "sent", "kept", "decided"]
TONES: dict[PillTone, tuple[Token, Token]] = {
    "neutral": ("sunken", "muted"),
    "accent": ("soft", "accent"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "bad": ("bad_soft", "bad"),
}
_HEIGHT, _SIDE, _ICON, _BETWEEN = 28, 10, 16, 6


def pill_width(text: str, *, with_icon: bool, bold: bool = True) -> int:
    """Return the width a pill needs, in scaled pixels."""
    icon = theme.px(_ICON) + theme.px(_BETWEEN) if with_icon else 0
    return icon + QFontMetrics(theme.font(bold=bold)).horizontalAdvance(text) + 2 * theme.px(_SIDE)


def paint_pill(  # noqa: PLR0913 - a drawing's arguments, all needed by the delegate of lists too
    painter: QPainter, box: QRectF, text: str, icon: str, tone: PillTone, *, bold: bool = True, ratio: float = 1.0
) -> None:
    """Draw a pill in a box (of :func:`pill_width`)."""
    ground, ink = TONES[tone]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    left = box.left() + theme.px(_SIDE)
    if icon:
        side = theme.px(_ICON)
        drawn = pixmap(icon, _ICON, ink, ratio=ratio)
        painter.drawPixmap(round(left), round(box.center().y() - side / 2), drawn)
        left += side + theme.px(_BETWEEN)
    painter.setFont(theme.font(bold=bold))
    painter.setPen(QPen(theme.colour(ink)))
    painter.drawText(box.adjusted(left - box.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


class Pill(Painted):
    """A state, with its shape, its word and its colour."""

    def __init__(self, text: str, icon: str = "", tone: PillTone = "neutral", *, bold: bool = True) -> None:
        super().__init__()
        self._text, self._icon, self._tone, self._bold = text, icon, tone, bold
        self.say(text)

    def show_state(self, text: str, icon: str, tone: PillTone) -> None:
        """Change what it says."""
        self._text, self._icon, self._tone = text, icon, tone
        self.say(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Fit the words."""
        return QSize(pill_width(self._text, with_icon=bool(self._icon), bold=self._bold), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pill in the middle of the height it was given."""
        painter = QPainter(self)
        high = theme.px(_HEIGHT)
        box = QRectF(0, (self.height() - high) / 2, self.width(), high)
        paint_pill(painter, box, self._text, self._icon, self._tone, bold=self._bold, ratio=self.devicePixelRatioF())


def state_words(tr: Translate, state: DossierState) -> tuple[str, str, PillTone]:
    """Return the word, icon and tone of a dossier's state."""
    words: dict[DossierState, tuple[str, str, PillTone]] = {
        "draft": (tr("Brouillon"), "pencil", "neutral"),
        "sealed": (tr("Scellé"), "lock", "accent"),
        "sent": (tr("Envoyé"), "plane", "accent"),
        "kept": (tr("Conservé"), "shield", "accent"),
        "decided": (tr("Décidé"), "badge", "ok"),
    }
    return words[state]


def state_pill(tr: Translate, state: DossierState) -> Pill:
    """Return the pill of a dossier's state."""
    return Pill(*state_words(tr, state))


def practice_pill(tr: Translate) -> Pill:
    """Return the mark of what is only for practice."""
    return Pill(tr("ENTRAÎNEMENT"), "graduation", "warn")
