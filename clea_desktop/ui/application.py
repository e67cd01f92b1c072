"""The whole window: the door, the opened vault behind it, and the lock. Everything it needs is handed in.

What is imported here is what the door needs; the rest loads behind the first paint.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QObject

from clea_desktop.core.errors import CleaError
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.changes import Changes
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.way_in import WayIn, read_now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from clea_desktop.core.clock import Clock
    from clea_desktop.ui.access_port import AccessPort
    from clea_desktop.ui.idle import IdleWatch
    from clea_desktop.ui.ports import Dialogs, Known, Printer
    from clea_desktop.ui.preferences import Preferences, PreferencesStore
    from clea_desktop.ui.screens.unlock.screen import UnlockScreen
    from clea_desktop.ui.session_port import SessionPort
    from clea_desktop.ui.workspace import Left, Opened, Workspace

_BEHIND = ("clea_desktop.ui.idle", "clea_desktop.ui.workspace", "clea_desktop.ui.rooms")


class Outside(NamedTuple):
    """What the window needs from outside, besides the vault; ``dialogs`` is the window's own when there is none."""

    preferences: "PreferencesStore"
    printer: "Printer"
    dialogs: "Dialogs | None" = None


class Application(QObject):
    """First start or unlock, then the rooms; Ctrl L, the rail and idleness lock, and give the exact place back."""

    def __init__(self, access: "AccessPort", tr: Translate, clock: "Clock", outside: Outside) -> None:
        super().__init__()
        self._access, self._tr, self._clock, self._outside = access, tr, clock, outside
        self.preferences = outside.preferences.load()
        self._system_is_dark = theme.system_is_dark()
        self._dress()
        self.jobs = Jobs(self)
        self.changes = Changes(self)
        self.window = MainWindow(tr, jobs=self.jobs, changes=self.changes)
        self.workspace: Workspace | None = None
        self.idle: IdleWatch | None = None
        self._left: dict[str, Left] = {}
        self._last = ""
        self._refused = ""
        self._file: Path | None = None
        self.window.lock_asked.connect(self.lock)
        self.window.closing.connect(self._leave_in_good_order)
        self.window.first_painted.connect(self._load_behind)

    def start(self) -> None:
        """Show the door: the first start where there is no vault yet, the passphrase otherwise."""
        self._show_door()
        self.window.show()

    def open_file(self, path: "Path") -> None:
        """Open a sealed file that was handed in: now, or once somebody has come in."""
        if self.workspace is not None:
            self.workspace.receive(path)
        else:
            self._file = path

    def close(self) -> None:
        """Close the window; what was handed in is written first."""
        self.window.close()

    def lock(self) -> None:
        """Take everything out of sight and of memory, and ask for the passphrase again."""
        if self.workspace is None:
            return
        self.window.decline_questions()
        _close_dialogs()
        if self.idle is not None:
            self.idle.stop()
        self._keep(self.workspace.leave())
        session, self.workspace = self.workspace.session, None
        self.jobs.run(session.lock, _nothing, _unsaid)
        self.jobs.forget_at_rest()
        self.window.close_rail()
        self.window.remove_screens()
        self._show_door()

    def lock_when_idle(self) -> None:
        """Lock, unless something long is being written: then wait as long again."""
        if self.workspace is not None and self.workspace.jobs.long_works:
            if self.idle is not None:
                self.idle.start(self.preferences.idle_minutes)
        else:
            self.lock()

    def prefer(self, preferences: "Preferences") -> None:
        """Dress the window as asked, at once, and keep the wish."""
        worn, self.preferences = self.preferences, preferences
        self._outside.preferences.save(preferences)
        if (worn.theme, worn.scale) != (preferences.theme, preferences.scale):
            self._dress()
        if self.idle is not None:
            self.idle.start(preferences.idle_minutes)

    def _show_door(self) -> None:
        try:
            people = self._access.people()
        except CleaError as error:
            self._show_closed_door(error)
            return
        if people:
            self._show_unlock(people)
        else:
            self._show_first_start()

    def _show_unlock(self, people: "Sequence[Known]") -> None:
        from clea_desktop.ui.screens.unlock.screen import UnlockScreen  # noqa: PLC0415 - one door or the other

        unlock = UnlockScreen(self._tr, jobs=self.jobs, access=WayIn(self._access), people=people)
        here = {one.account_id for one in people}
        self._left = {account: left for account, left in self._left.items() if account in here}
        if self._last in here:
            unlock.presenter.choose(self._last)
        if self._refused:
            unlock.presenter.warn(self._refused)
        unlock.opened.connect(self._enter)
        self._show_page("unlock", unlock)

    def _show_first_start(self) -> None:
        from clea_desktop.ui.screens.first_start.screen import FirstStartScreen  # noqa: PLC0415 - same

        first = FirstStartScreen(
            self._tr,
            jobs=self.jobs,
            founding=self._access,
            dialogs=self._outside.dialogs or self.window.dialogs,
            printer=self._outside.printer,
        )
        first.opened.connect(self._enter_first)
        self._show_page("first-start", first)

    def _show_closed_door(self, error: CleaError) -> None:
        """Say why nobody can come in, and what to do; nothing of the vault is touched meanwhile."""
        from clea_desktop.core.messages import explain  # noqa: PLC0415 - same
        from clea_desktop.ui.screens.closed_door import ClosedDoor  # noqa: PLC0415 - same

        door = ClosedDoor(self._tr, explain(error, self._tr))
        door.retried.connect(self._try_again)
        door.quit_asked.connect(self.close)
        self._show_page("closed-door", door)

    def _try_again(self) -> None:
        self.window.remove_screens()
        self._show_door()

    def _show_page(self, name: str, page: "QWidget") -> None:
        self.window.add_screen(name, page)
        self.window.show_screen(name)

    def _enter_first(self, session: "SessionPort") -> None:
        self.jobs.run(lambda: read_now(session), self._enter_and_visit, self._show_closed_door)

    def _enter_and_visit(self, opened: "Opened") -> None:
        """Come in for the first time: the tour is shown once on a laptop."""
        self._enter(opened)
        if self.workspace is not None and not self.preferences.tour_seen:
            self.workspace.visit()

    def _enter(self, opened: "Opened") -> None:
        from clea_desktop.ui.workspace import House, Workspace  # noqa: PLC0415 - loaded behind the first paint

        self.window.remove_screens()
        house = House(
            window=self.window,
            tr=self._tr,
            clock=self._clock,
            dialogs=self._outside.dialogs or self.window.dialogs,
            printer=self._outside.printer,
            preferred=lambda: self.preferences,
            prefer=self.prefer,
            too_late=self._tell_too_late,
        )
        self.workspace = Workspace(house, opened)
        self._refused = ""
        self.workspace.start(opened, self._left.pop(opened.session.account.account_id, None))
        self._watch_idleness()
        if self._file is not None:
            path, self._file = self._file, None
            self.workspace.receive(path)

    def _watch_idleness(self) -> None:
        from clea_desktop.ui.idle import IdleWatch  # noqa: PLC0415 - same

        if self.idle is None:
            self.idle = IdleWatch(self.window)
            self.idle.idled.connect(self.lock_when_idle)
        self.idle.start(self.preferences.idle_minutes)

    def _tell_too_late(self, error: CleaError) -> None:
        """Say at the door that what was asked just before it closed was not written."""
        from clea_desktop.core.messages import explain  # noqa: PLC0415 - only a refusal needs it

        sentence = self._tr("Votre dernier changement n'a pas été enregistré.")
        self._refused = f"{sentence} {explain(error, self._tr)}"
        if self.window.current_screen() == "unlock":
            door: UnlockScreen = self.window.find_screen("unlock")  # type: ignore[assignment]  # shown as such
            door.presenter.warn(self._refused)

    def _leave_in_good_order(self) -> None:
        """Let everything asked be written; the window stays when something could not be, and says it."""
        self._let_go()
        self.jobs.settle()
        if self.workspace is not None:  # an unlocking that was under way has come back since
            self._let_go()
            self.jobs.settle()
        if self._refused and self.window.current_screen() != "unlock":
            self.window.stay()
            self.window.close_rail()
            self.window.remove_screens()
            self._show_door()

    def _let_go(self) -> None:
        if self.workspace is not None:
            self.workspace.jobs.stop_long_works()
            self._keep(self.workspace.leave())
            session, self.workspace = self.workspace.session, None
            self.jobs.run(session.close, _nothing, _unsaid)

    def _load_behind(self) -> None:
        """Load the rooms while the person reads the door: on the worker thread, which has nothing to do yet."""
        from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut  # noqa: PLC0415 - not for the first paint

        from clea_desktop.ui.handed_in import HandedIn  # noqa: PLC0415 - same

        HandedIn(self.window).given.connect(self.open_file)
        QShortcut(QKeySequence("Ctrl+L"), self.window).activated.connect(self.lock)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.jobs.run(_import_rooms, _nothing, _unsaid)

    def _keep(self, left: "Left") -> None:
        """Keep what somebody left behind for them alone, whoever comes in meanwhile; it goes with the window."""
        self._last = left.account_id
        self._left[left.account_id] = left

    def _dress(self) -> None:
        wished = self.preferences
        dark = self._system_is_dark if wished.theme == "system" else wished.theme == "dark"
        name, scale = ThemeName.DARK if dark else ThemeName.LIGHT, wished.scale
        theme.set_mode(name, scale)

    def _system_changed(self, scheme: "Qt.ColorScheme") -> None:
        self._system_is_dark = scheme is QtCore.Qt.ColorScheme.Dark
        if self.preferences.theme == "system":
            self._dress()


def _import_rooms() -> None:
    for name in _BEHIND:
        import_module(name)


def _close_dialogs() -> None:
    """Close the file dialogs left open: they would outlive the page that asked."""
    from PySide6.QtWidgets import QApplication, QDialog  # noqa: PLC0415 - not needed by the first screen

    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


def _nothing(_none: None) -> None:
    """Nothing to do once it is done."""


def _unsaid(_error: CleaError) -> None:
    """Nobody is there any more to be told; what was acknowledged before is on the disk."""
