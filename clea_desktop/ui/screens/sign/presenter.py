"""Follows one document from its reading to its signatures: what is signed is what was shown, by its digest."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import Strokes
from clea_desktop.services.views import DossierView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk, scan_files
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.ports import Question
from clea_desktop.ui.screens.papers import Paper as Given
from clea_desktop.ui.screens.papers import paper, print_paper, save_paper
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.seal.state import CORRECT
from clea_desktop.ui.screens.sign.state import Looker, Paper, SignState, current_paper, painted, sign_state, wanted_kind
from clea_desktop.ui.session_port import SessionPort

_Read = tuple[DossierView, PaperKind, str, bytes]


class SignPresenter(ScreenPresenter):
    """Shows one document to sign as a state; ``paper`` carries its bytes, to be painted, when it is another one."""

    shown = Signal(SignState)
    paper = Signal(bytes)
    kept = Signal()

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._dossier_id, self._part = "", ""
        self._state: SignState | None = None
        self._shown_sha256 = ""
        self._is_whole: bool | None = None
        self._read_to, self._total = 0, 1

    def load(self, dossier_id: str, part: str, ready: Callable[[], None] = stay) -> None:
        """Read which document is to be signed, and the document itself."""
        self._dossier_id, self._part = dossier_id, part
        self.enter(lambda: self._read(dossier_id, part), self._take, ready)

    def forget(self) -> None:
        """Know nothing of the document any more."""
        self._state, self._shown_sha256, self._is_whole = None, "", None
        self._read_to, self._total = 0, 1

    def pages_ended(self, is_whole: bool) -> None:  # noqa: FBT001 - a signal's value
        """Let people sign what they could read whole."""
        self._is_whole = is_whole
        if self._state is not None:
            self._show(self._state)

    def pages_read(self, number: int, total: int) -> None:
        """Let people sign what they went through to its end; painted again, it stays read."""
        self._read_to, self._total = max(self._read_to, number), total
        if self._state is not None:
            self._show(self._state)

    def sign(self, strokes: Strokes) -> None:
        """Keep the line of whose turn it is."""
        state = self._state
        if state is None or state.turn is None or not state.may_sign:
            return
        dossier_id, document_id, signer, shown = self._dossier_id, state.document_id, state.turn, self._shown_sha256
        self.do_once(
            lambda: self._session.signatures.sign_on_screen(dossier_id, document_id, signer, strokes, shown),
            lambda _none: self._signed(signer),
        )

    def sign_on_paper(self, signed_on: date) -> None:
        """Keep the scan of the same document signed on paper, by those who have not signed yet."""
        state = self._state
        if state is not None and state.turn is not None:
            title = self.tr("Joindre le document signé")
            self.desk.dialogs.open_file(title, scan_files(self.desk), lambda scan: self._scan(signed_on, scan))

    def print_paper(self) -> None:
        """Print the document, to have it signed with a pen."""
        if self._state is not None and self._state.document_id:
            print_paper(self, self._document(self._state))

    def save_paper(self) -> None:
        """Give the document, to print it elsewhere."""
        if self._state is not None and self._state.document_id:
            title, saved = self.tr("Enregistrer le PDF"), self.tr("PDF enregistré.")
            save_paper(self, self._document(self._state), title, saved)

    def print_sheet(self) -> None:
        """Make the sheet of signatures and print it."""
        if self._state is not None and self._state.has_sheet:
            print_paper(self, self._sheet(self._state), self._changed)

    def save_sheet(self) -> None:
        """Make the sheet of signatures and give it."""
        if self._state is not None and self._state.has_sheet:
            title, saved = self.tr("Enregistrer le PDF"), self.tr("Feuille de signatures enregistrée.")
            save_paper(self, self._sheet(self._state), title, saved, self._changed)

    def withdraw(self, signer: Signer) -> None:
        """Take a signature back, once the person has agreed: its line is erased."""
        line = next((one for one in self._state.lines if one.signer is signer), None) if self._state else None
        if line is not None and line.may_withdraw:
            sheet = self.tr("La feuille signée quitte le dossier, avec toutes les signatures qu'elle porte.")
            question = Question(
                self.tr("Retirer la signature de {name} ?", name=line.name),
                sheet if line.on_paper else self.tr("Son trait est effacé. Il faudra signer de nouveau."),
                self.tr("Retirer la signature"),
                self.tr("Garder la signature"),
            )
            dossier_id, document_id = self._dossier_id, self._state.document_id if self._state else ""
            self.desk.dialogs.ask(question, lambda: self._withdraw(dossier_id, document_id, signer))

    def ask_correction(self) -> None:
        """Walk to where it is asked why a sealed dossier is corrected."""
        self.desk.go(Spot(Screen.SEAL, self._dossier_id, part=CORRECT))

    def back(self) -> None:
        """Walk back: to the path, or to the restitution when it was that."""
        to = Screen.DOSSIER if self._part in ("", PaperKind.AGREEMENT.value) else Screen.RESTITUTION
        self.desk.go(Spot(to, self._dossier_id))

    def _read(self, dossier_id: str, part: str) -> _Read:
        view = self._session.dossiers.open(dossier_id)
        kind = wanted_kind(view, part)
        document_id = current_paper(view, kind)
        waits = view.agreement is None and view.state is DossierState.DRAFT and self.desk.may_evaluate
        if kind is PaperKind.AGREEMENT and waits:
            document_id = self._session.signatures.agreement_to_sign(dossier_id)
            view = self._session.dossiers.open(dossier_id)
        data = self._session.signatures.document_bytes(document_id) if document_id else b""
        return view, kind, document_id, data

    def _take(self, found: _Read) -> None:
        view, kind, document_id, data = found
        looker = Looker(self._session.account.display_name, self.desk.may_evaluate)
        self._state = sign_state(view, Paper(kind, document_id), looker, self.desk.clock(), self.tr)
        digest = hashlib.sha256(data).hexdigest() if data else ""
        if digest != self._shown_sha256:
            self._shown_sha256, self._is_whole = digest, None
            self._read_to, self._total = 0, 1
            self._show(self._state)
            self.paper.emit(data)
        else:
            self._show(self._state)

    def _show(self, state: SignState) -> None:
        if self._is_whole is not None:
            state = painted(state, self.tr, is_whole=self._is_whole, read=self._read_to, total=self._total)
        self._state = state
        self.shown.emit(state)

    def _signed(self, signer: Signer) -> None:
        dossier_id, document_id = self._dossier_id, self._state.document_id if self._state else ""
        self.kept.emit()
        self.desk.toasts.say(
            self.tr("Signature gardée."), undo=lambda: self._withdraw(dossier_id, document_id, signer), icon="pencil"
        )
        self._changed()

    def _scan(self, signed_on: date, scan: Path) -> None:
        state = self._state
        if state is None:
            return
        dossier_id, document_id = self._dossier_id, state.document_id
        signers = tuple(line.signer for line in state.lines if not line.is_signed)
        self.do_once(
            lambda: self._session.signatures.sign_on_paper(dossier_id, document_id, signers, signed_on, scan),
            lambda _none: self._scanned(),
        )

    def _scanned(self) -> None:
        self.kept.emit()
        self.desk.toasts.say(self.tr("Document signé, scan gardé."), icon="paperclip")
        self._changed()

    def _withdraw(self, dossier_id: str, document_id: str, signer: Signer) -> None:
        part = self._part
        self.do_once(
            lambda: self._session.signatures.withdraw(dossier_id, document_id, signer),
            lambda _none: self._withdrawn(Spot(Screen.SIGN, dossier_id, part=part)),
        )

    def _withdrawn(self, spot: Spot) -> None:
        """Show what is left to sign; whoever has walked away meanwhile is led back to it."""
        self.desk.toasts.say(self.tr("Signature retirée."), icon="undo")
        is_here = self._state is not None
        self._changed()
        if not is_here:
            self.desk.go(spot)

    def _changed(self) -> None:
        self.desk.changes.tell(Fact.DOSSIER, Fact.CANDIDATES, Fact.DOCUMENTS, Fact.EVIDENCE)
        if self._state is not None:
            dossier_id, part = self._dossier_id, self._part
            self.run(lambda: self._read(dossier_id, part), self._take_again, writes=False)

    def _take_again(self, found: _Read) -> None:
        if self._state is not None:  # somebody is still here
            self._take(found)

    def _document(self, state: SignState) -> Given:
        save = self._session.feedback.save
        return paper(state.suggested_name, lambda target: save(state.document_id, target))

    def _sheet(self, state: SignState) -> Given:
        dossier_id, save = self._dossier_id, self._session.signatures.save_sheet
        name = state.suggested_name.replace(".pdf", f"-{self.tr('signatures')}.pdf")
        return paper(name, lambda target: save(dossier_id, target))
