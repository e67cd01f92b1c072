"""What the second interview shows: one part at a time, everything durable, and what there is to do next."""

from dataclasses import dataclass, replace
from datetime import datetime

from clea_desktop.core.acts import Act
from clea_desktop.core.feedback import Feedback
from clea_desktop.core.papers import PaperKind, outdates
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.restitution import RestitutionText
from clea_desktop.core.text import Translate
from clea_desktop.services.feedback_views import FeedbackView
from clea_desktop.services.views import DossierView
from clea_desktop.ui import labels
from clea_desktop.ui.screens.block import Block, BlockWords, block_of, may_change
from clea_desktop.ui.screens.restitution.next_state import NextState, is_decided, next_state
from clea_desktop.ui.screens.restitution.papers_state import PaperCard, paper_cards
from clea_desktop.ui.screens.restitution.parts import Part, part_help, part_titles, short_titles
from clea_desktop.ui.screens.restitution.talk_state import PointLine, ResultLine, points, results


@dataclass(frozen=True, slots=True)
class PartLine:
    """One line of the column."""

    part: Part
    label: str
    value: str
    done: bool


@dataclass(frozen=True, slots=True)
class RestitutionState:
    """The whole screen. ``make_label`` and ``next_label`` are the page's own act: one of them at most is there."""

    dossier_id: str
    name: str
    subtitle: str
    practice: bool
    part: Part
    title: str
    help: str
    parts: tuple[PartLine, ...]
    block: Block | None
    editable: bool
    points: tuple[PointLine, ...]
    has_said: bool
    results: tuple[ResultLine, ...]
    feedback: Feedback
    next: NextState
    papers: tuple[PaperCard, ...]
    text: RestitutionText
    make_label: str
    next_label: str
    status: tuple[tuple[str, str], ...]

    @property
    def restitution(self) -> PaperCard:
        """Return how the restitution stands: the paper without which nothing is sealed."""
        return self.papers[0]


def restitution_state(
    view: FeedbackView, part: Part, now: datetime, tr: Translate, *, may_evaluate: bool
) -> RestitutionState:
    """Lay the interview out on one of its parts."""
    dossier = view.dossier
    editable = may_change(dossier, may_evaluate=may_evaluate)
    cards = paper_cards(view, now, tr, editable=editable)
    papers = tuple(_offered(one, tr, may_evaluate=may_evaluate) for one in cards)
    talk = points(view, tr)
    made = papers[0].is_current
    return RestitutionState(
        dossier_id=dossier.dossier_id,
        name=labels.full_name(dossier.identity),
        subtitle=labels.joined((dossier.code, tr("Restitution"), tr("les points forts d'abord")), tr),
        practice=dossier.practice,
        part=part,
        title=part_titles(tr)[part],
        help=part_help(part, tr),
        parts=_parts(view, len(talk), papers, tr),
        block=block_of(dossier, _block_words(tr), tr, may_evaluate=may_evaluate),
        editable=editable,
        points=talk,
        has_said=bool(view.said),
        results=results(view, tr),
        feedback=view.feedback,
        next=next_state(view, tr),
        papers=papers,
        text=view.text,
        make_label="" if part is Part.PAPERS else papers[0].make_label,
        next_label=tr("Passer au scellement") if editable and made else "",
        status=(
            ("check", labels.saved_words(dossier.saved_at, now, tr)),
            ("laptop", tr("Sur ce poste seulement")),
        ),
    )


def carried(view: FeedbackView, act: Act, about: str, saved_at: datetime) -> FeedbackView:
    """Carry an act just made durable: papers that say otherwise are out of date."""
    documents = tuple(
        replace(one, is_current=one.is_current and not outdates(one.kind, act, about)) for one in view.dossier.documents
    )
    dossier: DossierView = replace(view.dossier, documents=documents, saved_at=saved_at)
    return replace(view, dossier=dossier)


def is_sealed(view: FeedbackView) -> bool:
    """Say whether nothing changes any more."""
    return view.dossier.state is DossierState.SEALED


def _offered(card: PaperCard, tr: Translate, *, may_evaluate: bool) -> PaperCard:
    """Give the synthesis, and one's own signature, to nobody but whoever evaluates."""
    if may_evaluate:
        return card
    card = replace(card, signed_file_label="")
    if card.kind is not PaperKind.SYNTHESIS or not card.document_id:
        return card
    return replace(card, detail=tr("La personne qui évalue peut la donner."), save_label="", print_label="")


def _parts(view: FeedbackView, gaps: int, papers: tuple[PaperCard, ...], tr: Translate) -> tuple[PartLine, ...]:
    names = short_titles(tr)
    domains = view.dossier.result().domains
    acquired = sum(domain.is_acquired for domain in domains)
    values = {
        Part.POINTS: (str(gaps) if gaps else "", False),
        Part.RESULTS: (tr("{acquired}/{total}", acquired=acquired, total=len(domains)), acquired == len(domains)),
        Part.COMMENT: ("", bool(view.feedback.comment)),
        Part.NEXT: ("", is_decided(view)),
        Part.PAPERS: ("", papers[0].is_current),
    }
    return tuple(PartLine(part, names[part], *values[part]) for part in Part)


def _block_words(tr: Translate) -> BlockWords:
    return BlockWords(
        unsigned=tr("Restitution bloquée : le contrat d'adhésion n'est pas signé."),
        reading=tr("Vous lisez cet entretien."),
    )
