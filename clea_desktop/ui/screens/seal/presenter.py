"""Looks at everything, seals with the person's own passphrase, then gives copies."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.conformity import Conformity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.services.cosign_views import KeptSignatures
from clea_desktop.services.views import BundleView, DossierView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk, bundle_files, carried_files
from clea_desktop.ui.jobs import Report
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.ports import Question
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.seal.checks import CheckState
from clea_desktop.ui.screens.seal.state import SealedCard, SealState, cosigned, seal_state
from clea_desktop.ui.session_port import SessionPort


class SealPresenter(ScreenPresenter):
    """Shows the check of one dossier as a state.

    ``refused`` carries the sentence under the passphrase, ``unexplained`` the one under the reason of a correction.
    """

    shown = Signal(SealState)
    refused = Signal(str)
    unexplained = Signal(str)
    progressed = Signal(str, int, int)
    rested = Signal()

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._dossier_id = ""
        self._state: SealState | None = None
        self._cancel: Callable[[], None] | None = None

    def load(self, dossier_id: str, ready: Callable[[], None] = stay) -> None:
        """Read the dossier and look at everything."""
        self._dossier_id = dossier_id
        self.enter(lambda: self._read(dossier_id), lambda found: self._take(*found), ready)

    def seal(self, passphrase: str) -> None:
        """Seal, unless something is missing or another long act is under way."""
        if self._state is None or not self._state.may_seal or self._cancel is not None:
            return
        if not passphrase:
            self.refused.emit(self.tr("Écrivez votre phrase secrète : c'est elle qui signe."))
            return
        dossier_id = self._dossier_id
        self._start(
            self.tr("Scellement du dossier"),
            lambda report: self._session.sealing.seal(dossier_id, passphrase, report.progress, report.cancelled),
            self._sealed,
        )

    def export(self) -> None:
        """Give a copy of the last sealed bundle."""
        if self._state is not None and self._state.sealed is not None:
            self.export_card(self._state.sealed)

    def export_card(self, card: SealedCard) -> None:
        """Give a copy of a sealed bundle, also one that was corrected since."""
        self.desk.dialogs.save_file(
            self.tr("Donner une copie du dossier scellé"),
            card.suggested_name,
            bundle_files(self.desk),
            lambda target: self._export(card.bundle_id, target),
        )

    def carry(self) -> None:
        """Give a copy of the last sealed bundle that its body alone can open, for a stick."""
        if self._state is not None and self._state.sealed is not None and self._state.sealed.carry:
            card = self._state.sealed
            title = self.tr("Enregistrer sur la clé USB, chiffré")
            name = f"{card.suggested_name}.age"
            kinds = carried_files(self.desk)
            self.desk.dialogs.save_file(title, name, kinds, lambda target: self._carry(card.bundle_id, target))

    def cosign(self) -> None:
        """Sign the last sealed bundle after a colleague."""
        if self._state is not None and self._state.sealed is not None and self._state.sealed.cosign:
            bundle_id, tr = self._state.sealed.bundle_id, self.tr
            question = Question(
                title=tr("Signer ce dossier à votre tour ?"),
                consequence=tr("Votre phrase secrète ajoute votre signature à celles qu'il porte. Elle y restera."),
                act=tr("Signer le dossier"),
                keep=tr("Ne pas signer"),
            )
            self.desk.dialogs.ask_passphrase(question, lambda passphrase: self._cosign(bundle_id, passphrase))

    def export_trust(self) -> None:
        """Give the certificates that verify this dossier."""
        if self._state is not None:
            title = self.tr("Où enregistrer les certificats de vérification ?")
            if self._state.practice:
                title = self.tr("Où enregistrer les certificats d'entraînement ?")
            self.desk.dialogs.choose_folder(title, self._write_trust)

    def cancel(self) -> None:
        """Ask the long act to stop."""
        if self._cancel is not None:
            self._cancel()

    def open_amendment(self, reason: str) -> None:
        """Open the sealed dossier again, for a reason the jury will read."""
        dossier_id = self._dossier_id
        self.do_once(
            lambda: self._session.amendments.open(dossier_id, reason),
            lambda opened: self._amended(self.tr("Version {n} ouverte : le dossier se modifie.", n=opened.sequence)),
        )

    def give_up_amendment(self) -> None:
        """Close a correction in which nothing changed."""
        dossier_id = self._dossier_id
        self.do_once(
            lambda: self._session.amendments.give_up(dossier_id),
            lambda _none: self._amended(self.tr("Correction abandonnée : le dossier reste scellé.")),
        )

    def complete(self, check: CheckState) -> None:
        """Walk to the place where a point is completed."""
        if check.spot is not None:
            self.desk.go(check.spot)

    def open_map(self) -> None:
        """Walk to the evidence map."""
        self.desk.go(Spot(Screen.MAP, self._dossier_id))

    def back(self) -> None:
        """Walk back to the path."""
        self.desk.go(Spot(Screen.DOSSIER, self._dossier_id))

    def fail(self, error: CleaError) -> None:
        """Say a wrong passphrase, or a missing reason, under its field; anything else at the top."""
        if error.trouble is Trouble.WRONG_PASSPHRASE:
            self.refused.emit(str(explain(error, self.tr)))
        elif error.trouble in {Trouble.AMENDMENT_REASON, Trouble.TEXT_TOO_LONG}:
            self.unexplained.emit(str(explain(error, self.tr)))
        else:
            super().fail(error)

    def _read(self, dossier_id: str) -> tuple[DossierView, Conformity, KeptSignatures | None]:
        view, session = self._session.dossiers.open(dossier_id), self._session
        kept = session.cosigning.kept(view.bundles[-1].id) if view.bundles else None
        return view, session.sealing.check(dossier_id), kept

    def _take(self, view: DossierView, conformity: Conformity, kept: KeptSignatures | None) -> None:
        state = seal_state(view, conformity, self.tr, may_evaluate=self.desk.may_evaluate)
        if state.sealed is not None and kept is not None:
            state = replace(state, sealed=cosigned(state.sealed, kept, self.tr))
        self._state = state
        self.shown.emit(state)

    def _amended(self, words: str) -> None:
        self.desk.toasts.say(words, icon="pencil")
        self._sealed(None)

    def _sealed(self, _bundle: object) -> None:
        self.desk.changes.tell(Fact.BUNDLES, Fact.CANDIDATES, Fact.DOSSIER)
        self.load(self._dossier_id)

    def _export(self, bundle_id: str, target: Path) -> None:
        self._start(
            self.tr("Copie du dossier scellé"),
            lambda report: self._session.sealing.export(bundle_id, target, report.progress, report.cancelled),
            self._exported,
        )

    def _carry(self, bundle_id: str, target: Path) -> None:
        self._start(
            self.tr("Copie chiffrée du dossier scellé"),
            lambda report: self._session.carrying.carry(bundle_id, target, report.progress, report.cancelled),
            self._carried,
        )

    def _cosign(self, bundle_id: str, passphrase: str) -> None:
        sign = self._session.cosigning.sign_kept
        self._start(
            self.tr("Signature du dossier"),
            lambda report: sign(bundle_id, passphrase, report.progress, report.cancelled),
            self._cosigned,
            self._not_cosigned,
        )

    def _cosigned(self, _none: object) -> None:
        said = self.tr("Votre signature est dans le dossier gardé ici. Donnez-en une nouvelle copie.")
        self.desk.toasts.say(said, icon="check")
        self._sealed(None)

    def _not_cosigned(self, error: CleaError) -> None:
        """Say it at the top: the passphrase was asked for over the page."""
        super().fail(error)

    def _carried(self, _none: object) -> None:
        said = self.tr("Copie chiffrée : l'organisme certificateur est seul à pouvoir l'ouvrir.")
        self.desk.toasts.say(said, icon="lock")

    def _exported(self, _none: object) -> None:
        self.desk.toasts.say(self.tr("Copie enregistrée. Le dossier reste aussi gardé ici."), icon="export")

    def _write_trust(self, folder: Path) -> None:
        practice = self._state is None or self._state.practice
        said = self.tr("Certificats d'entraînement enregistrés.") if practice else self.tr("Certificats enregistrés.")
        self.do_once(
            lambda: self._session.sealing.export_trust(folder, practice=practice),
            lambda _none: self.desk.toasts.say(said, icon="save"),
        )

    def _start(
        self,
        words: str,
        work: Callable[[Report], BundleView | None],
        done: Callable[[object], None],
        failed: Callable[[CleaError], None] | None = None,
    ) -> None:
        if self._cancel is not None:
            return
        self.progressed.emit(words, 0, 0)
        failed = failed or self.fail
        self._cancel = self.desk.jobs.run_long(
            work, done, failed, lambda so_far, total: self.progressed.emit(words, so_far, total), self._ended
        )

    def _ended(self) -> None:
        self._cancel = None
        self.rested.emit()
