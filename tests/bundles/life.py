"""A dossier's whole life under one authority: sealed, deposited, decided, proved again; then corrected."""

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.bundles.appending import cosign, stamp
from clea_desktop.bundles.decisions import JuryDecision, JuryOutcome, JuryPapers
from clea_desktop.bundles.layout import manifest_name
from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.core.canonical import from_canonical, to_canonical
from clea_desktop.core.clock import to_text
from clea_desktop.trust.authority import Authority, issue_time_stamping, new_authority, trust_files
from clea_desktop.trust.policies import Role
from clea_desktop.trust.profiles import key_info
from clea_desktop.trust.store import TrustStore
from tests.bundles.forge import DOSSIER, parts_of
from tests.bundles.material import Person, content, enrol, minimal_evidence, sealed
from tests.bundles.time_material import Recipe, Unit, token

DAY = timedelta(days=1)
BODY = "Organisme d'essai"
EXTRACT = b"%PDF-1.4\n% extract of the minutes\n"
_CORRECTED = "7d1c6a54-0f1b-4b8e-9a53-6f0f4d2e8b10"


class Life:
    """Everybody who signs, and what they sign; the dossier is sealed at ``now``."""

    def __init__(self, now: datetime, *, practice: bool, members: Sequence[Member] | None = None) -> None:
        self.now, self.practice = now, practice
        usual = content(minimal_evidence()) if members is None else members
        (written,) = (b"".join(one.open()) for one in usual if one.name == DOSSIER)
        value = from_canonical(written)
        assert isinstance(value, dict)
        self._value: dict[str, object] = value
        self._others = [one for one in usual if one.name != DOSSIER]
        self.authority: Authority = new_authority(BODY, now - 30 * DAY, practice=practice)
        key = ec.generate_private_key(ec.SECP256R1())
        since = now - 20 * DAY
        self.unit = Unit(key, issue_time_stamping(self.authority, key_info(key.public_key()), "Horodatage", since))

    @cached_property
    def trust_files(self) -> dict[str, bytes]:
        """The public files by which this life is judged."""
        return trust_files(self.authority, self.now - DAY)

    @cached_property
    def trust(self) -> TrustStore:
        files = self.trust_files
        return TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"])

    def _person(self, role: Role, person_id: str) -> Person:
        return enrol(self.authority, role, self.now - 10 * DAY, person_id)

    @cached_property
    def evaluator(self) -> Person:
        return enrol(self.authority, since=self.now - 10 * DAY)

    @cached_property
    def first(self) -> bytes:
        """The first version, sealed."""
        return sealed(self._content(), self.evaluator, self.now)

    @cached_property
    def deposited(self) -> bytes:
        """The first version with a proof of date."""
        return self._stamped(self.first, self.now + DAY)

    @cached_property
    def decided(self) -> bytes:
        """The first version with both colleges, and a proof of date over them."""
        decision = JuryDecision(
            outcome=JuryOutcome.CERTIFIED,
            domains=tuple((code, True) for code in self._domains()),
            reason="",
            jury="Jury d'essai",
            held_on=date(2026, 11, 25),
            remote=False,
            minutes_sha256=sha256(b"the minutes").hexdigest(),
        )
        employers = self._person(Role.JURY_EMPLOYERS, "22222222-2222-4222-8222-222222222222")
        employees = self._person(Role.JURY_EMPLOYEES, "33333333-3333-4333-8333-333333333333")
        papers = JuryPapers(decision, EXTRACT)
        signed = self._cosigned(self.deposited, employers, self.now + 2 * DAY, papers)
        signed = self._cosigned(signed, employees, self.now + 3 * DAY)
        return self._stamped(signed, self.now + 4 * DAY)

    @cached_property
    def second(self) -> bytes:
        """The second version, a correction of the first."""
        manifest = dict(parts_of(self.first))[manifest_name(1)]
        return sealed(self._content(sha256(manifest).hexdigest()), self.evaluator, self.now + 5 * DAY)

    def _content(self, previous: str | None = None) -> list[Member]:
        """Return the members of the first version, or of the second, which corrects the one before."""
        value = self._value | {"practice": self.practice, "recipient": BODY}
        if previous is not None:
            amendment = {"reason": "Une pièce était mal nommée.", "opened_at": to_text(self.now + 4 * DAY)}
            value |= {"bundle_id": _CORRECTED, "sequence": 2}
            value |= {"previous_manifest_sha256": previous, "amendment": amendment}
        return [bytes_member(DOSSIER, to_canonical(value)), *self._others]

    def _domains(self) -> tuple[str, ...]:
        framework = self._value["framework"]
        assert isinstance(framework, dict)
        return tuple(str(one["code"]) for one in framework["domains"])

    def _cosigned(self, bundle: bytes, who: Person, at: datetime, papers: JuryPapers | None = None) -> bytes:
        sink = io.BytesIO()
        cosign(io.BytesIO(bundle), sink, who.signer, trust=self.trust, claimed_at=at, papers=papers)
        return sink.getvalue()

    def _stamped(self, bundle: bytes, at: datetime) -> bytes:
        sink = io.BytesIO()
        stamp(
            io.BytesIO(bundle),
            sink,
            lambda imprint: token(self.unit, Recipe(imprint=imprint, stamped_at=at)),
            trust=self.trust,
        )
        return sink.getvalue()
