"""« Votre signature », by keyboard, in every state, in every theme and size."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from clea_desktop.core.enrolment import Notice, Said, SignatureFacts, SignatureStanding
from clea_desktop.core.text import translator
from clea_desktop.services.enrolment_views import BodyView, EnrolmentView, RequestView
from clea_desktop.trust.enrolment.codes import new_code
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.home.screen import HomeScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.screens.settings.signature_part import SignaturePart
from clea_desktop.ui.screens.settings.signature_state import Step, as_on_the_letter, signature_state
from clea_desktop.ui.signature_words import notice_words, signature_note, signature_value
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.vault import START, FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench

TODAY = date(2026, 11, 24)
FINGERPRINT = " ".join(["00AF", "9C21"] * 8)
CODE = new_code(lambda count: b"\x5a" * count)
PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody
TR = translator()


def body(overdue: int | None = None) -> BodyView:
    return BodyView("Certif'Armor", "Certif'Armor", FINGERPRINT, datetime(2026, 11, 20, tzinfo=UTC), overdue)


def signature(
    standing: SignatureStanding = SignatureStanding.STANDS, until: date | None = date(2028, 11, 20)
) -> EnrolmentView:
    facts = SignatureFacts(standing, body_is_enrolled=True, until=until)
    return EnrolmentView(facts, TODAY, may_sign=True, signs_as="Claire Évrard", body=body())


def waiting(view: EnrolmentView, *, is_renewal: bool = False) -> EnrolmentView:
    request = RequestView(START, is_renewal, "" if is_renewal else FINGERPRINT.replace(" ", "").lower())
    return replace(view, facts=replace(view.facts, asked_on=TODAY), request=request)


NOBODY = EnrolmentView(SignatureFacts(SignatureStanding.NONE, body_is_enrolled=False), TODAY, may_sign=True)
STATES: dict[str, EnrolmentView] = {
    "nothing": NOBODY,
    "asked": waiting(NOBODY),
    "stands": signature(),
    "renewing": signature(until=date(2027, 1, 2)),
    "renewal asked": waiting(signature(until=date(2027, 1, 2)), is_renewal=True),
    "old lists": replace(signature(), body=body(12)),
    "a colleague's body": signature(SignatureStanding.NONE, None),
    **{one.value: signature(one) for one in SignatureStanding if one.value in {"lost", "over", "withdrawn", "not-yet"}},
    "trainer": replace(NOBODY, may_sign=False),
}


def opened(bench: Bench, person: int = 0) -> SignaturePart:
    if bench.application.workspace is None:
        bench.unlock(person)
    assert bench.application.workspace is not None
    bench.application.workspace.go(Spot(Screen.SETTINGS, part="signature"))
    bench.settle()
    return bench.screen(SettingsScreen).view.signature


def fill(part: SignaturePart, code: str = CODE, typed: str = FINGERPRINT, passphrase: str = PASSPHRASE) -> None:
    part.code.set_text(code)
    part.fingerprint.set_text(typed)
    part.passphrase.set_text(passphrase)


def seen(bench: Bench) -> str:
    return "\n".join(label.text() for label in bench.window.findChildren(QLabel) if label.isVisible())


def test_a_letter_is_copied_a_request_saved_and_its_answer_opened_by_the_keyboard(
    bench: Bench, vault: FakeVault, tmp_path: Path
) -> None:
    part = opened(bench)
    part.code.setFocus()
    bench.write(CODE)
    bench.press("Tab")
    bench.write(FINGERPRINT)
    bench.press("Tab")
    bench.write(PASSPHRASE)
    bench.dialogs.path = tmp_path / "demande"
    bench.press("Return")
    assert bench.dialogs.suggested == ["demande-de-signature.clea-demande"]
    assert (tmp_path / "demande").read_bytes()
    assert part.answer.hasFocus()
    assert part.fingerprint.text() == FINGERPRINT
    assert part.passphrase.text() == ""
    vault.answer = signature()
    bench.dialogs.path = tmp_path / "reponse"
    bench.dialogs.path.write_bytes(b'{"format":"clea-enrolment-answer/1"}')
    bench.press("Space")
    assert "Certif’Armor" in seen(bench)
    assert not part.answer.isVisible()
    assert not part.ask.isVisible()


@pytest.mark.parametrize(
    ("code", "typed", "passphrase", "wrong"),
    [
        ("", FINGERPRINT, PASSPHRASE, "code"),
        (CODE[:-1], FINGERPRINT, PASSPHRASE, "code"),
        (CODE, "", PASSPHRASE, "fingerprint"),
        (CODE, FINGERPRINT[:-2], PASSPHRASE, "fingerprint"),
        (CODE, FINGERPRINT, "", "passphrase"),
        (CODE, FINGERPRINT, "pas la bonne phrase", "passphrase"),
    ],
)
def test_what_does_not_suit_is_said_under_its_field_and_nothing_typed_is_lost(
    bench: Bench, code: str, typed: str, passphrase: str, wrong: str
) -> None:
    part = opened(bench)
    fill(part, code, typed, passphrase)
    part.ask.click()
    bench.settle()
    fields = {"code": part.code, "fingerprint": part.fingerprint, "passphrase": part.passphrase}
    assert [name for name, field in fields.items() if field.error()] == [wrong]
    assert fields[wrong].editor.hasFocus()
    assert (part.code.text(), part.fingerprint.text()) == (code, typed)
    assert part.ask.isVisible()


def test_a_file_that_is_no_answer_is_said_and_the_request_goes_on_waiting(bench: Bench, vault: FakeVault) -> None:
    vault.signature = waiting(NOBODY)
    part = opened(bench)
    part.answer.click()
    bench.settle()
    assert "n’est pas le bon" in seen(bench)
    assert part.answer.isVisible()
    part.fingerprint.set_text("00AF")
    part.answer.click()
    bench.settle()
    assert part.fingerprint.error()


def test_a_request_is_given_up_only_after_a_question(bench: Bench, vault: FakeVault) -> None:
    vault.signature = waiting(NOBODY)
    part = opened(bench)
    bench.dialogs.answer = False
    part.give_up.click()
    bench.settle()
    assert part.answer.isVisible()
    bench.dialogs.answer = True
    part.give_up.click()
    bench.settle()
    assert part.ask.isVisible()


def test_a_renewal_asks_for_the_passphrase_alone_and_the_present_signature_goes_on(
    bench: Bench, vault: FakeVault, tmp_path: Path
) -> None:
    vault.signature = STATES["renewing"]
    part = opened(bench)
    assert not part.code.isVisible()
    assert not part.fingerprint.isVisible()
    part.renew.click()
    bench.settle()
    assert part.passphrase.error()
    part.passphrase.set_text(PASSPHRASE)
    bench.dialogs.path = tmp_path / "demande"
    part.renew.click()
    bench.settle()
    assert "continue de servir" in seen(bench)
    assert not part.fingerprint.isVisible()


def test_an_update_is_taken_in(bench: Bench, vault: FakeVault, tmp_path: Path) -> None:
    vault.signature = STATES["old lists"]
    part = opened(bench)
    assert "12 jours de retard" in seen(bench)
    bench.dialogs.path = tmp_path / "maj"
    bench.dialogs.path.write_bytes(b'{"format":"clea-trust-update/1"}')
    part.freshen.click()
    bench.settle()
    assert "retard" not in seen(bench)


def test_secrets_are_forgotten_when_the_settings_are_left(bench: Bench) -> None:
    part = opened(bench)
    fill(part)
    bench.go(Screen.HOME)
    assert (part.code.text(), part.passphrase.text()) == ("", "")


def test_a_trainer_is_asked_for_nothing(bench: Bench) -> None:
    part = opened(bench, person=1)
    assert not any(button.isVisible() for button in part.findChildren(QPushButton))


@pytest.mark.parametrize(("name", "scale"), modes())
def test_every_state_is_whole(bench: Bench, vault: FakeVault, name: ThemeName, scale: float) -> None:
    problems: list[str] = []
    with mode(name, scale):
        for place, view in STATES.items():
            vault.signature = view
            opened(bench)
            problems += [f"{place}: {problem}" for problem in check_looks(bench.window)]
            bench.go(Screen.HOME)
            bench.screen(HomeScreen).presenter.look_ready()
            bench.settle()
            problems += [f"home, {place}: {problem}" for problem in check_looks(bench.window)]
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_of_every_state_passes_through_the_translator(vault: FakeVault) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs())
    bench.start()
    bench.unlock()
    bodies = ("Certif'Armor", "Certif’Armor", FINGERPRINT, as_on_the_letter(FINGERPRINT))
    data = ("Claire Évrard", *bodies, vault.organisation, "Greta de l’Estuaire")
    problems: list[str] = []
    for place, view in STATES.items():
        vault.signature = view
        opened(bench)
        problems += [f"{place}: {problem}" for problem in check_words(bench.window, data)]
    bench.end()
    assert sorted(set(problems)) == []


def test_each_step_asks_for_what_it_needs() -> None:
    steps = {place: signature_state(view, TR).step for place, view in STATES.items()}
    assert steps == {
        "nothing": Step.ASK,
        "asked": Step.WAIT,
        "stands": Step.REST,
        "renewing": Step.RENEW,
        "renewal asked": Step.WAIT,
        "old lists": Step.REST,
        "a colleague's body": Step.ASK,
        "lost": Step.ASK,
        "over": Step.ASK,
        "withdrawn": Step.ASK,
        "not-yet": Step.REST,
        "trainer": Step.REST,
    }


def test_every_standing_and_every_notice_has_its_words() -> None:
    for standing in SignatureStanding:
        assert signature_value(standing, TR)
        assert signature_note(standing, TR)
    for one in Notice:
        assert all(notice_words(Said(one, TODAY), TR))
