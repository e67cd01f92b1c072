"""What the small panel over the criteria shows: a file about to become a proof, or the proofs of a criterion."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clea_desktop.core.errors import CleaError
from clea_desktop.core.media import MediaKind
from clea_desktop.core.plain_text import read_text
from clea_desktop.core.sound_length import sound_seconds
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.views import DossierView, EvidenceView, Source
from clea_desktop.ui import labels
from clea_desktop.ui.screens.rating.state import quoted

_SOUNDS = frozenset({".wav", ".mp3", ".m4a", ".aac", ".ogg", ".opus"})
_PAPERS = frozenset({".pdf", ".txt"})
_EXCERPT = 600


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
class ReadProof:
    """What a proof's own bytes give to see: a picture (or a PDF) to paint, or words in its place."""

    picture: bytes = b""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ShownProof:
    """A proof being looked at; ``picture`` holds the bytes of what can be previewed, a picture or a PDF.

    ``instead`` is what is read of a proof that is no picture.
    """

    id: str
    criterion: str
    title: str
    label: str
    detail: str
    picture: bytes
    beside: tuple[Beside, ...]
    may_change: bool
    may_copy: bool = False
    quotations: tuple[str, ...] = ()
    instead: str = ""


def new_proof(view: DossierView, criterion: str, sources: Sequence[Source], tr: Translate) -> NewProof:
    """Ask for a label, with a sensible one already there, and for the other criteria the same files show."""
    choices = tuple((item.code, french(item.title)) for item in view.framework.criteria() if item.code != criterion)
    title = _title(view, criterion) if criterion else tr("Choisissez les critères qu'elle montre.")
    return NewProof(
        criterion, title, sources[0], photo_label(view, tr, sources[0]), more=tuple(sources[1:]), choices=choices
    )


def shown_proof(  # noqa: PLR0913 - a proof, where it stands, and who looks
    view: DossierView,
    criterion: str,
    item: EvidenceView,
    read: ReadProof,
    tr: Translate,
    *,
    may_change: bool,
    may_copy: bool = False,
) -> ShownProof:
    """Show a proof of a criterion, and what else shows it."""
    what = labels.evidence_kind(item.kind, tr, item.media_type)
    facts = (what, labels.size_words(item.size, tr), tr(", ").join(item.criteria))
    return ShownProof(
        id=item.id,
        criterion=criterion,
        title=_title(view, criterion),
        label=item.label,
        detail=labels.joined(facts, tr),
        picture=read.picture,
        beside=tuple(Beside(other.id, other.label) for other in proofs_of(view, criterion) if other.id != item.id),
        may_change=may_change,
        may_copy=may_copy,
        quotations=quoted(view, criterion, tr),
        instead=read.instead,
    )


def copy_name(view: DossierView, item: EvidenceView, tr: Translate) -> str:
    """Suggest a name without the person's nor the proof's own."""
    ending = MediaKind(item.media_type).extension
    return f"{view.code}-{tr('preuve-{number}', number=item.number)}.{ending}"


def read_proof(item: EvidenceView, data: bytes, tr: Translate) -> ReadProof:
    """Look into a proof: its picture, the beginning of a note, how long a sound lasts. Long for a long sound."""
    if item.media_type == "text/plain":
        return ReadProof(instead=_excerpt(data))
    if item.media_type.startswith("audio/"):
        return ReadProof(instead=_of_a_sound(item, data, tr))
    return ReadProof(picture=data)


def shown_quotations(view: DossierView, criterion: str, tr: Translate, *, may_change: bool) -> ShownProof | None:
    """Show the words pinned to a criterion that no file shows; None when there are none."""
    words = quoted(view, criterion, tr)
    if not words:
        return None
    label = how_many(len(words), tr("Citation de l'entretien"), tr("Citations de l'entretien"))
    detail = tr("Elles restent sur ce poste.") if len(words) > 1 else tr("Elle reste sur ce poste.")
    return ShownProof("", criterion, _title(view, criterion), label, detail, b"", (), may_change, quotations=words)


def proofs_of(view: DossierView, criterion: str) -> tuple[EvidenceView, ...]:
    """Return what shows a criterion."""
    return tuple(item for item in view.evidence if criterion in item.criteria)


def photo_label(view: DossierView, tr: Translate, source: Source = b"") -> str:
    """Suggest a label nobody has used in this dossier, by what the file's name says it is."""
    taken = {item.label for item in view.evidence}
    ending = source.suffix.lower() if isinstance(source, Path) else ""
    name = tr("Photo {number}")
    if ending in _SOUNDS:
        name = tr("Enregistrement {number}")
    elif ending in _PAPERS:
        name = tr("Document {number}")
    number = 1
    while (label := name.format(number=number)) in taken:
        number += 1
    return label


def _excerpt(data: bytes) -> str:
    """Return the beginning of a note; what cannot be read is not shown."""
    try:
        text = read_text(data).strip()
    except CleaError:
        return ""
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rstrip() + "…"


def _of_a_sound(item: EvidenceView, data: bytes, tr: Translate) -> str:
    """Say how long a sound lasts, when it says so, and that it is listened to elsewhere."""
    seconds = sound_seconds(MediaKind(item.media_type), data)
    words = tr("Un son ne s'écoute pas ici : enregistrez-en une copie.")
    if seconds is None:
        return words
    minutes, rest = divmod(round(seconds), 60)
    return tr("{minutes} min {seconds:02} s. {words}", minutes=minutes, seconds=rest, words=words)


def _title(view: DossierView, criterion: str) -> str:
    return french(next(item.title for item in view.framework.criteria() if item.code == criterion))
