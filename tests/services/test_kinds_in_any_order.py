"""Enrolling, renewing, losing, sealing, inventing people, in any order: practice and real never mix."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from clea_desktop.bundles.verifying import Policy, Stage, verify
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import DossierState
from clea_desktop.services.session import Session
from clea_desktop.trust.store import TrustStore
from tests.fakes.vault import TickingClock
from tests.services.any_order_ground import doors
from tests.services.certifier import Certifier, answered, enrol, request_of
from tests.services.contract import PASSPHRASE, PICTURE

_REFUSALS = frozenset(
    {
        Trouble.ENROLMENT_NEEDED,
        Trouble.ENROLMENT_LOST,
        Trouble.ENROLMENT_OVER,
        Trouble.ENROLMENT_WITHDRAWN,
        Trouble.ENROLMENT_MISSING,
        Trouble.ENROLMENT_INVENTED,
        Trouble.ENROLMENT_NOT_ASKED,
        Trouble.NOT_CONFORM,
    }
)
"""What an act may meet here; anything else is a bug."""


class Ground:
    """One vault, its certifying body, and what every dossier was on the day it was opened."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, TickingClock()
        self.access = doors(folder / "coffre", self.clock)
        created = self.access.create("Greta de l'Estuaire", "Maëlys Fontanel", "evaluator", PASSPHRASE)
        self.session: Session = created.session
        self.code = created.recovery_code
        self.certifier = Certifier(self.clock())
        self.kinds: dict[str, bool] = {}
        self.updates = 0
        self.session.frameworks.confirm_rules()
        (folder / "scan.png").write_bytes(PICTURE)

    def enrol(self) -> None:
        """Enrol, from the letter to the answer."""
        enrol(self.session, self.certifier, self.folder)

    def ask(self) -> None:
        """Ask, and leave it there."""
        self.session.enrolment.ask(self.certifier.invite(), self.certifier.fingerprint, PASSPHRASE)

    def renew(self) -> None:
        """Renew, from the request to the answer."""
        self.session.enrolment.renew(PASSPHRASE)
        data = self.certifier.answer_renewal(request_of(self.session, self.folder), self.clock())
        self.session.enrolment.take_answer(answered(self.folder, data))

    def withdraw(self) -> None:
        """Let the certifying body withdraw the signature, and say so."""
        certificate = self._certificate()
        if certificate is not None:
            self.certifier.revoke(certificate, self.clock() - timedelta(minutes=1))
        self.updates += 1
        self.session.enrolment.take_update(answered(self.folder, self.certifier.update(self.updates, self.clock())))

    def lose(self) -> None:
        """Lose the passphrase; the recovery code gives the same one again, over another key."""
        account = self.session.account.account_id
        self.session.close()
        self.session = self.access.recover(self.code, account, PASSPHRASE)

    def wait(self) -> None:
        """Let most of a signature's life pass."""
        self.clock.move(days=400)

    def invent(self) -> None:
        """Bring the invented people in."""
        for one in self.session.practice.fill(lambda _done, _total: None, lambda: False):
            self.kinds[one.dossier_id] = True

    def forget(self) -> None:
        """Erase the invented people."""
        gone = {one.dossier_id for one in self.session.practice.people()}
        self.session.practice.erase()
        self.kinds = {key: kind for key, kind in self.kinds.items() if key not in gone}

    def register(self) -> None:
        """Open a dossier."""
        enrolled = self.session.enrolment.is_enrolled()
        dossier_id = self.session.candidates.register("Lefèvre", f"Zoé {len(self.kinds)}", date(1984, 3, 1))
        self.kinds[dossier_id] = not enrolled

    def begin_again(self) -> None:
        """Open a real dossier for everybody who is there."""
        for dossier_id in tuple(self.kinds):
            real = self.session.candidates.open_for_real(dossier_id)
            assert self.kinds.setdefault(real, False) is False

    def seal(self) -> None:
        """Sign, hand back and seal every draft."""
        for dossier_id in tuple(self.kinds):
            view = self.session.dossiers.open(dossier_id)
            if view.state is DossierState.DRAFT and not view.invented:
                if view.agreement is None:
                    today = paris_day(self.clock())
                    self.session.agreements.sign_on_paper(dossier_id, today, self.folder / "scan.png")
                self.session.feedback.make(dossier_id)
                self.session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)

    def check(self) -> None:
        """Look at every dossier and every bundle: each is what its dossier was on its first day, and judged as such."""
        self.session.sealing.export_trust(self.folder)
        practice = TrustStore.from_folder(self.folder)
        real = Certifier.store(self.certifier, self.clock())
        for dossier_id, kind in self.kinds.items():
            view = self.session.dossiers.open(dossier_id)
            assert view.practice is kind
            assert kind or not view.invented
            for bundle in view.bundles:
                assert bundle.practice is kind
                copy = self.folder / "copie.asice"
                self.session.sealing.export(bundle.id, copy, lambda _done, _total: None, lambda: False)
                for store, is_practice in ((practice, True), (real, False)):
                    with copy.open("rb") as source:
                        verdict = verify(source, store, Policy(Stage.SEALED, practice=is_practice, at=bundle.sealed_at))
                    assert verdict.accepted is (kind is is_practice), verdict.reason

    def _certificate(self) -> bytes | None:
        from clea_desktop.storage.repositories.keys import Keys  # noqa: PLC0415 - this act alone

        with self.session.vault.unit_of_work.reading() as work:
            kept = Keys(work).signing_key(self.session.account.account_id, practice=False)
        return kept.certificate if kept is not None else None


ACTS: tuple[Callable[[Ground], None], ...] = (
    Ground.enrol,
    Ground.ask,
    Ground.renew,
    Ground.withdraw,
    Ground.lose,
    Ground.wait,
    Ground.register,
    Ground.register,
    Ground.begin_again,
    Ground.seal,
    Ground.seal,
)


@settings(max_examples=8, deadline=None)
@example(acts=[Ground.enrol, Ground.withdraw, Ground.withdraw])
@given(acts=st.lists(st.sampled_from(ACTS), min_size=6, max_size=12))
def test_whatever_is_done_a_dossier_stays_what_it_was_on_its_first_day(acts: list[Callable[[Ground], None]]) -> None:
    with TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        try:
            for act in (Ground.register, *acts, Ground.seal):
                ground.clock.move(hours=1)
                refused: Trouble | None = None
                try:
                    act(ground)
                except CleaError as error:
                    refused = error.trouble
                assert refused in {None, *_REFUSALS}
            ground.check()
        finally:
            ground.session.close()


def test_invented_people_stay_invented_through_all_of_it(tmp_path: Path) -> None:
    ground = Ground(tmp_path)
    try:
        for act in (Ground.invent, Ground.enrol, Ground.register, Ground.seal, Ground.check, Ground.forget):
            act(ground)
            ground.clock.move(hours=1)
        ground.invent()
        ground.check()
    finally:
        ground.session.close()
