"""Received files in memory: told by their first bytes, judged as by the real service, with a small dossier inside."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from clea_desktop.core.dossier import Identity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.rating import Rating
from clea_desktop.core.roles import SigningRole, StaffRole
from clea_desktop.core.text import translator
from clea_desktop.core.verdict_text import Answer, Said, Standing, VerdictText
from clea_desktop.services.cosign_views import CosignAsked, CosignOffer, KeptSignatures
from clea_desktop.services.received_views import (
    Asked,
    AskedStage,
    FoundDomain,
    FoundLine,
    JournalFound,
    JournalLine,
    Piece,
    ReceivedDossier,
    ReceivedView,
)
from clea_desktop.services.views import Account, Cancelled, Report, Target
from tests.fakes.vault import FakeVault

BUNDLE, CARRIED, KEY = b"PK bundle", b"age-encryption.org/v1\n", b"deposit key"
KEY_WORDS = "la phrase de la clé"
_NOON = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
PIECES = {
    "documents/agreement.pdf": b"%PDF-1.7 paper",
    "evidence/0001.png": b"\x89PNG\r\n",
    "evidence/0002.wav": b"RIFF",
    "evidence/0003.txt": "Compté deux fois, sans aide.".encode(),
}


class FakeCarrying:
    """What leaves on a stick. ``name`` is the certifying body's, once there is one."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account
        self.name = ""

    def body(self) -> str:
        return self.name

    def carry(self, bundle_id: str, target: Path, report: Report, cancelled: Cancelled) -> None:
        if not self.name:
            raise CleaError(Trouble.DEPOSIT_UNKNOWN)
        if not any(one.id == bundle_id for kept in self._vault.dossiers.values() for one in kept.bundles):
            raise CleaError(Trouble.NOT_FOUND)
        if cancelled():
            raise CleaError(Trouble.CANCELLED)
        report(1, 1)
        target.write_bytes(CARRIED + BUNDLE)


class FakeCosigning:
    """Signing after others. ``vault.cosign`` is what is offered, None for a file one signed oneself."""

    def __init__(self, vault: FakeVault, account: Account, received: "FakeReceived") -> None:
        self._vault, self._account, self._received = vault, account, received
        self.asked: list[CosignAsked] = []

    def sign(self, asked: CosignAsked, passphrase: str, report: Report, cancelled: Cancelled) -> None:
        held = self._received.in_hand()
        if held is None or held.cosign is None:
            raise CleaError(Trouble.NOT_FOUND)
        if held.cosign.why_not:
            raise CleaError(Trouble.COSIGN_REFUSED, why=held.cosign.why_not)
        if held.cosign.brings_decision and asked.decision is None:
            raise CleaError(Trouble.COSIGN_REFUSED, why="La décision du jury manque.")
        self._check(passphrase, cancelled)
        report(1, 1)
        self.asked.append(asked)
        asked.target.write_bytes(CARRIED + BUNDLE if held.cosign.encrypted else BUNDLE)

    def kept(self, bundle_id: str) -> KeptSignatures:
        bundles = [one for kept in self._vault.dossiers.values() for one in kept.bundles]
        found = next((one for one in bundles if one.id == bundle_id), None)
        if found is None:
            raise CleaError(Trouble.NOT_FOUND)
        since = tuple(self._vault.cosigned.get(bundle_id, ()))
        may = StaffRole(self._account.role).may_evaluate
        return KeptSignatures(since, may and self._account.display_name not in (found.sealed_by, *since))

    def sign_kept(self, bundle_id: str, passphrase: str, report: Report, cancelled: Cancelled) -> None:
        if not self.kept(bundle_id).may_sign:
            raise CleaError(Trouble.COSIGN_REFUSED, why="Vous avez déjà signé ce dossier.")
        self._check(passphrase, cancelled)
        report(1, 1)
        self._vault.cosigned.setdefault(bundle_id, []).append(self._account.display_name)

    def _check(self, passphrase: str, cancelled: Cancelled) -> None:
        if self._vault.passphrases[self._account.account_id] != passphrase:
            raise CleaError(Trouble.WRONG_PASSPHRASE)
        if cancelled():
            raise CleaError(Trouble.CANCELLED)


class FakeReceived:
    """One received file at a time."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account
        self._tr = translator()
        self._in_hand: ReceivedView | None = None

    def is_carried(self, path: Path) -> bool:
        try:
            return path.read_bytes().startswith(CARRIED)
        except OSError as error:
            raise CleaError(Trouble.FILE_UNREADABLE) from error

    def look(self, asked: Asked, passphrase: str, report: Report, cancelled: Cancelled) -> ReceivedView:
        if not StaffRole(self._account.role).may_carry:
            raise CleaError(Trouble.ROLE_REFUSED)
        self.close()
        data = asked.path.read_bytes()
        if self.is_carried(asked.path):
            if asked.key is None or asked.key.read_bytes() != KEY:
                raise CleaError(Trouble.DEPOSIT_KEY_UNREADABLE)
            if passphrase != KEY_WORDS:
                raise CleaError(Trouble.DEPOSIT_KEY_LOCKED)
            data = data.removeprefix(CARRIED)
        self._in_hand = self._judged(asked, data, report, cancelled)
        return self._in_hand

    def judge_again(self, asked: Asked, report: Report, cancelled: Cancelled) -> ReceivedView:
        if self._in_hand is None:
            raise CleaError(Trouble.NOT_FOUND)
        if asked.trust is not None and not (asked.trust / "root.pem").exists():
            raise CleaError(Trouble.TRUST_FOLDER, sentence=self._tr("Il y manque un fichier."))
        data = asked.path.read_bytes().removeprefix(CARRIED)
        self._in_hand = self._judged(asked, data, report, cancelled)
        return self._in_hand

    def read(self, name: str) -> bytes:
        if self._in_hand is None or self._in_hand.dossier is None or name not in PIECES:
            raise CleaError(Trouble.NOT_FOUND)
        return PIECES[name]

    def save_verdict(self, target: Target) -> None:
        if self._in_hand is None:
            raise CleaError(Trouble.NOT_FOUND)
        target.write_bytes(b"%PDF-1.7 verdict")

    def close(self) -> None:
        self._in_hand = None

    def in_hand(self) -> ReceivedView | None:
        return self._in_hand

    def _judged(self, asked: Asked, data: bytes, report: Report, cancelled: Cancelled) -> ReceivedView:
        if cancelled():
            raise CleaError(Trouble.CANCELLED)
        report(1, 2)
        tr, name = self._tr, asked.path.name
        facts = ((tr("Fichier"), name),)
        judged = tr("Jugé le 22 novembre 2026 à 10 h 00.")
        refused = VerdictText(Answer.REJECTED, practice=False, title=tr("Dossier refusé"), sentence="", judged=judged)
        refused = replace(refused, facts=facts)
        if not data.startswith(b"PK"):
            title = tr("Fichier illisible")
            sentence = tr("Ce fichier n'est pas un dossier scellé : ce n'est pas une archive ZIP.")
            return ReceivedView(name, replace(refused, answer=Answer.UNREADABLE, title=title, sentence=sentence), None)
        if data == b"PK other" and asked.trust is None:
            unknown = VerdictText(
                Answer.UNKNOWN,
                practice=False,
                title=tr("Pas encore jugé : autorité inconnue de ce poste"),
                sentence=tr("Choisissez le dossier de confiance reçu de son organisme certificateur."),
                judged=tr("Regardé le 22 novembre 2026 à 10 h 00."),
                facts=facts,
            )
            return ReceivedView(name, unknown, None, other_authority=True)
        if asked.stage is not AskedStage.SEALED:
            sentence = tr(
                "Il n'a pas atteint l'étape demandée. Il manque : {missing}.", missing=tr("une preuve de date")
            )
            return ReceivedView(name, replace(refused, sentence=sentence, practice=True), None)
        if data not in {BUNDLE, b"PK other"}:
            sentence = tr("La fin du fichier manque, ou quelque chose la suit : il est coupé ou modifié.")
            return ReceivedView(name, replace(refused, sentence=sentence), None)
        offer = self._vault.cosign or CosignOffer(
            SigningRole.EVALUATOR, self._tr("Vous avez déjà signé ce dossier."), practice=True
        )
        offer = replace(offer, encrypted=self.is_carried(asked.path), suggested_name="D-2026-0001-signature-2.asice")
        found = _dossier(self._tr("Devis de la cantine"))
        return ReceivedView(name, self._accepted(facts, judged), found, cosign=offer)

    def _accepted(self, facts: tuple[tuple[str, str], ...], judged: str) -> VerdictText:
        tr = self._tr
        note = tr("Aucune preuve de date ne le confirme encore.")
        return VerdictText(
            Answer.ACCEPTED,
            practice=True,
            title=tr("Dossier accepté, ENTRAÎNEMENT"),
            sentence=tr("Rien n'a changé depuis sa signature."),
            judged=judged,
            facts=facts,
            signatures=(Said("Hélène Garnier", tr("Évaluateur"), Standing.HOLDS, note),),
            times=(Said(tr("Preuve de date, par {name}", name="Essai"), "", Standing.TO_KNOW),),
            stages=(
                Said(tr("Scellé"), tr("Atteint"), Standing.HOLDS),
                Said(tr("Déposé"), tr("Pas encore"), Standing.AHEAD),
            ),
            jury=(Said(tr("Certification accordée"), "", Standing.HOLDS),),
            warnings=(tr("La liste de révocation est périmée."),),
        )


def _dossier(label: str) -> ReceivedDossier:
    kinds = ("application/pdf", "image/png", "audio/wav", "text/plain")
    pieces = tuple(
        Piece(
            name=name,
            label=label,
            kind="agreement" if name.startswith("documents/") else "photo",
            media_type=kind,
            size=len(PIECES[name]),
            at=_NOON,
            criteria=() if name.startswith("documents/") else ("1.1.1", "1.1.2"),
            is_document=name.startswith("documents/"),
        )
        for name, kind in zip(PIECES, kinds, strict=True)
    )
    lines = (
        FoundLine("1.1.1", "Écouter", Rating.ACQUIRED, "Vu trois fois.", 2),
        FoundLine("1.1.2", "Redire", Rating.NOT_ACQUIRED, "", 0),
        FoundLine("1.1.3", "Demander", None, "", 0),
    )
    other = FoundLine("2.1.1", "Compter", Rating.ACQUIRED, "", 1)
    journal = JournalFound(
        3, 1, "ab" * 32, (JournalLine(1, "2026-11-20T11:00:00.000000Z", "dossier-opened", "Hélène Garnier"),)
    )
    return ReceivedDossier(
        candidate="Zoé Lefèvre",
        born=Identity("Lefèvre", "Zoé", date(1984, 3, 1)),
        code="D-2026-0001",
        evaluation_body="Greta de l'Estuaire",
        framework="Deux domaines",
        sealed_at=_NOON,
        amendment="",
        pieces=pieces,
        domains=(
            FoundDomain("1", "écouter", is_acquired=False, acquired=1, total=3, lines=lines),
            FoundDomain("2", "compter", is_acquired=True, acquired=1, total=1, lines=(other,)),
        ),
        journal=journal,
    )
