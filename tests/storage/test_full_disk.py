"""The story "the disk was full": on a real disk of 3 MB, where this system lets an ordinary user mount one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.scripted_work import ROOT


def _can_have_a_small_disk() -> bool:
    unshare = shutil.which("unshare")
    return (
        unshare is not None
        and subprocess.run([unshare, "-rm", "true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(
    not _can_have_a_small_disk(), reason="this system gives no namespaces; test_engine has other limits"
)
def test_a_full_disk_is_told_nothing_is_lost_and_work_goes_on_once_there_is_room(tmp_path: Path) -> None:
    command = ["unshare", "-rm", sys.executable, "-m", "tests.storage.small_disk", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout == "disk-full"
