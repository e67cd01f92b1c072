"""The files a référentiel comes from and goes to: Excel, CSV, JSON; told by bytes coming in, by name going out."""

from pathlib import Path

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_correction import is_correction
from clea_desktop.core.framework_csv import write_csv
from clea_desktop.core.framework_differences import differences
from clea_desktop.core.framework_import import SIZE_LIMIT, Reading, read_text, read_with
from clea_desktop.core.framework_json import write_json
from clea_desktop.core.framework_problems import Problem, Wrong
from clea_desktop.core.framework_table import framework_rows, read_rows
from clea_desktop.core.text import Translate
from clea_desktop.services.files import write_bytes
from clea_desktop.services.framework_views import ImportPreview
from clea_desktop.services.workbooks import is_workbook, read_workbook, write_workbook


def read_file(path: Path) -> Reading:
    """Read a file of at most five megabytes; FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error
    if len(data) <= SIZE_LIMIT and (is_workbook(data) or _says_workbook(path, data)):
        return read_with(lambda: read_rows(read_workbook(data)))
    return read_text(data)


def _says_workbook(path: Path, data: bytes) -> bool:
    """Tell what calls itself a workbook and is none: a damaged one, which the reader refuses with its own words."""
    return data.startswith(b"PK") and (path.suffix.lower() == ".xlsx" or b"\0" in data)


def write_file(target: Path, framework: Framework, tr: Translate) -> None:
    """Write a framework as the name asks; an unknown ending is Excel's. EXPORT_REFUSED."""
    match target.suffix.lower():
        case ".json":
            data = write_json(framework)
        case ".csv":
            data = write_csv(framework_rows(framework))
        case _:
            data = write_workbook(framework_rows(framework), tr("Référentiel"))
    write_bytes(target, data)


def judged(file_name: str, reading: Reading, in_use: Framework, there: Framework | None) -> ImportPreview:
    """Say what a file would bring; a version that is there under the same name, but says other things, is a problem."""
    framework = reading.framework
    if framework is None:
        return ImportPreview(file_name, None, problems=reading.problems, left_out=reading.left_out)
    if there is not None and there != framework:
        return ImportPreview(file_name, None, problems=(Problem(Wrong.VERSION_THERE, about=framework.version),))
    if there is None and is_correction(framework.version):
        return ImportPreview(file_name, None, problems=(Problem(Wrong.CORRECTION_NAME, about=framework.version),))
    return ImportPreview(
        file_name=file_name,
        framework=framework,
        is_there=there is not None,
        rates=reading.rates,
        compared_with=in_use.version if in_use.id == framework.id else "",
        differences=differences(in_use, framework) if in_use.id == framework.id else None,
    )
