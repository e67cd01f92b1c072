"""Référentiels keep the same promises in memory and in a real vault; a dossier keeps the version it began with."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework_correction import NewRule
from clea_desktop.services.access import Access, Created
from clea_desktop.services.session import Session
from tests.fakes.session import FakeSession
from tests.fakes.vault import TickingClock, people_vault
from tests.services.contract import PASSPHRASE
from tests.services.frameworks_contract import RULE, SECOND, THIRD, FrameworksContract


class TestFakeFrameworks(FrameworksContract):
    """The contract, on the fake."""

    @pytest.fixture
    def clock(self) -> TickingClock:
        return TickingClock()

    @pytest.fixture
    def session(self, clock: TickingClock) -> FakeSession:
        vault = people_vault(clock)
        return FakeSession(vault, vault.accounts[0])


class TestRealFrameworks(FrameworksContract):
    """The contract, in a real encrypted vault."""

    @pytest.fixture
    def session(self, created: Created) -> Iterator[Session]:
        yield created.session
        created.session.close()


def _new(session: Session) -> str:
    return session.candidates.register("Nguyễn-Lefèvre", "Éloïse", date(1991, 4, 30))


def test_a_dossier_keeps_the_version_it_was_opened_with(opened: Session, reopen: Callable[[Session], Session]) -> None:
    before = _new(opened)
    opened.frameworks.correct("", RULE, "Taux du certificateur")
    after = _new(opened)
    again = reopen(opened)
    assert again.dossiers.open(before).framework.version == "2018"
    assert again.dossiers.open(after).framework.version == "2018-r2"
    assert [(v.version, v.dossiers) for v in again.frameworks.versions()] == [("2018-r2", 1), ("2018", 1)]


def test_a_dossier_may_be_opened_on_another_version_than_the_one_in_use(opened: Session) -> None:
    opened.frameworks.correct("", RULE, "Taux du certificateur")
    born = date(1991, 4, 30)
    chosen = opened.candidates.register("Okonkwo", "Adaeze", born, BirthKnown.DAY, "clea-socle/2018")
    assert opened.dossiers.open(chosen).framework.version == "2018"
    with pytest.raises(CleaError) as caught:
        opened.candidates.register("Da Silva", "Aïcha", born, BirthKnown.DAY, "clea-socle/1999")
    assert caught.value.trouble is Trouble.NOT_FOUND


def test_a_correction_a_dossier_stands_on_is_never_written_further(opened: Session) -> None:
    opened.frameworks.correct("", RULE, "Un")
    dossier_id = _new(opened)
    assert opened.frameworks.correct("", NewRule("2.1", 3, frozenset()), "Deux").key == THIRD
    kept = opened.dossiers.open(dossier_id).framework
    assert next(s.required for s in kept.subdomains() if s.code == "2.1") == 5


def test_correcting_a_version_that_is_not_in_use_leaves_the_one_in_use(opened: Session) -> None:
    opened.frameworks.correct("", RULE, "Un")
    opened.frameworks.use("clea-socle/2018")
    assert opened.frameworks.correct(SECOND, NewRule("2.2", 2, frozenset()), "Deux").in_use is False
    assert opened.frameworks.current().framework.version == "2018"


def test_only_who_evaluates_changes_a_framework(created: Created, access: Access, tmp_path: Path) -> None:
    created.session.frameworks.save_template("", tmp_path / "modele.csv")
    trainer = created.session.accounts.add("Thomas Lebœuf", "trainer", PASSPHRASE)
    created.session.close()
    session = access.unlock(trainer.account_id, PASSPHRASE)
    about = session.frameworks
    framework = about.current().framework
    acts: tuple[Callable[[], object], ...] = (
        lambda: about.add(framework),
        lambda: about.use("clea-socle/2018"),
        lambda: about.correct("", RULE, "Motif"),
        about.confirm_rules,
    )
    for act in acts:
        with pytest.raises(CleaError) as caught:
            act()
        assert caught.value.trouble is Trouble.ROLE_REFUSED
    assert about.preview(tmp_path / "modele.csv").is_there
    session.close()
