"""The story "crash in the middle of an interview", told by a real window on an X screen that is killed while it works.

What was seen on the screen before the kill is on the disk; what is on the disk is what the first keys did, in order,
and nothing else; the window comes back to the same criterion. CLEA_WINDOW_KILLS says how many times.
"""

import os
import random
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import sleep
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt

from clea_desktop.core.framework import Framework
from clea_desktop.core.journal import check_chain, write_line
from clea_desktop.core.rating import Rating
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.places import Places
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import Furnished, doors, furnish, photo
from tests.journeys.keyboard import Keyboard
from tests.journeys.people import BIRTH_NAME, FIRST_NAME, LABEL, PASSPHRASE
from tests.journeys.real_window import RealWindow, missing_tools, x_screen
from tests.journeys.sight import seen

KILLS = int(os.environ.get("CLEA_WINDOW_KILLS", "5"))
_DOMAIN, _SUBDOMAIN = "2", "2.1"
_KEYS = {Rating.ACQUIRED: "a", Rating.NOT_ACQUIRED: "n", None: "Delete"}
_IN_CLEAR = (BIRTH_NAME, FIRST_NAME, LABEL, PASSPHRASE, "uvrard-Nu", "façade")

Findings = Mapping[str, Rating]


class Found(NamedTuple):
    """What the disk says: findings, and the criterion one comes back to."""

    findings: dict[str, Rating]
    criterion: str


class Step(NamedTuple):
    """A criterion, and what is found there."""

    criterion: str
    finding: Rating | None


class Interview:
    """One candidate's evaluation, in a window that keeps being killed."""

    def __init__(self, environment: Mapping[str, str], furnished: Furnished, folder: Path) -> None:
        self.furnished, self.folder, self.home = furnished, folder, folder.with_name("home")
        self._environment = environment
        self.chance = random.Random()  # noqa: S311 - moments, not secrets
        self.codes = criteria_of(furnished.unlock().dossiers.open(furnished.dossier_id).framework)

    def open_window(self) -> RealWindow:
        """Start the program and type the passphrase."""
        window = RealWindow(self._environment, self.folder, self.home)
        window.wait_until(lambda picture: picture.is_in_a_field, "the door")
        window.type(PASSPHRASE)
        window.press("Return")
        return window
