"""Named facts of the vault itself, such as the organisation it belongs to."""

from clea_desktop.storage.unit_of_work import Work


class Meta:
    """Facts by name."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def get(self, key: str) -> str | None:
        """Return a fact."""
        row = self._work.read("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def put(self, key: str, value: str) -> None:
        """Set a fact."""
        self._work.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
