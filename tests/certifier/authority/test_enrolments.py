"""Codes serve once, answers are given again, revocations stand: what an authority refuses to somebody."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from clea_certifier.authority.enrolling import enrol as answer_to
from clea_certifier.authority.standing import holdings
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_desktop.trust.enrolment.answers import read_answer
from clea_desktop.trust.enrolment.requests import write_request
from clea_desktop.trust.policies import Role
from tests.certifier.authority.material import Body, Laptop, Letter, Said, refused
from tests.trust.enrolment.material import key_of_code


def asked(body: Body, laptop: Laptop, letter: Letter, number: int = 1) -> str:
    return body.file("demande.clea-demande", write_request(laptop.asks(number), body.key(letter)))


def enrol(body: Body, request: str, *more: str) -> Said:
    return body.at("enrol", "--request", request, "--out", body.file("reponse.clea-reponse"), *more)


def certificates(body: Body) -> int:
    return len(holdings(body.office()))


def test_a_code_serves_one_request_and_that_request_as_often_as_it_is_brought(body: Body) -> None:
    laptop, letter = Laptop(), body.invite(Laptop())
    request = asked(body, laptop, letter)
    first, again = body.file("a.clea-reponse"), body.file("b.clea-reponse")
    assert body.at("enrol", "--request", request, "--out", first).code == 0
    issued = certificates(body)
    body.later(days=400)
    said = body.at("enrol", "--request", request, "--out", again)
    assert said.code == 0
    assert "la même" in said.out
    assert Path(first).read_bytes() == Path(again).read_bytes()
    assert certificates(body) == issued
    refused(enrol(body, asked(body, Laptop(), letter, 2)), "a déjà servi")


def test_two_requests_under_one_number_get_one_answer(body: Body) -> None:
    body.enrol(Laptop(), number=1)
    letter = body.invite(Laptop())
    refused(enrol(body, asked(body, Laptop(), letter, 1)), "déjà ce numéro")
    assert enrol(body, asked(body, Laptop(), letter, 2)).code == 0


def test_a_key_is_certified_once_for_one_person(body: Body) -> None:
    laptop = Laptop()
    answer = body.enrol(laptop)
    other = Laptop(name="Karim Évaluateur", device=laptop.signing)
    refused(enrol(body, asked(body, other, body.invite(other), 2)), "a déjà un certificat")
    refused(body.renew(laptop, laptop.signer(answer.signing_certificate), 3), "a déjà un certificat")


def test_a_renewal_brought_again_after_its_key_ended_gets_the_same_answer(body: Body) -> None:
    laptop = Laptop()
    answer = body.enrol(laptop)
    assert body.renew(Laptop(), laptop.signer(answer.signing_certificate), 2).code == 0
    request, first = sorted(body.place.glob("*renouvellement*"))[::-1]
    body.later(days=800)
    again = body.file("encore.clea-reponse")
    assert body.at("renew", "--request", str(request), "--out", again).code == 0
    assert Path(again).read_bytes() == first.read_bytes()


def test_a_code_that_expired_was_taken_back_or_never_given_opens_nothing(body: Body) -> None:
    late, back = body.invite(Laptop(), "--days", "1"), body.invite(Laptop())
    body.later(days=1, seconds=1)
    refused(enrol(body, asked(body, Laptop(), late)), "plus valable")
    assert body.at("withdraw", "--invitation", back.invitation).code == 0
    refused(enrol(body, asked(body, Laptop(), back)), "retirée")
    refused(body.at("withdraw", "--invitation", back.invitation), "qui attende")
    stranger = body.file("d.clea-demande", write_request(Laptop().asks(), key_of_code(9)))
    refused(enrol(body, stranger), "ne va pas avec le code")
    refused(enrol(body, body.file("d.clea-demande", b"n'importe quoi")), "abîmé")
    assert certificates(body) == 1


def test_a_role_that_was_not_offered_is_not_given(body: Body) -> None:
    letter = body.invite(Laptop())
    refused(enrol(body, asked(body, Laptop(role=Role.JURY_EMPLOYERS), letter)), "rôle de l’invitation")


def test_a_no_issues_nothing_and_leaves_the_code_good(body: Body) -> None:
    laptop, letter = Laptop(), body.invite(Laptop())
    body.answers_yes = "non"
    assert enrol(body, asked(body, laptop, letter)).code == 1
    assert certificates(body) == 1
    assert enrol(body, asked(body, laptop, letter), "--yes").code == 0


def test_a_file_that_could_not_be_written_is_asked_for_again_and_is_the_same_enrolment(body: Body) -> None:
    laptop, letter = Laptop(), body.invite(Laptop())
    request = asked(body, laptop, letter)
    nowhere = body.place / "absent" / "reponse.clea-reponse"
    refused(body.at("enrol", "--request", request, "--out", str(nowhere)), "ne peut pas être écrit")
    issued = certificates(body)
    out = body.file("reponse.clea-reponse")
    assert body.at("enrol", "--request", request, "--out", out).code == 0
    assert certificates(body) == issued
    assert read_answer(Path(out).read_bytes(), body.key(letter), letter.print, laptop.asks()).role is Role.EVALUATOR


def test_two_people_of_one_laptop_and_one_person_of_two_laptops(body: Body) -> None:
    first = body.enrol(Laptop())
    copied = body.enrol(Laptop(name="Karim Évaluateur"), number=2)
    assert copied.person_id != first.person_id
    known = Laptop(person_id="0d9c7a52-2f5b-4c8b-9a3e-6d1f0b2c4e88")
    letter = body.invite(known, "--person", first.person_id)
    assert body.enrol(known, letter, 3).person_id == first.person_id
    stranger = ("--person", "0d9c7a52-2f5b-4c8b-9a3e-6d1f0b2c4e99")
    words = ("--name", "X", "--organisation", "Y", "--role", "evaluateur", "--letter", body.file("l.txt"))
    refused(body.at("invite", *words, *stranger), "Personne ne porte")


def test_revocations_are_of_known_certificates_once_and_never_in_the_future(body: Body) -> None:
    answer = body.enrol(Laptop())
    words = ("--person", answer.person_id, "--reason", "depart")
    refused(body.at("revoke", *words, "--since", "2030-01-01T00:00:00Z"), "l’avenir")
    assert body.at("revoke", *words, "--since", "2026-11-22T08:00:30+00:00").code == 0
    refused(body.at("revoke", *words), "déjà fait")
    refused(body.at("revoke", "--serial", "abcdef", "--reason", "depart"), "pas de certificat")
    nobody = "0d9c7a52-2f5b-4c8b-9a3e-6d1f0b2c4e99"
    refused(body.at("revoke", "--person", nobody, "--reason", "depart"), "Personne ne porte")


def test_somebody_revoked_or_over_renews_nothing(body: Body) -> None:
    laptop = Laptop()
    answer = body.enrol(laptop)
    old = laptop.signer(answer.signing_certificate)
    body.later(days=731)
    refused(body.renew(Laptop(), old, 2), "n’est plus valable")
    body.later(days=-700)
    body.at("revoke", "--person", answer.person_id, "--reason", "remplacee")
    body.later(minutes=1)
    refused(body.renew(Laptop(), old, 3), "n’est plus valable")


def test_status_says_what_is_to_be_done_and_in_time(body: Body) -> None:
    assert (body.at("status").code, "Rien à faire" in body.at("status").out) == (0, True)
    body.invite(Laptop())
    body.enrol(Laptop())
    body.later(days=61)
    said = body.at("status")
    assert said.code == 75
    assert "root-list" in said.out
    assert "crl, publish, update" in said.out
    assert "1 invitation expirée" in said.out
    body.later(days=620)
    said = body.at("status")
    assert "Hélène Évaluatrice (évaluateur)" in said.out
    assert "seal-unit" in said.out


def test_names_that_a_letter_cannot_carry_are_refused(body: Body) -> None:
    for name in ("\x1b[31m", "x" * 201, "a\nb", " "):
        words = ("--name", name, "--organisation", "Y", "--role", "salaries", "--letter", body.file("l.txt"))
        assert body.at("invite", *words).code == 1


def test_a_letter_is_one_page_for_its_owner_alone(body: Body) -> None:
    path = Path(body.file("lettre.pdf"))
    words = ("--name", "Hélène", "--organisation", "Centre", "--role", "evaluateur", "--letter", str(path))
    assert body.at("invite", *words).code == 0
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o077 == 0


def test_of_two_requests_brought_at_once_under_one_code_one_is_answered(body: Body) -> None:
    letter = body.invite(Laptop())
    requests = [write_request(Laptop().asks(number), body.key(letter)) for number in (1, 2, 3)]

    def ask(request: bytes) -> bytes | AuthorityTrouble:
        try:
            return answer_to(body.office(), request)
        except AuthorityError as error:
            return error.trouble

    with ThreadPoolExecutor(3) as pool:
        got = list(pool.map(ask, requests))
    assert sum(isinstance(one, bytes) for one in got) == 1
    assert got.count(AuthorityTrouble.CODE_USED) == 2
    assert certificates(body) == 3
