"""``clea-desktop screens``: no screen is forgotten, the closed door included."""

import json
import os
import subprocess
import sys
from pathlib import Path

from clea_desktop.ui.navigation import Screen
from tests.journeys.real_window import ROOT

_PATIENCE = 120
_VISIT = """
import json
from clea_desktop.core.text import translator
from clea_desktop.demo.looks import visit_every_screen
from clea_desktop.demo.stage import open_stage
names = []
with open_stage(translator()) as played:
    seen = visit_every_screen(played, lambda path: names.append(path.stem))
print(json.dumps({"seen": sorted(seen), "names": names}))
"""


def test_every_screen_is_taken_and_no_two_pictures_have_one_name(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path / "home")}
    command = [sys.executable, "-c", _VISIT]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False, timeout=_PATIENCE
    )
    assert (run.returncode, run.stderr) == (0, "")
    told = json.loads(run.stdout)
    assert set(told["seen"]) == {str(screen) for screen in Screen}
    assert len(set(told["names"])) == len(told["names"])
