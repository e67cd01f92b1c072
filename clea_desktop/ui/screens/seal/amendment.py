"""Correcting a sealed dossier on purpose: why, written in the page itself, before anything opens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from clea_desktop.core.limits import REASON_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.text import Prose


class AmendmentPanel(Card):
    """Asks why; ``opened`` carries the reason, ``closed`` leaves the seal as it is."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__(
            tr("Corriger ce dossier"), icon="pencil", subtitle=tr("La version scellée reste gardée, telle quelle")
        )
        words = tr("Le dossier redevient modifiable. Une fois scellé à nouveau, il sera une version de plus.")
        self.reason = FormField(
            tr("Pourquoi le corriger ?"),
            help_text=tr("Une phrase, sur des faits : le jury la lira."),
            limit=REASON_LIMIT,
        )
        self.reason.entered.connect(self._open)
        self.keep = Button(tr("Garder scellé"))
        self.keep.clicked.connect(self.closed)
        self.act = Button(tr("Ouvrir la correction"), kind="primary", icon="pencil")
        self.act.clicked.connect(self._open)
        self.body.addWidget(Prose(words))
        self.body.addWidget(self.reason)
        self.body.addWidget(Flow((self.keep, self.act)))
        self.hide()

    def ask(self) -> None:
        """Come into sight, ready to be written in."""
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Go away, with what was written."""
        self.reason.set_text("")
        self.reason.show_error("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the seal as it is on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.act.isEnabled():
            self.opened.emit(self.reason.text())
