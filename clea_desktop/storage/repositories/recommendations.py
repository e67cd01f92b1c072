"""What is recommended, sub-domain by sub-domain."""

from clea_desktop.core.recommendations import Recommendation
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_SELECT = "SELECT subdomain_code, objective, hours, starts_on, ends_on, place FROM recommendation WHERE dossier_id = ?"


class Recommendations:
    """The recommendations of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def put(self, dossier_id: str, one: Recommendation, by: str) -> None:
        """Keep a recommendation, in the place of the one before."""
        days = (one.starts_on.isoformat() if one.starts_on else None, one.ends_on.isoformat() if one.ends_on else None)
        self._work.execute(
            "INSERT INTO recommendation (dossier_id, subdomain_code, objective, hours, starts_on, ends_on, place,"
            " saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (dossier_id, subdomain_code) DO UPDATE"
            " SET objective = excluded.objective, hours = excluded.hours, starts_on = excluded.starts_on,"
            " ends_on = excluded.ends_on, place = excluded.place, saved_at = excluded.saved_at,"
            " saved_by = excluded.saved_by",
            (dossier_id, one.subdomain_code, one.objective, one.hours, *days, one.place, self._work.at, by),
        )

    def remove(self, dossier_id: str, subdomain_code: str) -> None:
        """Take a recommendation back."""
        self._work.execute(
            "DELETE FROM recommendation WHERE dossier_id = ? AND subdomain_code = ?", (dossier_id, subdomain_code)
        )

    def find(self, dossier_id: str, subdomain_code: str) -> Recommendation | None:
        """Return what is recommended for a sub-domain."""
        row = self._work.read(_SELECT + " AND subdomain_code = ?", (dossier_id, subdomain_code)).fetchone()
        return Recommendation(*read(row, days=(3, 4))) if row else None

    def of_dossier(self, dossier_id: str) -> tuple[Recommendation, ...]:
        """Return everything that was recommended, also for what was acquired since."""
        rows = self._work.read(_SELECT + " ORDER BY subdomain_code", (dossier_id,))
        return tuple(Recommendation(*read(row, days=(3, 4))) for row in rows)
