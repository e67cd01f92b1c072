"""Home and appointments over a vault in memory."""

from dataclasses import replace
from datetime import date

from clea_desktop.core.appointment import PLACE_LIMIT, Appointment, Planned
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import valid_until
from clea_desktop.core.limits import tidied
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.core.today import Facts, today_items
from clea_desktop.core.trade import TradeSettings
from clea_desktop.core.welcome import Field, parse_answers
from clea_desktop.services.home_views import HomeView, Readiness
from clea_desktop.services.views import Account, DocumentView
from tests.fakes.vault import FakeVault, Kept


class FakeAppointments:
    """When candidates come."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account
        self._removed: dict[str, Appointment] = {}

    def of_dossier(self, dossier_id: str) -> tuple[Appointment, ...]:
        return tuple(sorted(self._vault.kept(dossier_id).appointments.values(), key=lambda one: one.moment))

    def make(self, dossier_id: str, planned: Planned) -> Appointment:
        self._require_evaluator()
        place = tidied(planned.place, PLACE_LIMIT)
        kept = self._vault.draft(dossier_id)
        made = Appointment(self._vault.new_id("appointment"), dossier_id, planned.step, planned.day, planned.at, place)
        kept.appointments[made.id] = made
        self._vault.changed(kept)
        return made

    def move(self, appointment_id: str, planned: Planned) -> Appointment:
        self._require_evaluator()
        place = tidied(planned.place, PLACE_LIMIT)
        kept, before = self._find(appointment_id)
        self._vault.draft(kept.dossier_id)
        moved = replace(before, step=planned.step, day=planned.day, at=planned.at, place=place)
        kept.appointments[appointment_id] = moved
        self._vault.changed(kept)
        return before

    def remove(self, appointment_id: str) -> None:
        self._require_evaluator()
        if appointment_id not in self._removed:
            kept, _ = self._find(appointment_id)
            self._removed[appointment_id] = kept.appointments.pop(appointment_id)
            self._vault.changed(kept)

    def restore(self, appointment_id: str) -> None:
        self._require_evaluator()
        found = self._removed.pop(appointment_id, None)
        if found is None:
            self._find(appointment_id)
        else:
            kept = self._vault.kept(found.dossier_id)
            kept.appointments[appointment_id] = found
            self._vault.changed(kept)

    def _find(self, appointment_id: str) -> tuple[Kept, Appointment]:
        for kept in self._vault.dossiers.values():
            if appointment_id in kept.appointments:
                return kept, kept.appointments[appointment_id]
        raise CleaError(Trouble.NOT_FOUND)

    def _require_evaluator(self) -> None:
        if self._account.role != "evaluator":
            raise CleaError(Trouble.ROLE_REFUSED)


class FakeHome:
    """What must be done today."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account
        self.ready: Readiness | None = None

    def today(self) -> HomeView:
        today = paris_day(self._vault.clock())
        kept = list(self._vault.dossiers.values())
        items = today_items((self._facts(one) for one in kept), today, TradeSettings())
        drafts = sum(one.state is DossierState.DRAFT for one in kept)
        return HomeView(items, today, drafts, is_partial=False, is_empty=not kept)

    def readiness(self) -> Readiness:
        signature = self._vault.signature
        return self.ready or Readiness(
            signature=signature.facts if signature is not None else None,
            framework=self._vault.framework.title,
            rules_confirmed=self._vault.rules_confirmed,
            may_sign=self._account.role == "evaluator",
            key_until=date(2028, 11, 24),
            last_act_at=None,
            disk_free=41_000_000_000,
            folder="/home/claire/CléA",
        )

    def _until(self, kept: Kept, made: list[DocumentView]) -> date | None:
        started = kept.feedback.starts_on or (paris_day(made[-1].made_at) if made else None)
        today = paris_day(self._vault.clock())
        return valid_until(started, today, today, TradeSettings()) if started else None

    def _facts(self, kept: Kept) -> Facts:
        view = self._vault.view(kept)
        answers = parse_answers(kept.sheets.values())
        shown = {code for proof in view.evidence for code in proof.criteria}
        bare = sorted(code for code, one in view.ratings.items() if one is Rating.ACQUIRED and code not in shown)
        made = [document for document in view.documents if document.kind == "restitution"]
        signed = {one.document_id for one in view.signatures if one.signer.value == "candidate"}
        decided = answers[Field.OUTCOME_DAY]
        return Facts(
            dossier_id=kept.dossier_id,
            code=kept.code,
            name=f"{kept.identity.first_name} {kept.identity.birth_name}",
            state=kept.state,
            invented=kept.dossier_id in self._vault.invented
            or (self._vault.body_enrolled and kept.dossier_id not in self._vault.real),
            outcome=answers[Field.OUTCOME],
            outcome_on=date.fromisoformat(decided) if decided else paris_day(kept.saved_at),
            agreement_signed=view.agreement is not None,
            interviewed=view.progress().interviewed,
            started_on=kept.started_on,
            seconds=sum(one.seconds for one in kept.times),
            unproven=len(bare),
            first_unproven=bare[0] if bare else "",
            evaluated=len(view.ratings),
            total=view.result().total,
            restitution_on=paris_day(made[-1].made_at) if made else None,
            restitution_current=bool(made) and made[-1].is_current,
            restitution_signed=bool(made) and made[-1].id in signed,
            valid_until=self._until(kept, made),
            all_acquired=view.result().is_acquired,
            appointments=tuple(kept.appointments.values()),
            followed=frozenset(one.id for one in kept.appointments.values() if paris_day(kept.saved_at) > one.day),
        )
