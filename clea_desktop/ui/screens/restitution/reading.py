"""The restitution as one reads it: headings, short sentences, lists; it can be selected, and read by a screen reader."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from clea_desktop.ui import theme
from clea_desktop.ui.theme.tokens import BODY, LEAD, TITLE
from clea_desktop.ui.widgets.restyle import set_ground

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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        set_ground(self, "none")
        self._html = ""
        self._dressed = ""

    def show_html(self, html: str) -> None:
        """Show a text from its beginning; the same one again stays where it was."""
        if html != self._html:
            self._html = html
            self._dress()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a readable measure."""
        return QSize(theme.px(560), theme.px(320))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Write it again in the inks and sizes of a new theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._html:
            wanted = f"{theme.theme_name()} {theme.scale()}"
            if wanted != self._dressed:
                self._dress()

    def _dress(self) -> None:
        self._dressed = f"{theme.theme_name()} {theme.scale()}"
        document = self.document()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font())
        document.setDefaultStyleSheet(_style())
        place = self.verticalScrollBar().value()
        self.setHtml(self._html)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        airy = QTextBlockFormat()
        airy.setLineHeight(_AIR, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(airy)
        self.verticalScrollBar().setValue(place)


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
