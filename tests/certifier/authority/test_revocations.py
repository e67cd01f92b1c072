"""What was said of a revocation only ever gets worse: earlier, or a compromise; all of it is kept."""

import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_certifier.authority.registry import REGISTRY_FILE
from clea_certifier.authority.root import RECORD_FILE
from clea_desktop.trust.listing import Revocation
from clea_desktop.trust.revocation import KEY_STAYED_SAFE, RevocationReason, Revoked
from tests.certifier.authority.material import ROOT_PASSPHRASE, START, WRONG, Body, Laptop, Said, refused

EARLIER, LATER = "2026-11-22T06:00:00Z", "2026-11-22T08:00:30Z"
SIX = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
FIRST_VERSION = """
DROP TRIGGER revoked_for_good;
DROP TRIGGER revocation_is_kept;
DROP TABLE revocation;
CREATE TRIGGER revoked_for_good BEFORE UPDATE OF revoked_at, reason ON certificate WHEN OLD.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'revoked for good'); END;
PRAGMA user_version = 1;
"""


def listed(body: Body) -> set[Revoked]:
    """Return the different lines of the newest list of people."""
    return set(body.store().issuing[0].revocations.revoked.values())


def kept(body: Body) -> list[tuple[str, int]]:
    """Return everything that was ever said of the certificates of the registry."""
    connection = sqlite3.connect(body.folder / REGISTRY_FILE)
    rows = connection.execute("SELECT DISTINCT revoked_at, reason FROM revocation WHERE act_id > 0 ORDER BY id")
    found = [(str(at), int(reason)) for at, reason in rows]
    connection.close()
    return found


@pytest.mark.parametrize("benign", ["depart", "remplacee", "autre-organisme", "droit-retire"])
def test_a_harmless_revocation_becomes_a_compromise_and_is_dated_back(body: Body, benign: str) -> None:
    person = ("--person", body.enrol(Laptop()).person_id)
    assert body.at("revoke", *person, "--reason", benign).code == 0
    body.later(days=5)
    said = body.at("revoke", *person, "--reason", "cle-volee", "--since", EARLIER)
    assert said.code == 0, said.err
    assert said.out.count("cle-volee, depuis 2026-11-22T06:00:00") == 2
    assert listed(body) == {Revoked(SIX, RevocationReason.KEY_COMPROMISE)}
    reasons = [reason for _, reason in kept(body)]
    assert (len(reasons), reasons[-1]) == (2, RevocationReason.KEY_COMPROMISE)
    assert RevocationReason(reasons[0]) in KEY_STAYED_SAFE


def test_what_was_said_is_never_milder_nor_later_whatever_is_asked_next(body: Body) -> None:
    person = ("--person", body.enrol(Laptop()).person_id)
    assert body.at("revoke", *person, "--reason", "depart", "--since", LATER).code == 0
    body.later(days=1)
    refused(body.at("revoke", *person, "--reason", "depart"), "ne s’allège ni ne se retarde")
    refused(body.at("revoke", *person, "--reason", "remplacee"), "ne s’allège ni ne se retarde")
    assert body.at("revoke", *person, "--reason", "cle-volee").code == 0
    assert listed(body) == {Revoked(datetime.fromisoformat(LATER), RevocationReason.KEY_COMPROMISE)}
    refused(body.at("revoke", *person, "--reason", "depart"), "ne s’allège ni ne se retarde")
    refused(body.at("revoke", *person, "--reason", "cle-volee"), "ne s’allège ni ne se retarde")
    assert body.at("revoke", *person, "--reason", "depart", "--since", EARLIER).code == 0
    assert listed(body) == {Revoked(SIX, RevocationReason.KEY_COMPROMISE)}
    assert len(kept(body)) == 3


def test_what_stands_and_what_fell_of_one_person_are_both_made_worse(body: Body) -> None:
    answer = body.enrol(Laptop())
    assert body.at("revoke", "--person", answer.person_id, "--reason", "remplacee").code == 0
    body.later(days=1)
    body.enrol(Laptop(), body.invite(Laptop(), "--person", answer.person_id), 2)
    said = body.at("revoke", "--person", answer.person_id, "--reason", "cle-volee", "--since", EARLIER)
    assert said.out.count("Révoqué") == 4
    assert listed(body) == {Revoked(SIX, RevocationReason.KEY_COMPROMISE)}


MILDER = [
    *("revoked_at = NULL, reason = NULL", "revoked_at = '2026-11-22T09:00:00.000000Z'", "reason = 4"),
    *("reason = 0", "reason = 8", "reason = 3, revoked_at = '2026-11-01T00:00:00.000000Z'"),
]


@pytest.mark.parametrize(("reason", "change"), [*product(["cle-volee"], MILDER), *product(["depart"], MILDER)])
def test_the_registry_itself_refuses_anything_milder(body: Body, reason: str, change: str) -> None:
    body.at("revoke", "--person", body.enrol(Laptop()).person_id, "--reason", reason, "--since", LATER)
    connection = sqlite3.connect(body.folder / REGISTRY_FILE)
    for sql in (f"UPDATE certificate SET {change} WHERE revoked_at IS NOT NULL", "DELETE FROM revocation"):  # noqa: S608  (constants)
        with pytest.raises(sqlite3.IntegrityError, match="revoked for good"):
            connection.execute(sql)
    with pytest.raises(sqlite3.IntegrityError, match="revoked for good"):
        connection.execute("UPDATE revocation SET reason = 4")
    connection.close()


def test_a_registry_of_the_first_version_is_brought_up_by_the_act_that_writes_first(body: Body) -> None:
    person = ("--person", body.enrol(Laptop()).person_id)
    assert body.at("revoke", *person, "--reason", "depart").code == 0
    connection = sqlite3.connect(body.folder / REGISTRY_FILE)
    connection.executescript(FIRST_VERSION)
    connection.close()
    assert body.at("people").code == 0
    body.later(days=1)
    assert body.at("revoke", *person, "--reason", "cle-volee").code == 0
    assert {one.reason for one in listed(body)} == {RevocationReason.KEY_COMPROMISE}
    connection = sqlite3.connect(body.folder / REGISTRY_FILE)
    rows = connection.execute("SELECT DISTINCT reason, act_id IS NULL FROM revocation ORDER BY id").fetchall()
    assert rows == [(5, 1), (1, 0)]
    connection.close()


INSTANTS = st.integers(0, 5).map(lambda hours: START + timedelta(hours=hours))
SAID = st.builds(Revocation, st.just(7), INSTANTS, st.sampled_from(RevocationReason))


@given(st.lists(SAID, min_size=1, max_size=5))
def test_of_all_that_was_said_the_earliest_and_the_worst_remain(said: list[Revocation]) -> None:
    found = said[0]
    for one in said[1:]:
        found = found.with_worse(one)
    assert found.at == min(one.at for one in said)
    assert (found.reason in KEY_STAYED_SAFE) is all(one.reason in KEY_STAYED_SAFE for one in said)


def revoke_issuing(body: Body, *words: str, passphrase: str = ROOT_PASSPHRASE) -> tuple[Said, Path]:
    serial = f"{body.store().issuing[0].certificate.serial_number:x}"
    out = body.file("liste.pem")
    words = ("--root", str(body.root), "--serial", serial, "--out", out, *words)
    return body.act("revoke-issuing", *words, passphrase=passphrase), Path(out)


def test_the_root_dates_back_and_makes_worse_as_the_registry_does_and_keeps_it_all(body: Body) -> None:
    body.later(days=1)
    refused(revoke_issuing(body, "--reason", "depart", "--since", "2030-01-01T00:00:00Z")[0], "l’avenir")
    refused(revoke_issuing(body, "--reason", "depart", passphrase=WRONG)[0], "n’ouvre pas")
    assert revoke_issuing(body, "--reason", "remplacee")[0].code == 0
    refused(revoke_issuing(body, "--reason", "remplacee")[0], "ne s’allège ni ne se retarde")
    body.later(days=1)
    said, out = revoke_issuing(body, "--reason", "autorite-volee", "--since", EARLIER)
    assert said.code == 0, said.err
    refused(revoke_issuing(body, "--reason", "depart")[0], "ne s’allège ni ne se retarde")
    assert body.at("install-list", "--list", str(out)).code == 0
    assert set(body.store().root_revocations.revoked.values()) == {Revoked(SIX, RevocationReason.CA_COMPROMISE)}
    assert (body.root / RECORD_FILE).read_text().count('"reason"') == 2
