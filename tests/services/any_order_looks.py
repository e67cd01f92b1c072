"""What must hold after every act: all that is shown of each candidate is the model, and nothing of the other."""

from typing import TYPE_CHECKING

from clea_desktop.core.feedback import FeedbackPart, Outcome
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.restitution import Standing
from clea_desktop.core.search import Wanted
from tests.services.any_order_ground import Ground
from tests.services.any_order_model import (
    PEOPLE,
    Told,
    all_is_acquired,
    domain_is_acquired,
    subdomain_is_acquired,
)

if TYPE_CHECKING:
    from clea_desktop.services.views import DossierView


class Looks(Ground):
    """Everything that is shown, compared."""

    def look(self) -> None:
        """Compare all that is shown with the model."""
        for at, one in enumerate(self.told):
            view = self.session.dossiers.open(one.dossier_id)
            self._compare(view, one)
            shown = self._everything_shown(view, one)
            other = self.told[1 - at]
            assert other.mark not in shown
            assert PEOPLE[1 - at][0] not in shown

    def _compare(self, view: "DossierView", one: Told) -> None:
        assert dict(view.ratings) == one.ratings
        assert (view.agreement is not None) == one.signed
        assert (view.state is DossierState.SEALED) == one.is_closed
        assert [bundle.sequence for bundle in view.bundles] == list(range(1, one.sealed + 1))
        assert (view.amendment is not None) == one.open_again
        assert {proof.id: proof.criteria for proof in view.evidence if proof.criteria} == {
            kept: codes for kept, codes in one.proofs.items() if kept not in one.taken_out
        }
        assert {said.id: said.criterion_code for said in view.quotations} == one.quotations
        assert self.session.self_assessment.answers(one.dossier_id) == one.answers
        assert self.session.interview.open(one.dossier_id).notes.text == one.notes
        answers = self.session.welcome.open(one.dossier_id).answers
        assert {asked: answers[asked] for asked in one.fields} == one.fields
        runs = self.session.exercises.runs(one.dossier_id)
        assert {run.id: {key: clue.seen for key, clue in run.observations.items()} for run in runs} == (one.runs)
        assert {(sign.document_id, sign.signer): sign.mode for sign in view.signatures} == one.drawn
        planned = self.session.appointments.of_dossier(one.dossier_id)
        assert {kept.id: kept.place for kept in planned} == {
            kept: place for kept, place in one.planned.items() if kept not in one.put_off
        }
        acquired_by_the_rule(view, one)
        self._compare_talk(view, one)

    def _compare_talk(self, view: "DossierView", one: Told) -> None:
        """Compare what was said together; what findings contradict is not shown, and comes back with them."""
        shown = self.session.feedback.open(one.dossier_id)
        whole = all_is_acquired(view.framework, one.ratings)
        assert shown.feedback.comment == one.talk.get(FeedbackPart.COMMENT, "")
        assert shown.feedback.text(FeedbackPart.HELD_ON) == one.talk.get(FeedbackPart.HELD_ON, "")
        if one.counted_from:
            starts_on = shown.feedback.starts_on
            assert starts_on is not None
            assert starts_on.isoformat() == one.counted_from, "a correction moved the start of the years"
        assert shown.feedback.synthesis == one.talk.get(FeedbackPart.SYNTHESIS, "")
        fits = {Outcome.TO_THE_JURY: whole, Outcome.TRAINING: not whole, Outcome.NOT_SAID: True}
        decided = Outcome(one.talk.get(FeedbackPart.OUTCOME, ""))
        assert shown.feedback.outcome is (decided if fits[decided] else Outcome.NOT_SAID)
        assert {kept.subdomain_code: kept.objective for kept in shown.recommendations} == {
            subdomain.code: one.recommended[subdomain.code]
            for subdomain in view.framework.subdomains()
            if subdomain.code in one.recommended and not subdomain_is_acquired(subdomain, one.ratings)
        }
        said = {sentence.code: sentence.standing is Standing.ACQUIRED for sentence in shown.text.domains}
        assert said == {domain.code: domain_is_acquired(domain, one.ratings) for domain in view.framework.domains}

    def _everything_shown(self, view: "DossierView", one: Told) -> str:
        """Return as text all that the screens of one dossier are made of."""
        told = self.session
        return repr(
            (
                view.identity,
                view.evidence,
                view.quotations,
                view.documents,
                view.amendment,
                told.evidence_map.read(one.dossier_id).map,
                told.interview.open(one.dossier_id).notes,
                told.welcome.open(one.dossier_id).answers,
                told.self_assessment.questionnaire(one.dossier_id),
                told.exercises.runs(one.dossier_id),
                told.feedback.open(one.dossier_id),
                told.appointments.of_dossier(one.dossier_id),
            )
        )

    def search(self, at: int) -> None:
        """Look for the word that only stands in what was typed of one candidate: nobody else is found by it."""
        while self.session.candidates.catch_up():
            pass
        one = self.told[at]
        found = self.session.candidates.find(Wanted(one.mark))
        assert {row.dossier_id for row in found.rows} <= {one.dossier_id}
        assert one.mark not in one.notes or found.total == 1
        assert {row.dossier_id for row in self.session.candidates.find(Wanted(PEOPLE[at][0])).rows} == {one.dossier_id}


def acquired_by_the_rule(view: "DossierView", one: Told) -> None:
    """Recompute by hand, from the framework's own numbers, what may be called acquired."""
    result = view.result()
    for domain, found in zip(view.framework.domains, result.domains, strict=True):
        assert found.is_acquired == domain_is_acquired(domain, one.ratings)
    assert result.is_acquired == all_is_acquired(view.framework, one.ratings)
