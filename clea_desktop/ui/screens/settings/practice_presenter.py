"""The practice centre in the settings: who is there, bringing the invented people in again, erasing them."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from clea_desktop.core.text import Translate
from clea_desktop.services.practice import PracticePerson
from clea_desktop.ui import labels
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.enrolment_port import EnrolmentPort
from clea_desktop.ui.ports import Question
from clea_desktop.ui.practice_port import PracticePort
from clea_desktop.ui.screens.filling import FillingPresenter


@dataclass(frozen=True, slots=True)
class PracticeState:
    """The invented people of this vault, as (name, code); ``own`` says of which kind one's own dossiers are."""

    people: tuple[tuple[str, str], ...]
    may_change: bool
    own: str = ""


class PracticePresenter(FillingPresenter):
    """Shows the invented people as a state."""

    shown = Signal(PracticeState)

    def __init__(self, practice: PracticePort, enrolment: EnrolmentPort, desk: Desk) -> None:
        super().__init__(practice, desk)
        self._enrolment = enrolment

    def load(self) -> None:
        """Read who is there; the settings come into sight meanwhile."""
        self.run(lambda: (self.practice.people(), self._enrolment.is_enrolled()), self._take, writes=False)

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

    def _take(self, read: tuple[tuple[PracticePerson, ...], bool]) -> None:
        people, body_enrolled = read
        listed = tuple((f"{one.first_name} {one.birth_name}", one.code) for one in people)
        self.shown.emit(PracticeState(listed, self.desk.may_evaluate, _own(self.tr, body_enrolled=body_enrolled)))


def _own(tr: Translate, *, body_enrolled: bool) -> str:
    if not body_enrolled:
        return labels.why_practice(tr)
    return tr("Les dossiers que vous ouvrez sont réels. Ceux d'avant votre inscription restent d'entraînement.")
