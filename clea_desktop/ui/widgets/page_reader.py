"""Pages of a document, one under the other, as another process painted them; where one is, is said above."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.pages import PageImage
from clea_desktop.ui.widgets.painted import Painted
from clea_desktop.ui.widgets.scroll_page import ScrollPage

WIDEST = 720
_LEAST_HEIGHT = 320


class PageSheet(Painted):
    """One page on white, whatever the theme: it is paper. ``seen`` says that it was in sight beyond its middle."""

    seen = Signal()

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self._shape = QSize(0, 0)
        self.say(name)

    def fit(self, width: int) -> None:
        """Take a width, and the height that goes with it."""
        shape = QSize(width, round(width * self._image.height() / max(self._image.width(), 1)))
        if shape != self._shape:
            self._shape = shape
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Keep the shape of the page."""
        return self._shape

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page, and a hairline around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self.visibleRegion().boundingRect().bottom() >= self.height() // 2:
            self.seen.emit()


class PageReader(ScrollPage):
    """Scrolls by arrows, pages and wheel; in large type it is as high as its pages, and the whole screen scrolls.

    ``moved`` says which page is in sight, and of how many; 0 when it is the screen that scrolls.
    ``read`` says how far somebody went, whichever scrolls: the farthest page that came into sight, and of how many.
    """

    moved = Signal(int, int)
    read = Signal(int, int)

    def __init__(self, tr: Translate) -> None:
        self._sheets: list[PageSheet] = []
        self._total = self._read_to = 0
        self._tr = tr
        content = QWidget()
        super().__init__(content)
        self._column = QVBoxLayout(content)
        theme.space(self._column, gap=16, margins=(4, 4, 12, 4))
        self._column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages du document"))
        self.verticalScrollBar().valueChanged.connect(self._tell)
        self._arrange()

    def page_width(self) -> int:
        """Return how wide a page will be shown, in the screen's own pixels."""
        return round(self._width() * self.devicePixelRatioF())

    def add_page(self, page: PageImage) -> None:
        """Show one more page under those that came."""
        self._total = page.total
        name = self._tr("Page {number} sur {total}", number=page.number, total=page.total)
        sheet = PageSheet(page.image, name)
        sheet.setAccessibleDescription(page.words)
        sheet.fit(self._width())
        queued = Qt.ConnectionType.QueuedConnection  # it is told while it is painted
        sheet.seen.connect(lambda: self._saw(page.number), queued)
        self._sheets.append(sheet)
        self._column.insertWidget(len(self._sheets) - 1, sheet)
        self.updateGeometry()  # an area that scrolls does not tell its own layout that its content grew
        QTimer.singleShot(0, self, self._tell)  # once the pages have their places

    def forget(self) -> None:
        """Show nothing any more."""
        for sheet in self._sheets:
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        self._sheets, self._total, self._read_to = [], 0, 0
        self.updateGeometry()
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to either end as well, where it scrolls alone."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends and bar.maximum():
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the pages at the width there is."""
        super().resizeEvent(event)
        for sheet in self._sheets:
            sheet.fit(self._width())

    def restyle(self) -> None:
        """Scroll alone, or with the whole screen, as the scale asks."""
        super().restyle()
        self._arrange()
        self._tell()

    def _arrange(self) -> None:
        policy = Qt.ScrollBarPolicy
        large = theme.is_large()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if large else policy.ScrollBarAsNeeded)
        self.setMinimumHeight(0 if large else theme.px(_LEAST_HEIGHT))
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum if large else QSizePolicy.Policy.Expanding
        )
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as high as the pages in large type, a window's worth otherwise."""
        content = self.widget()
        high = content.sizeHint().height() if theme.is_large() and content is not None else theme.px(_LEAST_HEIGHT)
        return QSize(theme.px(320), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be squeezed in large type: what is hidden could not be reached."""
        return QSize(theme.px(240), self.sizeHint().height() if theme.is_large() else theme.px(_LEAST_HEIGHT))

    def _width(self) -> int:
        room = self.viewport().width() - theme.gap(16)
        return min(max(room, theme.px(240)), theme.px(WIDEST))

    def _saw(self, number: int) -> None:
        if self._sheets and number > self._read_to:
            self._read_to = number
            self.read.emit(number, self._total)

    def _tell(self, _value: int = 0) -> None:
        """Say which page stands at the middle of what is in sight."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        seen = [number for number, sheet in enumerate(self._sheets, start=1) if sheet.y() <= middle]
        if self._sheets:
            self.moved.emit(0 if theme.is_large() else seen[-1] if seen else 1, self._total)
