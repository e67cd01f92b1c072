"""From a table's name to its SQLModel class, checked on the way in. Imported only when a row is first added."""

from collections.abc import Mapping

from pydantic import ValidationError
from sqlmodel import SQLModel

from clea_desktop.models import (
    dossiers,
    enrolment,
    files,
    frameworks,
    guided_path,
    people,
    records,
    search,
    settings,
    whole_evaluation,
)

_FAMILIES = (dossiers, enrolment, files, frameworks, guided_path, people, records, search, settings, whole_evaluation)


def row_classes() -> dict[str, type[SQLModel]]:
    """Return every table's class by the table's name."""
    return {
        str(value.__tablename__): value
        for family in _FAMILIES
        for value in vars(family).values()
        if isinstance(value, type) and issubclass(value, SQLModel) and value is not SQLModel
    }


_CLASSES = row_classes()


def row_of(table: str, values: Mapping[str, object]) -> SQLModel:
    """Build a row; a missing or unknown column, or another type, is a bug of ours and says so."""
    row_class = _CLASSES[table]
    unknown = set(values) - set(row_class.model_fields)
    if unknown:
        message = f"{table} has no column {', '.join(sorted(unknown))}"
        raise KeyError(message)
    try:
        return row_class.model_validate(values, strict=True)
    except ValidationError as error:
        wrong = ", ".join(".".join(map(str, one["loc"])) for one in error.errors(include_input=False))
    message = f"{table} misses or mistypes {wrong}"  # the library's own text would repeat the values
    raise TypeError(message)
