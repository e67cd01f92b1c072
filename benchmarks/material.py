"""Invented vaults to measure on: people, candidates, a dossier with as much evidence as asked for."""

import hashlib
import io
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image

from benchmarks.vaults import clock
from clea_desktop.core.rating import Rating
from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import PAD_HEIGHT
from clea_desktop.documents.practice_pictures import draw_signed_agreement
from clea_desktop.services.session import Session

_PIECE = 1024 * 1024
_POINTS = 300
_BIRTH_NAMES = ("Œuvrard", "Nuñez-Lefèbvre", "Guézennec", "D'Haëne", "Müller")
_FIRST_NAMES = ("Zoé", "Anaïs", "Loïc", "Gaëlle", "Noël", "Inès", "François")


@dataclass(frozen=True, slots=True)
class Photos:
    """Files in clear that structurally are photographs: a real JPEG's head, then noise where the picture is."""

    folder: Path
    count: int
    size: int

    def write(self) -> tuple[Path, ...]:
        """Write them all."""
        self.folder.mkdir(parents=True)
        paths = tuple(self.folder / f"{number:04}.jpg" for number in range(1, self.count + 1))
        for path in paths:
            write_photo(path, self.size)
        return paths


def register_many(session: Session, count: int) -> str:
    """Register invented candidates; return the dossier of the last one."""
    last = ""
    for number in range(count):
        birth_name = f"{_BIRTH_NAMES[number % len(_BIRTH_NAMES)]}-{number:03}"
        first_name = _FIRST_NAMES[number % len(_FIRST_NAMES)]
        last = session.candidates.register(birth_name, first_name, date(1970 + number % 35, 1 + number % 12, 15))
    return last


def sign_agreement(session: Session, dossier_id: str, beside: Path) -> None:
    """Attach a scan, drawn now and taken away again."""
    scan = beside / "scan.jpg"
    chance = random.Random(1)  # noqa: S311 - a repeatable drawing, not a secret
    scan.write_bytes(draw_signed_agreement(chance, "Zoé Œuvrard"))
    session.agreements.sign_on_paper(dossier_id, clock().date(), scan)
    scan.unlink()


def sign_on_screen(session: Session, dossier_id: str, document_id: str) -> None:
    """Have both sign a paper, each with a line of some hundred points."""
    shown = hashlib.sha256(session.signatures.document_bytes(document_id)).hexdigest()
    for signer in Signer:
        chance = random.Random(signer.value)  # noqa: S311 - a repeatable drawing, not a secret
        line = tuple((200 + 30 * place, chance.randrange(PAD_HEIGHT)) for place in range(_POINTS))
        session.signatures.sign_on_screen(dossier_id, document_id, signer, (line,), shown)


def rate_all(session: Session, dossier_id: str) -> tuple[str, ...]:
    """Find every criterion acquired and make the restitution; return the codes."""
    codes = tuple(criterion.code for criterion in session.frameworks.current().framework.criteria())
    for code in codes:
        session.ratings.rate(dossier_id, code, Rating.ACQUIRED)
    session.feedback.make(dossier_id)
    return codes


def ready_dossier(session: Session, beside: Path) -> tuple[str, tuple[str, ...]]:
    """Bring one candidate to where only evidence is missing; return the dossier and the criteria."""
    dossier_id = session.candidates.register("Œuvrard", "Zoé", date(1990, 5, 12))
    sign_agreement(session, dossier_id, beside)
    return dossier_id, rate_all(session, dossier_id)


def attach_all(session: Session, dossier_id: str, codes: tuple[str, ...], files: tuple[Path, ...]) -> None:
    """Attach every file to a criterion of its own."""
    for code, file in zip(codes, files, strict=False):
        session.evidence.attach(dossier_id, file, f"Pièce {file.stem}", (code,), "Ce qui est montré suffit.")


def write_photo(path: Path, size: int) -> None:
    """Write a file of this size that has a JPEG's structure and cannot be compressed."""
    small = io.BytesIO()
    Image.new("RGB", (64, 64), (200, 180, 160)).save(small, "JPEG")
    picture = small.getvalue()
    with path.open("wb") as file:
        file.write(picture[:-2])
        left = size - len(picture)
        for piece in _noise(left):
            file.write(piece)
        file.write(picture[-2:])


def _noise(size: int) -> Iterator[bytes]:
    """Give random bytes without 0xFF, which would end the picture."""
    while size > 0:
        piece = os.urandom(min(size, _PIECE)).replace(b"\xff", b"\x7f")
        yield piece
        size -= len(piece)
