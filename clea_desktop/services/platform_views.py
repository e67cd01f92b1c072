"""What the window shows of the national platform's sheet."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from clea_desktop.core.platform_columns import Passage
from clea_desktop.core.platform_sheet import Cell


class TableForm(Enum):
    """The files a sheet is written to, by their ending."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class PlatformLine:
    """One person's line: its 26 cells, and the day it was typed, if it was."""

    dossier_id: str
    code: str
    birth_name: str
    first_name: str
    practice: bool
    passage: Passage
    passed_on: date | None
    cells: tuple[Cell, ...]
    entered_on: date | None

    @property
    def to_look_at(self) -> int:
        """Count the cells worth a look before they are typed."""
        return sum(1 for cell in self.cells if cell.problem is not None)


@dataclass(frozen=True, slots=True)
class PlatformPeriod:
    """Everyone whose evaluation ended within two days; ``left_out`` counts practice dossiers among real ones."""

    first: date
    last: date
    lines: tuple[PlatformLine, ...]
    practice: bool
    left_out: int
