"""What one step of the schema's history is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Brings a schema from version ``number - 1`` to ``number``."""

    number: int
    statements: tuple[str, ...]
