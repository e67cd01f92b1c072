"""Asks for what a signature needs (a decision, a place, the passphrase), then has the file in hand signed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.clock import paris_day
from clea_desktop.services.cosign_views import CosignAsked, CosignOffer, DecidedOutcome, DecisionDraft
from clea_desktop.services.received_views import ReceivedView
from clea_desktop.ui.cosigning_port import CosigningPort
from clea_desktop.ui.desk import Desk, bundle_files, carried_files, pdf_files
from clea_desktop.ui.ports import FileKind, Question
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.received.cosign_part import REMOTE
from clea_desktop.ui.screens.received.cosign_state import (
    NOTHING_TO_SIGN,
    CosignState,
    DecisionRefusals,
    TypedDecision,
    cosign_state,
    refusals_of,
)
from clea_desktop.ui.signature_words import role_title


class CosignPresenter(ScreenPresenter):
    """Shows an offer as a state; ``signed`` carries the place of a copy that can be opened at once."""

    shown = Signal(CosignState)
    refused = Signal(DecisionRefusals)
    signed = Signal(Path)
    progressed = Signal(str, int, int)
    rested = Signal()

    def __init__(self, cosigning: CosigningPort, desk: Desk) -> None:
        super().__init__(desk)
        self._cosigning = cosigning
        self._offer: CosignOffer | None = None
        self._state = NOTHING_TO_SIGN
        self._minutes: Path | None = None
        self._extract: Path | None = None
        self._cancel: Callable[[], None] | None = None

    def take(self, view: ReceivedView | None) -> None:
        """Begin anew with another file, or with none."""
        self._offer = None if view is None else view.cosign
        self._minutes = self._extract = None
        self._show(cosign_state(self._offer, self.tr))

    def begin(self) -> None:
        """Sign, or open the form when a decision must come with the signature."""
        if self._offer is None or self._offer.why_not:
            return
        if self._offer.brings_decision:
            self._show(replace(self._state, is_open=True))
        else:
            self._ask_place(None)

    def give_up(self) -> None:
        """Close the form; nothing of it is kept."""
        self._minutes = self._extract = None
        self._show(cosign_state(self._offer, self.tr))

    def choose_minutes(self) -> None:
        """Ask for the minutes; whatever their form, only their digest is taken."""
        kinds = (FileKind(self.tr("Procès-verbal"), ("*",)),)
        self.desk.dialogs.open_file(self.tr("Choisir le procès-verbal"), kinds, self._take_minutes)

    def choose_extract(self) -> None:
        """Ask for the candidate's extract."""
        self.desk.dialogs.open_file(self.tr("Choisir l'extrait"), pdf_files(self.desk), self._take_extract)

    def submit(self, typed: TypedDecision) -> None:
        """Sign a decision once it is whole."""
        offer, minutes = self._offer, self._minutes
        if offer is None:
            return
        today = paris_day(self.desk.clock())
        refusals = refusals_of(typed, offer, today, self.tr, has_minutes=minutes is not None)
        self.refused.emit(refusals)
        if refusals == DecisionRefusals() and typed.held_on is not None and minutes is not None:
            self._ask_place(
                DecisionDraft(
                    outcome=DecidedOutcome(typed.outcome),
                    acquired=typed.acquired,
                    reason=typed.reason,
                    jury=typed.jury,
                    held_on=typed.held_on,
                    remote=typed.sitting == REMOTE,
                    minutes=minutes,
                    extract=self._extract,
                )
            )

    def cancel(self) -> None:
        """Ask the signing to stop."""
        if self._cancel is not None:
            self._cancel()

    def _ask_place(self, draft: DecisionDraft | None) -> None:
        """Ask where the signed copy goes: a new file, unless the person chooses another."""
        offer = self._offer
        if offer is not None:
            kinds = carried_files(self.desk) if offer.encrypted else bundle_files(self.desk)
            title = self.tr("Enregistrer le dossier signé")
            self.desk.dialogs.save_file(
                title, offer.suggested_name, kinds, lambda target: self._ask_passphrase(CosignAsked(target, draft))
            )

    def _ask_passphrase(self, asked: CosignAsked) -> None:
        tr, offer = self.tr, self._offer
        if offer is None:
            return
        question = Question(
            title=tr("Signer ce dossier à votre tour ?"),
            consequence=tr(
                "Votre phrase secrète ajoute votre signature à celles qu'il porte ({role}). Elle ne s'enlève plus.",
                role=role_title(offer.role, tr),
            ),
            act=tr("Signer le dossier"),
            keep=tr("Ne pas signer"),
        )
        self.desk.dialogs.ask_passphrase(question, lambda passphrase: self._sign(asked, passphrase))

    def _sign(self, asked: CosignAsked, passphrase: str) -> None:
        if self._cancel is not None:
            return
        words, sign = self.tr("Signature du dossier"), self._cosigning.sign
        self.progressed.emit(words, 0, 0)
        self._cancel = self.desk.jobs.run_long(
            lambda report: sign(asked, passphrase, report.progress, report.cancelled),
            lambda _none: self._signed(asked.target),
            self.fail,
            lambda so_far, total: self.progressed.emit(words, so_far, total),
            self._ended,
        )

    def _signed(self, target: Path) -> None:
        self.troubled.emit(None)
        offer = self._offer
        self.desk.toasts.say(self.tr("Votre signature est dans « {name} ».", name=target.name), icon="check")
        self.give_up()
        if offer is not None and not offer.encrypted:
            self.signed.emit(target)

    def _ended(self) -> None:
        self._cancel = None
        self.rested.emit()

    def _take_minutes(self, path: Path) -> None:
        self._minutes = path
        self._show(replace(self._state, minutes=path.name))

    def _take_extract(self, path: Path) -> None:
        self._extract = path
        self._show(replace(self._state, extract=path.name))

    def _show(self, state: CosignState) -> None:
        self._state = state
        self.shown.emit(state)
