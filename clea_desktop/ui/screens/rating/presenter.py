"""Rates, moves between criteria, and undoes the last act. What is shown as found is already on the disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal

from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import Translate
from clea_desktop.services.exercise_views import ObservedClue
from clea_desktop.services.views import DossierView, EvidenceView, RatingChange, ReasonChange, Source
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.rating import state as states
from clea_desktop.ui.screens.rating.proof_state import NewProof
from clea_desktop.ui.screens.rating.proofs import ProofsPresenter
from clea_desktop.ui.screens.rating.said_state import gaps_of, with_answers
from clea_desktop.ui.screens.rating.seen_state import with_clues
from clea_desktop.ui.screens.rating.state import RatingScreenState, rating_state
from clea_desktop.ui.session_port import SessionPort


@dataclass(frozen=True, slots=True, eq=False)
class _Undo:
    """How to take one act back."""

    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Found:
    """What is read of a dossier before its findings are shown."""

    view: DossierView
    said: Mapping[str, SelfAnswer]
    observed: tuple[ObservedClue, ...]


class RatingPresenter(ScreenPresenter):
    """Shows the findings of one dossier as a state; the dossier is read once, then follows what is durable."""

    shown = Signal(RatingScreenState)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._view: DossierView | None = None
        self._said: Mapping[str, SelfAnswer] = {}
        self._gaps: frozenset[str] = frozenset()
        self._observed: tuple[ObservedClue, ...] = ()
        self._criterion = ""
        self._undos: list[_Undo] = []
        self._reasons_before: dict[str, str] = {}
        self.proofs = ProofsPresenter(session.evidence, desk)
        self.proofs.troubled.connect(self.troubled)
        self.proofs.kept.connect(self._proof_kept)
        self.proofs.removed.connect(self._proof_removed)
        self.proofs.restored.connect(self._proof_restored)

    @property
    def dossier_id(self) -> str:
        """Say whose findings are shown; "" before the first."""
        return "" if self._view is None else self._view.dossier_id

    def load(self, dossier_id: str, criterion: str, ready: Callable[[], None] = stay) -> None:
        """Read a dossier and show the sub-domain of a criterion ("" for the first one not evaluated)."""
        if self._view is not None and self._view.dossier_id != dossier_id:
            self._undos.clear()
        self.enter(lambda: self._read(dossier_id), lambda found: self._take(found, criterion), ready)

    def rate(self, criterion: str, rating: Rating | None) -> None:
        """Make a finding durable, then show it."""
        view = self._view
        if view is None:
            return
        self.run(lambda: self._session.ratings.rate(view.dossier_id, criterion, rating), self._rated)

    def explain(self, criterion: str, words: str) -> None:
        """Make the reason of a finding durable while it is written."""
        view = self._view
        if view is not None:
            self._reasons_before.setdefault(criterion, view.reasons.get(criterion, ""))
            self.run(lambda: self._session.ratings.explain(view.dossier_id, criterion, words), self._explained)

    def end_explaining(self, criterion: str) -> None:
        """Let one whole writing be taken back at once, however many times it was made durable."""
        dossier_id, view = self.dossier_id, self._view
        before = self._reasons_before.pop(criterion, None)
        if view is not None and before is not None:
            self._may_undo(lambda: self._unexplain(dossier_id, criterion, before))

    def refuse_reason(self) -> None:
        """Say that a reason explains a finding."""
        self.desk.toasts.say(self.tr("Choisissez d'abord A ou N : une raison explique un constat."), icon="pencil")

    def undo(self) -> None:
        """Take the last act back; one that is on its way to the disk is the last."""
        self.when_written(lambda: self.proofs.when_written(self._undo_last))

    def stand_on(self, criterion: str) -> None:
        """Remember the criterion under the hand."""
        if self._view is not None and criterion and criterion != self._criterion:
            self._criterion = criterion
            self.desk.remember(self._view.dossier_id, criterion)

    def show_part(self, side_id: str) -> None:
        """Show a domain or sub-domain chosen in the column."""
        if self._view is not None:
            self._walk(states.first_criterion(self._view, side_id))

    def show_domain(self, number: int) -> None:
        """Show the nth domain."""
        if self._view is not None:
            self._walk(states.criterion_of_domain(self._view, number))

    def show_neighbour(self, step: int) -> None:
        """Show the next or previous sub-domain."""
        if self._view is not None:
            self._walk(states.criterion_of_neighbour(self._view, self._criterion, step))

    def ask_proof(self, criterion: str) -> None:
        """Show what shows a criterion, or choose a file that does."""
        if self._view is not None:
            self.stand_on(criterion)
            self.proofs.ask(self._view, criterion)

    def choose_proof(self, criterion: str) -> None:
        """Choose one more file that shows a criterion."""
        if self._view is not None:
            self.proofs.choose(self._view, criterion)

    def take_files(self, sources: tuple[Source, ...]) -> None:
        """Name files that were dropped or pasted as proofs of the criterion under the hand."""
        if self._view is not None:
            self.proofs.take(self._view, self._criterion, sources)

    def attach(self, proof: NewProof, label: str, reason: str) -> None:
        """Keep the chosen file."""
        if self._view is not None:
            self.proofs.attach(self._view.dossier_id, proof, label, reason)

    def look_at(self, criterion: str, evidence_id: str) -> None:
        """Show another proof of a criterion in the panel."""
        item = self._proof(evidence_id)
        if self._view is not None and item is not None:
            self.proofs.look(self._view, criterion, item)

    def copy_proof(self, evidence_id: str) -> None:
        """Give a copy of a proof."""
        item = self._proof(evidence_id)
        if self._view is not None and item is not None:
            self.proofs.ask_copy(self._view, item)

    def remove_proof(self, evidence_id: str) -> None:
        """Set a proof aside."""
        item = self._proof(evidence_id)
        if item is not None:
            self.proofs.remove(item)

    def go_on(self) -> None:
        """Walk to the restitution."""
        self._go(Screen.RESTITUTION)

    def back(self) -> None:
        """Walk back to the path."""
        self._go(Screen.DOSSIER)

    def _go(self, screen: Screen) -> None:
        if self._view is not None:
            self.desk.go(Spot(screen, self._view.dossier_id))

    def _read(self, dossier_id: str) -> "_Found":
        view = self._session.dossiers.open(dossier_id)
        said = self._session.self_assessment.answers(dossier_id)
        return _Found(view, said, self._session.exercises.observed(dossier_id))

    def _take(self, found: "_Found", criterion: str) -> None:
        view = found.view
        self._view, self._said, self._observed = view, found.said, found.observed
        self._criterion = states.criterion_to_show(view, criterion)
        self._gaps = gaps_of(view, self._criterion, self._said)
        self.desk.remember(view.dossier_id, self._criterion)
        self._show()

    def _walk(self, criterion: str) -> None:
        if criterion and self._view is not None:
            self.stand_on(criterion)
            self._gaps = gaps_of(self._view, criterion, self._said)
            self._show()

    def _show(self) -> None:
        if self._view is not None:
            now = self.desk.clock()
            state = rating_state(self._view, self._criterion, now, self.tr, may_evaluate=self.desk.may_evaluate)
            answered = with_answers(state, self._said, self._gaps, self.tr)
            self.shown.emit(with_clues(answered, self._observed, self.tr))

    def _proof(self, evidence_id: str) -> EvidenceView | None:
        if self._view is None:
            return None
        return next((item for item in self._view.evidence if item.id == evidence_id), None)

    def _rated(self, change: RatingChange) -> None:
        self._carry(change)
        undo = self._may_undo(lambda: self._unrate(change))
        if change.after is None:
            self.desk.toasts.say(self.tr("Constat effacé pour {code}", code=change.criterion_code), undo=undo)

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self._undos.clear()

    def _undo_last(self) -> None:
        if self._undos:
            self._take_back(self._undos[-1])

    def _may_undo(self, act: Callable[[], None]) -> Callable[[], None]:
        undo = _Undo(act)
        self._undos.append(undo)
        return lambda: self._take_back(undo)

    def _take_back(self, undo: _Undo) -> None:
        """Undo one act, once, whichever of the toast and Ctrl Z asks."""
        if undo in self._undos:
            self._undos.remove(undo)
            undo.act()

    def _unrate(self, change: RatingChange) -> None:
        self.run(
            lambda: self._session.ratings.rate(
                change.dossier_id, change.criterion_code, change.before, change.reason_before
            ),
            self._unrated,
        )

    def _unrated(self, change: RatingChange) -> None:
        self._criterion = change.criterion_code
        self._carry(change)
        words = _undone_words(change, self.tr)
        self.desk.toasts.say(words, icon="undo")

    def _explained(self, change: ReasonChange) -> None:
        if self._view is not None and self._view.dossier_id == change.dossier_id:
            self._view = states.with_reason(self._view, change)
            self._show()
            self.desk.changes.tell(Fact.RATINGS)

    def _unexplain(self, dossier_id: str, criterion: str, words: str) -> None:
        def unexplained(change: ReasonChange) -> None:
            self._explained(change)
            self.desk.toasts.say(self.tr("{code} : raison d'avant remise.", code=criterion), icon="undo")

        self.run(lambda: self._session.ratings.explain(dossier_id, criterion, words), unexplained)

    def _carry(self, change: RatingChange) -> None:
        if self._view is None or self._view.dossier_id != change.dossier_id:
            return
        self._view = states.with_change(self._view, change)
        self._show()
        self.desk.changes.tell(Fact.RATINGS)

    def _proof_kept(self, item: EvidenceView) -> None:
        self._add_proof(item)
        undo = self._may_undo(lambda: self.proofs.remove(item))
        self.desk.toasts.say(self.tr("« {label} » jointe.", label=item.label), undo=undo, icon="paperclip")

    def _proof_removed(self, item: EvidenceView) -> None:
        if self._view is None:
            return
        self._view = states.without_proof(self._view, item.id, self.desk.clock())
        undo = self._may_undo(lambda: self.proofs.restore(item))
        self._show()
        self.desk.changes.tell(Fact.EVIDENCE)
        self.desk.toasts.say(self.tr("« {label} » retirée.", label=item.label), undo=undo, icon="paperclip")

    def _proof_restored(self, item: EvidenceView) -> None:
        self._add_proof(item)
        self.desk.toasts.say(self.tr("« {label} » remise.", label=item.label), icon="undo")

    def _add_proof(self, item: EvidenceView) -> None:
        if self._view is not None:
            self._view = states.with_proof(self._view, item, self.desk.clock())
            self._show()
            self.desk.changes.tell(Fact.EVIDENCE)


def _undone_words(change: RatingChange, tr: Translate) -> str:
    """Say what stands there again."""
    code = change.criterion_code
    if change.after is None:
        return tr("Constat annulé pour {code}", code=code)
    if change.after is Rating.ACQUIRED:
        return tr("{code} : acquis, comme avant", code=code)
    return tr("{code} : non acquis, comme avant", code=code)
