"""Leads the second interview: makes durable what is said, offers what can be recommended, makes and gives papers."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError
from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.feedback_views import FeedbackChange, FeedbackView, RecommendationChange
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.ports import Question
from clea_desktop.ui.screens.papers import Paper, paper, print_paper, save_paper
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.restitution.papers_state import PaperCard
from clea_desktop.ui.screens.restitution.parts import Part, part_of
from clea_desktop.ui.screens.restitution.said_keeper import SaidKeeper
from clea_desktop.ui.screens.restitution.state import RestitutionState, carried, restitution_state
from clea_desktop.ui.screens.restitution.undoing import Undos
from clea_desktop.ui.session_port import SessionPort

_TYPED = frozenset({FeedbackPart.COMMENT, FeedbackPart.SYNTHESIS})


def _signing_question(tr: Translate) -> Question:
    return Question(
        title=tr("Signer l'attestation ?"),
        consequence=tr(
            "Votre phrase secrète met votre signature dans le fichier : qui le reçoit peut vérifier qu'il vient de "
            "vous et que rien n'y a été changé."
        ),
        act=tr("Signer le fichier"),
        keep=tr("Ne pas signer"),
    )


class RestitutionPresenter(ScreenPresenter):
    """Shows the second interview of one dossier as a state; ``opening`` carries the sub-domain to write in."""

    shown = Signal(RestitutionState)
    moving = Signal()
    not_kept = Signal(object)
    opening = Signal(str)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._feedback = session.feedback
        self._view: FeedbackView | None = None
        self._state: RestitutionState | None = None
        self._part = Part.POINTS
        self._undos = Undos()
        self.keeper = SaidKeeper(session.feedback, desk)
        self.keeper.kept.connect(self._written)
        self.keeper.refused.connect(self._refused)

    @property
    def _dossier_id(self) -> str:
        return "" if self._view is None else self._view.dossier.dossier_id

    def load(self, dossier_id: str, part: str = "", ready: Callable[[], None] = stay) -> None:
        """Read the interview of a dossier, and show the part asked for, or the one where one was."""

        def take(view: FeedbackView) -> None:
            if dossier_id != self._dossier_id:
                self.moving.emit()
                self._undos.clear()
                self._part = Part.POINTS
            self._part = part_of(part) or self._part
            self._take(view)

        self.enter(lambda: self._feedback.open(dossier_id), take, ready)

    def show_part(self, name: str) -> None:
        """Show another part, with the texts as they are now."""
        self._part = part_of(name) or self._part
        self.moving.emit()
        self.desk.remember(self._dossier_id, self._part)
        self._reload()

    def write(self, part: FeedbackPart, text: str) -> None:
        """Make one part of what is said durable."""
        if self._view is not None:
            self.keeper.write(self._dossier_id, part, text)

    def recommend(self, one: Recommendation) -> None:
        """Make what is recommended for a sub-domain durable."""
        dossier_id = self._dossier_id
        self.run(lambda: self._feedback.recommend(dossier_id, one), self._recommended)

    def prepare(self, subdomain_code: str) -> None:
        """Recommend what the findings suggest for one sub-domain, then let it be written in."""
        line = self._line(subdomain_code)
        if line is not None:
            self.opening.emit(subdomain_code)
            self.recommend(line)

    def prepare_all(self) -> None:
        """Recommend what the findings suggest wherever nothing is yet."""
        if self._state is None:
            return
        dossier_id = self._dossier_id
        missing = tuple(line.proposal for line in self._state.next.lines if line.kept is None)
        self.do_once(lambda: [self._feedback.recommend(dossier_id, one) for one in missing], self._all_recommended)

    def withdraw(self, subdomain_code: str) -> None:
        """Take what is recommended for a sub-domain back."""
        dossier_id = self._dossier_id
        self.run(lambda: self._feedback.withdraw(dossier_id, subdomain_code), self._withdrawn)

    def undo(self) -> None:
        """Take the last act back."""
        self._undos.take_back()

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self._undos.clear()

    def make(self, kind: PaperKind = PaperKind.RESTITUTION) -> None:
        """Make a paper and keep it in the dossier, with everything said so far."""
        self.moving.emit()
        if self._state is not None and self._paper(kind).make_label:
            dossier_id = self._dossier_id
            self.do_once(lambda: self._feedback.make(dossier_id, kind), lambda _document: self._made())

    def save(self, kind: PaperKind = PaperKind.RESTITUTION) -> None:
        """Give a paper."""
        if self._state is not None and self._paper(kind).document_id:
            save_paper(self, self._given(kind), self.tr("Enregistrer le PDF"), self.tr("PDF enregistré."))

    def print_paper(self, kind: PaperKind = PaperKind.RESTITUTION) -> None:
        """Print a paper."""
        if self._state is not None and self._paper(kind).document_id:
            print_paper(self, self._given(kind))

    def save_signed(self, kind: PaperKind) -> None:
        """Give a paper as a file that carries one's own signature: the passphrase first, then where."""
        if self._state is None or not self._paper(kind).signed_file_label:
            return
        card, save, tr = self._paper(kind), self._feedback.save_signed, self.tr
        name = tr("{name}-signee", name=card.suggested_name.removesuffix(".pdf"))

        def give(passphrase: str) -> None:
            given = Paper(name, lambda target: save(card.document_id, passphrase, target))
            save_paper(self, given, tr("Enregistrer l'attestation signée"), tr("Attestation signée enregistrée."))

        self.desk.dialogs.ask_passphrase(_signing_question(tr), give)

    def sign(self, kind: PaperKind) -> None:
        """Walk to where a paper is signed."""
        self.desk.go(Spot(Screen.SIGN, self._dossier_id, part=kind.value))

    def go_on(self) -> None:
        """Walk to the sealing."""
        self.desk.go(Spot(Screen.SEAL, self._dossier_id))

    def rate(self, criterion: str = "") -> None:
        """Walk back to the findings, to a criterion if one was named."""
        self.desk.go(Spot(Screen.RATING, self._dossier_id, criterion))

    def back(self) -> None:
        """Walk back to the path."""
        self.desk.go(Spot(Screen.DOSSIER, self._dossier_id))

    def _paper(self, kind: PaperKind) -> PaperCard:
        papers = self._state.papers if self._state is not None else ()
        return next(paper for paper in papers if paper.kind is kind)

    def _given(self, kind: PaperKind) -> Paper:
        card, save = self._paper(kind), self._feedback.save
        return paper(card.suggested_name, lambda target: save(card.document_id, target))

    def _line(self, subdomain_code: str) -> Recommendation | None:
        lines = self._state.next.lines if self._state is not None else ()
        return next((line.proposal for line in lines if line.code == subdomain_code), None)

    def _reload(self) -> None:
        dossier_id = self._dossier_id
        self._show()
        self.run(lambda: self._feedback.open(dossier_id), self._take_again, writes=False)

    def _take_again(self, view: FeedbackView) -> None:
        """Take what was read again, unless one walked to another dossier meanwhile."""
        if view.dossier.dossier_id == self._dossier_id:
            self._take(view)

    def _take(self, view: FeedbackView) -> None:
        self._view = self.keeper.with_unsaved(view)
        self._show()

    def _show(self) -> None:
        if self._view is not None:
            now, may = self.desk.clock(), self.desk.may_evaluate
            self._state = restitution_state(self._view, self._part, now, self.tr, may_evaluate=may)
            self.shown.emit(self._state)

    def _written(self, change: FeedbackChange) -> None:
        self.troubled.emit(None)
        self.desk.changes.tell(Fact.DOCUMENTS)
        if self._view is None or change.dossier_id != self._dossier_id or change.before == change.after:
            self._undos.let_go()
            return
        part, before = change.part, change.before
        self._undos.add(part.value, lambda: self._put_back(part, before), goes_on=part in _TYPED)
        self._view = carried(self._view, Act.FEEDBACK_WRITTEN, part.value, change.saved_at)
        self._view = self.keeper.with_unsaved(self.keeper.with_text(self._view, part, change.after))
        if part in _TYPED:
            self._show()
        else:
            self._reload()

    def _put_back(self, part: FeedbackPart, text: str) -> None:
        self._undos.hold()
        self.write(part, text)
        self.desk.toasts.say(self.tr("Réponse d'avant remise."), icon="undo")

    def _refused(self, part: FeedbackPart, error: CleaError) -> None:
        self._undos.let_go()
        self.not_kept.emit(part)
        self.fail(error)
        if self._view is not None:
            self._view = self.keeper.with_unsaved(self._view)
            self._show()

    def _recommended(self, change: RecommendationChange) -> None:
        self._carry(change)
        if change.dossier_id == self._dossier_id and change.before != change.after:
            name = f"{'prepared' if change.before is None else 'written'} {change.subdomain_code}"
            self._undos.add(name, lambda: self._restore((change,)), goes_on=change.before is not None)

    def _all_recommended(self, changes: list[RecommendationChange]) -> None:
        self.desk.changes.tell(Fact.DOCUMENTS)
        undo = self._undos.add("all", lambda: self._restore(tuple(changes)))
        words = how_many(
            len(changes),
            self.tr("{count} préconisation proposée : relisez-la."),
            self.tr("{count} préconisations proposées : relisez-les."),
        )
        self.desk.toasts.say(words.format(count=len(changes)), undo=undo, icon="graduation")
        self._reload()

    def _withdrawn(self, change: RecommendationChange) -> None:
        self._carry(change)
        if change.before is not None:
            undo = self._undos.add(f"withdrawn {change.subdomain_code}", lambda: self._restore((change,)))
            words = self.tr("Préconisation retirée : {code}.", code=change.subdomain_code)
            self.desk.toasts.say(words, undo=undo, icon="trash")

    def _carry(self, change: RecommendationChange) -> None:
        self.desk.changes.tell(Fact.DOCUMENTS)
        if change.dossier_id == self._dossier_id:
            self._reload()

    def _restore(self, changes: tuple[RecommendationChange, ...]) -> None:
        """Put back what was recommended before some changes; one job, so that nothing comes between."""

        def put() -> None:
            for one in changes:
                if one.before is None:
                    self._feedback.withdraw(one.dossier_id, one.subdomain_code)
                else:
                    self._feedback.recommend(one.dossier_id, one.before)

        def restored(_none: None) -> None:
            self.desk.toasts.say(self.tr("Préconisation d'avant remise."), icon="undo")
            self.desk.changes.tell(Fact.DOCUMENTS)
            self._reload()

        self.run(put, restored)

    def _made(self) -> None:
        self.desk.toasts.say(self.tr("PDF fait et gardé dans le dossier."), icon="document")
        self.desk.changes.tell(Fact.DOCUMENTS)
        self.load(self._dossier_id, Part.PAPERS)
