"""What tests of co-signing share: how to look, to sign, and to judge what came of it."""

import io
from pathlib import Path

from clea_desktop.bundles.verdict import Policy, Stage, Verdict
from clea_desktop.bundles.verifying import verify
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.cosign_views import CosignAsked, CosignOffer, DecisionDraft
from clea_desktop.services.received_views import Asked
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.trust.store import TrustStore
from tests.fakes.vault import TickingClock
from tests.services.contract import PASSPHRASE

WORDS = "la phrase de la clé de dépôt"
MINUTES, EXTRACT = b"les minutes de la session", b"%PDF-1.7 extrait"
EMPLOYERS, EMPLOYEES = SigningRole.JURY_EMPLOYERS, SigningRole.JURY_EMPLOYEES


def ignore(_done: int, _total: int) -> None:
    return


def never() -> bool:
    return False


def offer(session: Session, path: Path, trust: Path | None = None) -> CosignOffer | None:
    return session.received.look(Asked(path, trust=trust), "", ignore, never).cosign


def sign(session: Session, target: Path, draft: DecisionDraft | None = None, words: str = PASSPHRASE) -> None:
    session.cosigning.sign(CosignAsked(target, draft), words, ignore, never)


def judged(data: bytes, store: TrustStore, clock: TickingClock, *, practice: bool = False) -> Verdict:
    return verify(io.BytesIO(data), store, Policy(Stage.SEALED, practice, clock()))


def kept(session: Session, bundle_id: str) -> tuple[str, bytes, int]:
    with session.vault.unit_of_work.reading() as work:
        record = Bundles(work).find(bundle_id)
        assert record is not None
        count = sum(1 for _ in Attachments(work).everything())
        data = b"".join(session.vault.unit_of_work.attachments.open(record.attachment))
        return record.attachment.id, data, count
