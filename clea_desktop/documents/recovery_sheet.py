"""The printed recovery code: the last way into a vault, made to be typed back by somebody in a hurry.

Each character stands alone in its cell, in groups that are numbered, so that nobody loses their place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from reportlab.platypus import Flowable

from clea_desktop.core.clock import french_day
from clea_desktop.core.text import Translate
from clea_desktop.documents.blocks import Heading, Point, facts, gap, rule, sentence, strong, title, together
from clea_desktop.documents.palette import INK, MUTED, SOFT
from clea_desktop.documents.shapes import Shape
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf
from clea_desktop.documents.typeface import Face, draw_text, width

_PER_ROW = 3
_ROW_HEIGHT = 46.0
_BETWEEN = 22.0
_SIZE = 22.0


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A new recovery code, in groups joined by hyphens, for whom and for which organisation's vault."""

    code: str = field(repr=False)
    organisation: str
    made_for: str
    made_on: date


def make_recovery_sheet(sheet: RecoverySheet, tr: Translate) -> bytes:
    """Print the sheet. The bytes hold the code in clear: they go to a printer, never to a disk."""
    frame = Sheet(
        title=tr("Code de secours CléA Desktop"),
        foot=tr("À garder sous clé"),
        made_on=sheet.made_on,
        practice=False,
    )
    return make_pdf(frame, lambda: list(_story(sheet, tr)), tr)


def _story(sheet: RecoverySheet, tr: Translate) -> Iterator[Flowable]:
    yield title(tr("Code de secours"))
    yield rule()
    yield facts(
        [
            (tr("Coffre de"), sheet.organisation),
            (tr("Remis à"), sheet.made_for),
            (tr("Le"), french_day(sheet.made_on)),
        ],
        TEXT_WIDTH,
    )
    yield gap(20)
    yield CodeCells(tuple(sheet.code.split("-")))
    yield gap(4)
    yield sentence(tr("Tapez les groupes dans l'ordre, en majuscules ou en minuscules."))
    yield _part(
        tr("À quoi sert ce code"),
        (
            tr("Il ouvre le coffre de ce poste si une phrase secrète est perdue."),
            tr("Il ne permet pas de signer à la place de quelqu'un."),
        ),
    )
    yield _part(
        tr("Où garder cette feuille"),
        (
            tr("Sous clé, dans un autre endroit que le poste."),
            tr("Sans photo, sans copie, sans courriel."),
        ),
    )
    yield together(
        [
            Heading(tr("Qui peut la voir")),
            strong(tr("Qui tient cette feuille et le poste peut lire tous les dossiers.")),
            sentence(tr("Montrez-la seulement à la personne qui répond des dossiers dans votre organisme.")),
            sentence(tr("Si quelqu'un d'autre l'a vue, faites un nouveau code : l'ancien n'ouvrira plus le coffre.")),
        ]
    )


def _part(heading: str, sentences: tuple[str, ...]) -> Flowable:
    return together([Heading(heading), *(Point(said, Shape.DOT) for said in sentences)])


class CodeCells(Flowable):
    """The code, one character to a cell, each group numbered."""

    def __init__(self, groups: tuple[str, ...]) -> None:
        super().__init__()
        self._groups = groups
        self._rows = -(-len(groups) // _PER_ROW)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the signature is reportlab's
        """Take the whole width, and a row for every few groups."""
        return aW, self._rows * (_ROW_HEIGHT + 18)

    def draw(self) -> None:
        """Draw the groups from left to right, row by row."""
        group_width = (TEXT_WIDTH - _BETWEEN * (_PER_ROW - 1)) / _PER_ROW
        for index, group in enumerate(self._groups):
            row, column = divmod(index, _PER_ROW)
            x = column * (group_width + _BETWEEN)
            y = (self._rows - row - 1) * (_ROW_HEIGHT + 18) + 6
            self._draw_group(index + 1, group, (x, y), group_width)

    def _draw_group(self, number: int, group: str, corner: tuple[float, float], group_width: float) -> None:
        x, y = corner
        canvas = self.canv
        canvas.setFillColor(SOFT)
        canvas.roundRect(x, y, group_width, _ROW_HEIGHT, 8, stroke=0, fill=1)
        canvas.setFillColor(MUTED)
        draw_text(canvas, str(number), Face.REGULAR, 9, (x + 6, y + _ROW_HEIGHT - 12))
        cell = (group_width - 24) / max(1, len(group))
        canvas.setFillColor(INK)
        for place, character in enumerate(group):
            middle = x + 16 + cell * (place + 0.5)
            left = middle - width(character, Face.BOLD, _SIZE) / 2
            draw_text(canvas, character, Face.BOLD, _SIZE, (left, y + 13))
