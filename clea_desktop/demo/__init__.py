"""Plays a whole practice evaluation, from an empty vault to a sealed file, through the window a person uses.

What stays under the chosen folder is what a person would have given away: documents, the sealed bundle, the public
certificates, pictures of the screens. No key, no code, no vault.
"""

from pathlib import Path

from clea_desktop.core.text import translator
from clea_desktop.demo.looks import photograph_every_screen
from clea_desktop.demo.scenes import GIVEN, SCREENS, TRUST, Scenes
from clea_desktop.demo.stage import open_stage
from clea_desktop.demo.thread import play
from clea_desktop.verify_command import run_verify


def run_demo(out: Path, seed: int) -> int:
    """Play the thread once and end with the verifier's verdict; the exit code is the verifier's."""
    for name in (*GIVEN, SCREENS):
        (out / name).mkdir(parents=True, exist_ok=True)
    with open_stage(translator()) as played:
        play(Scenes(played, out, seed, played.player.picture))
        bundle = played.answers.written[-1]
    return run_verify([str(bundle), "--trust", str(out / TRUST), "--practice"])


def run_screens(out: Path) -> int:
    """Take a picture of every screen, light, dark and with text at 200 %."""
    out.mkdir(parents=True, exist_ok=True)
    with open_stage(translator()) as played:
        photograph_every_screen(played, out)
    return 0
