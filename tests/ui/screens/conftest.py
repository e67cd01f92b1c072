"""What the tests of screens share: a vault in memory with people in it, and a window on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import translator
from clea_desktop.ui.screens.self_assessment.screen import SelfAssessmentScreen
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault, people_vault
from tests.services.contract import PICTURE
from tests.ui.screens.bench import Bench, put_dossier, rate_all, sign
from tests.ui.screens.sitting import INES, ZOE

PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody


@pytest.fixture
def vault() -> FakeVault:
    return people_vault()


@pytest.fixture
def session(vault: FakeVault) -> FakeSession:
    """Give the evaluator's session, to put things in the vault before the window opens."""
    return FakeSession(vault, vault.accounts[0])


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(PICTURE)
    return path


@pytest.fixture
def dossier_id(session: FakeSession) -> str:
    """Give a dossier just opened, with nothing done in it."""
    return put_dossier(session)


@pytest.fixture
def bench(qapp: QApplication, vault: FakeVault, photo: Path) -> Iterator[Bench]:
    """Give a window on its door; every dialog answers with the photo."""
    assert qapp.topLevelWidgets() is not None
    made = Bench(vault, translator(), FakeDialogs(path=photo))
    made.start()
    yield made
    made.end()


@pytest.fixture
def zoe(session: FakeSession, photo: Path) -> str:
    dossier_id = put_dossier(session, ZOE)
    sign(session, dossier_id, photo)
    return dossier_id


@pytest.fixture
def ines(session: FakeSession, photo: Path) -> str:
    dossier_id = put_dossier(session, INES)
    sign(session, dossier_id, photo)
    return dossier_id


@pytest.fixture
def at_work(bench: Bench, zoe: str) -> Iterator[Bench]:
    assert zoe
    bench.unlock()
    yield bench
    for screen in bench.window.findChildren(SelfAssessmentScreen):
        if screen.sitting is not None:
            screen.sitting.end()


@pytest.fixture
def filled(session: FakeSession, photo: Path) -> FakeSession:
    """Three dossiers: new, in hand, sealed."""
    new, in_hand, sealed = (put_dossier(session, names) for names in (("A", "B"), ("Lefèvre", "Zoé"), ("C", "D")))
    assert (new, in_hand, sealed) == ("dossier-4", "dossier-5", "dossier-6")
    for dossier_id, count in ((in_hand, 23), (sealed, None)):
        sign(session, dossier_id, photo)
        rate_all(session, dossier_id, count)
    session.evidence.attach(in_hand, photo, "Devis cantine", ("2.1.1", "2.1.4"), "")
    session.evidence.attach(in_hand, photo, "Recette", ("2.1.1",), "")
    for code, answer in (
        ("3.3.1", SelfAnswer.NOT_YET),
        ("2.1.5", SelfAnswer.CAN),
        ("2.1.1", SelfAnswer.NOT_UNDERSTOOD),
    ):
        session.self_assessment.answer(in_hand, code, answer)
    session.feedback.make(sealed)
    session.sealing.seal(sealed, PASSPHRASE, lambda _d, _t: None, lambda: False)
    return session
