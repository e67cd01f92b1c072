"""The story by keyboard, second part: the agreement on paper, the exercise, what the person says, what is found."""

from PySide6.QtCore import Qt

from clea_desktop.bootstrap import system_clock
from clea_desktop.core.clock import paris_day
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from tests.journeys.keyboard import CTRL
from tests.journeys.people import BIRTH_NAME, LABEL, REASON
from tests.journeys.sight import says, seen
from tests.journeys.story import NOT_ACQUIRED, AtTheDesk, finding, said_of_oneself

CODE = "4071"
CLUE_NOTE = "A relu l'étiquette à voix haute, sans qu'on le lui demande."
WHY = "S'est trompée deux fois : « là, je sèche »."


class Evaluating(AtTheDesk):
    """The days of the evaluation."""

    def sign(self) -> None:
        """Print the paper, keep a file of it, have it signed, attach its scan."""
        self.dialogs.path = self.desk / "contrat.pdf"
        self.keys.act("Imprimer le contrat")
        assert not self.dialogs.path.exists()
        self.keys.act("Enregistrer le contrat…")
        assert self.dialogs.path.read_bytes().startswith(b"%PDF")
        self.photo("contrat-signé.jpg")
        self.keys.fill("Signé le", f"{paris_day(system_clock()):%d/%m/%Y}")
        self.keys.act("Joindre le contrat signé…")

    def exercise(self) -> None:
        """Give the practical exercise, say with a letter what is seen of each clue, note one, and end it."""
        self.keys.act("Aller à la mise en situation")
        self.reads("Choisissez une mise en situation.")
        self.keys.press(Qt.Key.Key_Return)
        for letter in "opn":
            self.keys.type(letter)
            self.keys.press(Qt.Key.Key_Down)
        self.keys.press(Qt.Key.Key_Up)
        self.keys.type("m")
        self.keys.type(CLUE_NOTE)
        self.keys.press(Qt.Key.Key_Return)
        self.reads(CLUE_NOTE)
        self.keys.press(Qt.Key.Key_PageDown)
        self.keys.type("o")
        self.keys.act("Terminer")
        self.keys.act("Le parcours")

    def self_assessment(self) -> None:
        """Leave the screen: the person answers alone, pauses, resumes; the evaluator takes it back with the code."""
        self.keys.act("Aller à l'auto-évaluation")
        self.keys.fill("Code de la séance", CODE)
        self.keys.go_to("Laisser la place au candidat")
        self.keys.strike(Qt.Key.Key_Return)
        self.keys.follow()
        assert BIRTH_NAME not in seen(self.keys.window)
        figures = {answer: str(number) for number, answer in enumerate(SelfAnswer, start=1)}
        for number, criterion in enumerate(self.framework.criteria()):
            self.keys.strike_letter(figures[said_of_oneself(number, criterion.code)])
            self.keys.press(Qt.Key.Key_Return)
            if number == 0:
                self._pause()
        assert says(self.keys.window, "Merci")
        self.keys.act("Appeler la personne qui m'accompagne")
        self.keys.type(CODE[::-1])
        self.keys.press(Qt.Key.Key_Return)
        assert says(self.keys.window, "Ce n'est pas le bon code")
        self.keys.type(CODE)
        self.keys.strike(Qt.Key.Key_Return)
        self.keys.follow()
        assert self.keys.window is self.window
        self.reads("107 réponses sur 107")
        self.keys.act("Le parcours")

    def _pause(self) -> None:
        self.keys.press(Qt.Key.Key_Escape)
        assert says(self.keys.window, "C'est la pause")
        self.keys.press(Qt.Key.Key_Return)

    def rate(self) -> None:
        """Rate every criterion: a letter, then down; a whole sub-domain typed ahead of the disk."""
        self.keys.act("Commencer l'évaluation")
        for subdomain in self.framework.subdomains():
            for criterion in subdomain.criteria:
                assert criterion.code in self.keys.focused()
                self.keys.strike_letter(finding(criterion.code).value)
                self.keys.strike(Qt.Key.Key_Down)
            self.keys.settle()
            lost = sum(finding(criterion.code) is Rating.NOT_ACQUIRED for criterion in subdomain.criteria)
            got = len(subdomain.criteria) - lost
            self.reads(f"{got} critère{'s' * (got > 1)} acquis sur {len(subdomain.criteria)}", "Enregistré")
            self.keys.press(Qt.Key.Key_PageDown)

    def say_why(self) -> None:
        """Write the reason of a finding with R, and stay on the criterion."""
        self.keys.type("1")
        for _ in range(2):
            self.keys.press(Qt.Key.Key_PageDown)
        code = min(NOT_ACQUIRED)
        assert code in self.keys.focused()
        self.keys.type("r")
        assert self.keys.is_on(f"Raison, critère {code}")
        self.keys.type(WHY)
        self.keys.press(Qt.Key.Key_Return)
        self.reads(f"Raison : {WHY}")
        assert code in self.keys.focused()

    def prove_and_undo(self) -> None:
        """Attach a photograph with P; then a slip of the finger, and Ctrl Z."""
        self.keys.type("1")
        assert "1.1.1" in self.keys.focused()
        self.photo("façade.jpg")
        self.keys.type("p")
        self.keys.fill("Nom de la preuve", LABEL)
        self.keys.fill("Ce qu'elle montre", REASON)
        self.keys.press(Qt.Key.Key_Return)
        self.reads(LABEL)
        assert "1.1.1" in self.keys.focused()
        self.keys.press(Qt.Key.Key_Down)
        self.keys.type("n")
        assert self.keys.focused().endswith("non acquis")
        self.keys.press(Qt.Key.Key_Z, CTRL)
        self.reads("1.1.2 : acquis, comme avant")
        assert "1.1.2" in self.keys.focused()
        assert not self.keys.focused().endswith("non acquis")
        self.keys.act("Le parcours")
