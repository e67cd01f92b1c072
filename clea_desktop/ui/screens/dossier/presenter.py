"""Follows one candidate's path: the agreement, the proofs, the papers and copies, and the way to the next step."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.papers import PaperKind
from clea_desktop.core.welcome import Field
from clea_desktop.services.views import DossierView, EvidenceView, Source
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk, bundle_files, scan_files
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.ports import Question
from clea_desktop.ui.screens.dossier.path import LEADS_TO, Next
from clea_desktop.ui.screens.dossier.state import DossierScreenState, FileLine, dossier_state
from clea_desktop.ui.screens.papers import Paper, paper, print_paper, save_paper
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.rating.proof_state import NewProof
from clea_desktop.ui.screens.rating.proofs import ProofsPresenter
from clea_desktop.ui.screens.seal.state import CORRECT
from clea_desktop.ui.session_port import SessionPort


class DossierPresenter(ScreenPresenter):
    """Shows one dossier as a state."""

    shown = Signal(DossierScreenState)
    progressed = Signal(str, int, int)
    rested = Signal()
    agreement_wanted = Signal()
    read = Signal(DossierView)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._dossier_id = ""
        self._state: DossierScreenState | None = None
        self._cancel: Callable[[], None] | None = None
        self._view: DossierView | None = None
        self.incoming = ProofsPresenter(session.evidence, desk)
        self.incoming.troubled.connect(self.troubled)
        self.incoming.kept.connect(self._proof_kept)

    def load(self, dossier_id: str, ready: Callable[[], None] = stay) -> None:
        """Read a dossier and show it."""
        self._dossier_id = dossier_id
        self.enter(lambda: self._session.dossiers.open(dossier_id), self._take, ready)

    def reload(self) -> None:
        """Read it again."""
        if self._dossier_id:
            self.load(self._dossier_id)

    def take_files(self, sources: tuple[Source, ...]) -> None:
        """Name files that were dropped or pasted; their criteria are chosen in the panel."""
        if self._view is not None:
            self.incoming.take(self._view, "", sources)

    def attach_files(self, proof: NewProof, label: str, reason: str) -> None:
        """Keep them."""
        self.incoming.attach(self._dossier_id, proof, label, reason)

    def act(self, what: Next) -> None:
        """Go where a button says; giving a copy is done from here."""
        if what is Next.EXPORT and self._state and self._state.bundles:
            self.export(self._state.bundles[-1])
        elif what is Next.SIGN_RESTITUTION:
            self.desk.go(Spot(Screen.SIGN, self._dossier_id, part=PaperKind.RESTITUTION.value))
        elif what is Next.RESUME:
            self.resume()
        elif what in LEADS_TO:
            self.desk.go(Spot(LEADS_TO[what], self._dossier_id))

    def open_step(self, place: int) -> None:
        """Walk to the room of a step; the agreement is on this page."""
        room = self._state.steps[place].opens if self._state else None
        if room is Screen.DOSSIER:
            self.agreement_wanted.emit()
        elif room is not None:
            self.desk.go(Spot(room, self._dossier_id))

    def change_outcome(self) -> None:
        """Walk to what the person decided, to change it."""
        self.desk.go(Spot(Screen.WELCOME, self._dossier_id, part="strategy"))

    def resume(self) -> None:
        """Take somebody who had left back, and offer to undo it."""
        if self._view is not None:
            before = self._view.reached.outcome
            self._put_outcome("goes-on", lambda: self._resumed(before))

    def open_map(self) -> None:
        """Walk to what the findings rest on."""
        self.desk.go(Spot(Screen.MAP, self._dossier_id))

    def ask_amendment(self) -> None:
        """Walk to where it is asked why a sealed dossier is corrected."""
        self.desk.go(Spot(Screen.SEAL, self._dossier_id, part=CORRECT))

    def give_up_amendment(self) -> None:
        """Close a correction in which nothing changed."""
        dossier_id = self._dossier_id
        self.do_once(lambda: self._session.amendments.give_up(dossier_id), lambda _none: self._given_up())

    def open_for_real(self) -> None:
        """Ask, then open a real dossier for somebody whose evaluation so far was practice."""
        dossier_id, tr = self._dossier_id, self.tr
        question = Question(
            title=tr("Ouvrir un vrai dossier pour cette personne ?"),
            consequence=tr(
                "Son identité est reprise. Le contrat, les constats et les preuves sont à refaire : "
                "ceux d'ici ne comptaient pas. Ce dossier d'entraînement reste lisible."
            ),
            act=tr("Ouvrir un vrai dossier"),
            keep=tr("Rester ici"),
        )
        opened = self._session.candidates.open_for_real
        self.desk.dialogs.ask(question, lambda: self.do_once(lambda: opened(dossier_id), self._opened_for_real))

    def open_platform(self) -> None:
        """Walk to what is typed into the national platform."""
        self.desk.go(Spot(Screen.PLATFORM_SHEET, self._dossier_id))

    def back(self) -> None:
        """Walk back to the list."""
        self.desk.go(Spot(Screen.CANDIDATES))

    def print_agreement(self) -> None:
        """Print the paper to sign."""
        if self._state is not None:
            print_paper(self, self._agreement(self._state))

    def save_agreement(self) -> None:
        """Write the paper to sign where the person chooses."""
        if self._state is not None:
            title, saved = self.tr("Enregistrer le contrat"), self.tr("Contrat enregistré : il est prêt à imprimer.")
            save_paper(self, self._agreement(self._state), title, saved)

    def sign_on_screen(self) -> None:
        """Walk to where the agreement is read and signed on the screen."""
        self.desk.go(Spot(Screen.SIGN, self._dossier_id, part=PaperKind.AGREEMENT.value))

    def sign(self, signed_on: date | None) -> None:
        """Keep the scan of the signed paper."""
        if signed_on is None:
            return
        self.desk.dialogs.open_file(
            self.tr("Joindre le contrat signé"), scan_files(self.desk), lambda scan: self._sign(signed_on, scan)
        )

    def remove_proof(self, evidence_id: str) -> None:
        """Set a proof aside, and offer to bring it back."""
        self.do_once(
            lambda: self._session.evidence.remove(evidence_id),
            lambda _none: self._removed(evidence_id),
        )

    def save_document(self, line: FileLine) -> None:
        """Give a document."""
        save_paper(self, self._document(line), self.tr("Enregistrer le PDF"), self.tr("PDF enregistré."))

    def print_document(self, line: FileLine) -> None:
        """Print a document."""
        print_paper(self, self._document(line))

    def export(self, line: FileLine) -> None:
        """Give a copy of a sealed bundle."""
        self.desk.dialogs.save_file(
            self.tr("Donner une copie du dossier scellé"),
            line.suggested_name,
            bundle_files(self.desk),
            lambda target: self._export(line.id, target),
        )

    def cancel(self) -> None:
        """Ask a long act to stop."""
        if self._cancel is not None:
            self._cancel()

    def _take(self, view: DossierView) -> None:
        self._view = view
        self._state = dossier_state(view, self.desk.clock(), self.tr, may_evaluate=self.desk.may_evaluate)
        self.shown.emit(self._state)
        self.read.emit(view)

    def _agreement(self, state: DossierScreenState) -> Paper:
        dossier_id, agreements = self._dossier_id, self._session.agreements
        return paper(state.agreement.suggested_name, lambda target: agreements.form_pdf(dossier_id, target))

    def _document(self, line: FileLine) -> Paper:
        return paper(line.suggested_name, lambda target: self._session.feedback.save(line.id, target))

    def _sign(self, signed_on: date, scan: Path) -> None:
        dossier_id = self._dossier_id
        self.do_once(
            lambda: self._session.agreements.sign_on_paper(dossier_id, signed_on, scan),
            lambda _none: self._signed(),
        )

    def _signed(self) -> None:
        self.desk.toasts.say(self.tr("Contrat signé, scan gardé."))
        self.desk.changes.tell(Fact.DOSSIER, Fact.CANDIDATES, Fact.EVIDENCE)
        self.reload()

    def _proof_kept(self, item: EvidenceView) -> None:
        words = self.tr("« {label} » jointe.", label=item.label)
        self.desk.toasts.say(words, undo=lambda: self.remove_proof(item.id), icon="paperclip")
        self.desk.changes.tell(Fact.EVIDENCE)
        self.reload()

    def _removed(self, evidence_id: str) -> None:
        self.desk.toasts.say(self.tr("Preuve retirée."), undo=lambda: self._restore(evidence_id), icon="paperclip")
        self.desk.changes.tell(Fact.EVIDENCE)
        self.reload()

    def _restore(self, evidence_id: str) -> None:
        self.run(lambda: self._session.evidence.restore(evidence_id), lambda _none: self._restored())

    def _restored(self) -> None:
        self.desk.toasts.say(self.tr("Preuve remise."), icon="paperclip")
        self.desk.changes.tell(Fact.EVIDENCE)
        self.reload()

    def _export(self, bundle_id: str, target: Path) -> None:
        if self._cancel is not None:
            return
        words = self.tr("Copie du dossier scellé")
        self.progressed.emit(words, 0, 0)
        self._cancel = self.desk.jobs.run_long(
            lambda report: self._session.sealing.export(bundle_id, target, report.progress, report.cancelled),
            lambda _none: self._exported(),
            self.fail,
            lambda done, total: self.progressed.emit(words, done, total),
            self._ended,
        )

    def _put_outcome(self, outcome: str, then: Callable[[], None]) -> None:
        dossier_id = self._dossier_id

        def kept(_view: object) -> None:
            self.desk.changes.tell(Fact.DOSSIER, Fact.CANDIDATES)
            then()
            self.reload()

        self.do_once(lambda: self._session.welcome.put(dossier_id, Field.OUTCOME, outcome), kept)

    def _resumed(self, before: str) -> None:
        self.desk.toasts.say(
            self.tr("L'évaluation reprend."),
            undo=lambda: self._put_outcome(before, lambda: None),
            icon="arrow-right",
        )

    def _opened_for_real(self, dossier_id: str) -> None:
        self.desk.changes.tell(Fact.CANDIDATES)
        self.desk.go(Spot(Screen.DOSSIER, dossier_id))

    def _given_up(self) -> None:
        self.desk.toasts.say(self.tr("Correction abandonnée : le dossier reste scellé."), icon="seal")
        self.desk.changes.tell(Fact.BUNDLES, Fact.CANDIDATES, Fact.DOSSIER)
        self.reload()

    def _ended(self) -> None:
        self._cancel = None
        self.rested.emit()

    def _exported(self) -> None:
        self.desk.toasts.say(self.tr("Copie enregistrée. Le dossier reste aussi gardé ici."), icon="export")
