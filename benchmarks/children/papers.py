"""Makes every paper of a dossier through the services, then each again beside a bare reportlab page; tells ratios.

The functions that make papers are caught as the services call them, with what they were given: a new paper is measured
as soon as somebody makes it. A page of ours is beside a bare page of plain lines: in the same embedded typeface, whose
letters must be cut out of the font every time, and in a typeface that is in every reader and costs nothing.
"""

import hashlib
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from benchmarks.vaults import CHEAP_COST, opened
from clea_desktop import documents
from clea_desktop.core.errors import CleaError
from clea_desktop.core.papers import PaperKind
from clea_desktop.documents.typeface import Face, register_faces
from clea_desktop.services.session import Session

_TIMES, _LINES = 5, 45
_LINE = "Je sais lire une consigne simple et dire ce que j'ai compris, à l'oral comme à l'écrit."
_CODE = "-".join(["ABCDE"] * 6)
_PAGE = re.compile(rb"/Type\s*/Page\b")
_Made = dict[str, tuple[Callable[[], bytes], bytes]]


def main(vault: Path, dossier_id: str) -> None:
    """Make them all, then tell each paper's ratio, pages and digest."""
    made: _Made = {}
    _catch(made)
    session = opened(vault, CHEAP_COST)
    try:
        for act in _acts(session, dossier_id, vault.with_name("paper.pdf")):
            try:
                act()
            except CleaError as error:
                sys.stderr.write(f"{error.trouble.name}\n")
    finally:
        session.close()
    register_faces()
    told = {name: _measured(again, first) for name, (again, first) in sorted(made.items())}
    sys.stdout.write(json.dumps(told) + "\n")


def _catch(made: _Made) -> None:
    """Stand between the services and every ``make_…`` of the documents' room that returns a PDF."""
    for module in pkgutil.iter_modules(documents.__path__, f"{documents.__name__}."):
        room = importlib.import_module(module.name)
        for name, function in list(vars(room).items()):
            if name.startswith("make_") and name != "make_pdf" and getattr(function, "__module__", "") == module.name:
                setattr(room, name, partial(_noted, made, name.removeprefix("make_"), function))


def _noted(made: _Made, name: str, function: Callable[..., Any], *given: object, **named: object) -> object:
    paper = function(*given, **named)
    if isinstance(paper, bytes) and paper.startswith(b"%PDF"):
        made[name] = (partial(function, *given, **named), paper)
    return paper


def _acts(session: Session, dossier_id: str, target: Path) -> list[Callable[[], object]]:
    exercise = session.exercises.library()[0].exercise
    return [
        lambda: session.agreements.form_pdf(dossier_id, target),
        lambda: session.welcome.notice_pdf(dossier_id, target),
        lambda: session.self_assessment.booklet(dossier_id, target),
        lambda: session.exercises.save_statement(exercise, target),
        lambda: session.exercises.save_sheet(exercise, target),
        lambda: session.signatures.save_sheet(dossier_id, target),
        lambda: session.accounts.save_recovery_sheet(_CODE, target),
        *(partial(session.feedback.make, dossier_id, kind) for kind in _FEEDBACK),
    ]


_FEEDBACK = (PaperKind.RESTITUTION, PaperKind.ATTESTATION, PaperKind.SYNTHESIS)


def _measured(again: Callable[[], bytes], first: bytes) -> dict[str, float | str]:
    pages = max(1, len(_PAGE.findall(first)))
    ours, bare, barest = [], [], []
    for _ in range(_TIMES):
        ours.append(_timed(again))
        bare.append(_timed(partial(_bare, pages, Face.REGULAR.value)))
        barest.append(_timed(partial(_bare, pages, "Helvetica")))
    digests = {hashlib.sha256(paper).hexdigest() for paper in (first, again())}
    return {
        "ratio": median(mine / other for mine, other in zip(ours, bare, strict=True)),
        "to_the_barest": median(mine / other for mine, other in zip(ours, barest, strict=True)),
        "ours": min(ours),
        "pages": pages,
        "sha256": " ".join(sorted(digests)),
    }


def _bare(pages: int, font: str) -> bytes:
    """Write as many pages of plain lines."""
    sink = BytesIO()
    canvas = Canvas(sink, pagesize=A4, invariant=1)
    for _ in range(pages):
        canvas.setFont(font, 11)
        for line in range(_LINES):
            canvas.drawString(60, 780 - 16 * line, _LINE)
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def _timed(act: Callable[[], bytes]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
