"""A laptop and the certifying body's own command, file by file: what each writes, the other believes."""

from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, verify
from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.enrolment import Enrolments, TrustAnchors
from clea_desktop.trust.store import TrustStore
from tests.certifier.authority.material import DEPOSIT, NAME, Body
from tests.fakes.vault import TickingClock
from tests.services.certifier import answered, request_of
from tests.services.contract import PASSPHRASE
from tests.services.test_enrolment import standing
from tests.services.thread import sealed_dossier


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return Body(tmp_path_factory.mktemp("certifier") / "corps").found()


def answer(body: Body, act: str, session: Session, clock: TickingClock, folder: Path) -> Path:
    """Let the command answer the request that waits."""
    body.now = clock()
    out = body.file("reponse.clea-reponse")
    asked = body.file("demande.clea-demande", request_of(session, folder))
    said = body.at(act, "--request", asked, "--out", out)
    assert said.code == 0, said.err
    return answered(folder, Path(out).read_bytes())


def accepted(session: Session, bundle_id: str, store: TrustStore, folder: Path) -> bool:
    copy = folder / "copie.asice"
    session.sealing.export(bundle_id, copy, lambda _done, _total: None, lambda: False)
    with copy.open("rb") as source:
        policy = Policy(Stage.SEALED, practice=False, at=session.vault.around.clock())
        return verify(source, store, policy).accepted


def test_the_whole_life_of_a_signature_between_a_laptop_and_the_command(
    opened: Session, founded: Body, clock: TickingClock, tmp_path: Path
) -> None:
    founded.now = clock()
    words = ("--name", opened.account.display_name, "--organisation", opened.organisation, "--role", "evaluateur")
    letter = founded.file("lettre.txt")
    said = founded.at("invite", *words, "--letter", letter)
    assert said.code == 0, said.err
    code, printed = _read(Path(letter))
    opened.enrolment.ask(code, printed, PASSPHRASE)
    view = opened.enrolment.take_answer(answer(founded, "enrol", opened, clock, tmp_path))
    assert view.body is not None
    assert (view.body.recipient, view.body.overdue_days, view.signs_as) == (NAME, None, opened.account.display_name)
    opened.frameworks.confirm_rules()
    _, sealed = sealed_dossier(opened, tmp_path)
    assert accepted(opened, sealed.id, founded.store(), tmp_path)
    clock.move(days=60)
    opened.enrolment.renew(PASSPHRASE)
    opened.enrolment.take_answer(answer(founded, "renew", opened, clock, tmp_path))
    assert standing(opened) is SignatureStanding.STANDS
    for withdrawn in (False, True):
        clock.move(days=1)
        founded.now = clock()
        if withdrawn:
            said = founded.at("revoke", "--person", _known(opened), "--reason", "depart")
            assert said.code == 0, said.err
        update = founded.file("maj.clea-mise-a-jour")
        said = founded.at("update", "--out", update)
        assert said.code == 0, said.err
        view = opened.enrolment.take_update(Path(update))
        assert (view.facts.standing is SignatureStanding.WITHDRAWN) is withdrawn
        assert accepted(opened, sealed.id, founded.store(), tmp_path) is not withdrawn


def test_a_letter_for_a_college_serves_nobody_who_asks_for_another_role(
    opened: Session, founded: Body, clock: TickingClock, tmp_path: Path
) -> None:
    founded.now = clock()
    words = ("--name", opened.account.display_name, "--organisation", opened.organisation, "--role", "employeurs")
    letter = founded.file("lettre-jury.txt")
    assert founded.at("invite", *words, "--letter", letter).code == 0
    code, printed = _read(Path(letter))
    for role in (SigningRole.EVALUATOR, SigningRole.JURY_EMPLOYEES):
        opened.enrolment.ask(code, printed, PASSPHRASE, role)
        asked = founded.file("demande.clea-demande", request_of(opened, tmp_path))
        refused = founded.at("enrol", "--request", asked, "--out", founded.file("reponse.clea-reponse"))
        assert refused.code != 0
    opened.enrolment.ask(code, printed, PASSPHRASE, SigningRole.JURY_EMPLOYERS)
    view = opened.enrolment.take_answer(answer(founded, "enrol", opened, clock, tmp_path))
    assert (view.role, view.facts.standing) == (SigningRole.JURY_EMPLOYERS, SignatureStanding.STANDS)


def _known(session: Session) -> str:
    """Return who somebody is to the certifying body, which is also who deposits are encrypted for."""
    with session.vault.unit_of_work.reading() as work:
        answered_last, anchor = Enrolments(work).find(session.account.account_id), TrustAnchors(work).find()
    assert answered_last is not None
    assert anchor is not None
    assert anchor.deposit_recipient == DEPOSIT
    return answered_last.person_id


def _read(letter: Path) -> tuple[str, str]:
    """Read the letter as its owner does: a line of six groups, then the sixteen groups that follow."""
    groups = [line.split() for line in letter.read_text("utf-8").splitlines() if line.startswith("    ")]
    copied = [" ".join(words) for words in groups]
    return copied[0], " ".join(copied[1:])
