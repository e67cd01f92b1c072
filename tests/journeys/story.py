"""What every room of the story by keyboard stands in: one evening at one desk, the window, its keys, its files."""

import json
from pathlib import Path

from clea_desktop.core.framework import parse_framework
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.resource_files import read_resource
from clea_desktop.ui.application import Application
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.house import FRAMEWORK, photo
from tests.journeys.keyboard import Keyboard
from tests.journeys.sight import says, seen

NOT_ACQUIRED = frozenset({"1.3.1", "2.1.7", "4.2.1"})
CAN = "1.3.1"
"""What the person says they can do, and the evaluator does not find: it is talked of first."""


class AtTheDesk:
    """The window, its keys, and the answers to the dialogs of the system."""

    def __init__(self, application: Application, dialogs: FakeDialogs, desk: Path) -> None:
        self.application, self.dialogs, self.desk = application, dialogs, desk
        self.window = application.window
        self.keys = Keyboard(application)
        self.framework = parse_framework(json.loads(read_resource(*FRAMEWORK)))

    def photo(self, name: str) -> None:
        """Put a photograph where the next question for a file finds it."""
        self.dialogs.path = self.desk / name
        self.dialogs.path.write_bytes(photo())

    def paper(self, button: str, name: str) -> None:
        """Have a PDF written where a person chooses."""
        self.dialogs.path = self.desk / name
        self.keys.act(button)
        assert self.dialogs.path.read_bytes().startswith(b"%PDF")

    def reads(self, *sentences: str) -> None:
        """Check that a person reads these sentences now."""
        for words in sentences:
            assert says(self.window, words), f"« {words} » is not in sight:\n{seen(self.window)}"


def finding(code: str) -> Rating:
    """Return what this evaluator finds."""
    return Rating.NOT_ACQUIRED if code in NOT_ACQUIRED else Rating.ACQUIRED


def said_of_oneself(number: int, code: str) -> SelfAnswer:
    """Return what this person says of themselves: that they can, most often."""
    if code == CAN or number % 9:
        return SelfAnswer.CAN
    return (SelfAnswer.A_LITTLE, SelfAnswer.NOT_YET, SelfAnswer.NOT_UNDERSTOOD)[number // 9 % 3]
