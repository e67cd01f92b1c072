"""Asks for a signature, renews it, and takes the letters of the certifying body in, file by file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.enrolment_views import EnrolmentView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.enrolment_port import EnrolmentPort
from clea_desktop.ui.ports import FileKind, Question
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.settings.signature_state import SignatureRefusals, SignatureState, signature_state

_OF_CODE = frozenset({Trouble.ENROLMENT_CODE})
_OF_FINGERPRINT = frozenset({Trouble.ENROLMENT_FINGERPRINT, Trouble.ENROLMENT_OTHER_ROOT})


class SignaturePresenter(ScreenPresenter):
    """Shows a signature as a state; ``emptied``: what was typed served; ``enrolled``: an answer came in."""

    shown = Signal(SignatureState)
    refused = Signal(SignatureRefusals)
    emptied = Signal()
    enrolled = Signal()

    def __init__(self, enrolment: EnrolmentPort, desk: Desk) -> None:
        super().__init__(desk)
        self._enrolment = enrolment

    def load(self) -> None:
        """Read how it stands; the settings come into sight meanwhile."""
        self.run(self._enrolment.standing, self._take, writes=False)

    def ask(self, code: str, typed: str, passphrase: str, role: str = SigningRole.EVALUATOR.value) -> None:
        """Prepare a request, then ask where to write it."""
        tr = self.tr
        refusals = SignatureRefusals(
            code="" if code.strip() else tr("Recopiez le code de la lettre."),
            fingerprint="" if typed.strip() else tr("Recopiez l'empreinte de la lettre."),
            passphrase="" if passphrase else tr("Écrivez votre phrase secrète : elle seule ouvrira votre signature."),
        )
        if self._fits(refusals):
            self._do(lambda: self._enrolment.ask(code, typed, passphrase, SigningRole(role)), self._asked)

    def renew(self, passphrase: str) -> None:
        """Prepare a renewal, then ask where to write it."""
        refusals = SignatureRefusals(
            passphrase="" if passphrase else self.tr("Écrivez votre phrase secrète : c'est elle qui signe la demande.")
        )
        if self._fits(refusals):
            self._do(lambda: self._enrolment.renew(passphrase), self._asked)

    def save(self) -> None:
        """Write the request that waits where the person chooses."""
        tr = self.tr
        self.desk.dialogs.save_file(
            tr("Enregistrer la demande"),
            tr("demande-de-signature.clea-demande"),
            (FileKind(tr("Demande de signature"), ("*.clea-demande",)),),
            self._write,
        )

    def give_up(self) -> None:
        """Ask, then drop the request that waits."""
        tr = self.tr
        question = Question(
            title=tr("Renoncer à cette demande ?"),
            consequence=tr("Sa réponse, si elle arrive, ne servira plus à rien : il faudra une nouvelle lettre."),
            act=tr("Renoncer"),
            keep=tr("Garder la demande"),
        )
        self.desk.dialogs.ask(question, lambda: self._do(self._enrolment.give_up, self._take))

    def open_answer(self, typed: str) -> None:
        """Take the answer in; the fingerprint may have been copied again."""
        tr = self.tr
        self.desk.dialogs.open_file(
            tr("Ouvrir la réponse"),
            (FileKind(tr("Réponse de l'organisme certificateur"), ("*.clea-reponse",)),),
            lambda source: self._do(lambda: self._enrolment.take_answer(source, typed), self._answered),
        )

    def open_update(self) -> None:
        """Take newer lists in."""
        tr = self.tr
        self.desk.dialogs.open_file(
            tr("Ouvrir une mise à jour"),
            (FileKind(tr("Mise à jour de l'organisme certificateur"), ("*.clea-mise-a-jour",)),),
            lambda source: self._do(lambda: self._enrolment.take_update(source), self._updated),
        )

    def _fits(self, refusals: SignatureRefusals) -> bool:
        self.refused.emit(refusals)
        return refusals == SignatureRefusals()

    def _do(self, work: Callable[[], EnrolmentView], done: Callable[[EnrolmentView], None]) -> None:
        """Do some work once; what does not suit is said under its field."""

        def failed(error: CleaError) -> None:
            sentence = str(explain(error, self.tr))
            self.troubled.emit(None)  # what an earlier act met is over
            if error.trouble in _OF_CODE:
                self.refused.emit(SignatureRefusals(code=sentence))
            elif error.trouble in _OF_FINGERPRINT:
                self.refused.emit(SignatureRefusals(fingerprint=sentence))
            elif error.trouble is Trouble.WRONG_PASSPHRASE:
                self.refused.emit(SignatureRefusals(passphrase=sentence))
            else:
                self.fail(error)

        self.do_once(work, done, failed)

    def _asked(self, view: EnrolmentView) -> None:
        self.emptied.emit()
        self._take(view)
        self.save()

    def _write(self, target: Path) -> None:
        said = self.tr("Demande enregistrée : remettez ce fichier à l'organisme certificateur.")
        self.do_once(
            lambda: self._enrolment.save_request(target), lambda _none: self.desk.toasts.say(said, icon="save")
        )

    def _answered(self, view: EnrolmentView) -> None:
        self._take(view)
        self.enrolled.emit()
        self.desk.changes.tell(Fact.ACCOUNTS, Fact.DOSSIER)
        said = self.tr("Votre signature est prête. Les dossiers ouverts à partir de maintenant sont réels.")
        if view.role.is_college:
            said = self.tr("Votre signature est prête. Elle signera les décisions de votre collège.")
        self.desk.toasts.say(said, icon="check")

    def _updated(self, view: EnrolmentView) -> None:
        self._take(view)
        self.desk.changes.tell(Fact.ACCOUNTS)
        self.desk.toasts.say(self.tr("Mise à jour prise en compte."), icon="check")

    def _take(self, view: EnrolmentView) -> None:
        self.shown.emit(signature_state(view, self.tr))
