"""The door of a vault that cannot even say who may come in: what happened, what to do, try again or leave.

The program starts all the same, in words; nothing of the vault is touched meanwhile.
"""

from PySide6.QtCore import Signal

from clea_desktop.core.messages import Explanation
from clea_desktop.core.text import Translate
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.door_page import DoorPage
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.text import Prose


class ClosedDoor(DoorPage):
    """Shows an ``Explanation``."""

    retried = Signal()
    quit_asked = Signal()

    def __init__(self, tr: Translate, explanation: Explanation) -> None:
        super().__init__(tr)
        self.retry = Button(tr("Réessayer"), kind="primary", icon="redo")
        self.retry.clicked.connect(self.retried)
        self.quit = Button(tr("Fermer CléA Desktop"), icon="close")
        self.quit.clicked.connect(self.quit_asked)
        self.body.addStretch(1)
        self.body.addWidget(Prose(tr("Le coffre ne s'ouvre pas"), role="title"))
        self.body.addWidget(Prose(explanation.sentence, role="strong"))
        self.body.addWidget(Prose(explanation.advice))
        self.body.addWidget(Flow((self.retry, self.quit)))
        self.body.addStretch(2)

    def entered(self) -> None:
        """Be ready to try again."""
        self.retry.setFocus()
