"""Opens a sealed file that came from elsewhere, judges it, shows what it holds, and never lays it down in clear.

A file that came encrypted is decrypted into a spool (``storage.spool``) and looked at only once the whole of it has
proved itself. Whatever is shown comes from a TrustedBundle: of a refused file nothing is read but the verdict.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from clea_desktop.bundles.reasons import trust_sentence
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.verdict import Policy, Stage, Verdict
from clea_desktop.bundles.verifying import BundleRefusedError, TrustedBundle, read_trusted
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.journal import BrokenChainError
from clea_desktop.core.limits import legible
from clea_desktop.core.names import tidy
from clea_desktop.core.roles import StaffRole
from clea_desktop.core.verdict_text import VerdictText
from clea_desktop.services.cosign_offers import Judged, offer_of
from clea_desktop.services.cosign_views import CosignOffer
from clea_desktop.services.files import MEGABYTE, write_bytes
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.received_content import received_dossier
from clea_desktop.services.received_source import WatchedFile, came_encrypted, open_source
from clea_desktop.services.received_views import SHOWN_LIMIT, Asked, ReceivedView
from clea_desktop.services.trusted_bodies import TrustedBody, bodies_of
from clea_desktop.services.verdict_words import JudgedWith, verdict_text
from clea_desktop.services.views import Cancelled, Report, Target
from clea_desktop.storage.spool import Spool
from clea_desktop.trust.enrolment.fingerprints import fingerprint
from clea_desktop.trust.store import TrustStore, UnusableTrustError


@dataclass(frozen=True, slots=True)
class InHand:
    """What is being looked at, and by which authority it was judged."""

    text: VerdictText
    source: WatchedFile
    bundle: TrustedBundle | None
    store: TrustStore
    path: Path
    encrypted: bool


class ReceivedService:
    """One received file at a time; opening another lets go of the one before, and so does closing."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault
        self._in_hand: InHand | None = None

    def is_carried(self, path: Path) -> bool:
        """Say whether a file came encrypted, and needs the deposit key; FILE_UNREADABLE."""
        return came_encrypted(path)

    def look(self, asked: Asked, passphrase: str, report: Report, cancelled: Cancelled) -> ReceivedView:
        """Judge a file; a refusal is an answer, not a trouble. ``passphrase`` is that of the deposit key, if needed.

        ROLE_REFUSED, FILE_UNREADABLE, CARRIED_*, DEPOSIT_KEY_*, TRUST_FOLDER, CANCELLED.
        """
        if not StaffRole(self._vault.account.role).may_carry:
            raise CleaError(Trouble.ROLE_REFUSED)
        self.close()
        bodies = self._bodies(asked.trust)
        source = open_source(asked, passphrase, self.spool, report, cancelled)
        try:
            view, self._in_hand = self._judge(source, bodies, asked)
        except BaseException:
            source.close()
            raise
        source.rest()
        return view

    def judge_again(self, asked: Asked, report: Report, cancelled: Cancelled) -> ReceivedView:
        """Judge the file in hand for another stage, or with another authority; TRUST_FOLDER, NOT_FOUND, CANCELLED."""
        if self._in_hand is None:
            raise CleaError(Trouble.NOT_FOUND)
        bodies, source = self._bodies(asked.trust), self._in_hand.source
        source.watch(report, cancelled)
        try:
            view, self._in_hand = self._judge(source, bodies, asked)
        finally:
            source.rest()
        return view

    def read(self, name: str) -> bytes:
        """Return a piece of the accepted file, to be shown from memory.

        NOT_FOUND, FILE_TOO_LARGE; RECEIVED_CHANGED when the file is no longer what was judged.
        """
        bundle = None if self._in_hand is None else self._in_hand.bundle
        member = next((one for one in bundle.members if one.entry.name == name), None) if bundle else None
        if bundle is None or member is None:
            raise CleaError(Trouble.NOT_FOUND)
        if member.entry.size > SHOWN_LIMIT:
            raise CleaError(Trouble.FILE_TOO_LARGE, limit=SHOWN_LIMIT // MEGABYTE)
        with _still_the_same():
            return b"".join(bundle.blocks(name))

    def save_verdict(self, target: Target) -> None:
        """Write the verdict on paper, or for the printer; NOT_FOUND, EXPORT_REFUSED."""
        from clea_desktop.documents.verdict_sheet import make_verdict  # noqa: PLC0415 - only what is asked for

        if self._in_hand is None:
            raise CleaError(Trouble.NOT_FOUND)
        made_on = paris_day(self._vault.around.clock())
        write_bytes(target, make_verdict(self._in_hand.text, made_on, self._vault.around.tr))

    def close(self) -> None:
        """Let go of the file in hand: what was decrypted is gone."""
        found, self._in_hand = self._in_hand, None
        if found is not None:
            with contextlib.suppress(OSError):
                found.source.close()

    def in_hand(self) -> InHand | None:
        """Return what is being looked at."""
        return self._in_hand

    def _judge(self, source: WatchedFile, bodies: Sequence[TrustedBody], asked: Asked) -> tuple[ReceivedView, InHand]:
        at = self._vault.around.clock()
        stage = Stage(asked.stage.value)
        verdict, bundle, body = _first_fitting(
            source, bodies, lambda one: Policy(stage, one.store.is_practice, one.store.now(at))
        )
        tr = self._vault.around.tr
        root = fingerprint(body.store.root.der)
        judged = JudgedWith(asked.path.name, body.name, body.store.now(at), root, chosen=asked.trust is not None)
        text = verdict_text(verdict, judged, tr)
        with _still_the_same():
            dossier = None if bundle is None else received_dossier(bundle)
        other = verdict.reason is Reason.CERTIFICATE_OTHER_AUTHORITY
        encrypted = came_encrypted(asked.path)
        view = ReceivedView(
            tidy(legible(asked.path.name)),
            text,
            dossier,
            other_authority=other,
            cosign=None if dossier is None else self._offer(Judged(verdict, body.store, dossier.domains, encrypted)),
        )
        return view, InHand(text, source, bundle, body.store, asked.path, encrypted)

    def _offer(self, judged: Judged) -> CosignOffer | None:
        with self._vault.unit_of_work.reading() as work:
            return offer_of(self._vault, work, judged)

    def spool(self) -> Spool:
        """Return where something in clear may pass through the disk, encrypted."""
        return Spool(self._vault.folder.attachments_path, self._vault.around.randomness)

    def _bodies(self, trust: Path | None) -> Sequence[TrustedBody]:
        """Return who may be believed: the folder that was chosen, else what this vault knows."""
        tr = self._vault.around.tr
        if trust is None:
            with self._vault.unit_of_work.reading() as work:
                return bodies_of(work, tr)
        try:
            store = TrustStore.from_folder(trust)
        except UnusableTrustError as error:
            sentence = trust_sentence(error.flaw, error.file, tr)
            raise CleaError(Trouble.TRUST_FOLDER, sentence=sentence) from error
        return (TrustedBody(tr("dossier de confiance {name}", name=tidy(legible(trust.name))), store),)


def _first_fitting(
    source: BinaryIO, bodies: Sequence[TrustedBody], policy: Callable[[TrustedBody], Policy]
) -> tuple[Verdict, TrustedBundle | None, TrustedBody]:
    """Judge with the first body whose authority signed the file; with none of them, the first one's answer stands."""
    first: tuple[Verdict, TrustedBundle | None, TrustedBody] | None = None
    for body in bodies:
        try:
            bundle = read_trusted(source, body.store, policy(body))
        except BundleRefusedError as refused:
            found = refused.verdict, None, body
            if refused.verdict.reason is not Reason.CERTIFICATE_OTHER_AUTHORITY:
                return found
            first = first or found
        else:
            return bundle.verdict, bundle, body
    if first is None:
        raise CleaError(Trouble.NOT_FOUND)
    return first


@contextlib.contextmanager
def _still_the_same() -> Iterator[None]:
    """Tell a person when a file changes, or goes, while they look at it."""
    try:
        yield
    except (RefusedError, BrokenChainError) as error:
        raise CleaError(Trouble.RECEIVED_CHANGED) from error
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error
