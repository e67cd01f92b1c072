"""Looks, while a person's identity is being said, whether somebody very like them has a dossier already."""

from PySide6.QtCore import Signal

from clea_desktop.core.welcome import Field
from clea_desktop.services.views import Twin
from clea_desktop.ui.candidates_port import CandidatesPort
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.register.state import twin_line
from clea_desktop.ui.screens.welcome.questions import Section
from clea_desktop.ui.screens.welcome.state import WelcomeState

_TELLING = (Field.USED_NAME, Field.BIRTH_KNOWN)
_SECTIONS = (Section.IDENTITY, Section.BIRTH)
_Seen = tuple[str, Section, tuple[str, ...]]


class TwinWatch(ScreenPresenter):
    """Looks once per dossier and change of what tells people apart; ``found`` carries a ``TwinLine``, or None."""

    found = Signal(object)

    def __init__(self, candidates: CandidatesPort, desk: Desk) -> None:
        super().__init__(desk)
        self._candidates = candidates
        self._seen: _Seen | None = None
        self._twin_id = ""

    def look(self, state: WelcomeState) -> None:
        """Look again when another dossier, section or name is shown."""
        kept = state.person.kept
        names = (kept.birth_name, kept.first_name, kept.birth_text)
        said = (*names, *(state.answers[field].text for field in _TELLING))
        seen: _Seen = (state.dossier_id, state.section, said)
        if seen == self._seen:
            return
        self._seen = seen
        if state.section not in _SECTIONS or state.locked:
            self.found.emit(None)
            return
        dossier_id = state.dossier_id
        self.run(lambda: self._candidates.twins_of(dossier_id), lambda twins: self._tell(seen, twins))

    def open(self) -> None:
        """Walk to the other dossier."""
        if self._twin_id:
            self.desk.go(Spot(Screen.DOSSIER, self._twin_id))

    def _tell(self, seen: _Seen, twins: tuple[Twin, ...]) -> None:
        if seen == self._seen:
            line = twin_line(twins, self.tr) if twins else None
            self._twin_id = line.dossier_id if line else ""
            self.found.emit(line)
