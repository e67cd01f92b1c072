"""The story "the disk was full": by SQLite's own limit, by the system's limit, and on a real disk of 3 MB."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from tests.storage.conftest import ACCOUNT, Opened
from tests.storage.scripted_work import ROOT


def _can_have_a_small_disk() -> bool:
    unshare = shutil.which("unshare")
    return (
        unshare is not None
        and subprocess.run([unshare, "-rm", "true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not _can_have_a_small_disk(), reason="this system gives no namespaces; the other limits stand")
def test_a_full_disk_is_told_nothing_is_lost_and_work_goes_on_once_there_is_room(tmp_path: Path) -> None:
    command = ["unshare", "-rm", sys.executable, "-m", "tests.storage.small_disk", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout == "disk-full"


def put_small_and_large(opened: Opened) -> None:
    with opened.unit_of_work() as work:
        work.execute("INSERT INTO meta VALUES ('small', 'one')")
        work.execute("INSERT INTO meta VALUES ('large', ?)", ("x" * 200_000,))


def test_when_the_database_is_full_the_transaction_is_undone_and_the_next_one_works(opened: Opened) -> None:
    (pages,) = opened.database.execute("PRAGMA page_count").fetchone() or (0,)
    opened.database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CleaError) as caught:
        put_small_and_large(opened)
    assert caught.value.trouble is Trouble.DISK_FULL
    opened.database.execute("PRAGMA max_page_count = 1000000")
    with opened.unit_of_work() as work:
        assert work.read("SELECT count(*) FROM meta").fetchone() == (0,)
        work.execute("INSERT INTO meta VALUES ('after', 'two')")
    with opened.unit_of_work.reading() as work:
        assert work.read("SELECT key FROM meta").fetchall() == [("after",)]


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is a POSIX one")
def test_when_the_disk_takes_no_more_the_transaction_is_undone_and_the_next_one_works(opened: Opened) -> None:
    import resource  # noqa: PLC0415  # exists on POSIX systems only
    import signal  # noqa: PLC0415  # as above

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    log = opened.folder / "vault.db-wal"
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 6000, limit[1]))
        with pytest.raises(CleaError) as caught:
            put_small_and_large(opened)
        with pytest.raises(CleaError) as file_caught:
            opened.attachments.capture([os.urandom(100_000)] * 20, limit=10_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, ignored)
    assert caught.value.trouble is Trouble.DISK_REFUSES
    assert file_caught.value.trouble is Trouble.DISK_FULL
    assert list((opened.folder / "attachments").iterdir()) == []
    with opened.unit_of_work() as work:
        work.execute("INSERT INTO meta VALUES ('after', ?)", (ACCOUNT,))
    opened.database.check_every_page()
