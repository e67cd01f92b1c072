"""Enrolment in memory: the same refusals before any letter is read; an answer is what a test says it is."""

from dataclasses import replace
from pathlib import Path

from clea_desktop.core.clock import paris_day
from clea_desktop.core.enrolment import Said, SignatureFacts, SignatureStanding, notice
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import SigningRole, StaffRole
from clea_desktop.services.enrolment_letters import typed_fingerprint
from clea_desktop.services.enrolment_views import EnrolmentView, RequestView
from clea_desktop.services.views import Account
from clea_desktop.trust.enrolment.codes import parse_code
from tests.fakes.vault import FakeVault

_NOTHING = SignatureFacts(SignatureStanding.NONE, body_is_enrolled=False)


class FakeEnrolment:
    """A real signature. ``vault.signature`` is how it stands, ``vault.answer`` what the next answer makes of it."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def standing(self) -> EnrolmentView:
        view = self._vault.signature or EnrolmentView(_NOTHING, paris_day(self._vault.clock()), may_sign=True)
        return replace(view, may_sign=bool(self._choices), choices=self._choices)

    def is_enrolled(self) -> bool:
        return self.standing().facts.body_is_enrolled

    def notice(self) -> Said | None:
        view = self.standing()
        return notice(view.facts, view.today) if StaffRole(self._account.role).may_evaluate else None

    def ask(self, code: str, typed: str, passphrase: str, role: SigningRole = SigningRole.EVALUATOR) -> EnrolmentView:
        if role not in self._choices:
            raise CleaError(Trouble.ROLE_REFUSED)
        if parse_code(code) is None:
            raise CleaError(Trouble.ENROLMENT_CODE)
        return self._wait(
            RequestView(self._vault.clock(), is_renewal=False, fingerprint=typed_fingerprint(typed), role=role),
            passphrase,
        )

    def renew(self, passphrase: str) -> EnrolmentView:
        if not self._choices:
            raise CleaError(Trouble.ROLE_REFUSED)
        if self.standing().facts.standing is not SignatureStanding.STANDS:
            raise CleaError(Trouble.ENROLMENT_NEEDED)
        role = self.standing().role
        return self._wait(RequestView(self._vault.clock(), is_renewal=True, fingerprint="", role=role), passphrase)

    def save_request(self, target: Path) -> None:
        self._waiting()
        target.write_bytes(b'{"format":"clea-enrolment-request/1"}')

    def give_up(self) -> EnrolmentView:
        view = self.standing()
        self._vault.signature = replace(view, facts=replace(view.facts, asked_on=None), request=None)
        return self._vault.signature

    def take_answer(self, source: Path, typed: str = "") -> EnrolmentView:
        data = _read(source)
        request = self._waiting()
        if typed and not request.is_renewal:
            typed_fingerprint(typed)
        if not data.startswith(b'{"format":"clea-enrolment-answer/1"') or self._vault.answer is None:
            raise CleaError(Trouble.ENROLMENT_REFUSED, why="Ce fichier est abîmé ou n’est pas le bon.")
        self._vault.signature = self._vault.answer
        return self.standing()

    def take_update(self, source: Path) -> EnrolmentView:
        data = _read(source)
        view = self.standing()
        if view.body is None:
            raise CleaError(Trouble.ENROLMENT_MISSING)
        if not data.startswith(b'{"format":"clea-trust-update/1"'):
            raise CleaError(Trouble.ENROLMENT_REFUSED, why="Ce fichier est abîmé ou n’est pas le bon.")
        body = replace(view.body, informed_at=self._vault.clock(), overdue_days=None)
        self._vault.signature = replace(view, body=body)
        return self._vault.signature

    def _wait(self, request: RequestView, passphrase: str) -> EnrolmentView:
        if self._vault.passphrases[self._account.account_id] != passphrase:
            raise CleaError(Trouble.WRONG_PASSPHRASE)
        view = self.standing()
        asked_on = paris_day(request.made_at)
        self._vault.signature = replace(view, facts=replace(view.facts, asked_on=asked_on), request=request)
        return self._vault.signature

    def _waiting(self) -> RequestView:
        request = self.standing().request
        if request is None:
            raise CleaError(Trouble.ENROLMENT_NOT_ASKED)
        return request

    @property
    def _choices(self) -> tuple[SigningRole, ...]:
        return StaffRole(self._account.role).may_ask_for


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error
