"""Appointments: the days and hours of the wall clock. One that is removed is kept, because that can be undone."""

from datetime import date, time

from clea_desktop.core.appointment import Appointment, Planned
from clea_desktop.core.pathway import Step
from clea_desktop.storage.unit_of_work import Work

_SELECT = "SELECT id, dossier_id, step, day, time, place FROM appointment "


class Appointments:
    """The appointments of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, dossier_id: str, planned: Planned, by: str) -> str:
        """Keep an appointment; return its id."""
        appointment_id = self._work.new_id()
        self._work.execute(
            "INSERT INTO appointment (id, dossier_id, step, day, time, place, made_at, made_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (appointment_id, dossier_id, *_columns(planned), self._work.at, by),
        )
        return appointment_id

    def move(self, appointment_id: str, planned: Planned) -> None:
        """Change when, where or what for."""
        self._work.execute(
            "UPDATE appointment SET step = ?, day = ?, time = ?, place = ? WHERE id = ?",
            (*_columns(planned), appointment_id),
        )

    def remove(self, appointment_id: str) -> bool:
        """Take an appointment off, restorable; False when it was off already."""
        sql = "UPDATE appointment SET removed_at = ? WHERE id = ? AND removed_at IS NULL"
        return bool(self._work.execute(sql, (self._work.at, appointment_id)).rowcount)

    def restore(self, appointment_id: str) -> bool:
        """Put an appointment back; False when it was not off."""
        sql = "UPDATE appointment SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL"
        return bool(self._work.execute(sql, (appointment_id,)).rowcount)

    def find(self, appointment_id: str) -> Appointment | None:
        """Return an appointment, also one that was taken off."""
        found = self._records("WHERE id = ?", appointment_id)
        return found[0] if found else None

    def of_dossier(self, dossier_id: str) -> tuple[Appointment, ...]:
        """Return the appointments that stand, in their order."""
        return self._records("WHERE dossier_id = ? AND removed_at IS NULL ORDER BY day, time, id", dossier_id)

    def between(self, first: date, last: date) -> tuple[Appointment, ...]:
        """Return everybody's appointments that stand, from one day to another."""
        where = "WHERE day BETWEEN ? AND ? AND removed_at IS NULL ORDER BY day, time, id"
        return self._records(where, first.isoformat(), last.isoformat())

    def _records(self, where: str, *values: str) -> tuple[Appointment, ...]:
        rows = self._work.read(_SELECT + where, values).fetchall()
        return tuple(
            Appointment(row[0], row[1], Step(row[2]), date.fromisoformat(row[3]), time.fromisoformat(row[4]), row[5])
            for row in rows
        )


def _columns(planned: Planned) -> tuple[str, str, str, str]:
    return planned.step.value, planned.day.isoformat(), f"{planned.at:%H:%M}", planned.place
