"""An opened vault at work in the window: its rooms, who may enter them, and the exact place one comes back to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from clea_desktop.core.clock import Clock
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.core.text import Translate
from clea_desktop.services.views import Resumption
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.dossier_toasts import DossierToasts
from clea_desktop.ui.labels import role_name
from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.navigation import Screen, Spot, may_enter, rail_entries, rail_of, spot_of
from clea_desktop.ui.ports import Dialogs, Printer
from clea_desktop.ui.preferences import Preferences
from clea_desktop.ui.screens.home.screen import HomeScreen
from clea_desktop.ui.screens.rating.proof_state import ProofDraft
from clea_desktop.ui.screens.register.screen import RegisterScreen
from clea_desktop.ui.screens.register.state import Draft
from clea_desktop.ui.session_jobs import SessionJobs
from clea_desktop.ui.session_port import SessionPort
from clea_desktop.ui.step_clock import StepClocks
from clea_desktop.ui.widgets.rail import RailItem
from clea_desktop.ui.widgets.status_line import StatusFact

if TYPE_CHECKING:
    from clea_desktop.ui.screens.rating.screen import RatingScreen

_SETTLED_MS = 2000
"""How long a person has to themselves after unlocking, before the vault is examined on the same worker."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A vault just opened, with what its first paint needs, read in the same job."""

    session: SessionPort
    recovery_confirmed: bool


@dataclass(frozen=True, slots=True)
class Left:
    """What a person left behind when the window was locked: given back to them, and to nobody else."""

    account_id: str
    spot: Spot
    draft: Draft
    proof: ProofDraft | None


@dataclass(frozen=True, slots=True)
class House:
    """What outlives one opening of the vault."""

    window: MainWindow
    tr: Translate
    clock: Clock
    dialogs: Dialogs
    printer: Printer
    preferred: Callable[[], Preferences]
    prefer: Callable[[Preferences], None]
    too_late: Callable[[CleaError], None]


class Room(Protocol):
    """A screen that can be walked to."""

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read what the spot shows, then call ``ready``."""
        ...


def read_opened(session: SessionPort) -> Opened:
    """Read what the first paint needs: home shows its frame at once, and fills it from a job."""
    return Opened(session, session.accounts.recovery_is_confirmed())


class Workspace(QObject):
    """One opening of the vault, from the passphrase to the lock."""

    def __init__(self, house: House, opened: Opened) -> None:
        super().__init__()
        self.house, self.session = house, opened.session
        self.jobs = SessionJobs(house.window.jobs, house.too_late, self._here)
        self.spot = Spot(Screen.HOME)
        self._walks = 0
        self._rooms: dict[Screen, QWidget] = {}
        self.desk = Desk(
            tr=house.tr,
            clock=house.clock,
            jobs=self.jobs,
            changes=house.window.changes,
            dialogs=house.dialogs,
            printer=house.printer,
            toasts=DossierToasts(house.window.toast, house.tr, lambda: self.jobs.asked_in, self._here),
            go=self.go,
            remember=self._stand_on,
            status=self._show_status,
            role=opened.session.account.role,
        )
        self._clocks = StepClocks(self.session.times, self.desk, self._warn)
        self._facts: tuple[tuple[str, str], ...] = ()
        self._warned: tuple[str, ...] = ()
        house.window.rail_chosen.connect(self._choose_rail)

    def start(self, opened: Opened, left: Left | None) -> None:
        """Show home at once; then the place to come back to, if there is one, or what must be done today."""
        account, tr = self.session.account, self.house.tr
        entries = [entry for entry in rail_entries(tr) if may_enter(entry.screen, account.role)]
        items = [RailItem(str(entry.screen), entry.icon, entry.label) for entry in entries]
        self.house.window.open_rail(items, account.display_name, role_name(account.role, tr))
        home = HomeScreen(self.session, self.desk)
        self._add(Screen.HOME, home)
        home.begin(recovery_confirmed=opened.recovery_confirmed)
        self.house.window.show_screen(Screen.HOME)
        if left is None:
            self.jobs.run(self.session.places.resume, self._resume, _unsaid, writes=False)
        else:
            self._give_back(left)
        QTimer.singleShot(_SETTLED_MS, self, self._examine)

    def go(self, spot: Spot) -> None:
        """Walk to a spot: it is read first, so that nobody sees another person's page meanwhile."""
        if not may_enter(spot.screen, self.desk.role):
            return
        self._walks += 1
        walk = self._walks
        room: Room = self._room(spot.screen)  # type: ignore[assignment]  # every room of _make is one
        room.show_spot(spot, lambda: self._arrive(spot) if walk == self._walks else None)

    def visit(self) -> None:
        """Walk to the tour."""
        self.go(Spot(Screen.TOUR))

    def receive(self, path: Path) -> None:
        """Walk to a sealed file that was handed in; a role that may not read it stays where it is, and is told."""
        if may_enter(Screen.RECEIVED, self.desk.role):
            self.go(Spot(Screen.RECEIVED, part=str(path)))
        else:
            self._tell(CleaError(Trouble.ROLE_REFUSED))

    def _examine(self) -> None:
        """Look for damage nobody has met yet, once home is painted; a person is told, in words."""
        self.jobs.run(self.session.examine, _nothing, self._tell, writes=False)

    def _tell(self, error: CleaError) -> None:
        self.house.window.toast.say(str(explain(error, self.house.tr)), icon="warning")

    def leave(self) -> Left:
        """Take everything out of the window, and say what was left behind; what is typed is handed in first."""
        for room in self._rooms.values():
            _ask(room, "keep_now")
        self._clocks.rest()
        self.jobs.close()
        self.house.window.rail_chosen.disconnect(self._choose_rail)
        register = self._rooms.get(Screen.REGISTER)
        draft = register.view.draft() if isinstance(register, RegisterScreen) else Draft()
        proof = self._rating_room().draft() if Screen.RATING in self._rooms else None
        self._rooms.clear()
        return Left(self.session.account.account_id, self.spot, draft, proof)

    def _resume(self, resumption: Resumption | None) -> None:
        """Come back to where an interruption, or a lock that nobody opened since, left this person."""
        if self._walks:  # they have gone somewhere meanwhile, or were handed a file
            return
        spot = spot_of(resumption, self.desk.role) if resumption is not None else None
        if spot is not None:
            self.go(spot)
        else:
            self._remember()

    def _give_back(self, left: Left) -> None:
        """Come back to where the lock left this person, with what was half typed."""
        if not left.draft.is_empty:
            register = self._room(Screen.REGISTER)
            if isinstance(register, RegisterScreen):
                register.view.set_draft(left.draft)
        if left.proof is not None:
            self._rating_room().give_back(left.proof)
        if left.spot.screen is not Screen.HOME:
            self.go(left.spot)

    def _here(self) -> str:
        return self.spot.dossier_id

    def _arrive(self, spot: Spot) -> None:
        carried = self.spot.dossier_id == spot.dossier_id and self.spot.screen is not Screen.WELCOME
        stood = self.spot.criterion_code if carried else ""
        before, self.spot = self.spot, Spot(spot.screen, spot.dossier_id, spot.criterion_code or stood)
        self.house.window.show_screen(spot.screen)
        if before.dossier_id != spot.dossier_id:
            self._forget_undo(said_of=before.dossier_id)
        self._clocks.arrive(spot.screen, spot.dossier_id)
        self._remember()

    def _forget_undo(self, *, said_of: str) -> None:
        """Let what can be taken back go with its dossier, word and key alike: coming back does not bring it back."""
        toast = self.house.window.toast
        if said_of or toast.can_undo():
            toast.forget()
        for room in self._rooms.values():
            _ask(room, "forget_undo")

    def _stand_on(self, dossier_id: str, criterion: str) -> None:
        stays = self.spot.screen in {Screen.EXERCISE, Screen.WELCOME} and self.spot.dossier_id == dossier_id
        self.spot = Spot(self.spot.screen if stays else Screen.RATING, dossier_id, criterion)
        self._remember()

    def _remember(self) -> None:
        spot, places = self.spot, self.session.places
        self.jobs.run(
            lambda: places.remember(spot.dossier_id, str(spot.screen), spot.criterion_code),
            _nothing,
            _unsaid,
            writes=False,
        )

    def _choose_rail(self, name: str) -> None:
        self.go(Spot(Screen(name)))

    def _show_status(self, facts: Sequence[tuple[str, str]]) -> None:
        self._facts = tuple(facts)
        told = (*facts[:1], *(("clock", words) for words in self._warned), *facts[1:])
        self.house.window.status.show_facts([StatusFact(icon, words) for icon, words in told])

    def _warn(self, words: tuple[str, ...]) -> None:
        """Say beside when it was saved that an evaluation lasts longer than usual."""
        if words != self._warned:
            self._warned = words
            self._show_status(self._facts)

    def _room(self, screen: Screen) -> QWidget:
        if screen not in self._rooms:
            self._add(screen, self._make(screen))
        return self._rooms[screen]

    def _rating_room(self) -> "RatingScreen":
        room: RatingScreen = self._room(Screen.RATING)  # type: ignore[assignment]  # what _make makes
        return room

    def _add(self, screen: Screen, room: QWidget) -> None:
        self._rooms[screen] = room
        self.house.window.add_screen(str(screen), room, rail=str(rail_of(screen)))

    def _make(self, screen: Screen) -> QWidget:
        """Make a room when somebody first walks there: home is painted before any other is even imported."""
        from clea_desktop.ui import rooms  # noqa: PLC0415 - home is painted before

        return rooms.make(screen, self.session, self.desk, self.house.preferred, self.house.prefer)


def _ask(room: QWidget, hook: str) -> None:
    """Ask a room for what it may have something to do about."""
    wanted: object = getattr(room, hook, None)
    if callable(wanted):
        wanted()


def _nothing(_none: None) -> None:
    """Remembering a place is not worth a word."""


def _unsaid(_error: CleaError) -> None:
    """Nor is failing to: the work itself is safe, and says so when it is not."""
