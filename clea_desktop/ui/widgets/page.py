"""The plan of a page: header, body that may scroll, and the keys of the screen at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.theme.tokens import PAGE_MARGIN
from clea_desktop.ui.widgets.key_hints import KeyHint, KeyHints
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.restyle import set_ground
from clea_desktop.ui.widgets.scroll_page import ScrollPage


class Page(QWidget):
    """A page on paper. Fill ``body``; ``lead_in`` stays in sight between the header and what scrolls.

    In large type everything scrolls together: a header that never moves would leave no room for the page.
    """

    def __init__(self, header: PageHeader, *, keys: Sequence[KeyHint] = (), scrolls: bool = True) -> None:
        super().__init__()
        set_ground(self, "paper")
        self.header = header
        self._head, head = _slot((PAGE_MARGIN, 0, PAGE_MARGIN, 12))
        head.addWidget(header)
        self._lead, self.lead_in = _slot((PAGE_MARGIN, 0, PAGE_MARGIN, 0))
        self._foot, foot = _slot((PAGE_MARGIN, 8, PAGE_MARGIN, 12))
        if keys:
            foot.addWidget(KeyHints(keys))
        self._middle, self.body = _slot((PAGE_MARGIN, 12, PAGE_MARGIN, 16))
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.addWidget(self._middle, 1)
        self._scroll = ScrollPage(content) if scrolls else None
        self._outside = QVBoxLayout(self)
        self._outside.addWidget(self._scroll or content, 1)
        if not keys:
            self._foot.hide()
        self._has_keys = bool(keys)
        self._arrange()

    def restyle(self) -> None:
        """Let the header scroll, or hold it, as the scale asks; what is moved keeps the focus."""
        focused: QWidget | None = self.window().focusWidget()
        self._arrange()
        if focused is not None and focused is not self.window().focusWidget() and self.isAncestorOf(focused):
            QTimer.singleShot(0, focused, focused.setFocus)

    def show_keys(self, *, shown: bool) -> None:
        """Show the keys at the foot, or leave their room to the page."""
        self._has_keys = shown
        self._foot.setVisible(shown)
        self._arrange()

    def scroll_to_top(self) -> None:
        """Go back to the beginning, as when the page shows another thing."""
        if self._scroll is not None:
            self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages by the keyboard when nothing that has the focus wanted the key."""
        if self._scroll is not None and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._scroll.scroll_by_page(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        together = self._scroll is not None and theme.is_large()
        column = self._inside if together else self._outside
        room = 0 if together or self._has_keys else 12  # what a toast needs above the status line
        theme.space(self._outside, gap=0, margins=(0, 0 if together else 24, 0, room))
        theme.space(self._inside, gap=0, margins=(0, 24 if together else 0, 0, 0))
        if column.indexOf(self._head) >= 0:
            return
        for place, slot in enumerate((self._head, self._lead)):
            column.insertWidget(place, slot)
        column.addWidget(self._foot)
        self._foot.setVisible(self._has_keys)


def _slot(margins: tuple[int, int, int, int]) -> tuple[QWidget, QVBoxLayout]:
    slot = QWidget()
    layout = QVBoxLayout(slot)
    theme.space(layout, gap=16, margins=margins)
    return slot, layout
