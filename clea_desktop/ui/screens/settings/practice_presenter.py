"""The practice centre in the settings: who is there, bringing the invented people in again, erasing them."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from clea_desktop.services.practice import PracticePerson
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.ports import Question
from clea_desktop.ui.screens.filling import FillingPresenter


@dataclass(frozen=True, slots=True)
class PracticeState:
    """The invented people of this vault, as (name, code)."""

    people: tuple[tuple[str, str], ...]
    may_change: bool


class PracticePresenter(FillingPresenter):
    """Shows the invented people as a state."""

    shown = Signal(PracticeState)

    def load(self) -> None:
        """Read who is there; the settings come into sight meanwhile."""
        self.run(self.practice.people, self._take, writes=False)

    def fill(self, *, again: bool) -> None:
        """Bring the people in; asked first when what was done with those who are there would go."""
        if not again:
            self._fill()
            return
        question = Question(
            title=self.tr("Remettre les douze personnes à neuf ?"),
            consequence=self.tr(
                "Tout ce que vous avez essayé dans leurs dossiers sera effacé. Vos vrais candidats restent tels quels."
            ),
            act=self.tr("Remettre à neuf"),
            keep=self.tr("Garder mes essais"),
        )
        self.desk.dialogs.ask(question, self._fill)

    def erase(self) -> None:
        """Ask, then erase the invented people."""
        question = Question(
            title=self.tr("Effacer les personnes inventées ?"),
            consequence=self.tr(
                "Leurs dossiers, leurs preuves et leurs fichiers scellés seront effacés de ce poste. "
                "Vos vrais candidats restent tels quels."
            ),
            act=self.tr("Effacer les personnes inventées"),
            keep=self.tr("Les garder"),
        )
        self.desk.dialogs.ask(question, lambda: self.do_once(self.practice.erase, lambda _count: self._erased()))

    def _fill(self) -> None:
        if not self.is_busy:
            self.rest(busy=True)
            self.bring_in(self._filled)

    def _ended(self) -> None:
        super()._ended()
        self.rest(busy=False)

    def _filled(self) -> None:
        self.desk.toasts.say(self.tr("Douze personnes inventées sont dans la liste des candidats."), icon="people")
        self.load()

    def _erased(self) -> None:
        self.desk.changes.tell(Fact.CANDIDATES, Fact.DOSSIER)
        self.desk.toasts.say(self.tr("Les personnes inventées sont effacées."), icon="trash")
        self.load()

    def _take(self, people: tuple[PracticePerson, ...]) -> None:
        listed = tuple((f"{one.first_name} {one.birth_name}", one.code) for one in people)
        self.shown.emit(PracticeState(listed, self.desk.may_evaluate))
