"""Every paper is printed from memory under a code and a kind, or written where the person says; so is a proof."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clea_desktop.core.errors import Trouble
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.signature import Signer
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.restitution.parts import Part
from clea_desktop.ui.screens.self_assessment.screen import SelfAssessmentScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.button import IconButton
from tests.core.sounds import wav
from tests.fakes.session import FakeSession
from tests.ui.looks import check_looks, mode, modes
from tests.ui.screens.bench import Bench, rate_all
from tests.ui.screens.signing import draw, read, walk
from tests.ui.screens.talking import show_part

NAMES = ("Lefèvre", "lefevre", "Zoé", "zoe")


@pytest.fixture
def untouched(tmp_path: Path) -> Path:
    """Give a place where nothing may appear while one prints."""
    place = tmp_path / "given"
    place.mkdir()
    return place


def _printed(bench: Bench) -> list[str]:
    bench.settle()
    assert all(data.startswith(b"%PDF") for data in bench.printer.papers.values())
    assert not any(name in title for title in bench.printer.papers for name in NAMES)
    return [title.partition("-")[2].partition("-")[2].partition("-")[2] for title in bench.printer.papers]


def test_the_agreement_is_printed_and_written_by_two_buttons(bench: Bench, dossier_id: str, untouched: Path) -> None:
    bench.unlock()
    bench.go(Screen.DOSSIER, dossier_id)
    bench.dialogs.path = untouched / "contrat.pdf"
    box = bench.screen(DossierScreen).view.agreement
    box.print.click()
    assert _printed(bench) == ["contrat"]
    assert list(untouched.iterdir()) == []
    box.save.click()
    bench.settle()
    assert [path.name for path in untouched.iterdir()] == ["contrat.pdf"]


@pytest.mark.parametrize("trouble", [Trouble.PRINTER_MISSING, Trouble.PRINTING_STOPPED])
def test_a_printer_that_cannot_is_said_on_the_page_with_what_to_do(
    bench: Bench, dossier_id: str, trouble: Trouble
) -> None:
    bench.unlock()
    bench.go(Screen.DOSSIER, dossier_id)
    bench.printer.trouble = trouble
    view = bench.screen(DossierScreen).view
    view.agreement.print.click()
    bench.settle()
    assert view.trouble.isVisible()
    bench.printer.trouble = None
    view.agreement.print.click()
    bench.settle()
    assert not view.trouble.isVisible()
    assert len(bench.printer.papers) == 1


def test_the_papers_of_the_second_interview_are_printed(bench: Bench, session: FakeSession, zoe: str) -> None:
    rate_all(session, zoe)
    for kind in (PaperKind.RESTITUTION, PaperKind.SYNTHESIS):
        session.feedback.make(zoe, kind)
    bench.unlock()
    bench.go(Screen.RESTITUTION, zoe)
    rows = show_part(bench, Part.PAPERS).papers.rows
    for kind in (PaperKind.RESTITUTION, PaperKind.SYNTHESIS):
        rows[kind].print.click()
        bench.settle()
    assert not rows[PaperKind.ATTESTATION].print.isVisible()
    assert _printed(bench) == ["restitution", "synthese"]


def test_a_paper_is_printed_from_the_path_too(bench: Bench, session: FakeSession, zoe: str) -> None:
    rate_all(session, zoe)
    session.feedback.make(zoe)
    bench.unlock()
    bench.go(Screen.DOSSIER, zoe)
    (row,) = bench.screen(DossierScreen).view.files.rows()
    button = row.findChild(IconButton)
    assert isinstance(button, IconButton)
    assert button.accessibleName() == "Imprimer Restitution"
    button.click()
    assert _printed(bench) == ["restitution"]


def test_the_notice_and_the_booklet_are_printed(at_work: Bench, zoe: str) -> None:
    at_work.go(Screen.WELCOME, zoe)
    at_work.screen(WelcomeScreen).view.notice.click()
    at_work.settle()
    at_work.go(Screen.SELF_ASSESSMENT, zoe)
    at_work.screen(SelfAssessmentScreen).view.booklet.click()
    assert _printed(at_work) == ["notice-donnees", "auto-evaluation"]


def test_a_document_to_sign_and_its_sheet_are_printed(bench: Bench, dossier_id: str, qtbot: QtBot) -> None:
    bench.unlock()
    screen = walk(bench, dossier_id)
    read(qtbot, screen)
    screen.view.card.print.click()
    bench.settle()
    for _ in Signer:
        draw(screen.view.card.pad)
        screen.view.card.sign.click()
        bench.settle()
    screen.view.print_sheet.click()
    assert _printed(bench) == ["agreement", "agreement-signatures"]
    assert [one.kind for one in bench.vault.kept(dossier_id).documents] == ["agreement", "signatures"]


def test_a_new_recovery_code_is_printed_or_says_that_it_cannot_be(bench: Bench) -> None:
    bench.unlock()
    bench.go(Screen.SETTINGS)
    screen = bench.screen(SettingsScreen)
    screen.view.sections.chosen.emit("account")
    bench.settle()
    part = screen.view.account
    part.renew.click()
    bench.settle()
    bench.printer.trouble = Trouble.PRINTER_MISSING
    part.print_sheet.click()
    assert screen.view.trouble.isVisible()
    bench.printer.trouble = None
    part.print_sheet.click()
    assert bench.printer.printed == [part.code.text()]
    assert not screen.view.trouble.isVisible()


@pytest.fixture
def heard(session: FakeSession, zoe: str, tmp_path: Path) -> str:
    sound = tmp_path / "appel de Zoé.wav"
    sound.write_bytes(wav(seconds=3))
    session.evidence.attach(zoe, sound, "Appel", ("2.1.2",), "")
    return zoe


def test_a_sound_is_copied_in_clear_once_one_has_agreed(bench: Bench, heard: str, untouched: Path) -> None:
    bench.unlock()
    bench.go(Screen.RATING, heard, "2.1.2")
    bench.press("P")
    panel = bench.screen(RatingScreen).view.panel
    bench.dialogs.path = untouched / "copie.wav"
    bench.dialogs.answer = False
    panel.copy.click()
    bench.settle()
    assert list(untouched.iterdir()) == []
    bench.dialogs.answer = True
    panel.copy.click()
    bench.settle()
    assert bench.dialogs.path.read_bytes() == bench.session.evidence.read(
        next(one.id for one in bench.session.dossiers.open(heard).evidence if one.label == "Appel")
    )
    (suggested,) = bench.dialogs.suggested
    assert suggested.endswith("-preuve-2.wav")
    assert not any(name in suggested for name in NAMES)


@pytest.mark.parametrize(("name", "scale"), modes())
def test_the_panel_of_a_sound_is_whole(bench: Bench, heard: str, name: ThemeName, scale: float) -> None:
    bench.unlock()
    with mode(name, scale):
        bench.go(Screen.RATING, heard, "2.1.2")
        bench.press("P")
        assert check_looks(bench.window) == []
