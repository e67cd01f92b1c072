"""Proofs that are dropped, pasted, several at once, linked to several criteria: by the keyboard once they are there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from clea_desktop.services.views import EvidenceView
from clea_desktop.ui.incoming import sources_of
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.criterion_picker import matching
from tests.fakes.session import FakeSession
from tests.preview.hostile import good_png, hostile_files
from tests.services.contract import PICTURE
from tests.ui.looks import check_looks, mode, modes
from tests.ui.screens.bench import Bench, put_dossier, sign


@pytest.fixture
def at_work(bench: Bench, session: FakeSession, photo: Path) -> tuple[Bench, str]:
    """Stand on a criterion of a dossier that may be rated."""
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.4")
    return bench, dossier_id


def drop(screen: QWidget, mime: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(QPointF(9, 9).toPoint(), copy, mime, left, none))
    QApplication.sendEvent(screen, QDropEvent(QPointF(9, 9), copy, mime, left, none))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def proofs(bench: Bench, dossier_id: str) -> list[EvidenceView]:
    return [item for item in bench.session.dossiers.open(dossier_id).evidence if item.kind != "scan"]


def test_a_dropped_photo_is_named_and_linked_to_several_criteria(at_work: tuple[Bench, str], photo: Path) -> None:
    bench, dossier_id = at_work
    view = bench.screen(RatingScreen).view
    drop(view, files(photo))
    bench.settle()
    bench.write("Devis")
    bench.press("Return", "Tab")
    bench.write("1.3.2")
    bench.press("Return")
    bench.write("planning semaine introuvable")
    assert view.panel.others.found.isHidden()
    bench.press("Ctrl+A", "Backspace", "Return")
    (kept,) = proofs(bench, dossier_id)
    assert (kept.label, sorted(kept.criteria)) == ("Devis", ["1.3.2", "2.1.4"])


def test_several_files_and_a_folder_come_in_at_once_and_others_are_counted(
    at_work: tuple[Bench, str], photo: Path, tmp_path: Path
) -> None:
    bench, dossier_id = at_work
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("b.png", "a.png", ".hidden.png"):
        (folder / name).write_bytes(PICTURE)
    (folder / "notes.rtf").write_text("{\\rtf1 rien}", encoding="utf-8")
    drop(bench.screen(RatingScreen).view, files(photo, folder))
    bench.settle()
    bench.press("Return", "Return")
    assert [item.label for item in proofs(bench, dossier_id)] == ["Photo 1", "Photo 1 (2)", "Photo 1 (3)"]


def test_a_picture_is_pasted_from_the_clipboard_but_not_into_a_field(at_work: tuple[Bench, str]) -> None:
    bench, dossier_id = at_work
    mime = QMimeData()
    mime.setData("image/png", PICTURE)
    QGuiApplication.clipboard().setMimeData(mime)
    bench.press("Ctrl+V")
    assert bench.screen(RatingScreen).view.panel.label.isVisible()
    assert bench.screen(RatingScreen).draft() is None
    bench.press("Ctrl+V", "Return", "Return")
    (kept,) = proofs(bench, dossier_id)
    assert (kept.label, kept.criteria) == ("Photo 1", ("2.1.4",))
    QGuiApplication.clipboard().clear()


def test_a_photo_dropped_on_the_path_asks_which_criteria_it_shows(at_work: tuple[Bench, str], photo: Path) -> None:
    bench, dossier_id = at_work
    bench.go(Screen.DOSSIER, dossier_id)
    view = bench.screen(DossierScreen).view
    drop(view, files(photo))
    bench.settle()
    bench.write("Plan du square")
    bench.press("Tab", "Tab")
    bench.write("2.1.1")
    bench.press("Return")
    bench.write("6.1.1")
    bench.press("Return", "Return")
    (kept,) = proofs(bench, dossier_id)
    assert (kept.label, kept.criteria) == ("Plan du square", ("2.1.1", "6.1.1"))
    assert view.panel.isHidden()
    bench.press("Ctrl+Z")
    assert proofs(bench, dossier_id) == []


def test_nothing_is_taken_in_a_dossier_that_is_not_signed(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = put_dossier(session)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.4")
    drop(bench.screen(RatingScreen).view, files(photo))
    bench.settle()
    assert bench.screen(RatingScreen).view.panel.isHidden()


@pytest.mark.parametrize("name", ["png cut", "jpeg cut", "bomb", "png that lies"])
def test_a_hostile_file_that_was_kept_says_that_it_cannot_be_shown(at_work: tuple[Bench, str], name: str) -> None:
    bench, dossier_id = at_work
    kept = bench.session.evidence.attach(dossier_id, hostile_files()[name], "Photo 1", ("2.1.4",), "")
    bench.go(Screen.RATING, dossier_id, "2.1.4")
    bench.press("P")
    panel = bench.screen(RatingScreen).view.panel
    for _ in range(400):
        if panel.no_picture.isVisible():
            break
        panel.thread().msleep(20)
        bench.settle()
    assert panel.no_picture.text().startswith("Aperçu impossible")
    assert not panel.picture.isVisible()
    assert bench.session.evidence.read(kept.id) == hostile_files()[name]


def test_what_the_clipboard_or_a_drop_holds_is_told_without_looking_inside(photo: Path) -> None:
    assert sources_of(None) == ()
    assert sources_of(files(photo)) == (photo,)
    words = QMimeData()
    words.setText("bonjour")
    assert sources_of(words) == ()
    picture = QMimeData()
    picture.setImageData(QImage.fromData(good_png()))
    (data,) = sources_of(picture)
    assert isinstance(data, bytes)
    assert data.startswith(b"\x89PNG")


def test_criteria_are_found_by_code_or_by_words_without_accents() -> None:
    choices = [("1.1.1", "Écouter et comprendre"), ("1.1.2", "Porter attention"), ("2.1.1", "Réaliser un calcul")]
    assert matching(choices, "1.1") == choices[:2]
    assert matching(choices, "ecouter") == choices[:1]
    assert matching(choices, "calcul realiser") == choices[2:]
    assert matching(choices, "1.1", chosen=["1.1.1"]) == choices[1:2]
    assert matching(choices, "  ") == []


@pytest.mark.parametrize(("name", "scale"), modes())
def test_the_panel_is_whole_while_criteria_are_chosen(
    at_work: tuple[Bench, str], photo: Path, name: ThemeName, scale: float
) -> None:
    bench, _ = at_work
    with mode(name, scale):
        drop(bench.screen(RatingScreen).view, files(photo, photo))
        bench.settle()
        bench.press("Return", "Tab")
        bench.write("1.3")
        assert check_looks(bench.window) == []
        bench.press("Return")
        assert check_looks(bench.window) == []
