"""The pages before the vault is open: the product's mark at the left, one calm column at the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme.tokens import RAIL_FOLDED
from clea_desktop.ui.widgets.restyle import set_ground
from clea_desktop.ui.widgets.scroll_page import ScrollPage
from clea_desktop.ui.widgets.text import Prose

_PANEL, _COLUMN, _MARK, _MARK_FOLDED = 416, 480, 112, 48


class _Mark(QLabel):
    """The mark, large; small in the folded panel. Its own margin is cut off, so that it stands over the words."""

    def __init__(self) -> None:
        super().__init__()
        self.restyle()

    def restyle(self) -> None:
        """Draw the mark again."""
        side = _MARK_FOLDED if theme.is_large() else theme.px(_MARK)
        drawn = pixmap("mark", side / theme.scale(), "accent", ratio=self.devicePixelRatioF())
        margin = 0 if theme.is_large() else round(side * drawn.devicePixelRatio() / 6)
        cut = drawn.copy(margin, 0, drawn.width() - margin, drawn.height())
        cut.setDevicePixelRatio(drawn.devicePixelRatio())
        self.setPixmap(cut)


class DoorPage(QFrame):
    """Fill ``body``: it is a column of 480, in the middle of the height while it is short, scrolled when it is long."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        set_ground(self, "paper")
        self._panel = QWidget()
        set_ground(self._panel, "sunken")
        self._words = QWidget()
        self._lay_out_panel(tr)
        column = QWidget()
        theme.limit_width(column, _COLUMN)
        self.body = QVBoxLayout(column)
        theme.space(self.body, gap=16, margins=(0, 32, 0, 32))
        content = QWidget()
        across = QHBoxLayout(content)
        theme.space(across, gap=0, margins=(48, 0, 48, 0))
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._panel)
        row.addWidget(ScrollPage(content, first=True), 1)
        self._fold()

    def restyle(self) -> None:
        """Fold the panel in large type."""
        self._fold()

    def _lay_out_panel(self, tr: Translate) -> None:
        words = QVBoxLayout(self._words)
        theme.space(words, gap=8)
        words.addWidget(Prose(tr("CléA Desktop"), role="title"))
        words.addWidget(Prose(tr("Du premier accueil au dossier scellé, avec ou sans réseau."), tone="muted"))
        self._panel_column = QVBoxLayout(self._panel)
        self._panel_column.addStretch(1)
        self._panel_column.addWidget(_Mark())
        self._panel_column.addWidget(self._words)
        self._panel_column.addStretch(1)

    def _fold(self) -> None:
        folded = theme.is_large()
        self._words.setVisible(not folded)
        self._panel.setFixedWidth(RAIL_FOLDED if folded else theme.px(_PANEL))
        side = 12 if folded else theme.gap(56)
        self._panel_column.setContentsMargins(side, 20, side, 20)
        self._panel_column.setSpacing(theme.gap(24))
