"""What every session does, real or fake: subclass ``SessionContract`` beside a ``session`` and a ``clock`` fixture."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from clea_desktop.core.clock import paris_day
from clea_desktop.core.conformity import Check, Finding
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.services.views import Memory
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock
from tests.services.candidates_contract import CandidatesContract
from tests.services.cosigning_contract import CosigningContract
from tests.services.enrolment_contract import EnrolmentContract
from tests.services.evidence_map_contract import EvidenceMapContract
from tests.services.home_contract import HomeContract
from tests.services.organisation_contract import OrganisationContract
from tests.services.platform_contract import PlatformContract
from tests.services.practice_contract import PracticeContract
from tests.services.received_contract import ReceivedContract
from tests.services.self_assessment_contract import SelfAssessmentContract
from tests.services.signatures_contract import SignaturesContract
from tests.services.welcome_contract import WelcomeContract

BORN = date(1984, 3, 1)
PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody
OTHER_PASSPHRASE = "quatre autres mots longs"  # noqa: S105 - of nobody
"""The passphrase the ``session`` fixture was opened with."""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b138f61400"
    "00000049454e44ae426082"
)


def _never() -> bool:
    return False


def _ignore(_done: int, _total: int) -> None:
    return


class SessionContract(
    EvidenceMapContract,
    SelfAssessmentContract,
    WelcomeContract,
    OrganisationContract,
    HomeContract,
    SignaturesContract,
    PlatformContract,
    PracticeContract,
    CandidatesContract,
    EnrolmentContract,
    ReceivedContract,
    CosigningContract,
):
    """Give a ``session`` fixture (an evaluator's, in an empty vault) and the ``clock`` it was built with."""

    @pytest.fixture
    def scan(self, tmp_path: Path) -> Path:
        path = tmp_path / "scan.png"
        path.write_bytes(PICTURE)
        return path

    @pytest.fixture
    def dossier_id(self, session: SessionPort) -> str:
        return session.candidates.register("Lefèvre", "Zoé", BORN)

    @pytest.fixture
    def signed(self, session: SessionPort, dossier_id: str, scan: Path, clock: TickingClock) -> str:
        session.agreements.sign_on_paper(dossier_id, paris_day(clock()), scan)
        return dossier_id

    @pytest.fixture
    def code(self, session: SessionPort) -> str:
        return next(session.frameworks.current().framework.criteria()).code

    def test_a_registered_person_is_in_the_list_under_the_code_people_say(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        (row,) = session.candidates.rows()
        assert (row.dossier_id, row.birth_name, row.first_name, row.birth_date) == (dossier_id, "Lefèvre", "Zoé", BORN)
        assert row.code.startswith(f"D-{clock().year}-")
        assert (row.agreement_signed, row.evaluated, row.state) == (False, 0, DossierState.DRAFT)

    def test_names_are_tidied_and_an_empty_one_is_refused(self, session: SessionPort) -> None:
        opened = session.dossiers.open(session.candidates.register("  Le   Goff ", "Maël", BORN))
        assert opened.identity.birth_name == "Le Goff"
        assert _trouble(lambda: session.candidates.register("   ", "Maël", BORN)) is Trouble.IDENTITY_INCOMPLETE

    def test_the_same_names_in_another_order_are_told_as_possible_twins(
        self, session: SessionPort, dossier_id: str
    ) -> None:
        assert [twin.row.dossier_id for twin in session.candidates.twins("zoe", "LEFEVRE", BORN)] == [dossier_id]
        assert session.candidates.twins("Lefort", "Zoé", BORN) == ()

    def test_an_unknown_dossier_is_not_found(self, session: SessionPort) -> None:
        assert _trouble(lambda: session.dossiers.open("nobody")) is Trouble.NOT_FOUND

    def test_nothing_is_rated_nor_proved_before_the_agreement(
        self, session: SessionPort, dossier_id: str, code: str, scan: Path
    ) -> None:
        assert _trouble(lambda: session.ratings.rate(dossier_id, code, Rating.ACQUIRED)) is Trouble.AGREEMENT_MISSING
        attach = session.evidence.attach
        assert _trouble(lambda: attach(dossier_id, scan, "Photo 1", (code,), "")) is Trouble.AGREEMENT_MISSING
        assert session.dossiers.open(dossier_id).ratings == {}

    def test_an_agreement_of_tomorrow_is_refused(
        self, session: SessionPort, dossier_id: str, scan: Path, clock: TickingClock
    ) -> None:
        today = paris_day(clock())
        sign = session.agreements.sign_on_paper
        assert _trouble(lambda: sign(dossier_id, today + timedelta(days=1), scan)) is Trouble.AGREEMENT_DATE
        assert session.dossiers.open(dossier_id).agreement is None

    def test_the_scan_of_the_agreement_is_kept_as_evidence(self, session: SessionPort, signed: str) -> None:
        view = session.dossiers.open(signed)
        assert view.agreement is not None
        assert [item.id for item in view.evidence] == [view.agreement.evidence_id]
        assert session.candidates.rows()[0].agreement_signed

    def test_a_file_that_is_neither_photo_nor_pdf_is_refused(
        self, session: SessionPort, dossier_id: str, tmp_path: Path, clock: TickingClock
    ) -> None:
        text = tmp_path / "contrat.pdf"
        text.write_text("not a pdf", encoding="utf-8")
        sign = session.agreements.sign_on_paper
        assert _trouble(lambda: sign(dossier_id, paris_day(clock()), text)) is Trouble.FILE_KIND_REFUSED

    def test_the_paper_to_sign_is_written_where_it_was_asked(
        self, session: SessionPort, dossier_id: str, tmp_path: Path
    ) -> None:
        session.agreements.form_pdf(dossier_id, tmp_path / "contrat.pdf")
        assert (tmp_path / "contrat.pdf").read_bytes().startswith(b"%PDF-")

    def test_every_paper_can_be_made_in_memory(self, session: SessionPort, signed: str) -> None:
        exercise, made = session.exercises.library()[0].exercise, session.feedback.make(signed)
        writes: tuple[Callable[[Memory], None], ...] = (
            lambda memory: session.agreements.form_pdf(signed, memory),
            lambda memory: session.welcome.notice_pdf(signed, memory),
            lambda memory: session.self_assessment.booklet(signed, memory),
            lambda memory: session.exercises.save_statement(exercise, memory),
            lambda memory: session.exercises.save_sheet(exercise, memory),
            lambda memory: session.feedback.save(made.id, memory),
        )
        for write in writes:
            memory = Memory()
            write(memory)
            assert memory.data.startswith(b"%PDF-")

    def test_a_finding_says_what_stood_there_before_and_can_be_emptied(
        self, session: SessionPort, signed: str, code: str, clock: TickingClock
    ) -> None:
        clock.move(minutes=3)
        first = session.ratings.rate(signed, code, Rating.NOT_ACQUIRED)
        second = session.ratings.rate(signed, code, Rating.ACQUIRED)
        third = session.ratings.rate(signed, code, None)
        assert (first.before, first.after) == (None, Rating.NOT_ACQUIRED)
        assert (second.before, second.after) == (Rating.NOT_ACQUIRED, Rating.ACQUIRED)
        assert (third.before, third.after, third.saved_at) == (Rating.ACQUIRED, None, clock())
        assert session.dossiers.open(signed).ratings == {}

    def test_a_criterion_of_no_framework_is_not_found(self, session: SessionPort, signed: str) -> None:
        assert _trouble(lambda: session.ratings.rate(signed, "99.9.9", Rating.ACQUIRED)) is Trouble.NOT_FOUND

    def test_a_proof_can_be_taken_back_and_brought_again(
        self, session: SessionPort, signed: str, code: str, scan: Path
    ) -> None:
        proof = session.evidence.attach(signed, scan, "Photo 1", (code,), "Elle lit un plan")
        assert (proof.label, proof.criteria, proof.media_type) == ("Photo 1", (code,), "image/png")
        session.evidence.remove(proof.id)
        assert proof.id not in [item.id for item in session.dossiers.open(signed).evidence]
        session.evidence.restore(proof.id)
        assert proof in session.dossiers.open(signed).evidence
        assert session.evidence.read(proof.id).startswith(b"\x89PNG")

    def test_a_proof_is_copied_where_it_was_asked(
        self, session: SessionPort, signed: str, code: str, scan: Path, tmp_path: Path
    ) -> None:
        proof = session.evidence.attach(signed, scan, "Photo 1", (code,), "Elle lit un plan")
        session.evidence.save_copy(proof.id, tmp_path / "copie.png")
        assert (tmp_path / "copie.png").read_bytes() == session.evidence.read(proof.id)
        assert _trouble(lambda: session.evidence.save_copy("absent", tmp_path / "x")) is Trouble.NOT_FOUND
        assert not (tmp_path / "x").exists()

    def test_a_finding_puts_the_restitution_out_of_date(self, session: SessionPort, signed: str, code: str) -> None:
        session.ratings.rate(signed, code, Rating.ACQUIRED)
        made = session.feedback.make(signed)
        assert made.is_current
        session.ratings.rate(signed, code, Rating.NOT_ACQUIRED)
        assert [document.is_current for document in session.dossiers.open(signed).documents] == [False]

    def test_the_restitution_is_said_and_saved(
        self, session: SessionPort, signed: str, code: str, tmp_path: Path
    ) -> None:
        session.ratings.rate(signed, code, Rating.ACQUIRED)
        assert session.feedback.text(signed).practice
        made = session.feedback.make(signed)
        session.feedback.save(made.id, tmp_path / "restitution.pdf")
        assert (tmp_path / "restitution.pdf").read_bytes().startswith(b"%PDF-")

    def test_a_dossier_without_restitution_is_not_sealed(self, session: SessionPort, signed: str) -> None:
        found = {item.check: item.finding for item in session.sealing.check(signed).items}
        assert found[Check.RESTITUTION] is Finding.MISSING
        assert _trouble(lambda: session.sealing.seal(signed, PASSPHRASE, _ignore, _never)) is Trouble.NOT_CONFORM

    def test_a_sealed_dossier_does_not_change_any_more(
        self, session: SessionPort, signed: str, code: str, scan: Path
    ) -> None:
        proof = session.evidence.attach(signed, scan, "Photo 1", (code,), "")
        session.ratings.rate(signed, code, Rating.ACQUIRED)
        session.feedback.make(signed)
        session.sealing.seal(signed, PASSPHRASE, _ignore, _never)
        for act in (
            lambda: session.ratings.rate(signed, code, None),
            lambda: session.evidence.attach(signed, scan, "Photo 2", (code,), ""),
            lambda: session.evidence.remove(proof.id),
            lambda: session.sealing.seal(signed, PASSPHRASE, _ignore, _never),
        ):
            assert _trouble(act) is Trouble.DOSSIER_SEALED
        assert session.candidates.rows()[0].state is DossierState.SEALED

    def test_sealing_asks_for_the_right_passphrase_and_can_be_given_up(
        self, session: SessionPort, signed: str, code: str
    ) -> None:
        session.ratings.rate(signed, code, Rating.ACQUIRED)
        session.feedback.make(signed)
        seal = session.sealing.seal
        assert _trouble(lambda: seal(signed, "pas la bonne phrase", _ignore, _never)) is Trouble.WRONG_PASSPHRASE
        assert _trouble(lambda: seal(signed, PASSPHRASE, _ignore, lambda: True)) is Trouble.CANCELLED
        view = session.dossiers.open(signed)
        assert (view.state, view.bundles) == (DossierState.DRAFT, ())

    def test_a_sealed_bundle_is_copied_on_purpose_with_what_verifies_it(
        self, session: SessionPort, signed: str, code: str, tmp_path: Path
    ) -> None:
        session.ratings.rate(signed, code, Rating.ACQUIRED)
        session.feedback.make(signed)
        bundle = session.sealing.seal(signed, PASSPHRASE, _ignore, _never)
        assert len(bundle.mark) == 19
        session.sealing.export(bundle.id, tmp_path / "dossier.asice", _ignore, _never)
        session.sealing.export_trust(tmp_path)
        assert (tmp_path / "dossier.asice").read_bytes().startswith(b"PK")
        assert {"root.pem", "issuing.pem", "crls.pem"} <= {path.name for path in tmp_path.iterdir()}

    def test_the_rules_are_confirmed_once(self, session: SessionPort) -> None:
        assert not session.frameworks.current().rules_confirmed
        session.frameworks.confirm_rules()
        assert session.frameworks.current().rules_confirmed

    def test_people_come_and_go_but_the_last_one_stays(self, session: SessionPort) -> None:
        added = session.accounts.add("Noé Vidal", "trainer", "quatre autres mots longs")
        assert added in session.accounts.people()
        for account in session.accounts.people():
            if account != session.account:
                session.accounts.remove(account.account_id)
        remove = session.accounts.remove
        assert _trouble(lambda: remove(session.account.account_id)) is Trouble.LAST_ACCOUNT

    def test_a_passphrase_changes_only_with_the_old_one(self, session: SessionPort) -> None:
        change = session.accounts.change_passphrase
        assert _trouble(lambda: change("pas la bonne", "quatre mots bien longs")) is Trouble.WRONG_PASSPHRASE
        assert _trouble(lambda: change(PASSPHRASE, "court")) is Trouble.WEAK_PASSPHRASE
        change(PASSPHRASE, "quatre mots bien longs")
        change("quatre mots bien longs", PASSPHRASE)

    def test_a_recovery_code_counts_once_it_is_typed_back(self, session: SessionPort) -> None:
        made = session.accounts.new_recovery_code()
        confirm = session.accounts.confirm_recovery_code
        assert _trouble(lambda: confirm("ABCDE-FGHJK-MNPQR-STVWX-00000")) is Trouble.WRONG_RECOVERY_CODE
        confirm(f" {made.replace('-', ' ').lower()} ")
        assert session.accounts.recovery_is_confirmed()
        again = session.accounts.new_recovery_code()
        assert again
        confirm(made)
        assert session.accounts.recovery_is_confirmed()

    def test_the_last_place_is_given_back(self, session: SessionPort, dossier_id: str, code: str) -> None:
        assert session.places.resume() is None
        session.places.remember(dossier_id, "rating", code)
        place = session.places.resume()
        assert place is not None
        assert (place.dossier_id, place.screen, place.criterion_code) == (dossier_id, "rating", code)
        assert place.interrupted
        session.places.remember("", "settings", "")
        again = session.places.resume()
        assert again is not None
        assert (again.dossier_id, again.screen, again.criterion_code) == ("", "settings", "")


def _trouble(act: object) -> Trouble:
    assert callable(act)
    with pytest.raises(CleaError) as caught:
        act()
    return caught.value.trouble
