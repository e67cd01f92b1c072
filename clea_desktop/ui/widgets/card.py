"""A card: the box of one thing per screen, never in another card."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.restyle import set_ground
from clea_desktop.ui.widgets.text import Prose


class Card(QFrame):
    """Surface, hairline, rounded corners; fill ``body``."""

    def __init__(self, title: str = "", *, icon: str = "", subtitle: str = "", padding: int = 24) -> None:
        super().__init__()
        set_ground(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.body = QVBoxLayout(self)
        theme.space(self.body, gap=12, margins=(padding, padding, padding, padding))
        if title:
            self.body.addLayout(self._make_head(title, icon, subtitle))

    def show_head(self, title: str, subtitle: str = "") -> None:
        """Change the words at the top of a card that has a title."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def _make_head(self, title: str, icon: str, subtitle: str) -> QHBoxLayout:
        head = QHBoxLayout()
        theme.space(head, gap=12)
        if icon:
            head.addWidget(Picture(icon, 20, "accent", disc=40))
        words = QVBoxLayout()
        theme.space(words, gap=2)
        self._title = Prose(title, role="lead")
        self._subtitle = Prose(subtitle, tone="muted")
        if not subtitle:
            self._subtitle.hide()
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head.addLayout(words, 1)
        return head
