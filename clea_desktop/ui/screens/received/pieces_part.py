"""The documents and pieces of evidence of an accepted file, shown from memory as another process paints them."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate, how_many
from clea_desktop.ui import theme
from clea_desktop.ui.pages import PageImage, Pages
from clea_desktop.ui.previews import Preview
from clea_desktop.ui.screens.rating.proof_panel import ProofPicture
from clea_desktop.ui.screens.received.state import PieceLine
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.page_reader import PageReader
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Prose

_LIST, _ROOM = 320, (520, 420)


class Way(Enum):
    """How a piece is shown."""

    PAGES = "pages"
    PICTURE = "picture"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """What is shown of a piece: its bytes to be painted, or words."""

    line: PieceLine
    way: Way
    data: bytes = b""
    words: str = ""


class PiecesPart(QWidget):
    """The list, and the piece that was chosen. Nothing of a piece stays once it is out of sight."""

    chosen = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._piece: ShownPiece | None = None
        self.list = SideList(tr("Pièces du dossier"))
        self.list.chosen.connect(self.chosen)
        self._title, self._detail = Prose(role="lead"), Prose(tone="muted")
        self.where = Prose(tone="muted")
        self.reader = PageReader(tr)
        self.reader.moved.connect(self._show_where)
        self.picture = ProofPicture(_ROOM)
        self.words = Prose()
        self.pages, self.preview = Pages(self), Preview(self)
        shown = QWidget()
        column = QVBoxLayout(shown)
        theme.space(column, gap=8)
        for widget in (self._title, self._detail, self.where, self.picture, self.words):
            column.addWidget(widget)
        column.addWidget(self.reader, 1)
        column.addStretch(0)
        whole = QVBoxLayout(self)
        theme.space(whole, gap=0)
        whole.addWidget(Columns(shown, self.list, side_width=_LIST, side_first=True), 1)
        self._arrange(None)

    def show_lines(self, lines: tuple[PieceLine, ...]) -> None:
        """Show which pieces there are."""
        self.list.show_items(
            [SideItem(line.name, line.code, line.label, level=1, description=_said(line)) for line in lines]
        )

    def show_piece(self, piece: ShownPiece) -> None:
        """Show a piece, in the way its kind asks for."""
        self.forget()
        self._piece = piece
        self.list.select(piece.line.name)
        self._title.setText(piece.line.label)
        self._detail.setText(piece.line.detail)
        self._arrange(piece.way)
        if piece.way is Way.WORDS:
            self.words.setText(piece.words)
            self.where.hide()
        else:
            self.where.setText(self._tr("La pièce arrive…"))
            QTimer.singleShot(0, self, self.paint_again)

    def paint_again(self) -> None:
        """Have the piece painted at the width there is now."""
        piece = self._piece
        if piece is None or not self.isVisible():
            return
        if piece.way is Way.PAGES:
            self.reader.forget()
            self.pages.ask(piece.data, self.reader.page_width(), self._add_page, self._ended)
        elif piece.way is Way.PICTURE:
            self.preview.ask(piece.data, self._show_picture)

    def forget(self) -> None:
        """Keep nothing of a piece."""
        self._piece = None
        self.pages.forget()
        self.preview.forget()
        self.reader.forget()
        self.picture.show_picture(QImage(), "")
        self.words.setText("")
        self._arrange(None)

    def restyle(self) -> None:
        """Paint the pages again at their new size."""
        QTimer.singleShot(0, self, self.paint_again)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Want nothing painted any more once nobody looks."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.pages.forget()
            self.preview.forget()

    def _arrange(self, way: Way | None) -> None:
        for widget in (self._title, self._detail):
            widget.setVisible(way is not None)
        self.where.setVisible(way in {Way.PAGES, Way.PICTURE})
        self.reader.setVisible(way is Way.PAGES)
        self.words.setVisible(way is Way.WORDS)

    def _add_page(self, page: PageImage) -> None:
        self.reader.add_page(page)

    def _ended(self, is_whole: bool) -> None:  # noqa: FBT001 - the painter's answer
        if not is_whole:
            self.where.setText(self._tr("Ce document ne se montre pas en entier ici ; il est intact dans le fichier."))

    def _show_picture(self, image: QImage) -> None:
        if self._piece is not None:
            self.picture.show_picture(image, self._piece.line.label)
            self.where.setVisible(image.isNull())
            self.where.setText(self._tr("Cette image ne se montre pas ici ; elle est intacte dans le fichier."))

    def _show_where(self, number: int, total: int) -> None:
        tr = self._tr
        whole = how_many(total, tr("{total} page", total=total), tr("{total} pages", total=total))
        self.where.setText(tr("Page {number} sur {total}", number=number, total=total) if number else whole)


def _said(line: PieceLine) -> str:
    return f"{line.code} {line.label}, {line.detail}"
