"""Home: what must be done today, read in a few queries; and whether this laptop is ready to leave without network."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clea_desktop.core.appointment import Appointment
from clea_desktop.core.canonical import from_canonical
from clea_desktop.core.clock import PARIS, paris_day
from clea_desktop.core.enrolment import SignatureFacts
from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.feedback import valid_until
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.today import Facts, is_near, today_items
from clea_desktop.core.trade import YearsFrom, years_later
from clea_desktop.core.welcome import Field, parse_answers
from clea_desktop.services.dossiers import papers_of
from clea_desktop.services.feedback_facts import until, written_in
from clea_desktop.services.home_views import HomeView, Readiness
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.storage.repositories.appointments import Appointments
from clea_desktop.storage.repositories.enrolment import Enrolments, TrustAnchors
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.in_hand import DRAFTS, DossiersInHand, InHand, Made
from clea_desktop.storage.repositories.keys import Keys
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.unit_of_work import Work

_LOOKED_BACK = timedelta(days=60)
"""How long an appointment nothing followed is still told."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the queries answered, each by dossier."""

    rated: Mapping[str, tuple[int, datetime]]
    unproven: Mapping[str, tuple[int, str]]
    spent: Mapping[str, int]
    made: Mapping[str, Made]
    starts: Mapping[str, date]
    handed: Mapping[str, str]
    planned: Mapping[str, tuple[Appointment, ...]]


class HomeService:
    """What a person finds when they come in."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def today(self) -> HomeView:
        """Return what must be done today."""
        with self._vault.unit_of_work.reading() as work:
            now = paris_day(work.now)
            dossiers, found = self._read(work, now)
            facts = [self._facts(work, one, found, now) for one in dossiers]
            looked_at = sum(1 for one in dossiers if one.state == DossierState.DRAFT.value)
            drafts = DossiersInHand(work).count() if looked_at >= DRAFTS else looked_at
            anybody = dossiers or work.read("SELECT 1 FROM dossier LIMIT 1").fetchone()
        items = today_items(facts, now, self._vault.trade)
        return HomeView(items, now, drafts, is_partial=drafts > looked_at, is_empty=not anybody)

    def readiness(self) -> Readiness:
        """Look at what one needs away from any network."""
        with self._vault.unit_of_work.reading() as work:
            framework = needed(Frameworks(work).in_use())
            parsed = self._vault.frameworks.take(work, framework.id, framework.version)
            key_until = self._key_until(work)
            last = max((one.last_act_at for one in DossiersInHand(work).drafts() if one.last_act_at), default=None)
            confirmed = Frameworks(work).confirmation(framework.id, framework.version) is not None
            signature = self._signature(work) if self._vault.may_evaluate else None
        return Readiness(
            framework=parsed.title,
            rules_confirmed=confirmed,
            may_sign=self._vault.may_evaluate,
            key_until=key_until,
            last_act_at=last if last is not None and last > work.now else None,
            disk_free=shutil.disk_usage(self._vault.folder.path).free,
            folder=str(self._vault.folder.path),
            signature=signature,
        )

    def _read(self, work: Work, today: date) -> tuple[tuple[InHand, ...], _Read]:
        in_hand, trade = DossiersInHand(work), self._vault.trade
        drafts, handed = in_hand.drafts(), in_hand.handed()
        last = years_later(today, -trade.years_valid) + timedelta(days=trade.deadline_days)
        first = last - _LOOKED_BACK - timedelta(days=trade.deadline_days)
        ending, started = in_hand.restitutions_between(first, last), in_hand.started_between(first, last)
        planned = _by_dossier(Appointments(work).between(today - _LOOKED_BACK, today + timedelta(trade.days_ahead)))
        known = {one.dossier_id for one in drafts}
        others = tuple(sorted({*handed, *ending, *started, *planned} - known))
        found = _Read(
            in_hand.rated(),
            in_hand.unproven(),
            in_hand.spent(),
            {**ending, **in_hand.restitutions()},
            {**in_hand.starts_of(others), **in_hand.starts()},
            handed,
            planned,
        )
        return (*drafts, *in_hand.named(others)), found

    def _facts(self, work: Work, one: InHand, found: _Read, today: date) -> Facts:
        answers = parse_answers([from_canonical(one.strategy)] if one.strategy else ())
        made = found.made.get(one.dossier_id)
        evaluated, _ = found.rated.get(one.dossier_id, (0, None))
        unproven, first = found.unproven.get(one.dossier_id, (0, ""))
        planned = found.planned.get(one.dossier_id, ())
        signed, current = self._signed(work, one, made)
        last = self._until(work, one, found, today)
        near = last is not None and is_near(last, today, self._vault.trade)
        return Facts(
            dossier_id=one.dossier_id,
            code=one.code,
            name=f"{one.first_name} {one.birth_name}",
            state=DossierState(one.state),
            invented=one.invented,
            outcome=answers[Field.OUTCOME],
            outcome_on=_decided_on(answers[Field.OUTCOME_DAY], one.decided_at),
            agreement_signed=one.has_agreement,
            interviewed=one.interviewed,
            started_on=paris_day(one.started_at) if one.started_at else None,
            seconds=found.spent.get(one.dossier_id, 0),
            unproven=unproven,
            first_unproven=first,
            evaluated=evaluated,
            total=self._total(work, one) if evaluated else 0,
            restitution_on=paris_day(made.made_at) if made else None,
            restitution_current=current,
            restitution_signed=signed,
            valid_until=last,
            all_acquired=near and self._is_acquired(work, one),
            appointments=planned,
            followed=frozenset(it.id for it in planned if _is_followed(it, one)),
            handing=found.handed.get(one.dossier_id, ""),
        )

    def _signed(self, work: Work, one: InHand, made: Made | None) -> tuple[bool, bool]:
        """Say whether the restitution made last is signed, and current: the journal knows, asked for the few signed."""
        if made is None or not made.signed or one.state != DossierState.DRAFT.value:
            return False, False
        found = papers_of(self._vault, work, one.dossier_id)
        last = next((paper for paper in reversed(found.made) if paper in made.ids), "")
        return last in made.signed, found.current.get(PaperKind.RESTITUTION.value) == last

    def _until(self, work: Work, one: InHand, found: _Read, today: date) -> date | None:
        """Return the last of the years, once something has started them, whoever signed what."""
        made, start = found.made.get(one.dossier_id), found.starts.get(one.dossier_id)
        if start is None and made is None:
            return None
        if self._vault.trade.years_from is YearsFrom.LAST_FINDING:
            return until(self._vault, work, one.dossier_id, written_in(work, one.dossier_id))
        began = start or (paris_day(made.made_at) if made else None)
        return valid_until(began, today, today, self._vault.trade)

    def _total(self, work: Work, one: InHand) -> int:
        framework = self._vault.frameworks.take(work, one.framework_id, one.framework_version)
        return sum(1 for _ in framework.criteria())

    def _is_acquired(self, work: Work, one: InHand) -> bool:
        """Say whether everything is acquired: asked of the few whose years end soon."""
        framework = self._vault.frameworks.take(work, one.framework_id, one.framework_version)
        return evaluate(framework, Ratings(work).values(one.dossier_id)).is_acquired

    def _signature(self, work: Work) -> SignatureFacts | None:
        """Return how the real signature of whoever is here stands, once their body is enrolled or they asked."""
        asked = Enrolments(work).request(self._vault.account.account_id) is not None
        if not asked and not TrustAnchors(work).is_there():
            return None
        from clea_desktop.services.enrolled import signature_facts  # noqa: PLC0415 - as below

        return signature_facts(work, self._vault.account)

    def _key_until(self, work: Work) -> date | None:
        """Return the last day of the signing certificate, if it stands now."""
        from clea_desktop.trust.certificates import (  # noqa: PLC0415 - cryptography comes after the first paint
            is_valid_at,
            read_certificate,
        )

        kept = Keys(work).signing_key(self._vault.account.account_id, practice=True)
        if kept is None:
            return None
        certificate = read_certificate(kept.certificate)
        return paris_day(certificate.not_valid_after_utc) if is_valid_at(certificate, work.now) else None


def _by_dossier(planned: tuple[Appointment, ...]) -> dict[str, tuple[Appointment, ...]]:
    found: dict[str, tuple[Appointment, ...]] = {}
    for one in planned:
        found[one.dossier_id] = (*found.get(one.dossier_id, ()), one)
    return found


def _is_followed(appointment: Appointment, dossier: InHand) -> bool:
    """Say whether something was done in the dossier once the appointment had begun."""
    begins = datetime.combine(appointment.day, appointment.at, PARIS)
    return dossier.last_act_at is not None and dossier.last_act_at >= begins


def _decided_on(text: str, saved_at: datetime | None) -> date | None:
    """Return the day somebody decided, as it was written down; the day of the sheet when it was not."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return paris_day(saved_at) if saved_at is not None else None
