"""The framework room: versions side by side, a rule corrected in place, a file looked at before it comes in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_csv import write_csv
from clea_desktop.core.framework_import import read_text
from clea_desktop.core.framework_table import framework_rows
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.text import french, translator
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.framework.preview_state import preview_state
from clea_desktop.ui.screens.framework.screen import FrameworkScreen
from clea_desktop.ui.screens.register.screen import RegisterScreen
from clea_desktop.ui.screens.register.state import Draft
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.services.test_other_certification import TABLE
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench, put_dossier, rate_all, sign, walk_early_steps
from tests.ui.screens.test_incoming import drop, files

REASON = "Taux du certificateur"


@pytest.fixture
def room(bench: Bench) -> Bench:
    bench.unlock()
    bench.go(Screen.FRAMEWORK)
    return bench


def _screen(bench: Bench) -> FrameworkScreen:
    return bench.screen(FrameworkScreen)


def _has_panel(bench: Bench) -> bool:
    return _screen(bench).view.panel is not None


def _file(framework: Framework, folder: Path, *, spoilt: bool = False) -> Path:
    text = write_csv(framework_rows(framework)).decode("utf-8-sig")
    path = folder / "nouveau.csv"
    path.write_text(text.replace(";1.2.1;", ";01-janv;") if spoilt else text, encoding="utf-8")
    return path


def _with_rates(framework: Framework, folder: Path) -> Path:
    path = _file(framework, folder)
    text = path.read_text(encoding="utf-8")
    for subdomain in framework.subdomains():
        rate = {2: "50 %", 7: "85.71 %"}.get(len(subdomain.criteria))
        if rate is not None:
            old = f";{subdomain.title};{subdomain.required};"
            text = text.replace(old, f";{subdomain.title};{rate};")
    path.write_text(text, encoding="utf-8")
    return path


def _next_version(bench: Bench) -> Framework:
    return replace(bench.vault.framework, version="2027")


def test_a_rule_is_corrected_by_the_keyboard_with_its_reason(room: Bench) -> None:
    view = _screen(room).view
    view.parts["1.1"].correct.setFocus(Qt.FocusReason.TabFocusReason)
    room.press("Return")
    assert view.panel is not None
    assert QApplication.focusWidget() is view.panel.required.editor
    room.write("9")
    view.panel.act.setFocus()
    room.press("Return")
    assert view.panel.required.error() == "Ce nombre de critères ne convient pas. Écrivez un nombre de 1 à 2."
    assert view.panel.reason.error()
    view.panel.required.set_text("50 %")
    view.panel.reason.editor.setFocus()
    room.write(REASON)
    room.press("Return")
    assert not _has_panel(room)
    assert QApplication.focusWidget() is view.parts["1.1"].correct
    assert [v.version for v in room.session.frameworks.versions()] == ["2018-r2", "2018"]
    assert view.versions.selected() == "clea-socle/2018-r2"
    assert room.vault.framework.domains[0].subdomains[0].required == 1


def test_a_correction_left_with_echap_changes_nothing_and_gives_the_focus_back(room: Bench) -> None:
    view = _screen(room).view
    view.parts["1.2"].correct.click()
    room.settle()
    room.press("Escape")
    assert not _has_panel(room)
    assert QApplication.focusWidget() is view.parts["1.2"].correct
    assert len(room.session.frameworks.versions()) == 1


def test_a_mandatory_criterion_is_chosen_by_its_code(room: Bench) -> None:
    view = _screen(room).view
    view.parts["1.1"].correct.click()
    room.settle()
    assert view.panel is not None
    view.panel.mandatory.field.editor.setFocus()
    room.write("1.1.2")
    room.press("Return")
    view.panel.reason.set_text(REASON)
    view.panel.act.click()
    room.settle()
    assert [c.mandatory for c in room.vault.framework.domains[0].subdomains[0].criteria] == [None, True]
    correction = room.session.frameworks.room().corrections[0]
    assert (correction.change.code, correction.reason) == ("1.1.2", REASON)


def test_a_file_is_looked_at_then_added_then_used_and_gone_back_on(room: Bench, tmp_path: Path) -> None:
    room.dialogs.path = _file(_next_version(room), tmp_path)
    screen = _screen(room)
    screen.view.bring.click()
    room.settle()
    assert screen.preview.isVisible()
    assert QApplication.focusWidget() is screen.preview.add
    assert len(room.session.frameworks.versions()) == 1
    room.press("Return")
    assert screen.view.isVisible()
    assert screen.view.versions.selected() == "clea-socle/2027"
    assert not room.session.frameworks.room("clea-socle/2027").shown.in_use
    screen.presenter.use()
    room.settle()
    assert room.vault.framework.version == "2027"
    room.press("Ctrl+Z")
    assert room.vault.framework.version == "2018"


def test_a_rate_of_a_file_is_shown_with_the_count_it_was_read_as(room: Bench, tmp_path: Path) -> None:
    preview = room.session.frameworks.preview(_with_rates(_next_version(room), tmp_path))
    parts = {part.title: part.lines for part in preview_state(preview, translator(), may_add=True).parts}
    told = {line.place: line.note for line in parts[french("Taux lus comme des nombres de critères")]}
    assert told["2.1"] == french("6 sur 7 (85,71 %)")
    assert told["1.1"] == french("1 sur 2 (50 %)")


def test_a_file_with_problems_tells_its_lines_and_is_never_added(room: Bench, tmp_path: Path) -> None:
    room.dialogs.path = _file(_next_version(room), tmp_path, spoilt=True)
    screen = _screen(room)
    screen.view.bring.click()
    room.settle()
    assert not screen.preview.add.isVisible()
    screen.presenter.add()
    room.press("Escape")
    assert screen.view.isVisible()
    assert len(room.session.frameworks.versions()) == 1


def test_a_file_may_be_dropped_on_the_room(room: Bench, tmp_path: Path) -> None:
    drop(_screen(room), files(_file(_next_version(room), tmp_path)))
    room.settle()
    assert _screen(room).preview.isVisible()


def test_a_template_is_saved_where_one_wants(room: Bench, tmp_path: Path) -> None:
    room.dialogs.path = tmp_path / "modele.csv"
    _screen(room).view.templates[1].click()
    room.settle()
    assert room.dialogs.suggested == ["clea-socle-2018.csv"]
    assert read_text((tmp_path / "modele.csv").read_bytes()).framework == room.vault.framework


def test_who_does_not_evaluate_reads_and_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    bench.unlock(person=1)
    bench.go(Screen.FRAMEWORK)
    screen = _screen(bench)
    assert not screen.view.bring.isVisible()
    assert not screen.view.confirm.isVisible()
    assert not screen.view.parts["1.1"].correct.isVisible()
    screen.presenter.drop((_file(_next_version(bench), tmp_path),))
    bench.settle()
    assert not screen.preview.isVisible()


@pytest.mark.parametrize(("name", "scale"), modes())
def test_the_room_its_panel_and_both_previews_are_whole(
    room: Bench, tmp_path: Path, name: ThemeName, scale: float
) -> None:
    problems: list[str] = []
    screen = _screen(room)
    with mode(name, scale):
        for act in _walk(room, screen, tmp_path):
            act()
            room.settle()
            problems += check_looks(room.window)
    assert problems == []


def test_every_word_of_the_room_passes_through_the_translator(vault: FakeVault, tmp_path: Path) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs())
    bench.start()
    bench.unlock()
    bench.go(Screen.FRAMEWORK)
    screen = _screen(bench)
    framework = vault.framework
    facts = {vault.accounts[0].display_name, "nouveau.csv", REASON, *framework.notes}
    for domain in framework.domains:
        facts |= {upper_initial(domain.title), *(s.title for s in domain.subdomains)}
    facts |= {criterion.title for criterion in framework.criteria()}
    facts |= {french(fact) for fact in facts} | {"2018", "2027", "2018-r2"}
    problems: list[str] = []
    for act in _walk(bench, screen, tmp_path):
        act()
        bench.settle()
        problems += check_words(bench.window, tuple(facts))
    bench.end()
    assert sorted(set(problems)) == []


def _walk(bench: Bench, screen: FrameworkScreen, folder: Path) -> tuple[Callable[[], None], ...]:
    presenter = screen.presenter
    return (
        lambda: presenter.open_correction("1.1"),
        lambda: presenter.correct("9", (), ""),
        lambda: presenter.correct("1", ("1.1.1",), REASON),
        lambda: presenter.show_version("clea-socle/2018"),
        lambda: presenter.preview(_file(_next_version(bench), folder)),
        lambda: presenter.preview(_with_rates(_next_version(bench), folder)),
        lambda: presenter.preview(_file(_next_version(bench), folder, spoilt=True)),
    )


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_certification_of_four_domains_is_whole_on_every_screen(vault: FakeVault, photo: Path, scale: float) -> None:
    wide = TABLE.replace("3.1.1;", "C10.10.10;").replace("3.1;", "C10.10;").replace("\n3;", "\nC10;")
    framework = read_text(wide.encode("cp1252")).framework
    assert framework is not None
    vault.framework = framework
    session = FakeSession(vault, vault.accounts[0])
    dossier_id = put_dossier(session)
    walk_early_steps(session, dossier_id)
    sign(session, dossier_id, photo)
    rate_all(session, dossier_id)
    session.feedback.make(dossier_id)
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    bench.unlock()
    problems: list[str] = []
    screens = (
        Screen.DOSSIER,
        Screen.INTERVIEW,
        Screen.SELF_ASSESSMENT,
        Screen.RATING,
        Screen.MAP,
        Screen.RESTITUTION,
        Screen.SEAL,
        Screen.EXERCISES,
        Screen.FRAMEWORK,
    )
    with mode(ThemeName.LIGHT, scale):
        for screen in screens:
            bench.go(screen, dossier_id, "C10.10.10")
            assert bench.window.current_screen() == screen
            problems += [f"{screen}: {problem}" for problem in check_looks(bench.window)]
        bench.screen(FrameworkScreen).presenter.show_domain("C10")
        problems += check_looks(bench.window)
    bench.end()
    assert problems == []


def test_a_dossier_is_opened_on_the_version_one_chooses(bench: Bench) -> None:
    bench.unlock()
    bench.go(Screen.REGISTER)
    view = bench.screen(RegisterScreen).view
    assert not view.framework.isVisible()
    bench.session.frameworks.add(replace(bench.vault.framework, id="clea-essai", title="Certificat d'essai"))
    bench.go(Screen.CANDIDATES)
    bench.go(Screen.REGISTER)
    assert view.framework.isVisible()
    assert view.framework.value() == "clea-socle/2018"
    for name, scale in modes():
        with mode(name, scale):
            assert check_looks(bench.window) == []
    view.set_draft(Draft("Okonkwo", "Adaeze", "30/04/1991", "clea-essai/2018"))
    view.act.click()
    bench.settle()
    (row,) = bench.session.candidates.rows()
    assert bench.session.dossiers.open(row.dossier_id).framework.id == "clea-essai"
    bench.go(Screen.REGISTER)
    assert view.framework.value() == "clea-socle/2018"
