"""What happens at the door: each try is a job, for stretching a passphrase takes a moment on purpose."""

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from clea_desktop.core.text import Translate
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.screens.unlock.state import Person, Place, Stage, Trouble, UnlockState, first_state

if TYPE_CHECKING:
    from clea_desktop.core.errors import CleaError
    from clea_desktop.ui.ports import Unlocking

OpenedT = TypeVar("OpenedT")


class UnlockPresenter(QObject, Generic[OpenedT]):
    """``shown`` carries an ``UnlockState``, ``opened`` whatever the vault opened."""

    shown = Signal(object)
    opened = Signal(object)

    def __init__(self, tr: Translate, jobs: Jobs, access: "Unlocking[OpenedT]", people: tuple[Person, ...]) -> None:
        super().__init__()
        self._tr, self._jobs, self._access = tr, jobs, access
        self.state = first_state(people)

    def meet(self, people: tuple[Person, ...]) -> None:
        """Start again with these people, as after a lock: whoever was there last is still chosen."""
        self._show(first_state(people, self.state.chosen))

    def choose(self, account_id: str) -> None:
        """Take another person."""
        self._show(self.state._replace(chosen=account_id, trouble=None))

    def lose(self) -> None:
        """Go on with the recovery code."""
        self._show(self.state._replace(stage=Stage.RECOVERY, trouble=None))

    def find(self) -> None:
        """Go back to the passphrase."""
        self._show(self.state._replace(stage=Stage.DAILY, trouble=None))

    def unlock(self, passphrase: str) -> None:
        """Try a passphrase."""
        if self.state.waiting:
            return
        if not passphrase:
            self._tell(Place.DAILY, self._tr("Écrivez votre phrase secrète."))
            return
        account_id = self.state.chosen
        self._wait(self._tr("Ouverture du coffre…"))
        self._jobs.run(lambda: self._access.unlock(account_id, passphrase), self._open, self._fail, self._rest)

    def recover(self, code: str, passphrase: str, again: str) -> None:
        """Try a recovery code, with the passphrase that is to replace the lost one."""
        if self.state.waiting:
            return
        if not code.strip():
            self._tell(Place.CODE, self._tr("Recopiez le code de secours de la feuille imprimée."))
        elif passphrase != again:
            self._tell(Place.AGAIN, self._tr("Les deux phrases ne sont pas les mêmes. Écrivez-les à nouveau."))
        else:
            account_id = self.state.chosen
            self._wait(self._tr("Ouverture du coffre…"))
            self._jobs.run(
                lambda: self._access.recover(code, account_id, passphrase), self._open, self._fail, self._rest
            )

    def warn(self, sentence: str) -> None:
        """Say, at the top, what happened just before the door closed."""
        self._show(self.state._replace(trouble=Trouble(Place.PAGE, sentence)))

    def _rest(self) -> None:
        """Let the person try again, however the try ended."""
        self._show(self.state._replace(waiting=""))

    def _open(self, opened: OpenedT) -> None:
        self.state = first_state(self.state.people, self.state.chosen)
        self.opened.emit(opened)

    def _fail(self, error: "CleaError") -> None:
        from clea_desktop.core import errors  # noqa: PLC0415 - not needed to show the door
        from clea_desktop.core.messages import explain  # noqa: PLC0415 - not needed to show the door

        places = {
            errors.Trouble.WRONG_PASSPHRASE: Place.DAILY,
            errors.Trouble.WRONG_RECOVERY_CODE: Place.CODE,
            errors.Trouble.WEAK_PASSPHRASE: Place.NEW,
        }
        self._tell(places.get(error.trouble, Place.PAGE), str(explain(error, self._tr)))

    def _wait(self, words: str) -> None:
        self._show(self.state._replace(waiting=words, trouble=None))

    def _tell(self, place: Place, sentence: str) -> None:
        self._show(self.state._replace(waiting="", trouble=Trouble(place, sentence)))

    def _show(self, state: UnlockState) -> None:
        self.state = state
        self.shown.emit(state)
