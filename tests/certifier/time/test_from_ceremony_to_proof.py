"""The body as people run it, by commands alone: authority founded, unit certified, dossier sealed, stamped, judged."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from clea_certifier.passphrase import VARIABLE
from clea_certifier.time.command import DONE, run_time
from clea_certifier.time.unit_folder import CERTIFICATE_FILE, UnitFolder
from clea_desktop.bundles.refusals import Notice
from clea_desktop.bundles.verdict import Stage
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore
from tests.bundles.material import Person, content, judged, minimal_evidence, policy, sealed
from tests.bundles.round_material import cosigned, papers
from tests.certifier.authority.material import Body, Laptop
from tests.certifier.time.material import served

PHRASE = "une phrase assez longue"


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "corps").found()


@pytest.fixture
def unit(body: Body, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UnitFolder:
    monkeypatch.setenv(VARIABLE, PHRASE)
    folder = UnitFolder(tmp_path / "horodatage")
    assert run_time(["create", "--unit", str(folder.path), "--name", "Horodatage"]) == DONE
    words = ("--request", str(folder.request), "--name", "Horodatage", "--out", str(folder.path / CERTIFICATE_FILE))
    body.done("time-unit", "--folder", str(body.folder), *words)
    return folder


def jurors(body: Body) -> list[Person]:
    people = [
        Laptop("Employeur", "0c0f0d6a-0000-4000-8000-000000000001", Role.JURY_EMPLOYERS),
        Laptop("Salariée", "0c0f0d6a-0000-4000-8000-000000000002", Role.JURY_EMPLOYEES),
    ]
    answers = [body.enrol(one, number=number) for number, one in enumerate(people, 2)]
    return [Person(one.signing, answer.signing_certificate) for one, answer in zip(people, answers, strict=True)]


def test_from_the_ceremony_to_a_decision_proved_in_time(body: Body, unit: UnitFolder, tmp_path: Path) -> None:
    laptop = Laptop()
    evaluator = Person(laptop.signing, body.enrol(laptop).signing_certificate)
    college = jurors(body)
    body.later(minutes=1)
    bundle, trust = tmp_path / "dossier.asice", body.publish()
    bundle.write_bytes(sealed(content(minimal_evidence(), practice=False), evaluator, body.now))

    def stamp() -> None:
        opened = unit.open(PHRASE.encode(), lambda: body.now, os.urandom)
        with opened as ours, served(ours.answer) as address:
            means = ["--trust", str(trust), "--waiting", str(tmp_path / "attente.json"), "--tsa", address]
            assert run_time(["stamp", str(bundle), *means], lambda: body.now) == DONE

    stamp()
    body.later(days=7)
    store = TrustStore.from_folder(body.publish())
    first = cosigned(bundle.read_bytes(), college[0], body.now, papers(), by=store)
    bundle.write_bytes(cosigned(first, college[1], body.now, by=store))
    body.later(hours=1)
    stamp()
    body.later(days=3 * 365)
    late = TrustStore.from_folder(body.publish())
    verdict = judged(bundle.read_bytes(), late, policy(practice=False, at=body.now + timedelta(minutes=1)))
    assert verdict.reached is Stage.DECIDED
    assert [one.counts for one in verdict.times] == [True, True]
    assert Notice.LIST_OVERDUE in {one.notice for one in verdict.warnings}
