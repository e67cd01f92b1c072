"""The first start, as pixels: one page at a time, each with one thing to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui.screens.first_start.pages import CheckPage, CodePage, IdentityPage, SecretPage
from clea_desktop.ui.screens.first_start.state import FirstStartState, Place, Stage
from clea_desktop.ui.widgets.door_page import DoorPage
from clea_desktop.ui.widgets.text import Label, Prose


class FirstStartView(DoorPage):
    """Shows a ``FirstStartState`` and tells intents."""

    introduced = Signal(object)
    create_asked = Signal(str, str)
    save_asked = Signal()
    print_asked = Signal()
    code_kept = Signal()
    code_typed = Signal(str)
    back = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__(tr)
        self._tr = tr
        self._stage: Stage | None = None
        self._count = Label(tone="muted")
        self._title = Prose(role="title")
        self._text = Prose(tone="muted")
        self._trouble = Prose(role="strong", tone="bad")
        self.identity, self.secret = IdentityPage(tr), SecretPage(tr)
        self.code, self.check = CodePage(tr), CheckPage(tr)
        self._pages: dict[Stage, IdentityPage | SecretPage | CodePage | CheckPage] = {
            Stage.IDENTITY: self.identity,
            Stage.SECRET: self.secret,
            Stage.CODE: self.code,
            Stage.CHECK: self.check,
        }
        self.identity.introduced.connect(self.introduced)
        self.secret.asked.connect(self.create_asked)
        self.secret.back.connect(self.back)
        self.code.save_asked.connect(self.save_asked)
        self.code.print_asked.connect(self.print_asked)
        self.code.gone_on.connect(self.code_kept)
        self.check.typed.connect(self.code_typed)
        self.check.back.connect(self.back)
        self._lay_out()

    def show_state(self, state: FirstStartState) -> None:
        """Show the page, and what is wrong with it."""
        title, text = self._sentences()[state.stage]
        self._count.setText(self._tr("Étape {number} sur {total}", number=state.stage.value, total=len(Stage)))
        self._title.setText(title)
        self._text.setText(text)
        told = state.trouble is not None and state.trouble.place is Place.PAGE
        self._trouble.setText(state.trouble.sentence if told and state.trouble is not None else "")
        self._trouble.setVisible(told)
        for stage, page in self._pages.items():
            page.setVisible(stage is state.stage)
        self._pages[state.stage].show_state(state)
        if state.stage is not self._stage:
            self._stage = state.stage
            self._pages[state.stage].focus_first()

    def focus_first(self) -> None:
        """Go to the first field of the page."""
        if self._stage is not None:
            self._pages[self._stage].focus_first()

    def forget(self) -> None:
        """Keep no secret: neither the passphrase nor the code."""
        self.secret.forget()
        self.check.code.set_text("")
        self.code.code.setText("")
        self.code.code.setAccessibleName("")

    def _sentences(self) -> dict[Stage, tuple[str, str]]:
        tr = self._tr
        return {
            Stage.IDENTITY: (
                tr("Bienvenue"),
                tr("Deux minutes pour créer le coffre de ce poste, où tout sera gardé et chiffré."),
            ),
            Stage.SECRET: (
                tr("Votre phrase secrète"),
                tr("Elle ouvre le coffre chaque jour et protège votre signature. Personne d'autre ne la connaît."),
            ),
            Stage.CODE: (
                tr("Votre code de secours"),
                tr("Il ouvre le coffre si une phrase secrète est perdue. Il n'est affiché qu'une fois."),
            ),
            Stage.CHECK: (
                tr("Recopiez le code"),
                tr("Depuis votre feuille, pour être sûr qu'elle se lit bien."),
            ),
        }

    def _lay_out(self) -> None:
        self.body.addStretch(1)
        top: tuple[QWidget, ...] = (self._count, self._title, self._text, self._trouble)
        for widget in (*top, *self._pages.values()):
            self.body.addWidget(widget)
        self.body.addStretch(2)
