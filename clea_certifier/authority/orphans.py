"""An issuing authority whose key is lost, with its registry: what it certified is still judged by its last list.

A new registry knows nothing of it; left out of what is published, everything sealed under it would be a stranger's.
"""

import re
from pathlib import Path

from clea_certifier.authority.ceremony import check_whole
from clea_certifier.authority.files import read_file
from clea_certifier.authority.lists import keep_list, root_list
from clea_certifier.authority.office import Office
from clea_certifier.authority.registry import Work, number
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_desktop.core.clock import to_text
from clea_desktop.trust.certificates import Certificate, is_issued_by, read_certificate, read_pem
from clea_desktop.trust.curve import DigestName, native_curve
from clea_desktop.trust.enrolment.seals import key_in
from clea_desktop.trust.revocation import RevocationList, newest_of, read_lists
from clea_desktop.trust.store import ISSUING_FILE, LISTS_FILE

_LIST = re.compile(rb"-----BEGIN X509 CRL-----.*?-----END X509 CRL-----\r?\n?", re.DOTALL)


def keep_issuing(office: Office, trust: Path) -> tuple[str, ...]:
    """Keep the authorities of a published trust folder that this registry does not know; return their numbers.

    The root must have revoked them, from an instant that their last list covers: it is final then.
    """
    issuing, lists = read_file(trust / ISSUING_FILE), read_file(trust / LISTS_FILE)
    with office.registry.write(office.now, "keep-issuing") as work:
        office.check_passphrase(work)
        known = office.all_issuing(work)
        try:
            lost = [one for one in read_pem(issuing, b"CERTIFICATE") if one not in known]
            kept = tuple(_keep(office, work, one, lists) for one in lost)
        except ValueError as error:
            raise AuthorityError(AuthorityTrouble.UNREADABLE, trust.name) from error
        if not kept:
            raise AuthorityError(AuthorityTrouble.NOTHING_LOST)
        check_whole(office, work, trust.name)
    return kept


def _keep(office: Office, work: Work, der: bytes, lists: bytes) -> str:
    one, root, key = read_certificate(der), read_certificate(office.root(work)), key_in(der)
    if not is_issued_by(one, root, DigestName.SHA384, native_curve()):
        raise AuthorityError(AuthorityTrouble.OTHER_ROOT)
    serial = f"{one.serial_number:x}"
    told = newest_of(root, read_lists(root_list(work)), native_curve())
    revoked = None if told is None else told.revoked_at(one.serial_number)
    if revoked is None:
        raise AuthorityError(AuthorityTrouble.STILL_STANDS, serial)
    pem, last = _last_list(one, lists)
    if last.this_update < revoked:
        raise AuthorityError(AuthorityTrouble.LIST_TOO_OLD, to_text(last.this_update))
    if key is None or work.row("SELECT 1 FROM issuing WHERE public_key = ?", (key,)) is not None:
        raise AuthorityError(AuthorityTrouble.UNSUITABLE, ISSUING_FILE)
    work.put("issuing", public_key=key, locked_key=b"", certificate=der, made_at=to_text(office.now))
    (row,) = work.rows("SELECT id FROM issuing WHERE certificate = ?", (der,))
    keep_list(work, number(row[0]), pem, last.this_update, last.next_update)
    return serial


def _last_list(issuer: Certificate, pem: bytes) -> tuple[bytes, RevocationList]:
    """Return the newest list of that authority in a file, as it stands there; UNREADABLE."""
    found = [(block, newest_of(issuer, read_lists(block), native_curve())) for block in _LIST.findall(pem)]
    own = [(block, one) for block, one in found if one is not None]
    if not own:
        raise AuthorityError(AuthorityTrouble.UNREADABLE, LISTS_FILE)
    return max(own, key=lambda one: (one[1].this_update, len(one[1].revoked)))
