"""The files a sheet is written to: a table for a spreadsheet, or the plainest one."""

from pathlib import Path

from clea_desktop.services.platform_views import TableForm
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.ports import FileKind


def table_files(desk: Desk) -> tuple[FileKind, ...]:
    """Return the kinds of file, the usual one first."""
    return (
        FileKind(desk.tr("Tableur (XLSX)"), ("*.xlsx",)),
        FileKind(desk.tr("Texte à points-virgules (CSV)"), ("*.csv",)),
    )


def form_of(target: Path) -> tuple[TableForm, Path]:
    """Tell the form from the ending a person chose; a name without one is a spreadsheet's, and gets its ending."""
    ending = target.suffix.lower()
    if ending == ".csv":
        return TableForm.CSV, target
    return TableForm.XLSX, target if ending == ".xlsx" else target.with_name(f"{target.name}.xlsx")
