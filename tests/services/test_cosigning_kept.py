"""A colleague signs what lies in the encrypted store, and nothing that was there is lost."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from clea_desktop.core.acts import Act
from clea_desktop.core.errors import Trouble
from clea_desktop.services.cosign_views import KeptSignatures
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.outbox import Outbox
from tests.fakes.vault import TickingClock
from tests.services.certifier import Certifier, enrol
from tests.services.contract import OTHER_PASSPHRASE, PASSPHRASE
from tests.services.cosigning_ground import ignore, judged, kept, never
from tests.services.received_contract import trouble
from tests.services.thread import BIRTH_NAME, sealed_dossier


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


def test_a_colleague_signs_what_lies_in_the_store_and_the_earlier_bytes_stay(
    session: Session, colleague: Callable[[], Session], certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    enrol(session, certifier, tmp_path)
    session.frameworks.confirm_rules()
    dossier_id, bundle = sealed_dossier(session, tmp_path)
    first_id, first, count = kept(session, bundle.id)
    again = session.cosigning.sign_kept
    assert trouble(lambda: again(bundle.id, PASSPHRASE, ignore, never)) is Trouble.COSIGN_REFUSED
    theirs = colleague()
    wait = theirs.cosigning.sign_kept
    assert trouble(lambda: wait(bundle.id, OTHER_PASSPHRASE, ignore, never)) is Trouble.ENROLMENT_NEEDED
    enrol(theirs, certifier, tmp_path, OTHER_PASSPHRASE)
    assert trouble(lambda: wait(bundle.id, PASSPHRASE, ignore, never)) is Trouble.WRONG_PASSPHRASE
    assert trouble(lambda: wait(bundle.id, OTHER_PASSPHRASE, ignore, lambda: True)) is Trouble.CANCELLED
    assert kept(theirs, bundle.id) == (first_id, first, count)
    assert theirs.cosigning.kept(bundle.id) == KeptSignatures((), may_sign=True)
    wait(bundle.id, OTHER_PASSPHRASE, ignore, never)
    assert theirs.cosigning.kept(bundle.id) == KeptSignatures(("Noé Vidal",), may_sign=False)
    second_id, second, more = kept(theirs, bundle.id)
    assert (second_id != first_id, more) == (True, count + 1)
    verdict = judged(second, certifier.store(clock()), clock)
    assert verdict.accepted
    assert len(verdict.signers) == 2
    with theirs.vault.unit_of_work.reading() as work:
        earlier = Attachments(work).find(first_id)
        assert earlier is not None
        assert b"".join(theirs.vault.unit_of_work.attachments.open(earlier)) == first
        (entry,) = Outbox(work).everything()
        assert entry.payload_sha256 == sha256(second).hexdigest()
        last = Journals(work).payloads(dossier_id)[-1]
        assert (last["act"], last["by"]) == (Act.COSIGNED.value, theirs.account.account_id)
    assert BIRTH_NAME.encode() in second
    assert not list(theirs.vault.folder.attachments_path.glob("*.part"))


def test_of_somebody_invented_nothing_outlives_the_erasure(session: Session, colleague: Callable[[], Session]) -> None:
    def attachments() -> set[str]:
        with session.vault.unit_of_work.reading() as work:
            return set(Attachments(work).known_names())

    before = attachments()
    people = session.practice.fill(ignore, never)
    bundles = [one for person in people for one in session.dossiers.open(person.dossier_id).bundles]
    theirs = colleague()
    theirs.cosigning.sign_kept(bundles[0].id, OTHER_PASSPHRASE, ignore, never)
    assert len(theirs.cosigning.kept(bundles[0].id).since) == 1
    session = theirs
    session.practice.erase()
    assert attachments() == before
