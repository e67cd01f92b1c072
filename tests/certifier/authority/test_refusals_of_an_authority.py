"""What an authority refuses, what it survives, and what it never does twice."""

import os
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from clea_certifier.authority.arguments import ACTS, understand
from clea_certifier.authority.registry import REGISTRY_FILE
from clea_certifier.authority.root import request_in
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble, trouble_sentence
from clea_certifier.authority.usage import USAGE
from clea_certifier.cli import main
from clea_desktop.core.text import translator
from clea_desktop.trust.authority import new_authority
from clea_desktop.trust.enrolment.fingerprints import fingerprint
from clea_desktop.trust.enrolment.requests import public_key_of
from clea_desktop.trust.enrolment.updates import read_update
from clea_desktop.trust.founding import sign_issuing
from clea_desktop.trust.listing import make_list
from clea_desktop.trust.profiles import key_of
from clea_desktop.trust.store import TrustStore
from tests.certifier.authority.material import DEPOSIT, NAME, ROOT_PASSPHRASE, SHORT, WRONG, Body, Laptop, refused

TR = translator()
CEREMONY = Path(__file__).resolve().parents[3] / "docs" / "ceremony.md"


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from clea_certifier.authority.registry import Registry
with Registry(Path(sys.argv[1])).write(datetime(2027, 1, 1, tzinfo=UTC), "enrol") as work:
    work.keep_fact("half", b"done")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_machine_that_stops_in_the_middle_of_an_act_has_not_begun_it(body: Body) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(body.folder)], check=False)
    assert ended.returncode == -signal.SIGKILL
    with body.office().registry.read() as work:
        assert work.fact("half") is None
        assert work.fact("name") == NAME.encode()


@pytest.mark.parametrize("recipient", ["age1", "age1" + "q" * 58, DEPOSIT[:-1] + "q", "ssh-ed25519 AAAA"])
def test_a_deposit_key_copied_wrongly_goes_to_no_laptop(body: Body, recipient: str) -> None:
    assert body.at("deposit-key", "--recipient", recipient).code == 1
    with body.office().registry.read() as work:
        assert work.fact("deposit_recipient") == DEPOSIT.encode()


def test_a_wrong_passphrase_does_nothing_at_all(body: Body) -> None:
    letter = body.file("l.txt")
    words = ("--folder", str(body.folder), "--name", "X", "--organisation", "Y", "--role", "salaries")
    said = body.act("invite", *words, "--letter", letter, passphrase=WRONG)
    refused(said, "n’ouvre pas la clé")
    assert not Path(letter).exists()
    made = body.act(
        *("create-issuing", "--folder", str(body.folder), "--name", NAME, "--out", body.file("r.pem")),
        passphrase=WRONG,
    )
    refused(made, "n’ouvre pas la clé")
    assert body.act("crl", "--folder", str(body.folder), passphrase=SHORT).code == 64


def test_the_passphrase_changes_for_every_key_at_once(body: Body) -> None:
    answers = iter(("les mots de l'autorité", "d'autres mots, plus longs"))
    files = [body.file("p.txt", f"{words}\n".encode()) for words in answers]
    changed = body.at("passphrase", "--passphrase-file", files[0], "--new-passphrase-file", files[1])
    assert changed.code == 0, changed.err
    refused(body.at("crl"), "n’ouvre pas")
    for act in ("crl", "seal-unit"):
        assert body.at(act, "--passphrase-file", files[1]).code == 0
    assert body.at("update", "--out", body.file("u"), "--passphrase-file", files[1]).code == 0


def test_the_ceremony_compares_what_came_on_paper(body: Body) -> None:
    made, out = body.file("demande.pem"), body.file("reponse.pem")
    print_ = body.at("create-issuing", "--name", NAME, "--out", made).print
    sign = ("sign-issuing", "--root", str(body.root), "--request", made, "--out", out, "--fingerprint")
    refused(body.act(*sign, body.root_print, passphrase=ROOT_PASSPHRASE), "L’empreinte donnée")
    assert not Path(out).exists()
    body.done(*sign, print_, passphrase=ROOT_PASSPHRASE)
    install = ("install-issuing", "--answer", out, "--fingerprint")
    refused(body.at(*install, print_), "L’empreinte donnée")
    assert body.at(*install, body.root_print).code == 0
    refused(body.at(*install, body.root_print), "aucune demande")


def test_another_root_or_a_practice_root_is_not_installed(body: Body, tmp_path: Path) -> None:
    rogue = Body(tmp_path / "autre", "Un autre organisme").found()
    made, out = body.file("demande.pem"), body.file("reponse.pem")
    print_ = body.at("create-issuing", "--name", NAME, "--out", made).print
    words = ("--root", str(rogue.root), "--request", made, "--fingerprint", print_, "--out", out)
    rogue.done("sign-issuing", *words, passphrase=ROOT_PASSPHRASE)
    refused(body.at("install-issuing", "--answer", out, "--fingerprint", rogue.root_print), "une autre racine")
    fresh = Body(tmp_path / "neuf")
    made = fresh.file("demande.pem")
    print_ = fresh.at("create-issuing", "--name", NAME, "--out", made).print
    data = practice_answer(fresh, Path(made).read_bytes())
    answer, root_print = fresh.file("reponse.pem", data[0]), data[1]
    refused(fresh.at("install-issuing", "--answer", answer, "--fingerprint", root_print), "entraînement")
    assert "install-issuing" in fresh.at("status").out


def practice_answer(body: Body, request: bytes) -> tuple[bytes, str]:
    """Return what a practice root would answer to that request, and its fingerprint."""
    authority = new_authority("École", body.now, practice=True)
    key, root = key_of(authority.root_key), x509.load_der_x509_certificate(authority.root_certificate)
    public = public_key_of(request_in(request))
    issuing = x509.load_der_x509_certificate(sign_issuing(key, authority.root_certificate, public, "École", body.now))
    lists = make_list(root, key, body.now, [])
    return root.public_bytes(Encoding.PEM) + issuing.public_bytes(Encoding.PEM) + lists, fingerprint(
        authority.root_certificate
    )


def test_only_the_roots_own_newer_list_is_taken(body: Body, tmp_path: Path) -> None:
    rogue = Body(tmp_path / "autre", "Un autre organisme").found()
    out, old = rogue.file("liste.pem"), body.file("liste.pem")
    rogue.done("root-list", "--root", str(rogue.root), "--out", out, passphrase=ROOT_PASSPHRASE)
    refused(body.at("install-list", "--list", out), "une autre racine")
    refused(body.at("install-list", "--list", body.file("x.pem", b"rien")), "ne se lit pas")
    body.done("root-list", "--root", str(body.root), "--out", old, passphrase=ROOT_PASSPHRASE)
    assert body.at("install-list", "--list", old).code == 0
    refused(body.at("install-list", "--list", old), "plus récente")


def test_an_issuing_authority_that_falls_takes_its_people_along(body: Body) -> None:
    laptop = Laptop()
    answer = body.enrol(laptop)
    serial = f"{TrustStore.from_folder(body.publish()).issuing[0].certificate.serial_number:x}"
    out = body.file("liste.pem")
    words = ("--root", str(body.root), "--serial", serial, "--reason", "autorite-volee", "--out", out)
    body.done("revoke-issuing", *words, passphrase=ROOT_PASSPHRASE)
    refused(body.act("revoke-issuing", *words[:-1], body.file("l.pem"), passphrase=ROOT_PASSPHRASE), "déjà fait")
    refused(
        body.act(
            *("revoke-issuing", "--root", str(body.root), "--serial", "abc", "--reason", "depart"),
            *("--out", body.file("l.pem")),
            passphrase=ROOT_PASSPHRASE,
        ),
        "pas de certificat",
    )
    assert body.at("install-list", "--list", out).code == 0
    body.later(minutes=1)
    refused(body.renew(Laptop(), laptop.signer(answer.signing_certificate), 2), "n’est plus valable")
    store = body.store()
    assert store.root_revocations.revoked_at(int(serial, 16)) is not None
    refused(body.at("seal-unit"), "n’est en vigueur")
    body.add_issuing()
    refused(body.at("update", "--out", body.file("u")), "l’unité qui signe")
    assert body.at("seal-unit").code == 0
    again = body.enrol(Laptop(), body.invite(laptop, "--person", answer.person_id), 3)
    assert again.person_id == answer.person_id
    out = body.file("suite.clea-mise-a-jour")
    assert body.at("update", "--out", out).code == 0
    read_update(Path(out).read_bytes(), store, answer.updates_anchor, 0, root=answer.root)


def test_a_clock_that_goes_back_never_makes_an_older_list(body: Body) -> None:
    dates = []
    body.later(days=1)
    for minutes in (10, -500, 1):
        body.later(minutes=minutes)
        assert body.at("crl").code == 0
        dates.append(body.store().issuing[0].revocations.this_update)
    assert dates == sorted(set(dates))
    out = [body.file("liste.pem") for _ in range(2)]
    for path in out:
        body.done("root-list", "--root", str(body.root), "--out", path, passphrase=ROOT_PASSPHRASE)
        assert body.at("install-list", "--list", path).code == 0


def test_what_was_issued_stays_in_the_registry(body: Body) -> None:
    body.enrol(Laptop())
    body.at("revoke", "--person", Laptop().person_id, "--reason", "depart")
    for sql in (
        "DELETE FROM certificate",
        "DELETE FROM list",
        "DELETE FROM answer",
        "DELETE FROM act",
        "UPDATE act SET about = ''",
        "UPDATE certificate SET revoked_at = NULL, reason = NULL WHERE revoked_at IS NOT NULL",
        "UPDATE invitation SET request_id = NULL WHERE request_id IS NOT NULL",
    ):
        connection = sqlite3.connect(body.folder / REGISTRY_FILE)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(sql)
        connection.close()


def test_a_registry_that_is_missing_damaged_or_newer_is_said_so(body: Body, tmp_path: Path) -> None:
    refused(body.act("status", "--folder", str(tmp_path / "rien")), "pas de registre")
    connection = sqlite3.connect(body.folder / REGISTRY_FILE)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    refused(body.at("status"), "plus récente")
    for path in body.folder.iterdir():
        path.write_bytes(b"x" * 8192)
    refused(body.at("status"), "abîmé")


def test_nothing_is_written_over(body: Body) -> None:
    there = body.file("la.txt", b"precieux")
    words = ("--name", "X", "--organisation", "Y", "--role", "salaries", "--letter", there)
    refused(body.at("invite", *words), "existe déjà")
    refused(body.at("update", "--out", there), "existe déjà")
    refused(body.act("create-root", "--root", str(body.root), "--name", NAME), "existe déjà")
    assert Path(there).read_bytes() == b"precieux"


def test_a_letter_is_a_page_or_a_text_and_nothing_that_only_looks_like_one(body: Body) -> None:
    words = ("--name", "X", "--organisation", "Y", "--role", "salaries")
    said = body.at("invite", *words, "--letter", body.file("lettre.doc"))
    assert (said.code, "finit par .pdf ou .txt" in said.err) == (64, True)
    assert "Invitation sans demande" not in body.at("status").out


def test_what_is_published_comes_with_the_fingerprint_to_put_on_paper(body: Body) -> None:
    assert body.root_print in body.at("publish", "--out", body.file("confiance")).out


def test_each_trouble_has_its_sentence() -> None:
    sentences = [trouble_sentence(AuthorityError(one, "lettre.txt"), TR) for one in AuthorityTrouble]
    assert len(set(sentences)) == len(AuthorityTrouble)
    assert all(sentence.endswith(".") for sentence in sentences)


@given(st.lists(st.sampled_from([*ACTS, "--name=x", "--role", "--days=0", "--yes", "é", "", "--"]), max_size=5))
def test_any_words_are_understood_or_refused(words: list[str]) -> None:
    said = Body(Path(os.devnull).parent).act(*words)
    assert said.code in {0, 64}


def test_the_command_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == main(["--help"]) == main(["authority", "--help"]) == 0
    assert "clea-certifier authority" in capsys.readouterr().out
    assert main([]) == main(["autre"]) == main(["authority"]) == main(["authority", "invite"]) == 64
    assert main(["authority", "revoke", "--folder", "x", "--reason", "depart"]) == 64
    assert main(["authority", "revoke", "--folder", "x", "--reason", "autre", "--serial", "1"]) == 64
    assert main(["authority", "revoke", "--folder", "x", "--reason", "depart", "--serial", "zz"]) == 64
    assert (
        main(["authority", "revoke", "--folder", "x", "--reason", "depart", "--serial", "1", "--since", "hier"]) == 64
    )


def test_every_act_stands_in_the_ceremony_as_the_command_understands_it() -> None:
    told = re.findall(r"^clea-certifier authority (.*)$", CEREMONY.read_text(encoding="utf-8"), re.MULTILINE)
    assert {understand(shlex.split(line)).act for line in told} == set(ACTS)
    assert set(re.findall(r"^  ([a-z-]+) ", USAGE, re.MULTILINE)) == set(ACTS)
