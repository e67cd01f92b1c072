"""Signatures on the screen, appointments, and the second interview, tried at any moment."""

import hashlib
from datetime import date, time, timedelta

from clea_desktop.core.appointment import Planned
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import FeedbackPart, Outcome
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import Step
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.signature import SignatureMode, Signer
from tests.services.any_order_ground import Ground
from tests.services.any_order_model import Told, all_is_acquired, subdomain_is_acquired
from tests.services.signatures_contract import LINE


class TalkActs(Ground):
    """What two people agree on."""

    def sign_agreement(self, at: int, signer: Signer) -> None:
        """Draw a signature under the agreement; the second one makes it stand."""
        one = self.told[at]
        with self._allowed(*self._signed_already(one, signer), closed=one.is_closed):
            document_id = self.session.signatures.agreement_to_sign(one.dossier_id)
            self._draw(one, document_id, signer)
            if all((document_id, each) in one.drawn for each in Signer):
                one.signed, one.agreed_on, one.signed_on = True, document_id, self.today

    def sign_restitution(self, at: int, signer: Signer) -> None:
        """Make the restitution and draw a signature under it."""
        one = self.told[at]
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            made = self.session.feedback.make(one.dossier_id)
            one.met(self.today)
            one.restitutions.add(made.id)
            self._draw(one, made.id, signer)

    def take_signature_back(self, at: int) -> None:
        """Take the last signature back, unless the evaluation rests on it."""
        one = self.told[at]
        if not one.drawn:
            return
        document_id, signer = list(one.drawn)[-1]
        stands = one.agreed_on == document_id
        refused: Trouble | None = None
        try:
            self.session.signatures.withdraw(one.dossier_id, document_id, signer)
        except CleaError as error:
            refused = error.trouble
        if one.is_closed:
            assert refused is Trouble.DOSSIER_SEALED
        else:
            assert refused is None or (refused is Trouble.SIGNATURE_STAYS and stands)
            assert refused is not None or not (stands and (one.ratings or one.answers or one.sealed))
        if refused is None:
            del one.drawn[document_id, signer]
            if stands:
                one.signed, one.agreed_on = False, ""

    def write(self, at: int, part: FeedbackPart, words: str) -> None:
        """Write down what is said together."""
        one = self.told[at]
        text = f"{one.mark} {words}"
        with self._allowed(closed=one.is_closed, unsigned=not one.signed):
            self.session.feedback.write(one.dossier_id, part, text)
            one.talk[part] = text

    def decide(self, at: int, outcome: Outcome) -> None:
        """Decide what comes next; only what the findings allow is taken."""
        one = self.told[at]
        whole = all_is_acquired(self.framework, one.ratings)
        refused = {Outcome.TO_THE_JURY: not whole, Outcome.TRAINING: whole, Outcome.NOT_SAID: False}[outcome]
        others = (Trouble.OUTCOME_REFUSED,) if refused else ()
        with self._allowed(*others, closed=one.is_closed, unsigned=not one.signed):
            self.session.feedback.write(one.dossier_id, FeedbackPart.OUTCOME, outcome.value)
            one.talk[FeedbackPart.OUTCOME] = outcome.value

    def meet(self, at: int, days: int | None) -> None:
        """Say which day they talked, so many days from now, or unsay it; not before the agreement, not tomorrow."""
        one = self.told[at]
        day = None if days is None else self.today + timedelta(days=days)
        others = (Trouble.FEEDBACK_DAY,) if day and not one.signed_on <= day <= self.today else ()
        with self._allowed(*others, closed=one.is_closed, unsigned=not one.signed):
            text = day.isoformat() if day else ""
            self.session.feedback.write(one.dossier_id, FeedbackPart.HELD_ON, text)
            one.talk[FeedbackPart.HELD_ON] = text

    def recommend(self, at: int, number: int, words: str) -> None:
        """Recommend something to learn in a sub-domain that is not acquired."""
        one = self.told[at]
        subdomain = list(self.framework.subdomains())[number]
        others = (Trouble.SUBDOMAIN_ACQUIRED,) if subdomain_is_acquired(subdomain, one.ratings) else ()
        with self._allowed(*others, closed=one.is_closed, unsigned=not one.signed):
            objective = f"{one.mark} {words}"
            self.session.feedback.recommend(one.dossier_id, Recommendation(subdomain.code, objective, hours=7))
            one.recommended[subdomain.code] = objective

    def make_paper(self, at: int, kind: PaperKind) -> None:
        """Make a paper; there is nothing to attest while nothing is acquired, or once everything is."""
        one = self.told[at]
        some = any(subdomain_is_acquired(each, one.ratings) for each in self.framework.subdomains())
        needless = kind is PaperKind.ATTESTATION and (not some or all_is_acquired(self.framework, one.ratings))
        others = (Trouble.ATTESTATION_NEEDLESS,) if needless else ()
        with self._allowed(*others, closed=one.is_closed, unsigned=not one.signed):
            self.session.feedback.make(one.dossier_id, kind)
            one.met(self.today)

    def plan(self, at: int, words: str) -> None:
        """Make an appointment."""
        one = self.told[at]
        place = f"{one.mark} {words}"
        with self._allowed(closed=one.is_closed):
            made = self.session.appointments.make(
                one.dossier_id, Planned(Step.INTERVIEW, date(2026, 12, 1), time(9, 30), place)
            )
            one.planned[made.id] = place

    def put_off(self, at: int) -> None:
        """Take the last appointment off, or put it back."""
        one = self.told[at]
        if one.planned:
            last = list(one.planned)[-1]
            back = last in one.put_off
            with self._allowed(closed=one.is_closed):
                (self.session.appointments.restore if back else self.session.appointments.remove)(last)
                one.put_off.symmetric_difference_update({last})

    def _draw(self, one: Told, document_id: str, signer: Signer) -> None:
        shown = hashlib.sha256(self.session.signatures.document_bytes(document_id)).hexdigest()
        self.session.signatures.sign_on_screen(one.dossier_id, document_id, signer, LINE, shown)
        one.drawn[document_id, signer] = SignatureMode.SCREEN
        one.drawn_for[document_id] = self.session.dossiers.open(one.dossier_id).identity

    def _signed_already(self, one: Told, signer: Signer) -> tuple[Trouble, ...]:
        """Say why this person may not sign the agreement again."""
        if one.signed:
            return (Trouble.SIGNATURE_THERE,) if one.agreed_on else (Trouble.AGREEMENT_THERE, Trouble.SIGNATURE_THERE)
        identity = self.session.dossiers.open(one.dossier_id).identity  # another one asks for another agreement
        begun = {each for each, _ in one.drawn if one.drawn_for[each] == identity} - one.restitutions
        return (Trouble.SIGNATURE_THERE,) if any((each, signer) in one.drawn for each in begun) else ()
