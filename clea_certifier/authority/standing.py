"""What ends soon, what is missing, who signs: the authority's page to look at every week."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509

from clea_certifier.authority.office import Office
from clea_certifier.authority.registry import Work, text
from clea_desktop.core.clock import from_text, to_text

SOON = timedelta(days=60)
LIST_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Holding:
    """One certificate of a person or unit."""

    serial: str
    kind: str
    holder: str
    name: str
    role: str
    ends_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invitation that nobody answered yet."""

    invitation_id: str
    name: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How the authority stands at one instant. A None is something that is not there yet."""

    name: str
    root_ends_at: datetime | None
    issuing_ends_at: datetime | None
    root_list_due: datetime | None
    lists_due: datetime | None
    seal_ends_at: datetime | None
    deposit_recipient: str | None
    last_update: int
    ending: tuple[Holding, ...]
    waiting: tuple[Waiting, ...]
    expired_invitations: int


def standing(office: Office) -> Standing:
    """Look at everything that ends."""
    with office.registry.read() as work:
        root, recipient = work.fact("root"), work.fact("deposit_recipient")
        issuing = [x509.load_der_x509_certificate(one) for one in office.all_issuing(work)]
        last = work.row("SELECT coalesce(max(number), 0) FROM trust_update")
        seal = work.row("SELECT max(ends_at) FROM certificate WHERE kind = 'seal' AND revoked_at IS NULL")
        waiting = _waiting(work)
        return Standing(
            name=office.name(work),
            root_ends_at=None if root is None else x509.load_der_x509_certificate(root).not_valid_after_utc,
            issuing_ends_at=max((one.not_valid_after_utc for one in issuing), default=None),
            root_list_due=_due(work, "issuing_id IS NULL"),
            lists_due=_due(work, "issuing_id IN (SELECT id FROM issuing WHERE length(locked_key) > 0)"),
            seal_ends_at=_instant(seal),
            deposit_recipient=None if recipient is None else recipient.decode(),
            last_update=int(str(last[0])) if last else 0,
            ending=tuple(one for one in _ending(work, office.now) if not _is_replaced(work, one)),
            waiting=tuple(one for one in waiting if one.expires_at >= office.now),
            expired_invitations=sum(one.expires_at < office.now for one in waiting),
        )


def holdings(office: Office) -> tuple[Holding, ...]:
    """Return every certificate ever issued, the newest last."""
    with office.registry.read() as work:
        return tuple(_holdings(work, "1"))


def _ending(work: Work, now: datetime) -> list[Holding]:
    ends = "revoked_at IS NULL AND ends_at > ? AND ends_at <= ? AND kind IN ('signing', 'time')"
    return _holdings(work, ends, (to_text(now), to_text(now + SOON)))


def _is_replaced(work: Work, one: Holding) -> bool:
    """Say whether the same holder already has the same, for longer."""
    longer = (
        "SELECT 1 FROM certificate WHERE holder = ? AND kind = ? AND role = ? AND ends_at > ? AND revoked_at IS NULL"
    )
    return work.row(longer, (one.holder, one.kind, one.role, to_text(one.ends_at))) is not None


def _holdings(work: Work, where: str, values: tuple[str, ...] = ()) -> list[Holding]:
    columns = "serial, kind, holder, coalesce(display_name, ''), role, ends_at, revoked_at"
    people = "LEFT JOIN person ON person_id = holder"
    sql = f"SELECT {columns} FROM certificate {people} WHERE {where} ORDER BY ends_at, serial"  # noqa: S608  (constants)
    return [
        Holding(
            text(row[0]),
            text(row[1]),
            text(row[2]),
            text(row[3]),
            text(row[4]),
            from_text(text(row[5])),
            None if row[6] is None else from_text(text(row[6])),
        )
        for row in work.rows(sql, values)
    ]


def _waiting(work: Work) -> list[Waiting]:
    sql = (
        "SELECT id, display_name, expires_at FROM invitation"
        " WHERE request_id IS NULL AND withdrawn_at IS NULL ORDER BY expires_at"
    )
    return [Waiting(text(one), text(name), from_text(text(ends))) for one, name, ends in work.rows(sql)]


def _due(work: Work, where: str) -> datetime | None:
    """Return when the first of the newest lists is due again."""
    sql = f"SELECT max(next_update) FROM list WHERE {where} GROUP BY issuing_id ORDER BY 1"  # noqa: S608  (constants)
    return _instant(work.row(sql))


def _instant(row: tuple[object, ...] | None) -> datetime | None:
    return None if row is None or row[0] is None else from_text(text(row[0]))
