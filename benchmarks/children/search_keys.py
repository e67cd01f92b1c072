"""Types searches in the real window over a crowd, then the same beside a QSortFilterProxyModel; scrolls; tells times.

A key counts from its press to the paint of the rows of the text it made. The peer has the same rows, already made and
folded, the same words to find, the same drawing: a table view over a proxy over a model in Python, as is usual.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from statistics import median

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget

from benchmarks.children.watched_window import PaintWatch, play, settle, strike, type_in, unlock_screen
from benchmarks.figures import percentile
from benchmarks.gaps import watched
from benchmarks.vaults import PASSPHRASE
from clea_desktop.core.search import EVERYONE, Wanted, name_words
from clea_desktop.core.text import translator
from clea_desktop.services.views import CandidateRow
from clea_desktop.ui import theme
from clea_desktop.ui.application import Application
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.candidates.screen import CandidatesScreen
from clea_desktop.ui.screens.candidates.state import line_of
from clea_desktop.ui.screens.candidates.view import as_rows
from clea_desktop.ui.widgets.data_row import RowDelegate
from clea_desktop.ui.widgets.row_model import ROW_HEIGHT, Column, DataRow, told

_TYPED = (
    *("martin", "zoé le", "oeuvrard m", "jean-pierre", "2019 12"),
    *("guezen", "d'haene ine", "cariste dol", "belk", "nguyen l"),
)
_SHORT = ("martin", "zoé le", "2019 12")
_FOLDED = int(Qt.ItemDataRole.UserRole) + 9
_SCROLLS = 120


class _Rows(QAbstractListModel):
    """Every row, held."""

    def __init__(self, rows: list[tuple[DataRow, str]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Answer with the row, or the words it is found by."""
        row, words = self._rows[index.row()]
        return words if role == _FOLDED else told(row, role)


class _Peer(QWidget):
    """A search field over a filtered table."""

    def __init__(self, rows: list[tuple[DataRow, str]]) -> None:
        super().__init__()
        self.field, self.view = QLineEdit(), QTableView()
        self._proxy = QSortFilterProxyModel()
        self._proxy.setSourceModel(_Rows(rows))
        self._proxy.setFilterRole(_FOLDED)
        self._delegate = RowDelegate((Column("", 34), Column("", 27), Column("", 22), Column("", 17)))
        self.view.setItemDelegate(self._delegate)
        self.view.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        for header in (self.view.verticalHeader(), self.view.horizontalHeader()):
            header.hide()
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.setModel(self._proxy)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.view)
        self.field.textChanged.connect(self._filter)

    def _filter(self, text: str) -> None:
        parts = "".join(f"(?=.*\\b{re.escape(word)})" for word in Wanted(text).words)
        self._proxy.setFilterRegularExpression(f"^{parts}")


def act(application: Application) -> None:
    """Search in our window, then in the peer's; scroll ours."""
    screen = _list_screen(application)
    with watched() as watch:
        ours = {text: _keys(application, screen, text) for text in (*_TYPED, *_TYPED)}
        all_ours = [key for text in (*_TYPED, *_TYPED) for key in _keys(application, screen, text)]
        searching = watch.longest
        _empty(application, screen)
        watch.forget()
        scrolls, arrivals = _scrolls(application, screen)
        scrolling = watch.longest
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peer = _Peer(_everyone(application))
    peer.resize(screen.view.rows.size())
    peer.show()
    settle(application)
    theirs = {text: _peer_keys(peer, text) for text in _SHORT}
    told_all = {
        "keys": len(all_ours), "median": median(all_ours), "p95": percentile(all_ours, 0.95), "worst": max(all_ours),
        "peer_keys": sum(map(len, theirs.values())), "peer_median": median(chain(*theirs.values())),
        "ratio": median(other / mine for text in _SHORT for other, mine in zip(theirs[text], ours[text], strict=True)),
        "scroll_p95": percentile(scrolls, 0.95), "scroll_worst": max(scrolls), "scrolls": len(scrolls),
        "arrival_p95": percentile(arrivals, 0.95),
        "gap_searching": searching,
        "gap_scrolling": scrolling, "memory_mib": memory / 1024,
    }  # fmt: skip
    peer.close()
    sys.stdout.write(json.dumps(told_all) + "\n")


def _list_screen(application: Application) -> CandidatesScreen:
    door = unlock_screen(application).view.passphrase.editor
    type_in(door, PASSPHRASE)
    strike(door, Qt.Key.Key_Return.value)
    while application.workspace is None:
        settle(application)
    application.workspace.go(Spot(Screen.CANDIDATES))
    while application.window.current_screen() != Screen.CANDIDATES:
        settle(application)
    time.sleep(2.5)  # the vault is examined behind, once
    settle(application)
    screen = application.window.find_screen(Screen.CANDIDATES)
    if not isinstance(screen, CandidatesScreen):
        raise TypeError(type(screen).__name__)
    screen.view.search.setFocus()
    return screen


def _keys(application: Application, screen: CandidatesScreen, text: str) -> list[float]:
    """Type a text one key at a time; each key waits for its own rows."""
    _empty(application, screen)
    return [_key(application, screen, letter) for letter in text]


def _key(application: Application, screen: CandidatesScreen, letter: str) -> float:
    rows = screen.view.rows.viewport()
    watch = PaintWatch(rows)
    screen.view.empty.installEventFilter(watch)  # what is painted when nobody is found
    watch.ignore()
    expected = screen.view.search.text() + letter

    def answered(_state: object) -> None:
        if screen.view.search.text() == expected:
            watch.expect()
            screen.view.empty.update()  # nobody, as after the key before: nothing else would be painted

    screen.presenter.shown.connect(answered)
    began = time.perf_counter()
    strike(screen.view.search, 0, letter)
    ended = watch.wait()
    screen.presenter.shown.disconnect(answered)
    rows.removeEventFilter(watch)
    screen.view.empty.removeEventFilter(watch)
    settle(application)
    return ended - began


def _empty(application: Application, screen: CandidatesScreen) -> None:
    screen.view.search.clear()
    settle(application)


def _peer_keys(peer: _Peer, text: str) -> list[float]:
    peer.field.clear()
    return [_peer_key(peer, letter) for letter in text]


def _peer_key(peer: _Peer, letter: str) -> float:
    watch = PaintWatch(peer.view.viewport())
    began = time.perf_counter()
    strike(peer.field, 0, letter)
    peer.view.viewport().update()
    ended = watch.wait()
    peer.view.viewport().removeEventFilter(watch)
    return ended - began


def _scrolls(application: Application, screen: CandidatesScreen) -> tuple[list[float], list[float]]:
    """Scroll through everybody, by pages and by leaps; a step is over when it is painted."""
    bar = screen.view.rows.verticalScrollBar()
    viewport = screen.view.rows.viewport()
    step: Callable[[int], int] = lambda number: (number * 997 * theme.px(ROW_HEIGHT)) % max(1, bar.maximum())  # noqa: E731
    taken, arrivals = [], []
    for number in range(_SCROLLS):
        watch = PaintWatch(viewport)
        began = time.perf_counter()
        bar.setValue(step(number) if number % 2 else bar.value() + theme.px(ROW_HEIGHT) * 3)
        viewport.update()
        taken.append(watch.wait() - began)
        viewport.removeEventFilter(watch)
        settle(application)
        viewport.repaint()
        arrivals.append(time.perf_counter() - began)
    return taken, arrivals


def _everyone(application: Application) -> list[tuple[DataRow, str]]:
    """Read every row, as a list that holds them all would."""
    if application.workspace is None:
        raise LookupError
    candidates, tr, now = application.workspace.session.candidates, translator(), application.workspace.desk.clock()
    rows: list[CandidateRow] = []
    application.jobs.run(lambda: candidates.page(candidates.order(EVERYONE)), rows.extend, _raise)
    settle(application)
    lines = as_rows({place: line_of(row, EVERYONE, now, tr) for place, row in enumerate(rows)})
    words = (name_words(row.code, row.birth_name, row.first_name) for row in rows)
    return list(zip(lines.values(), words, strict=True))


def _raise(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    play(Path(sys.argv[1]), act)
