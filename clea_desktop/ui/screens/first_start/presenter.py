"""What happens at the first start. The vault is made once, after the second page; the code is checked after that."""

from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from clea_desktop.core import errors
from clea_desktop.core.errors import CleaError
from clea_desktop.core.messages import explain
from clea_desktop.core.text import Translate
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.ports import CodePrinter, Dialogs, FileKind, Founded, Founding, NewVault
from clea_desktop.ui.screens.first_start.state import (
    FirstStartState,
    Identity,
    Place,
    Stage,
    Trouble,
    missing,
    same_code,
)

FoundedT = TypeVar("FoundedT", bound=Founded)


class FirstStartPresenter(QObject, Generic[FoundedT]):
    """``shown`` carries a ``FirstStartState``, ``opened`` the session of the new vault."""

    shown = Signal(object)
    opened = Signal(object)

    def __init__(
        self, tr: Translate, jobs: Jobs, founding: Founding[FoundedT], dialogs: Dialogs, printer: CodePrinter
    ) -> None:
        super().__init__()
        self._tr, self._jobs, self._founding = tr, jobs, founding
        self._dialogs, self._printer = dialogs, printer
        self._session: FoundedT | None = None
        self.state = FirstStartState()

    def introduce(self, identity: Identity) -> None:
        """Take the first page, and go on when nothing is missing."""
        trouble = missing(identity, self._tr)
        stage = Stage.IDENTITY if trouble else Stage.SECRET
        self._show(self.state._replace(identity=identity, stage=stage, trouble=trouble))

    def go_back(self) -> None:
        """Go to the page before, while nothing irrevocable was done."""
        if self.state.stage is Stage.SECRET and not self.state.waiting:
            self._show(self.state._replace(stage=Stage.IDENTITY, trouble=None))
        elif self.state.stage is Stage.CHECK and not self.state.waiting:
            self._show(self.state._replace(stage=Stage.CODE, trouble=None))

    def create(self, passphrase: str, again: str) -> None:
        """Make the vault."""
        if self.state.waiting or self._session is not None:
            return
        if not passphrase:
            self._tell(Place.FIRST, self._tr("Choisissez une phrase secrète."))
        elif passphrase != again:
            self._tell(Place.AGAIN, self._tr("Les deux phrases ne sont pas les mêmes. Écrivez-les à nouveau."))
        else:
            who = self.state.identity
            self._show(self.state._replace(waiting=self._tr("Création du coffre…"), trouble=None))
            self._jobs.run(
                lambda: self._founding.create(who.organisation, who.name, who.role, passphrase),
                self._created,
                self._fail,
                self._rest,
            )

    def save_code(self) -> None:
        """Keep the sheet as a PDF, where the person wants."""
        self._dialogs.save_file(
            self._tr("Enregistrer la feuille du code de secours"),
            self._tr("code-de-secours.pdf"),
            (FileKind(self._tr("Document PDF"), ("*.pdf",)),),
            self._save_code_in,
        )

    def print_code(self) -> None:
        """Put the sheet on paper."""
        self._printer.print_code(self.state.code, lambda: self._saved(None), self._fail)

    def go_check(self) -> None:
        """Go on to typing the code back."""
        self._show(self.state._replace(stage=Stage.CHECK, trouble=None))

    def check(self, typed: str) -> None:
        """Compare what is typed with the code, note that it was, and go in when it is the same."""
        session = self._session
        if session is None or self.state.waiting:
            return
        if not same_code(self.state.code, typed):
            sentence = self._tr("Ce n'est pas le même code. Comparez-le à votre feuille, groupe par groupe.")
            self._tell(Place.CODE, sentence)
            return
        self._show(self.state._replace(waiting=self._tr("Ouverture…"), trouble=None))
        self._jobs.run(lambda: session.accounts.confirm_recovery_code(typed), self._confirmed, self._fail, self._rest)

    def _confirmed(self, _nothing: None) -> None:
        session, self._session = self._session, None
        self.state = FirstStartState()
        if session is not None:
            self.opened.emit(session)

    def _rest(self) -> None:
        """Let the person try again, however the try ended."""
        self._show(self.state._replace(waiting=""))

    def _save_code_in(self, target: Path) -> None:
        session, code = self._session, self.state.code
        if session is None:
            return
        self._jobs.run(lambda: session.accounts.save_recovery_sheet(code, target), self._saved, self._fail)

    def _saved(self, _nothing: None) -> None:
        self._show(self.state._replace(kept=True, trouble=None))

    def _created(self, created: NewVault[FoundedT]) -> None:
        self._session = created.session
        self._show(self.state._replace(stage=Stage.CODE, code=created.recovery_code, waiting=""))

    def _fail(self, error: CleaError) -> None:
        places = {errors.Trouble.WEAK_PASSPHRASE: Place.FIRST, errors.Trouble.WRONG_RECOVERY_CODE: Place.CODE}
        self._tell(places.get(error.trouble, Place.PAGE), str(explain(error, self._tr)))

    def _tell(self, place: Place, sentence: str) -> None:
        self._show(self.state._replace(waiting="", trouble=Trouble(place, sentence)))

    def _show(self, state: FirstStartState) -> None:
        self.state = state
        self.shown.emit(state)
