"""Why sealed dossiers were opened again: one row per sequence after the first."""

from clea_desktop.core.amendment import Amendment
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work


class Amendments:
    """The amendments of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def open(self, dossier_id: str, sequence: int, reason: str, by: str) -> None:
        """Keep why the next bundle will exist."""
        self._work.insert(
            "amendment",
            {
                "dossier_id": dossier_id,
                "sequence": sequence,
                "reason": reason,
                "opened_at": self._work.at,
                "opened_by": by,
            },
        )

    def give_up(self, dossier_id: str, sequence: int) -> None:
        """Forget an amendment that never led to a bundle."""
        self._work.execute("DELETE FROM amendment WHERE dossier_id = ? AND sequence = ?", (dossier_id, sequence))

    def in_hand(self, dossier_id: str) -> Amendment | None:
        """Return the amendment whose bundle is not sealed yet."""
        row = self._work.read(
            "SELECT a.sequence, a.reason, a.opened_at FROM amendment a WHERE a.dossier_id = ?"
            " AND NOT EXISTS (SELECT 1 FROM bundle b WHERE b.dossier_id = a.dossier_id AND b.sequence = a.sequence)",
            (dossier_id,),
        ).fetchone()
        return Amendment(*read(row, instants=(2,))) if row else None
