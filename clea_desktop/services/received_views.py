"""What the window shows of a sealed file that somebody received."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from clea_desktop.core.dossier import Identity
from clea_desktop.core.rating import Rating
from clea_desktop.core.verdict_text import VerdictText
from clea_desktop.services.cosign_views import CosignOffer

SHOWN_LIMIT = 32 * 1024 * 1024
"""A piece longer than this is not shown: the process that paints takes no more."""


class AskedStage(Enum):
    """How far the reader wants a dossier to have come."""

    SEALED = "sealed"
    DEPOSITED = "deposited"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Asked:
    """What to open and how to judge it. ``trust`` is a folder to believe instead of what this vault believes."""

    path: Path
    stage: AskedStage = AskedStage.SEALED
    trust: Path | None = None
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A document or a piece of evidence; ``name`` is that of its member."""

    name: str
    label: str
    kind: str
    media_type: str
    size: int
    at: datetime | None
    criteria: tuple[str, ...]
    is_document: bool


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One criterion: its finding, if there is one, the reason, and how many pieces it rests on."""

    code: str
    title: str
    rating: Rating | None
    reason: str
    pieces: int


@dataclass(frozen=True, slots=True)
class FoundDomain:
    """One domain, as its rules read the findings."""

    code: str
    title: str
    is_acquired: bool
    acquired: int
    total: int
    lines: tuple[FoundLine, ...]


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One link of the chain that this file opens; ``act`` names it, ``criterion`` is the one it is about, if any."""

    number: int
    at: str
    act: str
    by: str
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class JournalFound:
    """The chain: how many links, how many are opened here, the digest of the last one."""

    length: int
    opened: int
    head: str
    lines: tuple[JournalLine, ...]


@dataclass(frozen=True, slots=True)
class ReceivedDossier:
    """What an accepted file holds."""

    candidate: str
    born: Identity | None
    code: str
    evaluation_body: str
    framework: str
    sealed_at: datetime | None
    amendment: str
    pieces: tuple[Piece, ...]
    domains: tuple[FoundDomain, ...]
    journal: JournalFound


@dataclass(frozen=True, slots=True)
class ReceivedView:
    """A verdict, and what the file holds when it was accepted; ``cosign``: may whoever is here sign it too."""

    file_name: str
    text: VerdictText
    dossier: ReceivedDossier | None
    other_authority: bool = False
    cosign: CosignOffer | None = None
