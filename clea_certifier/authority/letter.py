"""The letter of an invitation: the code and the root's fingerprint, to be sent by post, apart from any file.

Whoever holds it can enrol in somebody's name: it is written for its owner alone, and said to be destroyed once used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible as face

from clea_certifier.authority.invitations import Invited
from clea_desktop.bundles.reasons import role_name
from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.text import Translate

_MARGIN, _LEADING, _WIDTH = 70, 18, 80
_PLAIN, _BOLD = "AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"  # where 0 and O, 1 and I differ most


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    is_copied: bool = False  # by hand, letter by letter


def letter_text(invited: Invited, tr: Translate) -> bytes:
    """Write the letter as plain text."""
    return "".join(f"{'    ' if line.is_copied else ''}{line.text}\n" for line in _lines(invited, tr)).encode()


def letter_pdf(invited: Invited, tr: Translate) -> bytes:
    """Write the letter as one page."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415  (only a letter needs it)
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415  (same)
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415  (same)
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  (same)

    for name in (_PLAIN, _BOLD):
        registerFont(TTFont(name, str(Path(face.ROOT) / "files" / f"{name}.ttf")))
    sink = BytesIO()
    page = Canvas(sink, pagesize=A4, lang="fr")
    page.setTitle(tr("Invitation"))
    height = A4[1] - _MARGIN
    for line in _lines(invited, tr):
        page.setFont(*((_BOLD, 15) if line.is_copied else (_PLAIN, 11)))
        for part in _cut(line.text):
            page.drawString(_MARGIN + (20 if line.is_copied else 0), height, part)
            height -= _LEADING
    page.save()
    return sink.getvalue()


def _lines(invited: Invited, tr: Translate) -> Iterator[_Line]:
    invitation = invited.invitation
    groups = invited.fingerprint.split(" ")
    yield _Line(invited.authority_name)
    yield _Line("")
    yield _Line(f"{invitation.display_name} — {invitation.organisation}")
    yield _Line("")
    yield _Line(tr("Bonjour,"))
    yield _Line(
        tr(
            "Vous allez pouvoir signer vos dossiers CléA, en tant que : {role}.",
            role=role_name(invitation.role, tr),
        )
    )
    yield _Line(
        tr(
            "Dans CléA Desktop, ouvrez Réglages, puis « Votre signature ». "
            "Choisissez ce rôle, et recopiez le code et l'empreinte ci-dessous."
        )
    )
    yield _Line("")
    yield _Line(tr("Votre code, qui sert une seule fois :"))
    yield _Line(invited.code, is_copied=True)
    yield _Line("")
    yield _Line(tr("L'empreinte de notre organisme :"))
    for start in range(0, len(groups), 4):
        yield _Line("  ".join(groups[start : start + 4]), is_copied=True)
    yield _Line("")
    yield _Line(tr("Le logiciel prépare alors un fichier à nous faire parvenir, sur une clé ou autrement."))
    yield _Line(
        tr(
            "Le code est valable jusqu'au {day}. Ne le donnez à personne, pas même à nous ; "
            "détruisez cette lettre quand il a servi.",
            day=french_day(paris_day(invitation.expires_at)),
        )
    )


def _cut(text: str) -> Iterator[str]:
    """Cut a line between words; an empty one stays."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= _WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
