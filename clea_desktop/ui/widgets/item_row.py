"""A thing in a short list: what it is, one muted line about it, and what can be done with it, as a link."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Prose


class ItemRow(QWidget):
    """One thing; no action, no link. The link is read aloud with the name of the thing."""

    acted = Signal()

    def __init__(self, icon: str, title: str, detail: str = "", *, action: str = "", action_icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        theme.space(row, gap=12, margins=(0, 6, 0, 6))
        row.addWidget(Picture(icon, 20, "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        theme.space(words, gap=2)
        words.addWidget(Prose(title, role="strong"))
        if detail:
            words.addWidget(Prose(detail, tone="muted"))
        row.addLayout(words, 1)
        self.button = Button(action, kind="link", icon=action_icon)
        self.button.setAccessibleName(f"{action} {title}")
        if not action:
            self.button.hide()
        self.button.clicked.connect(self.acted)
        row.addWidget(self.button)
        self._row = row

    def put_before_the_link(self, button: QWidget) -> None:
        """Offer one more thing to do, as an icon."""
        self._row.insertWidget(self._row.count() - 1, button)


class ItemList(QWidget):
    """Rows with hairlines between them, replaced whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._shown: list[QWidget] = []
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show other rows."""
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for row in rows:
            if self._shown:
                self._add(Hairline())
            self._add(row)

    def rows(self) -> list[ItemRow]:
        """Return the rows shown."""
        return [widget for widget in self._shown if isinstance(widget, ItemRow)]

    def _add(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self._column.addWidget(widget)
