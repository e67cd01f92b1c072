"""A body enrols in the window, by keyboard, over a real vault: what comes after is real, what came before never is."""

from pathlib import Path

from PySide6.QtCore import Qt

from clea_desktop.bootstrap import system_clock
from clea_desktop.core.clock import paris_day
from clea_desktop.core.rating import Rating
from clea_desktop.services.session import Session
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.verify_command import run_verify
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import Furnished, photo
from tests.journeys.keyboard import Keyboard
from tests.journeys.outsider import BELIEVED, ask, unpack
from tests.journeys.people import PASSPHRASE
from tests.journeys.sight import says
from tests.services.certifier import Certifier


def test_a_body_enrols_and_strangers_believe_its_next_dossier_for_real(
    open_window: OpenWindow, furnished: Furnished, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    application = open_window(furnished.access)
    keys = Keyboard(application)
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert application.workspace is not None
    application.workspace.go(Spot(Screen.SETTINGS, part="signature"))
    keys.settle()
    _enrol(keys, dialogs, tmp_path)
    assert says(application.window, "Certif’Armor")
    application.workspace.go(Spot(Screen.DOSSIER, furnished.dossier_id))
    keys.settle()
    assert says(application.window, "Ce dossier reste un dossier d'entraînement.")
    keys.act("Ouvrir un vrai dossier")
    real = application.workspace.spot.dossier_id
    assert real != furnished.dossier_id
    application.close()
    session = furnished.unlock()
    try:
        _seal_both(session, furnished.dossier_id, real, tmp_path)
    finally:
        session.close()
    believed, practice = str(tmp_path / "vrai.asice"), str(tmp_path / "entrainement.asice")
    trust = str(tmp_path / "trust")
    assert run_verify([believed, "--trust", trust]) == 0
    assert run_verify([practice, "--trust", trust]) == 1
    assert run_verify([believed, "--practice", "--trust", trust]) == 1
    unpack(tmp_path / "vrai.asice", tmp_path / "vrai")
    assert ask(tmp_path / "vrai", tmp_path / "trust") == BELIEVED


def _enrol(keys: Keyboard, dialogs: FakeDialogs, folder: Path) -> None:
    """Copy the letter, hand the request over, open what comes back."""
    certifier = Certifier(system_clock())
    code = certifier.invite()
    dialogs.path = folder / "demande"
    for field, typed in (
        ("Code de la lettre", code),
        ("Empreinte de la lettre", certifier.fingerprint),
        ("Votre phrase secrète", PASSPHRASE),
    ):
        keys.go_to(field)
        keys.type(typed)
    keys.press(Qt.Key.Key_Return)
    answer = certifier.answer((folder / "demande").read_bytes(), code, system_clock())
    dialogs.path = folder / "reponse"
    dialogs.path.write_bytes(answer)
    keys.act("Ouvrir la réponse…")


def _seal_both(session: Session, practice: str, real: str, folder: Path) -> None:
    """Evaluate the person again for real, seal both dossiers, and give copies with the certifying body's files."""
    scan = folder / "scan.jpg"
    scan.write_bytes(photo())
    session.agreements.sign_on_paper(real, paris_day(system_clock()), scan)
    session.frameworks.confirm_rules()
    for dossier_id, name in ((practice, "entrainement.asice"), (real, "vrai.asice")):
        for criterion in session.frameworks.current().framework.criteria():
            session.ratings.rate(dossier_id, criterion.code, Rating.ACQUIRED)
        session.feedback.make(dossier_id)
        sealed = session.sealing.seal(dossier_id, PASSPHRASE, _unsaid, _never)
        session.sealing.export(sealed.id, folder / name, _unsaid, _never)
    (folder / "trust").mkdir()
    session.sealing.export_trust(folder / "trust", practice=False)


def _unsaid(_done: int, _total: int) -> None:
    return


def _never() -> bool:
    return False
