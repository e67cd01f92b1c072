"""Enrolling with the certifying body by files: a request out, an answer in, renewals, and what is trusted kept fresh.

Keys are made here and stay here: the request carries their public halves. Nothing is believed of an answer before its
code, the fingerprint somebody copied from a letter, and its seal have all been checked (``trust.enrolment``).
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from clea_desktop.core.clock import paris_day
from clea_desktop.core.enrolment import Said, SignatureStanding, notice
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import SigningRole, StaffRole
from clea_desktop.services.enrolled import (
    SIGNS,
    anchor_store,
    made_anchor,
    signature_facts,
    signing_role,
    standing_of,
    trouble_of,
    updated_anchor,
    usable_key,
)
from clea_desktop.services.enrolment_letters import (
    Asking,
    asked_before,
    asked_role,
    make_request,
    read_letter,
    typed_fingerprint,
)
from clea_desktop.services.enrolment_views import BodyView, EnrolmentView, RequestView
from clea_desktop.services.files import write_bytes
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import Account
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.enrolment import (
    EnrolmentRecord,
    Enrolments,
    RequestRecord,
    TrustAnchorRecord,
    TrustAnchors,
)
from clea_desktop.storage.repositories.keys import Keys
from clea_desktop.storage.repositories.platform_entries import PlatformEntries
from clea_desktop.storage.unit_of_work import Work
from clea_desktop.trust.enrolment.answers import EnrolmentAnswer, read_answer
from clea_desktop.trust.enrolment.codes import mac_key, parse_code
from clea_desktop.trust.enrolment.fingerprints import fingerprint, same_fingerprint
from clea_desktop.trust.enrolment.flaws import EnrolmentError, EnrolmentFlaw, flaw_sentence
from clea_desktop.trust.enrolment.letters import ANSWER_LIMIT, UPDATE_LIMIT
from clea_desktop.trust.enrolment.updates import read_update
from clea_desktop.trust.policies import Role

_T = TypeVar("_T")


class EnrolmentService:
    """The real signature of whoever is here, and the certifying body of this vault."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    @property
    def _me(self) -> Account:
        return self._vault.account

    def standing(self) -> EnrolmentView:
        """Return all that is shown of the signature of whoever is here."""
        with self._vault.unit_of_work.reading() as work:
            return self._view(work)

    def is_enrolled(self) -> bool:
        """Say whether the dossiers that are opened now are real."""
        with self._vault.unit_of_work.reading() as work:
            return TrustAnchors(work).is_there()

    def notice(self) -> Said | None:
        """Say what whoever signs must know today of their signature."""
        with self._vault.unit_of_work.reading() as work:
            if not self._vault.may_evaluate and Enrolments(work).find(self._me.account_id) is None:
                return None
            return notice(signature_facts(work, self._me), paris_day(work.now))

    def ask(self, code: str, typed: str, passphrase: str, role: SigningRole = SigningRole.EVALUATOR) -> EnrolmentView:
        """Make keys and the request that carries them, under the code and the fingerprint of a letter received apart.

        ENROLMENT_CODE, ENROLMENT_FINGERPRINT, ENROLMENT_OTHER_BODY, WRONG_PASSPHRASE, ROLE_REFUSED. An earlier request
        that waits is given up; the present key, if there is one, goes on signing. The letter was written for one role:
        asking for another is refused by the certifying body.
        """
        if role not in self._choices:
            raise CleaError(Trouble.ROLE_REFUSED)
        secret = parse_code(code)
        if secret is None:
            raise CleaError(Trouble.ENROLMENT_CODE)
        printed = typed_fingerprint(typed)
        self._vault.folder.unlock(self._me.account_id, passphrase)
        with self._vault.unit_of_work() as work:
            anchor = TrustAnchors(work).find()
            if anchor is not None and not same_fingerprint(printed, anchor.root):
                self._check_free(work)
            asking = self._asking(work, role)
            Enrolments(work).put_request(make_request(asking, passphrase, printed, mac_key(secret)))
            return self._view(work)

    def renew(self, passphrase: str) -> EnrolmentView:
        """Make new keys and a request sealed by the present one, which goes on signing meanwhile.

        WRONG_PASSPHRASE, and a trouble for each way the present signature may not stand: one enrols again then.
        """
        if not self._choices:
            raise CleaError(Trouble.ROLE_REFUSED)
        with self._vault.unit_of_work() as work:
            present = usable_key(work, self._me, SIGNS)
            root = needed(TrustAnchors(work).find()).root
            asking = self._asking(work, signing_role(work, self._me))
            Enrolments(work).put_request(make_request(asking, passphrase, fingerprint(root), None, present))
            return self._view(work)

    def save_request(self, target: Path) -> None:
        """Write the request that waits where the person chose; ENROLMENT_NOT_ASKED."""
        with self._vault.unit_of_work.reading() as work:
            request = self._waiting(work)
        write_bytes(target, request.letter)

    def give_up(self) -> EnrolmentView:
        """Drop the request that waits, and its keys."""
        with self._vault.unit_of_work() as work:
            Enrolments(work).drop_request(self._me.account_id)
            return self._view(work)

    def take_answer(self, source: Path, typed: str = "") -> EnrolmentView:
        """Take the certifying body's answer in, whole or not at all; ``typed`` corrects the fingerprint copied before.

        ENROLMENT_NOT_ASKED, ENROLMENT_OTHER_ROOT, ENROLMENT_REFUSED, ENROLMENT_OTHER_BODY, FILE_UNREADABLE, and the
        trouble of a signature that would not stand here and now: the request then goes on waiting.
        """
        data = read_letter(source, ANSWER_LIMIT)
        with self._vault.unit_of_work() as work:
            request = self._waiting(work)
            printed = request.fingerprint if request.mac_key is None or not typed else typed_fingerprint(typed)
            asked = asked_before(self._asking(work, asked_role(request.letter)), request)
            answer = self._believed(lambda: read_answer(data, request.mac_key, printed, asked))
            before = TrustAnchors(work).find()
            if before is not None and before.root != answer.root:
                self._check_free(work)
            anchor = made_anchor(answer, before)
            store = anchor_store(anchor)
            standing = SignatureStanding.UNUSABLE
            if store is not None:
                standing = standing_of(store, answer.signing_certificate, (work.now,), SIGNS)
            if standing is not SignatureStanding.STANDS:
                raise CleaError(trouble_of(standing))
            self._keep(work, request, answer, anchor, asked.device_key)
            return self._view(work)

    def take_update(self, source: Path) -> EnrolmentView:
        """Take newer lists, authorities and deposit key in; ENROLMENT_MISSING, ENROLMENT_REFUSED, FILE_UNREADABLE."""
        data = read_letter(source, UPDATE_LIMIT)
        with self._vault.unit_of_work() as work:
            anchor = TrustAnchors(work).find()
            store = anchor_store(anchor) if anchor is not None else None
            if anchor is None or store is None:
                raise CleaError(Trouble.ENROLMENT_MISSING)
            update = self._believed(
                lambda: read_update(data, store, anchor.updates_anchor, anchor.update_number, root=anchor.root)
            )
            TrustAnchors(work).put(updated_anchor(anchor, update))
            return self._view(work)

    def _view(self, work: Work) -> EnrolmentView:
        anchor, request = TrustAnchors(work).find(), Enrolments(work).request(self._me.account_id)
        answered = Enrolments(work).find(self._me.account_id)
        return EnrolmentView(
            facts=signature_facts(work, self._me),
            today=paris_day(work.now),
            may_sign=bool(self._choices),
            signs_as=answered.display_name if answered is not None else "",
            body=_body(anchor, work) if anchor is not None else None,
            request=_request(request) if request is not None else None,
            role=signing_role(work, self._me),
            choices=self._choices,
        )

    @property
    def _choices(self) -> tuple[SigningRole, ...]:
        return StaffRole(self._me.role).may_ask_for

    def _asking(self, work: Work, role: SigningRole) -> Asking:
        account = needed(Accounts(work).find(self._me.account_id))
        answered = Enrolments(work).find(account.id)
        return Asking(
            account=self._me,
            organisation=self._vault.organisation,
            person_id=answered.person_id if answered is not None else account.person_id,
            answered=answered.request_id if answered is not None else None,
            role=Role(role.value),
            request_id=work.new_id(),
            now=work.now,
            around=self._vault.around,
        )

    def _waiting(self, work: Work) -> RequestRecord:
        request = Enrolments(work).request(self._me.account_id)
        if request is None:
            raise CleaError(Trouble.ENROLMENT_NOT_ASKED)
        return request

    def _check_free(self, work: Work) -> None:
        """Let another certifying body in only while nothing real, and nobody else, depends on the first one."""
        if PlatformEntries(work).has_real_dossiers() or Enrolments(work).others(self._me.account_id):
            raise CleaError(Trouble.ENROLMENT_OTHER_BODY)

    def _believed(self, read: Callable[[], _T]) -> _T:
        """Read a letter; what is wrong with it is said in words."""
        try:
            return read()
        except EnrolmentError as error:
            if error.flaw is EnrolmentFlaw.WRONG_FINGERPRINT:
                raise CleaError(Trouble.ENROLMENT_OTHER_ROOT) from error
            why = flaw_sentence(error.flaw, self._vault.around.tr)
            raise CleaError(Trouble.ENROLMENT_REFUSED, why=why) from error

    def _keep(
        self,
        work: Work,
        request: RequestRecord,
        answer: EnrolmentAnswer,
        anchor: TrustAnchorRecord,
        device_public_key: bytes,
    ) -> None:
        account_id = self._me.account_id
        TrustAnchors(work).put(anchor)
        Keys(work).put_signing_key(
            account_id, request.wrapped, request.public_key, answer.signing_certificate, practice=False
        )
        Keys(work).put_device_key(account_id, request.device_private_key, device_public_key)
        Enrolments(work).put(
            EnrolmentRecord(
                account_id=account_id,
                request_id=answer.request_id,
                display_name=answer.display_name,
                person_id=answer.person_id,
                role=answer.role.value,
                certificate=answer.signing_certificate,
                device_certificate=answer.device_certificate,
                enrolled_at=work.now,
            )
        )
        Enrolments(work).drop_request(account_id)


def _body(anchor: TrustAnchorRecord, work: Work) -> BodyView:
    store = anchor_store(anchor)
    overdue = store.overdue_lists(work.now) if store is not None else None
    return BodyView(anchor.authority_name, anchor.recipient, fingerprint(anchor.root), anchor.issued_at, overdue)


def _request(request: RequestRecord) -> RequestView:
    is_renewal = request.mac_key is None
    printed = "" if is_renewal else request.fingerprint
    return RequestView(request.made_at, is_renewal, printed, asked_role(request.letter))
