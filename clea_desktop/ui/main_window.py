"""The window: rail, screens, status line, and what floats over them. Screens are plugged in by name.

What the first screen does not need (rail, toast, dialogs, icons of places) is made when it is first asked for.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui.changes import Changes, Fact
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.widgets.restyle import set_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from clea_desktop.ui.dialogs import WindowDialogs
    from clea_desktop.ui.widgets.focus_ring import FocusRing
    from clea_desktop.ui.widgets.rail import Rail, RailItem
    from clea_desktop.ui.widgets.status_line import StatusLine
    from clea_desktop.ui.widgets.toast import Toast

WIDTH, HEIGHT = 1366, 768
_PLACES = 7
_SMALLEST = (1024, 600)


class MainWindow(QMainWindow):
    """Before unlocking: one page, no rail. After: the rail of the role, the page of the place, the status line."""

    screen_shown = Signal(str)
    rail_chosen = Signal(str)
    lock_asked = Signal()
    closing = Signal()
    first_painted = Signal()

    def __init__(self, tr: Translate, *, jobs: Jobs, changes: Changes) -> None:
        super().__init__()
        self.tr_words, self.jobs, self.changes = tr, jobs, changes
        self._screens: dict[str, QWidget] = {}
        self._plans: dict[str, Callable[[], QWidget]] = {}
        self._rails: dict[str, str] = {}
        self._current = ""
        self._painted = self._stays = False
        self.setWindowTitle(tr("CléA Desktop"))
        self.resize(WIDTH, HEIGHT)
        self.setMinimumSize(*_SMALLEST)  # said here, it is no longer what the largest page asks: every page scrolls
        self._stack = QStackedWidget()
        body = QWidget()
        set_ground(body, "paper")
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._page = QVBoxLayout()
        self._page.setSpacing(0)
        self._page.addWidget(self._stack, 1)
        self._row.addLayout(self._page, 1)
        self.setCentralWidget(body)
        changes.changed.connect(self._facts_changed)
        jobs.crashed.connect(self.show_crash)

    def add_screen(self, name: str, widget: QWidget, *, rail: str = "") -> None:
        """Plug a screen in; ``rail`` is the place lit while it is shown."""
        self._screens[name] = widget
        self._rails[name] = rail
        self._stack.addWidget(widget)

    def plan_screen(self, name: str, make: Callable[[], QWidget], *, rail: str = "") -> None:
        """Plug in a screen that is made when it is first shown."""
        self._plans[name] = make
        self._rails[name] = rail

    def remove_screens(self) -> None:
        """Unplug every screen, as when the vault is locked: nothing of it stays in memory or in sight."""
        for widget in self._screens.values():
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self._screens, self._plans, self._rails, self._current = {}, {}, {}, ""

    def show_screen(self, name: str) -> QWidget:
        """Show a screen, made now if it was only planned."""
        if name not in self._screens:
            self.add_screen(name, self._plans[name](), rail=self._rails[name])
        before: object = self._screens.get(self._current)
        if name != self._current:
            _tell(before, "left")
        self._current = name
        widget = self._screens[name]
        self._stack.setCurrentWidget(widget)
        if "rail" in self.__dict__:
            self.rail.select(self._rails[name])
        _tell(widget, "entered")
        self.screen_shown.emit(name)
        return widget

    def find_screen(self, name: str) -> QWidget:
        """Return a screen that was added or shown."""
        return self._screens[name]

    def current_screen(self) -> str:
        """Return the name of the screen shown."""
        return self._current

    def open_rail(self, items: Sequence["RailItem"], user_name: str, user_role: str) -> None:
        """Show the places of a role, the person at work, and the status line."""
        self.rail.show_items(items)
        self.rail.show_user(user_name, user_role)
        self.rail.show()
        self.status.show()

    def close_rail(self) -> None:
        """Go back to one page: nothing of the person at work stays."""
        if "rail" in self.__dict__:
            self.rail.hide()
            self.rail.show_items(())
            self.rail.show_user("", "")
        if "status" in self.__dict__:
            self.status.show_facts(())
            self.status.hide()
        if "toast" in self.__dict__:
            self.toast.forget()
        if "dialogs" in self.__dict__:
            self.dialogs.forget()

    @cached_property
    def ring(self) -> "FocusRing":
        """The ring around what has the focus, made with the first paint."""
        from clea_desktop.ui.widgets.focus_ring import FocusRing  # noqa: PLC0415 - not needed by the first paint

        return FocusRing(self)

    @cached_property
    def rail(self) -> "Rail":
        """The left rail, made with the first opened vault."""
        from clea_desktop.ui.widgets.rail import Rail  # noqa: PLC0415 - not needed by the first screen

        rail = Rail(self.tr_words)
        rail.chosen.connect(self.rail_chosen)
        rail.lock_asked.connect(self.lock_asked)
        self._row.insertWidget(0, rail)
        for number in range(1, _PLACES + 1):
            self._on_keys(f"Alt+{number}", partial(rail.choose_number, number))
        return rail

    @cached_property
    def status(self) -> "StatusLine":
        """The status line, made with the first opened vault."""
        from clea_desktop.ui.widgets.status_line import StatusLine  # noqa: PLC0415 - same

        status = StatusLine()
        self._page.addWidget(status)
        return status

    @cached_property
    def toast(self) -> "Toast":
        """The short word at the bottom; Ctrl+Z goes back on the last one, even when it is out of sight."""
        from clea_desktop.ui.widgets.toast import Toast  # noqa: PLC0415 - same

        toast = Toast(self, self.tr_words, self._stack)
        toast.covers.connect(lambda high: self._stack.setContentsMargins(0, 0, 0, high))
        self._on_keys("Ctrl+Z", self._undo)
        return toast

    @cached_property
    def dialogs(self) -> "WindowDialogs":
        """The questions asked over the window."""
        from clea_desktop.ui.dialogs import WindowDialogs  # noqa: PLC0415 - same

        return WindowDialogs(self, self.tr_words)

    def stay(self) -> None:
        """Do not close after all: asked while ``closing`` is being told."""
        self._stays = True

    def decline_questions(self) -> None:
        """Take the safe answer to whatever is being asked over the page."""
        if "dialogs" in self.__dict__:
            self.dialogs.decline()

    def show_crash(self, _report: str) -> None:
        """Say that something in the product failed; whoever keeps the log writes the report there."""
        from clea_desktop.ui.ports import Question  # noqa: PLC0415 - same

        tr = self.tr_words
        question = Question(
            title=tr("Quelque chose n'a pas fonctionné"),
            consequence=tr(
                "Tout ce qui était enregistré l'est toujours. Vous pouvez continuer ; si cela se reproduit, "
                "fermez puis rouvrez CléA Desktop. Un compte rendu technique, sans aucun nom, est gardé sur ce poste."
            ),
            act=tr("Fermer CléA Desktop"),
            keep=tr("Continuer"),
        )
        self.dialogs.ask(question, self._close_now)

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802 - Qt's name
        """Tell, once, that the first screen is in sight: what is heavy loads from then on."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._finish)

    def closeEvent(self, event: "QCloseEvent") -> None:  # noqa: N802 - Qt's name
        """Let work in hand end before the window goes; it stays when there is something left to tell."""
        self._stays = False
        self.closing.emit()
        if self._stays:
            event.ignore()
            return
        self.jobs.close()
        super().closeEvent(event)

    def _on_keys(self, keys: str, act: Callable[[], None]) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 - not needed by the first screen

        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _finish(self) -> None:
        """Complete what the first screen could be painted without, then let the heavy things load."""
        self.first_painted.emit()
        _ = self.ring

    def _close_now(self) -> None:
        self.close()

    def _undo(self) -> None:
        """Let a screen that keeps its own acts go back on the last one; elsewhere, go back on the last word said."""
        widget: object = self._screens.get(self._current)
        if not _tell(widget, "undo"):
            self.toast.undo()

    def _facts_changed(self, kinds: frozenset[Fact]) -> None:
        widget: object = self._screens.get(self._current)
        _tell(widget, "facts_changed", kinds)


def _tell(screen: object, hook: str, *facts: object) -> bool:
    """Tell a screen what it wants to know, and say whether it did.

    ``entered()``, ``left()``, ``facts_changed(kinds)`` and ``undo()`` are each optional.
    """
    wanted = getattr(screen, hook, None)
    if callable(wanted):
        wanted(*facts)
        return True
    return False
