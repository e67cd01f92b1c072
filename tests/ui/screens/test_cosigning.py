"""Signing after others, in the window: the card, a second evaluator, a jury's decision by the keyboard, every look."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.clock import paris_day
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.rating import Rating
from clea_desktop.core.roles import SigningRole
from clea_desktop.core.text import translator
from clea_desktop.services.cosign_views import CosignOffer, DecidedDomain, DecidedOutcome
from clea_desktop.services.received_views import Asked
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.received.cosign_part import DecisionForm
from clea_desktop.ui.screens.received.screen import ReceivedScreen
from clea_desktop.ui.screens.seal.screen import SealScreen
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.received import BUNDLE, CARRIED, KEY, KEY_WORDS
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench

PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody
TITLES = (
    "communiquer en français",
    "utiliser les règles de base de calcul et du raisonnement mathématique",
    "utiliser les techniques usuelles de l'information et de la communication numérique",
    "travailler dans le cadre de règles définies d'un travail en équipe",
    "travailler en autonomie et réaliser un objectif individuel",
    "apprendre à apprendre tout au long de la vie",
    "maîtriser les gestes et postures, et respecter les règles d'hygiène",
)
DOMAINS = tuple(DecidedDomain(str(number), title, found=number != 6) for number, title in enumerate(TITLES, start=1))
SECOND = CosignOffer(SigningRole.EVALUATOR, practice=True)
COLLEGE = CosignOffer(SigningRole.JURY_EMPLOYERS, domains=DOMAINS, practice=True)
OTHER_COLLEGE = CosignOffer(SigningRole.JURY_EMPLOYEES, practice=True)


def opened(bench: Bench, vault: FakeVault, folder: Path, offer: CosignOffer | None) -> ReceivedScreen:
    """Open an accepted file as somebody to whom this is offered."""
    vault.cosign = offer
    if bench.application.workspace is None:
        bench.unlock()
    path = folder / "recu.asice"
    path.write_bytes(BUNDLE)
    bench.go(Screen.RECEIVED)
    screen = bench.screen(ReceivedScreen)
    screen.presenter.open(path)
    bench.settle()
    return screen


def answer(bench: Bench, path: Path, passphrase: str = PASSPHRASE) -> None:
    bench.dialogs.path, bench.dialogs.passphrase = path, passphrase


def errors(form: DecisionForm) -> Sequence[bool]:
    """Say which parts of the form need a look, from the top."""
    rows = form._no_outcome, form._no_domains, form._no_minutes
    fields = form.reason, form.jury, form.held_on
    return [not row.isHidden() for row in rows] + [bool(field.error()) for field in fields]


def test_one_s_own_file_says_why_it_is_not_signed_again(bench: Bench, vault: FakeVault, tmp_path: Path) -> None:
    card = opened(bench, vault, tmp_path, None).view.verdict.cosign
    assert card.isVisible()
    assert not card.act.isEnabled()
    assert "déjà signé" in card.reasoned._reason.text()


def test_a_refused_file_offers_nothing(bench: Bench, vault: FakeVault, tmp_path: Path) -> None:
    screen = opened(bench, vault, tmp_path, SECOND)
    assert screen.view.verdict.cosign.isVisible()
    (tmp_path / "coupe.asice").write_bytes(BUNDLE[:-1])
    screen.presenter.open(tmp_path / "coupe.asice")
    bench.settle()
    assert not screen.view.verdict.cosign.isVisible()


def test_a_second_evaluator_signs_by_the_keyboard_and_sees_the_copy(
    bench: Bench, vault: FakeVault, tmp_path: Path
) -> None:
    screen = opened(bench, vault, tmp_path, SECOND)
    answer(bench, tmp_path / "signe.asice")
    screen.view.verdict.cosign.act.setFocus()
    bench.press("Space")
    assert bench.dialogs.suggested == ["D-2026-0001-signature-2.asice"]
    assert (tmp_path / "signe.asice").read_bytes() == BUNDLE
    (asked,) = bench.session.cosigning.asked
    assert (asked.target, asked.decision) == (tmp_path / "signe.asice", None)
    bench.settle()
    assert bench.session.received.in_hand() is not None
    assert screen.presenter._asked == Asked(tmp_path / "signe.asice")
    bench.settle()
    assert screen.view.tabs.tabs[0].hasFocus()


def test_a_wrong_passphrase_and_a_second_thought_sign_nothing(bench: Bench, vault: FakeVault, tmp_path: Path) -> None:
    screen = opened(bench, vault, tmp_path, SECOND)
    act = screen.view.verdict.cosign.act
    answer(bench, tmp_path / "signe.asice", "une autre phrase")
    act.click()
    bench.settle()
    assert screen.view.trouble.isVisible()
    assert act.isEnabled()
    bench.dialogs.answer = False
    act.click()
    bench.settle()
    assert bench.session.cosigning.asked == []
    assert not (tmp_path / "signe.asice").exists()


def test_what_came_encrypted_is_signed_and_not_opened_again(bench: Bench, vault: FakeVault, tmp_path: Path) -> None:
    screen = opened(bench, vault, tmp_path, SECOND)
    for name, data in (("cle.asice.age", CARRIED + BUNDLE), ("depot.cle", KEY)):
        (tmp_path / name).write_bytes(data)
    screen.presenter.open(tmp_path / "cle.asice.age")
    bench.settle()
    bench.dialogs.path = tmp_path / "depot.cle"
    screen.view.key.choose.click()
    bench.settle()
    screen.view.key.passphrase.set_text(KEY_WORDS)
    screen.view.key.act.click()
    bench.settle()
    assert "chiffré" in screen.view.verdict.cosign._words.text()
    answer(bench, tmp_path / "signe.asice.age")
    screen.view.verdict.cosign.act.click()
    bench.settle()
    assert (tmp_path / "signe.asice.age").read_bytes().startswith(CARRIED)
    assert screen.view.tabs.isVisible()


def test_a_decision_is_written_and_signed_by_the_keyboard(bench: Bench, vault: FakeVault, tmp_path: Path) -> None:
    screen = opened(bench, vault, tmp_path, COLLEGE)
    form = screen.view.verdict.decision
    screen.view.verdict.cosign.act.setFocus()
    bench.press("Space")
    assert form.isVisible()
    assert not screen.view.verdict.cosign.act.isVisible()
    bench.press("Space", "Down")
    assert form.outcome.value() == DecidedOutcome.NOT_CERTIFIED.value
    while not form._rows[0].toggle.hasFocus():
        focused = QApplication.focusWidget()
        assert focused is not None
        assert form.outcome.isAncestorOf(focused)
        bench.press("Tab")
    bench.press("N")
    assert form._rows[0].toggle.value is Rating.NOT_ACQUIRED
    bench.press(*["Tab"] * len(DOMAINS))
    assert form.reason.editor.hasFocus()
    bench.write("Deux domaines restent à travailler.")
    bench.press("Tab")
    bench.write("Jury du Ponant")
    bench.press("Tab")
    bench.write(f"{paris_day(vault.clock()):%d/%m/%Y}")
    (tmp_path / "pv.pdf").write_bytes(b"%PDF-1.7 minutes")
    bench.dialogs.path = tmp_path / "pv.pdf"
    for button in (form.minutes, form.extract):
        button.setFocus()
        bench.press("Space")
    answer(bench, tmp_path / "decide.asice")
    form.act.setFocus()
    bench.press("Space")
    (asked,) = bench.session.cosigning.asked
    draft = asked.decision
    assert draft is not None
    assert (draft.outcome, draft.acquired) == (DecidedOutcome.NOT_CERTIFIED, frozenset("23457"))
    assert (draft.jury, draft.held_on, draft.remote) == ("Jury du Ponant", paris_day(vault.clock()), False)
    assert draft.minutes == draft.extract == tmp_path / "pv.pdf"
    assert not form.isVisible()
    bench.settle()
    assert screen.view.tabs.tabs[0].hasFocus()


def test_what_a_decision_lacks_is_said_before_anything_is_asked(bench: Bench, vault: FakeVault, tmp_path: Path) -> None:
    screen = opened(bench, vault, tmp_path, COLLEGE)
    form = screen.view.verdict.decision
    screen.view.verdict.cosign.act.click()
    bench.settle()
    form.act.click()
    assert errors(form) == [True, False, True, False, True, True]
    form.outcome.set_value(DecidedOutcome.CERTIFIED.value)
    form.jury.set_text("Jury")
    form.held_on.set_day(paris_day(vault.clock()) + timedelta(days=1))
    form.act.click()
    assert errors(form) == [False, True, True, False, False, True]
    form.outcome.set_value(DecidedOutcome.ADJOURNED.value)
    form._rows[2].toggle.show_value(None)
    form.act.click()
    assert errors(form) == [False, True, True, True, False, True]
    assert bench.dialogs.asked == []


def test_giving_the_decision_up_keeps_nothing_of_it(bench: Bench, vault: FakeVault, tmp_path: Path) -> None:
    screen = opened(bench, vault, tmp_path, COLLEGE)
    form, card = screen.view.verdict.decision, screen.view.verdict.cosign
    card.act.click()
    bench.settle()
    form.jury.set_text("Jury du Ponant")
    bench.dialogs.path = tmp_path / "recu.asice"
    form.minutes.click()
    bench.settle()
    assert form.files.rows()
    form.close_form.click()
    bench.settle()
    assert not form.isVisible()
    assert card.act.isVisible()
    card.act.click()
    bench.settle()
    assert form.jury.text() == ""
    assert not form.files.isVisible()


@pytest.mark.parametrize(("name", "scale"), modes())
def test_it_is_whole_in_every_look(
    bench: Bench, vault: FakeVault, tmp_path: Path, name: ThemeName, scale: float
) -> None:
    problems: list[str] = []
    with mode(name, scale):
        for offer in (None, SECOND, OTHER_COLLEGE, COLLEGE):
            screen = opened(bench, vault, tmp_path, offer)
            problems += check_looks(bench.window)
            if offer is COLLEGE:
                screen.view.verdict.cosign.act.click()
                bench.settle()
                bench.dialogs.path = tmp_path / "recu.asice"
                screen.view.verdict.decision.minutes.click()
                bench.settle()
                problems += check_looks(bench.window)
                screen.view.verdict.decision.act.click()
                bench.settle()
                problems += check_looks(bench.window)
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_passes_through_the_translator(vault: FakeVault, tmp_path: Path) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs())
    bench.start()
    problems: list[str] = []
    for offer in (SECOND, OTHER_COLLEGE, COLLEGE):
        screen = opened(bench, vault, tmp_path, offer)
        screen.view.verdict.cosign.act.click()
        bench.settle()
        screen.view.verdict.decision.act.click()
        bench.settle()
        problems += check_words(screen.view.verdict.cosign, ())
        rows = [f"{one.code}  {upper_initial(one.title)}" for one in DOMAINS]
        problems += check_words(screen.view.verdict.decision, tuple({*rows, *map(translator(), rows)}))
    bench.end()
    assert sorted(set(problems)) == []


def colleague_of(bench: Bench, vault: FakeVault) -> SealScreen:
    """Come to the seal of a dossier that somebody else sealed."""
    kept = vault.kept("dossier-6")
    kept.bundles[-1] = replace(kept.bundles[-1], sealed_by="Noé Vidal")
    bench.unlock()
    bench.go(Screen.SEAL, "dossier-6")
    return bench.screen(SealScreen)


def test_whoever_sealed_a_dossier_is_not_asked_to_sign_it_again(bench: Bench, filled: FakeSession) -> None:
    assert filled.candidates.rows()
    bench.unlock()
    bench.go(Screen.SEAL, "dossier-6")
    assert not bench.screen(SealScreen).view.box.cosign.isVisible()


@pytest.mark.parametrize(("name", "scale"), modes())
def test_a_colleague_signs_what_is_kept_here_and_is_named(
    bench: Bench, vault: FakeVault, filled: FakeSession, name: ThemeName, scale: float
) -> None:
    assert filled.candidates.rows()
    screen = colleague_of(bench, vault)
    with mode(name, scale):
        assert check_looks(bench.window) == []
    bench.dialogs.passphrase = "une autre phrase"  # noqa: S105 - of nobody
    screen.view.box.cosign.setFocus()
    bench.press("Space")
    assert screen.view.trouble.isVisible()
    assert vault.cosigned == {}
    bench.dialogs.passphrase = PASSPHRASE
    screen.view.box.cosign.setFocus()
    bench.press("Space")
    assert list(vault.cosigned.values()) == [["Claire Évrard"]]
    assert not screen.view.box.cosign.isVisible()
    assert "Noé Vidal, puis Claire Évrard" in screen.view.box._by.text()
