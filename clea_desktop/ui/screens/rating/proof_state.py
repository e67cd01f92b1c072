"""What the small panel over the criteria shows: a file about to become a proof, or the proofs of a criterion."""

from collections.abc import Sequence
from dataclasses import dataclass

from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.views import DossierView, EvidenceView, Source
from clea_desktop.ui import labels
from clea_desktop.ui.screens.rating.state import quoted


@dataclass(frozen=True, slots=True)
class NewProof:
    """A chosen file (and ``more`` beside it), waiting for a label, other criteria, and the reason it shows them."""

    criterion: str
    title: str
    path: Source
    label: str
    reason: str = ""
    more: tuple[Source, ...] = ()
    others: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ProofDraft:
    """What was half typed of a proof when the window was locked, and of which dossier."""

    dossier_id: str
    proof: NewProof


@dataclass(frozen=True, slots=True)
class Beside:
    """Another proof of the same criterion."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownProof:
    """A proof being looked at; ``picture`` is empty for what is not an image."""

    id: str
    criterion: str
    title: str
    label: str
    detail: str
    picture: bytes
    beside: tuple[Beside, ...]
    may_change: bool
    quotations: tuple[str, ...] = ()


def new_proof(view: DossierView, criterion: str, sources: Sequence[Source], tr: Translate) -> NewProof:
    """Ask for a label, with a sensible one already there, and for the other criteria the same files show."""
    choices = tuple((item.code, french(item.title)) for item in view.framework.criteria() if item.code != criterion)
    title = _title(view, criterion) if criterion else tr("Choisissez les critères qu'elle montre.")
    return NewProof(criterion, title, sources[0], photo_label(view, tr), more=tuple(sources[1:]), choices=choices)


def shown_proof(  # noqa: PLR0913 - a proof, where it stands, and who looks
    view: DossierView, criterion: str, item: EvidenceView, picture: bytes, tr: Translate, *, may_change: bool
) -> ShownProof:
    """Show a proof of a criterion, and what else shows it."""
    facts = (labels.evidence_kind(item.kind, tr), labels.size_words(item.size, tr), tr(", ").join(item.criteria))
    return ShownProof(
        id=item.id,
        criterion=criterion,
        title=_title(view, criterion),
        label=item.label,
        detail=labels.joined(facts, tr),
        picture=picture,
        beside=tuple(Beside(other.id, other.label) for other in proofs_of(view, criterion) if other.id != item.id),
        may_change=may_change,
        quotations=quoted(view, criterion, tr),
    )


def shown_quotations(view: DossierView, criterion: str, tr: Translate, *, may_change: bool) -> ShownProof | None:
    """Show the words pinned to a criterion that no file shows; None when there are none."""
    words = quoted(view, criterion, tr)
    if not words:
        return None
    label = how_many(len(words), tr("Citation de l'entretien"), tr("Citations de l'entretien"))
    detail = tr("Elles restent sur ce poste.") if len(words) > 1 else tr("Elle reste sur ce poste.")
    return ShownProof("", criterion, _title(view, criterion), label, detail, b"", (), may_change, words)


def proofs_of(view: DossierView, criterion: str) -> tuple[EvidenceView, ...]:
    """Return what shows a criterion."""
    return tuple(item for item in view.evidence if criterion in item.criteria)


def photo_label(view: DossierView, tr: Translate) -> str:
    """Suggest a label nobody has used in this dossier."""
    taken = {item.label for item in view.evidence}
    number = 1
    while (label := tr("Photo {number}", number=number)) in taken:
        number += 1
    return label


def _title(view: DossierView, criterion: str) -> str:
    return french(next(item.title for item in view.framework.criteria() if item.code == criterion))
