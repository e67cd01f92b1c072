"""The restitution as one reads it: headings, short sentences, lists, for eyes and for screen readers."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextBlockFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from clea_desktop.ui import theme
from clea_desktop.ui.theme.tokens import BODY, LEAD, TITLE

_TRAVELS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_AIR = 145
"""Line height of free text, in per cent."""


class Reading(QTextBrowser):
    """Shows simple HTML (headings, paragraphs, lists) in the inks and sizes in force."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("framed", "false")
        self._html = ""

    def show_html(self, html: str) -> None:
        """Show a text from its beginning; the same one again stays where it was."""
        if html != self._html:
            self._html = html
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the height the text needs in a new width: it is the page that scrolls."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the keys that travel to the page."""
        if event.key() in _TRAVELS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Write it again in the inks and sizes of a new theme."""
        if self._html:
            self._dress()

    def _dress(self) -> None:
        document = self.document()
        document.setDocumentMargin(0)
        document.setIndentWidth(theme.gap(20))
        document.setDefaultFont(theme.font())
        document.setDefaultStyleSheet(_style())
        self.setHtml(self._html)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        airy = QTextBlockFormat()
        airy.setLineHeight(_AIR, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(airy)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        needed = ceil(self.document().size().height())
        if needed != self.height():
            self.setFixedHeight(needed)


def _style() -> str:
    ink, muted = theme.colour("ink").name(), theme.colour("muted").name()
    return (
        f"body, p, li {{ color: {ink}; font-size: {theme.px(BODY)}px; }}"
        f"h1 {{ color: {ink}; font-size: {theme.px(TITLE)}px; font-weight: 700; margin: 0 0 {theme.gap(8)}px 0; }}"
        f"h2 {{ color: {ink}; font-size: {theme.px(LEAD)}px; font-weight: 700;"
        f" margin: {theme.gap(24)}px 0 {theme.gap(4)}px 0; }}"
        f"h3 {{ color: {muted}; font-size: {theme.px(BODY)}px; font-weight: 700;"
        f" margin: {theme.gap(12)}px 0 {theme.gap(2)}px 0; }}"
        f"p {{ margin: {theme.gap(4)}px 0; }} ul {{ margin: 0; }} li {{ margin: {theme.gap(2)}px 0; }}"
    )
