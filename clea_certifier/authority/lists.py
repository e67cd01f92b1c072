"""Who no longer signs: revocations, the lists that say so, and everything the body publishes about itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509

from clea_certifier.authority.files import make_folder, remove_file, write_file
from clea_certifier.authority.office import Office
from clea_certifier.authority.registry import Work, blob, number, text
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_desktop.core.clock import from_text, to_text
from clea_desktop.trust.certificates import MalformedCertificateError, read_certificate
from clea_desktop.trust.curve import native_curve
from clea_desktop.trust.enrolment.stores import to_pem
from clea_desktop.trust.enrolment.updates import TrustUpdate, write_update
from clea_desktop.trust.listing import LIST_LIFE, Revocation, make_list
from clea_desktop.trust.revocation import RevocationReason, UnreadableListError, newest_of, read_lists
from clea_desktop.trust.store import ISSUING_FILE, LISTS_FILE, ROOT_FILE, TIME_FILE

LISTS_FOLDER = "crls"
_BEGIN, _END = b"-----BEGIN X509 CRL-----", b"-----END X509 CRL-----"
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class TrustParts:
    """What others judge by: root and issuing authorities (DER), newest lists and foreign time-stampers (PEM)."""

    root: bytes
    issuing: tuple[bytes, ...]
    crls: bytes
    tsa: bytes


def trust_parts(office: Office, work: Work) -> TrustParts:
    """Gather what is published; NO_ROOT_LIST when a list is missing."""
    newest = [_newest(work, None)]
    newest += [
        _newest(work, number(one)) for (one,) in work.rows("SELECT id FROM issuing WHERE certificate IS NOT NULL")
    ]
    anchors = work.rows("SELECT certificate FROM anchor ORDER BY made_at, certificate")
    return TrustParts(
        office.root(work),
        office.all_issuing(work),
        b"".join(newest),
        b"".join(to_pem(blob(one)) for (one,) in anchors),
    )


def issue_lists(office: Office, work: Work) -> None:
    """Issue a new list for every issuing authority whose key is here; earlier ones stay in the registry for ever."""
    own = "certificate IS NOT NULL AND length(locked_key) > 0"
    rows = work.rows(f"SELECT id, locked_key, certificate FROM issuing WHERE {own}")  # noqa: S608  (a constant)
    for issuing_id, locked, certificate in rows:
        last = work.row("SELECT max(this_update) FROM list WHERE issuing_id = ?", (number(issuing_id),))
        when = office.now.replace(microsecond=0)
        if last is not None and last[0] is not None:
            when = max(when, from_text(text(last[0])) + _SECOND)
        issuer = x509.load_der_x509_certificate(blob(certificate))
        fallen = _fallen(work, number(issuing_id))
        made = make_list(issuer, office.smith.unlock(blob(locked)), when, fallen)
        keep_list(work, number(issuing_id), made, when, when + LIST_LIFE)


def keep_root_list(office: Office, work: Work, pem: bytes) -> None:
    """Keep a list that the root made on its own machine; OLDER_LIST, UNREADABLE, OTHER_ROOT."""
    try:
        found = read_lists(pem)
        if len(found) != 1:
            raise AuthorityError(AuthorityTrouble.UNREADABLE, LISTS_FILE)
        one = newest_of(read_certificate(office.root(work)), found, native_curve())
    except (UnreadableListError, MalformedCertificateError) as error:
        raise AuthorityError(AuthorityTrouble.UNREADABLE, LISTS_FILE) from error
    if one is None:
        raise AuthorityError(AuthorityTrouble.OTHER_ROOT)
    last = work.row("SELECT max(this_update) FROM list WHERE issuing_id IS NULL")
    if last is not None and last[0] is not None and to_text(one.this_update) <= text(last[0]):
        raise AuthorityError(AuthorityTrouble.OLDER_LIST)
    block = pem[pem.index(_BEGIN) : pem.index(_END) + len(_END)] + b"\n"
    keep_list(work, None, block, one.this_update, one.next_update)


def install_root_list(office: Office, pem: bytes) -> None:
    """Take the root's new list in."""
    with office.registry.write(office.now, "install-list") as work:
        keep_root_list(office, work, pem)


def renew_lists(office: Office) -> None:
    """Issue new lists because time passed."""
    with office.registry.write(office.now, "crl") as work:
        office.issuing(work)
        issue_lists(office, work)


def revoke(office: Office, serials: Sequence[str], reason: RevocationReason, since: datetime) -> tuple[Revocation, ...]:
    """Revoke these, or make worse what was said of them, and issue the lists that say it, in one act.

    What was said is never made milder nor later: of both dates the earlier stands, of both reasons the compromise.
    Return what changed, as the lists now say it.
    """
    if since > office.now:
        raise AuthorityError(AuthorityTrouble.FUTURE)
    since = since.replace(microsecond=0)
    with office.registry.write(office.now, "revoke", " ".join(serials)) as work:
        fallen: list[Revocation] = []
        for serial in serials:
            said = Revocation(int(serial, 16), since, reason)
            before = _said(work, serial)
            now = said if before is None else before.with_worse(said)
            if now != before:
                sql = "UPDATE certificate SET revoked_at = ?, reason = ? WHERE serial = ?"
                work.change(sql, (to_text(now.at), int(now.reason), serial))
                fallen.append(now)
        if not fallen:
            raise AuthorityError(AuthorityTrouble.REVOKED_ALREADY)
        issue_lists(office, work)
    return tuple(fallen)


def of_person(office: Office, person_id: str) -> tuple[str, ...]:
    """Return the serial numbers of all that somebody was ever given; UNKNOWN_PERSON."""
    with office.registry.read() as work:
        if work.row("SELECT 1 FROM person WHERE person_id = ?", (person_id,)) is None:
            raise AuthorityError(AuthorityTrouble.UNKNOWN_PERSON, person_id)
        rows = work.rows("SELECT serial FROM certificate WHERE holder = ? ORDER BY issued_at, serial", (person_id,))
    return tuple(text(serial) for (serial,) in rows)


def publish(office: Office, folder: Path) -> None:
    """Write the trust folder: the files in force, and every list ever issued, by date."""
    with office.registry.read() as work:
        parts = trust_parts(office, work)
        archive = [
            (from_text(text(when)), issuing_id, blob(pem))
            for when, issuing_id, pem in work.rows("SELECT this_update, issuing_id, pem FROM list ORDER BY id")
        ]
    make_folder(folder / LISTS_FOLDER, 0o755)
    for when, issuing_id, pem in archive:
        whose = "root" if issuing_id is None else f"issuing-{issuing_id}"
        path = folder / LISTS_FOLDER / f"{when:%Y-%m-%dT%H%M%SZ}-{whose}.pem"
        if not path.exists():
            write_file(path, pem, 0o644)
    write_file(folder / ROOT_FILE, to_pem(parts.root), 0o644)
    write_file(folder / LISTS_FILE, parts.crls, 0o644)  # before the authorities: each must find its list
    write_file(folder / ISSUING_FILE, b"".join(to_pem(one) for one in parts.issuing), 0o644)
    if parts.tsa:
        write_file(folder / TIME_FILE, parts.tsa, 0o644)
    else:
        remove_file(folder / TIME_FILE)


def make_update(office: Office) -> tuple[int, bytes]:
    """Write the next update for laptops, under the body's seal; return its number and the letter."""
    with office.registry.write(office.now, "update") as work:
        parts = trust_parts(office, work)
        recipient = work.fact("deposit_recipient")
        if recipient is None:
            raise AuthorityError(AuthorityTrouble.NO_DEPOSIT_KEY)
        last = work.row("SELECT coalesce(max(number), 0) FROM trust_update")
        following = number(last[0] if last else 0) + 1
        update = TrustUpdate(following, parts.crls, parts.issuing, parts.tsa, recipient.decode(), office.now)
        letter = write_update(update, office.seal(work))
        work.put("trust_update", number=following, letter=letter, issued_at=to_text(office.now))
    return following, letter


def _said(work: Work, serial: str) -> Revocation | None:
    """Return what was said of a certificate before, None when it stands; UNKNOWN_CERTIFICATE."""
    found = work.row("SELECT serial, revoked_at, reason FROM certificate WHERE serial = ?", (serial,))
    if found is None:
        raise AuthorityError(AuthorityTrouble.UNKNOWN_CERTIFICATE, serial)
    return None if found[1] is None else _revocation(*found)


def _fallen(work: Work, issuing_id: int) -> list[Revocation]:
    """Return everything an authority ever revoked, what has expired since included."""
    sql = "SELECT serial, revoked_at, reason FROM certificate WHERE issuing_id = ? AND revoked_at IS NOT NULL"
    return [_revocation(*row) for row in work.rows(f"{sql} ORDER BY revoked_at, serial", (issuing_id,))]


def _revocation(serial: object, at: object, reason: object) -> Revocation:
    return Revocation(int(text(serial), 16), from_text(text(at)), RevocationReason(number(reason)))


def root_list(work: Work) -> bytes:
    """Return the root's newest list (PEM); NO_ROOT_LIST."""
    return _newest(work, None)


def keep_list(work: Work, issuing_id: int | None, pem: bytes, made: datetime, due: datetime) -> None:
    """Keep one list, of the root where no issuing authority is named."""
    work.put("list", issuing_id=issuing_id, this_update=to_text(made), next_update=to_text(due), pem=pem)


def _newest(work: Work, issuing_id: int | None) -> bytes:
    found = work.row("SELECT pem FROM list WHERE issuing_id IS ? ORDER BY this_update DESC, id DESC", (issuing_id,))
    if found is None:
        raise AuthorityError(AuthorityTrouble.NO_ROOT_LIST)
    return blob(found[0])
