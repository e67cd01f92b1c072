"""The story "crash in the middle of an interview", told by a real window on an X screen that is killed while it works.

What was seen on the screen before the kill is on the disk; what is on the disk is what the first keys did, in order,
and nothing else; the window comes back to the same criterion. CLEA_WINDOW_KILLS says how many times.
"""

import os
import random
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import sleep
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt

from clea_desktop.core.acts import Act
from clea_desktop.core.journal import Entry, check_chain, write_line
from clea_desktop.core.rating import Rating
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.places import Places
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import Furnished, doors, furnish, photo
from tests.journeys.keyboard import Keyboard
from tests.journeys.people import BIRTH_NAME, FIRST_NAME, LABEL, PASSPHRASE
from tests.journeys.picture import Picture
from tests.journeys.real_window import RealWindow, missing_tools, x_screen
from tests.journeys.sight import seen
from tests.journeys.traces import clear_traces

KILLS = int(os.environ.get("CLEA_WINDOW_KILLS", "5"))
_READ_TOO = 5
_DOMAIN, _SUBDOMAIN = "2", "2.1"
_FILE = "façade.jpg"
_KEYS = {Rating.ACQUIRED: "a", Rating.NOT_ACQUIRED: "n", None: "Delete"}
_IN_CLEAR = (BIRTH_NAME, FIRST_NAME, LABEL, PASSPHRASE, _FILE)


class Found(NamedTuple):
    """What the disk says: the findings, and the criterion one comes back to."""

    findings: Mapping[str, Rating]
    criterion: str


class Step(NamedTuple):
    """A criterion, and what is found there."""

    criterion: str
    finding: Rating | None


class Interview:
    """One candidate's evaluation, in a window that keeps being killed."""

    def __init__(self, environment: Mapping[str, str], furnished: Furnished, desk: Path) -> None:
        self.furnished, self.desk, self.laptop = furnished, desk, desk / "poste"
        self._environment = environment
        self._chance = random.Random()  # noqa: S311 - moments, not secrets
        self._copies = 0
        self.codes = self._criteria()

    def open_window(self) -> RealWindow:
        """Start the program, and type the passphrase."""
        window = RealWindow(self._environment, self.laptop / "coffre", self.laptop / "home")
        window.wait_until(lambda picture: picture.is_in_a_field, "the door")
        window.type(PASSPHRASE)
        window.press("Return")
        return window

    def begin(self) -> RealWindow:
        """Open the candidate, attach a photograph of a folder that bears their name, go to the criteria to rate."""
        window = self.open_window()
        window.wait_until(lambda picture: picture.is_on_a_lower_button, "home, with nothing left to do")
        window.press("Return")
        window.wait_until(lambda picture: picture.is_on_a_row, "the candidate")
        window.press("Return")
        window.wait_until(lambda picture: picture.is_on_the_main_button, "the path")
        window.press("Return")
        window.wait_until(lambda picture: picture.criterion == 0, "the first criterion")
        stick = self.desk / "clé" / f"{BIRTH_NAME} {FIRST_NAME}"
        stick.mkdir(parents=True)
        (stick / _FILE).write_bytes(photo())
        window.press("p")
        window.choose_file(stick / _FILE)
        window.wait_until(lambda picture: picture.is_in_a_field, "the name of the proof")
        window.type(LABEL)
        window.press("Return", "Return")
        window.wait_until(lambda picture: picture.criterion == 0, "the first criterion again")
        window.press(_DOMAIN)
        window.wait_until(lambda picture: self._shows(picture, 0), "the criteria to rate")
        return window

    def work_until_killed(self, window: RealWindow, before: Found, *, late: bool) -> tuple[Sequence[Step], Picture]:
        """Rate until a random moment (``late``: after a first finding); return what was begun, and the last look."""
        steps = self._plan(before)
        way = "Down" if len(steps) < 2 or self._place(steps[1]) > self._place(steps[0]) else "Up"
        keys = [key for step in steps for key in (_KEYS[step.finding], way)][:-1]
        apart = self._chance.randrange(1, 20)
        typing = window.begin_to_press(*keys, apart=apart)
        if late:
            window.wait_until(lambda picture: seen_done(self.codes, steps, picture) > 0, "a first finding")
        sleep(self._chance.uniform(0, 0.05 + len(keys) * apart / 1000))
        picture = window.look()
        window.kill()
        typing.wait()
        return steps, picture

    def kill_while_opening(self) -> None:
        """Kill a window at a random moment after the passphrase."""
        window = self.open_window()
        sleep(self._chance.uniform(0, 0.3))
        window.kill()

    def come_back(self, found: Found) -> RealWindow:
        """Open the window again; it must show the same criterion, and the same findings."""
        window = self.open_window()
        place = self.codes.index(found.criterion)
        picture = window.wait_until(lambda picture: self._shows(picture, place), "the criterion of before")
        assert picture.findings() == {self.codes.index(code): value for code, value in found.findings.items()}
        return window

    def found(self) -> Found:
        """Read what the disk holds, in a copy, and check that it is whole."""
        session = doors(self.copy()).unlock(self.furnished.account_id, PASSPHRASE)
        try:
            view = session.dossiers.open(self.furnished.dossier_id)
            assert [item.label for item in view.evidence][1:] == [LABEL]
            assert session.evidence.read(view.evidence[-1].id).startswith(b"\xff\xd8")
            with session.vault.unit_of_work.reading() as work:
                place = Places(work).find(self.furnished.account_id)
                entries = Journals(work).of_dossier(self.furnished.dossier_id)
            assert place is not None
            assert (place.dossier_id, place.screen) == (self.furnished.dossier_id, "rating")
            list(check_chain(write_line(entry) for entry in entries))
            assert replayed(entries) == dict(view.ratings)
            return Found(dict(view.ratings), place.criterion_code or "")
        finally:
            session.close()

    def copy(self) -> Path:
        """Copy the vault as the last kill left it."""
        self._copies += 1
        return Path(shutil.copytree(self.laptop / "coffre", self.desk / f"copie-{self._copies}"))

    def _plan(self, before: Found) -> Sequence[Step]:
        """Choose another finding for each criterion, from the one under the hand to the far end."""
        place = self.codes.index(before.criterion)
        way = self.codes[place:] if place < len(self.codes) / 2 else self.codes[place::-1]
        return [Step(code, self._another(before.findings.get(code))) for code in way]

    def _another(self, than: Rating | None) -> Rating | None:
        return self._chance.choice([finding for finding in _KEYS if finding is not than])

    def _place(self, step: Step) -> int:
        return self.codes.index(step.criterion)

    def _shows(self, picture: Picture, place: int) -> bool:
        return picture.criterion == place and picture.criteria == len(self.codes)

    def _criteria(self) -> list[str]:
        session = self.furnished.unlock()
        framework = session.dossiers.open(self.furnished.dossier_id).framework
        session.close()
        subdomain = next(one for one in framework.subdomains() if one.code == _SUBDOMAIN)
        return [criterion.code for criterion in subdomain.criteria]


@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}")
def test_a_window_killed_while_it_works_keeps_all_it_showed_and_comes_back_to_the_same_criterion(
    tmp_path: Path, open_window: OpenWindow
) -> None:
    furnished = furnish(tmp_path / "poste" / "coffre", tmp_path)
    done = 0
    with x_screen() as environment:
        interview = Interview(environment, furnished, tmp_path)
        window = interview.begin()
        found = Found({}, interview.codes[0])
        for number in range(KILLS):
            steps, picture = interview.work_until_killed(window, found, late=number % 3 != 2)
            assert clear_traces([interview.laptop], _IN_CLEAR) == []
            after = interview.found()
            done += check_prefix(found, steps, after, seen_done(interview.codes, steps, picture))
            found = after
            if number % 3 == 2:
                interview.kill_while_opening()
                assert interview.found() == found
            if number < _READ_TOO:
                comes_back_in_this_process_too(open_window, interview.copy(), found)
            window = interview.come_back(found)
        window.kill()
    assert not list(interview.laptop.glob("*-reports.txt")), "the program met a bug on its way"
    assert done >= KILLS // 2, "the kills came too early to prove anything"


def seen_done(codes: Sequence[str], steps: Sequence[Step], picture: Picture) -> int:
    """Return how many of the steps the screen showed as done; nothing is claimed where no criterion had the focus."""
    if picture.criterion is None:
        return 0
    shown = picture.findings()
    done = [shown.get(codes.index(step.criterion)) is step.finding for step in steps]
    return max((number for number, is_done in enumerate(done, start=1) if is_done), default=0)


def check_prefix(before: Found, steps: Sequence[Step], after: Found, shown: int) -> int:
    """Check that the disk holds the first steps and no other, what was shown at least; return how many."""
    expected = dict(before.findings)
    for done in range(len(steps) + 1):
        if done:
            expected.pop(steps[done - 1].criterion, None)
            finding = steps[done - 1].finding
            expected.update({} if finding is None else {steps[done - 1].criterion: finding})
        if expected == after.findings:
            assert done >= shown, "something the window showed as found is not on the disk"
            assert after.criterion in {step.criterion for step in steps[max(0, done - 1) : done + 1]}
            return done
    message = f"{after} is not what the first of {steps} make of {before}"
    raise AssertionError(message)


def replayed(entries: Sequence[Entry]) -> dict[str, Rating]:
    """Return the findings that the journal tells."""
    findings: dict[str, Rating] = {}
    for entry in entries:
        payload = entry.payload or {}
        facts = payload["facts"]
        if payload["act"] == Act.CRITERION_RATED.value and isinstance(facts, dict):
            findings.pop(str(facts["criterion"]), None)
            if facts["finding"] is not None:
                findings[str(facts["criterion"])] = Rating(facts["finding"])
    return findings


def comes_back_in_this_process_too(open_window: OpenWindow, folder: Path, found: Found) -> None:
    """Open a copy in a window whose words can be read: the candidate and the criterion are the same."""
    application = open_window(doors(folder))
    keys = Keyboard(application)
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert application.window.current_screen() == "rating"
    assert BIRTH_NAME in seen(application.window)
    assert found.criterion in keys.focused()
    application.close()
