"""The model of the acts in any order: a few dictionaries, and the rule of what is acquired worked out by hand."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from PIL import Image

from clea_desktop.core.dossier import Identity
from clea_desktop.core.exercise import Seen
from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.core.framework import Domain, Framework, Subdomain
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.welcome import Field

PEOPLE = (("Nguyễn-Lefèvre", "Éloïse"), ("Da Silva", "Aïcha"))
Value = TypeVar("Value")


@dataclass
class Told:
    """What the model knows of one candidate. Every text typed about them holds ``mark``, which nobody else has."""

    dossier_id: str
    mark: str
    signed: bool = False
    begun: bool = False
    sealed: int = 0
    open_again: bool = False
    when_opened: str = ""
    ratings: dict[str, Rating] = field(default_factory=dict)
    answers: dict[str, SelfAnswer] = field(default_factory=dict)
    notes: str = ""
    quotations: dict[str, str] = field(default_factory=dict)
    proofs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    taken_out: set[str] = field(default_factory=set)
    fields: dict[Field, str] = field(default_factory=dict)
    runs: dict[str, dict[tuple[str, str], Seen]] = field(default_factory=dict)

    drawn: dict[tuple[str, Signer], SignatureMode] = field(default_factory=dict)
    drawn_for: dict[str, Identity] = field(default_factory=dict)
    agreed_on: str = ""
    signed_on: date = date.max
    counted_from: str = ""
    restitutions: set[str] = field(default_factory=set)
    talk: dict[FeedbackPart, str] = field(default_factory=dict)
    recommended: dict[str, str] = field(default_factory=dict)
    planned: dict[str, str] = field(default_factory=dict)
    put_off: set[str] = field(default_factory=set)

    @property
    def said(self) -> str:
        """Return all that was said and done, as text."""
        parts = (self.ratings, self.answers, self.notes, self.quotations, self.proofs, self.taken_out, self.runs)
        return repr((*parts, self.fields, self.drawn, self.talk, self.recommended))

    def met(self, today: date) -> None:
        """Have had the second interview today, unless a day was said: the first paper says one."""
        if not self.talk.get(FeedbackPart.HELD_ON):
            self.talk[FeedbackPart.HELD_ON] = today.isoformat()

    @property
    def is_closed(self) -> bool:
        """Say whether the dossier is sealed, and not open again for a correction."""
        return self.sealed > 0 and not self.open_again


def subdomain_is_acquired(subdomain: Subdomain, ratings: Mapping[str, Rating]) -> bool:
    """Apply the framework's own numbers to findings."""
    acquired = {one.code for one in subdomain.criteria if ratings.get(one.code) is Rating.ACQUIRED}
    mandatory = {one.code for one in subdomain.criteria if one.mandatory}
    return len(acquired) >= subdomain.required and mandatory <= acquired


def domain_is_acquired(domain: Domain, ratings: Mapping[str, Rating]) -> bool:
    """Say whether every sub-domain is."""
    return all(subdomain_is_acquired(one, ratings) for one in domain.subdomains)


def all_is_acquired(framework: Framework, ratings: Mapping[str, Rating]) -> bool:
    """Say whether every domain is."""
    return all(domain_is_acquired(one, ratings) for one in framework.domains)


def picture(shade: int) -> bytes:
    """Return a small photograph."""
    out = io.BytesIO()
    Image.new("RGB", (16, 12), (shade, 120, 60)).save(out, "JPEG")
    return out.getvalue()


def pages() -> bytes:
    """Return a small PDF."""
    out = io.BytesIO()
    Image.new("RGB", (16, 12), (250, 250, 240)).save(out, "PDF")
    return out.getvalue()


def put(kept: dict[str, Value], code: str, value: Value | None) -> None:
    """Keep a value, or drop it."""
    if value is None:
        kept.pop(code, None)
    else:
        kept[code] = value
