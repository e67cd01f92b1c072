"""What is broken is told in French with what to do, in the window, and nothing is overwritten: it can be mended."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from clea_desktop.core.rating import Rating
from clea_desktop.security.vault import VaultFolder
from clea_desktop.storage.driver import connect
from clea_desktop.ui.application import Application
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import Furnished, digests, doors
from tests.journeys.keyboard import CTRL, Keyboard
from tests.journeys.people import BIRTH_NAME, PASSPHRASE
from tests.journeys.sight import says, seen

ROOT = Path(__file__).resolve().parents[2]
_OTHER_WINDOW = """
import sys
from pathlib import Path
from clea_desktop.security.process_lock import ProcessLock
with ProcessLock(Path(sys.argv[1]) / "vault.lock"):
    print("open", flush=True)
    sys.stdin.read()
"""


class AtTheDoor:
    """Somebody in front of a vault that may not open."""

    def __init__(self, application: Application, folder: Path) -> None:
        self.window, self.folder = application.window, folder
        self.keys = Keyboard(application)
        self._before = digests(folder)

    def try_to_open(self, passphrase: str = PASSPHRASE) -> None:
        """Type a passphrase over whatever was typed, and Entrée."""
        self.keys.fill("Phrase secrète", passphrase)
        self.keys.press(Qt.Key.Key_Return)

    def reads(self, *sentences: str) -> None:
        """Check that a person reads these sentences now."""
        for words in sentences:
            assert says(self.window, words), f"« {words} » is not in sight:\n{seen(self.window)}"

    def nothing_was_overwritten(self) -> None:
        """Check that every file is what it was."""
        assert digests(self.folder) == self._before

    def is_in(self) -> bool:
        """Tell whether the vault is open, and the candidate in its list."""
        if self.window.current_screen() != "home":
            return False
        self.keys.press(Qt.Key.Key_F, CTRL)
        return self.window.current_screen() == "candidates" and BIRTH_NAME in seen(self.window)


@pytest.fixture
def at_the_door(open_window: OpenWindow, furnished: Furnished, folder: Path) -> Callable[[], AtTheDoor]:
    return lambda: AtTheDoor(open_window(furnished.access), folder)


@contextmanager
def a_backup(folder: Path) -> Iterator[None]:
    """Keep a copy of the vault, and put it back at the end."""
    aside = folder.with_name("sauvegarde")
    shutil.copytree(folder, aside)
    yield
    shutil.rmtree(folder)
    aside.rename(folder)


def test_a_wrong_passphrase_is_told_under_the_field_and_the_next_try_opens(
    at_the_door: Callable[[], AtTheDoor],
) -> None:
    person = at_the_door()
    person.try_to_open(PASSPHRASE.replace("â", "a"))
    person.reads("Cette phrase secrète n'ouvre pas votre compte.", "Vérifiez les majuscules")
    assert PASSPHRASE.replace("â", "a") not in seen(person.window)
    assert person.keys.is_on("Phrase secrète")
    person.nothing_was_overwritten()
    person.keys.type(PASSPHRASE)
    person.keys.press(Qt.Key.Key_Return)
    assert person.is_in()


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x00" * 700], ids=["empty", "another thing", "zeros"])
def test_when_both_slot_files_are_broken_the_program_starts_and_says_what_to_put_back(
    at_the_door: Callable[[], AtTheDoor], folder: Path, damage: bytes
) -> None:
    kept = (folder / "slots.json").read_bytes()
    for name in ("slots.json", "slots.second.json"):
        (folder / name).write_bytes(damage)
    person = at_the_door()
    person.reads("Le coffre ne s'ouvre pas", "Le fichier des accès est abîmé, et sa copie aussi.", "slots.json")
    assert person.keys.is_on("Réessayer")
    person.keys.press(Qt.Key.Key_Return)
    person.reads("Le fichier des accès est abîmé, et sa copie aussi.")
    person.nothing_was_overwritten()
    (folder / "slots.json").write_bytes(kept)
    person.keys.press(Qt.Key.Key_Return)
    person.try_to_open()
    assert person.is_in()
    assert (folder / "slots.second.json").read_bytes() == kept


def test_a_door_that_cannot_open_can_be_left_by_keyboard(at_the_door: Callable[[], AtTheDoor], folder: Path) -> None:
    for name in ("slots.json", "slots.second.json"):
        (folder / name).write_bytes(b"")
    person = at_the_door()
    person.keys.go_to("Fermer CléA Desktop")
    person.keys.strike(Qt.Key.Key_Return)
    assert not person.window.isVisible()
    person.nothing_was_overwritten()


@pytest.mark.parametrize("broken", ["slots.json", "slots.second.json"])
def test_when_one_slot_file_is_broken_the_vault_opens_and_mends_it(
    at_the_door: Callable[[], AtTheDoor], folder: Path, broken: str
) -> None:
    kept = (folder / broken).read_bytes()
    (folder / broken).write_bytes(kept[: len(kept) // 2])
    person = at_the_door()
    person.try_to_open()
    assert person.is_in()
    assert (folder / broken).read_bytes() == kept


def cut(database: Path) -> None:
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])


def flip_in_the_first_page(database: Path) -> None:
    flip(database, [0])


def flip_in_every_other_page(database: Path) -> None:
    flip(database, range(1, database.stat().st_size // 4096))


def flip(database: Path, pages: range | list[int]) -> None:
    data = bytearray(database.read_bytes())
    for page in pages:
        data[page * 4096 + 1500] ^= 0x10
    database.write_bytes(data)


def empty(database: Path) -> None:
    database.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, flip_in_the_first_page, flip_in_every_other_page, empty, Path.unlink])
def test_a_damaged_database_is_told_and_a_backup_put_back_opens_in_the_same_window(
    at_the_door: Callable[[], AtTheDoor], folder: Path, damage: Callable[[Path], None]
) -> None:
    with a_backup(folder):
        damage(folder / "vault.db")
        person = at_the_door()
        person.try_to_open()
        person.reads("Le coffre ne se lit plus", "Rien n'a été remplacé.", "remettez une sauvegarde")
        person.try_to_open()
        person.reads("Le coffre ne se lit plus")
        person.nothing_was_overwritten()
    person.try_to_open()
    assert person.is_in()


def test_a_vault_of_a_newer_version_is_left_alone(
    at_the_door: Callable[[], AtTheDoor], furnished: Furnished, folder: Path
) -> None:
    key = VaultFolder(folder).unlock(furnished.account_id, PASSPHRASE).database_key()
    with a_backup(folder):
        connection = connect(f"{(folder / 'vault.db').as_uri()}?mode=rw", key)
        connection.execute("PRAGMA user_version = 907")
        connection.close()
        person = at_the_door()
        person.try_to_open()
        person.reads("avec une version plus récente de CléA Desktop.", "Installez la dernière version", "Rien n'a été")
        person.nothing_was_overwritten()
    person.try_to_open()
    assert person.is_in()


def test_a_vault_open_in_another_process_is_told_and_opens_once_that_one_is_closed(
    at_the_door: Callable[[], AtTheDoor], folder: Path
) -> None:
    command = [sys.executable, "-c", _OTHER_WINDOW, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        person = at_the_door()
        person.try_to_open()
        person.reads("CléA Desktop est déjà ouvert sur ce poste.", "Retournez à la fenêtre ouverte")
        person.nothing_was_overwritten()
        other.communicate("")
    person.try_to_open()
    assert person.is_in()


def test_a_folder_that_cannot_be_looked_into_is_told_at_the_start(open_window: OpenWindow, tmp_path: Path) -> None:
    out_of_reach = tmp_path / ("un-nom-trop-long-" * 20)
    person = AtTheDoor(open_window(doors(out_of_reach)), tmp_path)
    person.reads("Le dossier du coffre ne se laisse pas lire.", "Vérifiez que le disque est branché")
    assert person.keys.is_on("Réessayer")
    person.nothing_was_overwritten()


def can_mount() -> bool:
    unshare = shutil.which("unshare")
    return (
        unshare is not None
        and subprocess.run([unshare, "-rm", "true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not can_mount(), reason="this system gives no namespaces to mount a small disk in")
@pytest.mark.parametrize("story", ["full", "read-only"])
def test_a_disk_that_refuses_is_told_and_work_goes_on_once_it_is_mended(story: str, tmp_path: Path) -> None:
    command = ["unshare", "-rm", sys.executable, "-m", "tests.journeys.bad_disk", story, str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is a POSIX one")
def test_a_finding_that_the_disk_refused_is_not_shown_as_found(
    at_the_door: Callable[[], AtTheDoor], furnished: Furnished, folder: Path
) -> None:
    person = at_the_door()
    person.try_to_open()
    for _ in ("see the candidates", "open the candidate", "begin to rate"):
        person.keys.press(Qt.Key.Key_Return)
    with a_full_disk(folder):
        person.keys.type("a")
        person.reads("ce dernier changement n'est pas enregistré.")
        assert person.keys.focused().endswith("à évaluer")
    person.keys.type("n")
    assert person.keys.focused().endswith("non acquis")
    assert not says(person.window, "ce dernier changement n'est pas enregistré.")
    person.window.close()
    session = furnished.unlock()
    assert list(session.dossiers.open(furnished.dossier_id).ratings.values()) == [Rating.NOT_ACQUIRED]
    session.close()


@contextmanager
def a_full_disk(folder: Path) -> Iterator[None]:
    """Let no file of this process grow."""
    import resource  # noqa: PLC0415 - exists on POSIX systems only
    import signal  # noqa: PLC0415 - as above

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "vault.db-wal").stat().st_size, limit[1]))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, ignored)
