"""A sealed dossier corrected in the window, over a real vault, by keyboard: two versions that strangers believe."""

from pathlib import Path

from PySide6.QtCore import Qt

from clea_desktop.core.rating import Rating
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.verify_command import run_verify
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import Furnished, photo
from tests.journeys.keyboard import Keyboard
from tests.journeys.people import LABEL, PASSPHRASE
from tests.journeys.sight import says

WHY = "Le calcul a été relu avec elle, à Noël."


def test_a_sealed_dossier_is_corrected_by_keyboard_and_both_versions_are_accepted(
    open_window: OpenWindow, furnished: Furnished, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    _seal_first(furnished)
    application = open_window(furnished.access)
    keys = Keyboard(application)
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert application.workspace is not None
    application.workspace.go(Spot(Screen.DOSSIER, furnished.dossier_id))
    keys.settle()
    keys.act("Corriger ce dossier…")
    assert keys.is_on("Pourquoi le corriger ?")
    keys.type(WHY)
    keys.press(Qt.Key.Key_Return)
    assert says(application.window, "Correction en cours : version 2")
    dialogs.path = tmp_path / "relu.jpg"
    dialogs.path.write_bytes(photo())
    _attach(keys)
    _seal_again(keys, dialogs, tmp_path)
    assert says(application.window, "Dossier scellé, version 2")
    trust = tmp_path / "trust"
    names = [str(tmp_path / f"{number}.asice") for number in (1, 2)]
    assert run_verify([*names, "--practice", "--trust", str(trust)]) == 0


def _seal_first(furnished: Furnished) -> None:
    """Rate, hand back and seal the first version, through the services."""
    session = furnished.unlock()
    try:
        for criterion in session.frameworks.current().framework.criteria():
            session.ratings.rate(furnished.dossier_id, criterion.code, Rating.ACQUIRED)
        session.feedback.make(furnished.dossier_id)
        session.sealing.seal(furnished.dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    finally:
        session.close()


def _attach(keys: Keyboard) -> None:
    """Go by the map to a criterion nothing shows, and attach a photo to it."""
    keys.act("La carte des preuves")
    keys.press(Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return)
    assert "2.1.1" in keys.focused()
    keys.press(Qt.Key.Key_P)
    keys.type(LABEL)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Escape)
    keys.act("La restitution")
    keys.act("Passer au scellement")


def _seal_again(keys: Keyboard, dialogs: FakeDialogs, folder: Path) -> None:
    """Sign the second version, and give both with the practice certificates."""
    keys.go_to("Votre phrase secrète")
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    for number, button in ((2, "Donner une copie…"), (1, "Donner… Dossier scellé, version 1")):
        dialogs.path = folder / f"{number}.asice"
        keys.act(button)
    dialogs.path = folder / "trust"
    dialogs.path.mkdir()
    keys.act("Enregistrer les certificats d'entraînement…")
