"""Asks for the deposit key of a file that came encrypted: its file, then its passphrase, kept nowhere."""

from PySide6.QtCore import Qt, Signal

from clea_desktop.core.text import Translate
from clea_desktop.ui.screens.received.state import ReceivedState
from clea_desktop.ui.widgets.button import Button, ReasonedButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.text import Prose


class KeyCard(Card):
    """``opened`` carries what was typed; it leaves the field with it."""

    key_asked = Signal()
    opened = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__(
            tr("Ce fichier est arrivé chiffré"), icon="lock", subtitle=tr("Seule la clé de dépôt peut l'ouvrir")
        )
        self._tr = tr
        self._has_key = False
        words = tr(
            "La clé de dépôt est celle de l'organisme à qui le dossier est adressé. "
            "Le dossier s'ouvre en mémoire : il n'est jamais posé en clair sur ce poste."
        )
        self.key = ItemList()
        self.choose = Button(tr("Choisir la clé de dépôt…"), icon="key")
        self.choose.clicked.connect(self.key_asked)
        self.passphrase = PassphraseField(tr, tr("Phrase secrète de la clé de dépôt"))
        self.passphrase.entered.connect(self._open)
        self.passphrase.changed.connect(lambda _text: self.passphrase.show_error(""))
        self.act = Button(tr("Ouvrir le dossier"), kind="primary", icon="unlock")
        self.act.clicked.connect(self._open)
        self.reasoned = ReasonedButton(self.act)
        for widget in (Prose(words), self.key):
            self.body.addWidget(widget)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self.reasoned)

    def show_state(self, state: ReceivedState) -> None:
        """Show which key was chosen."""
        self._has_key = bool(state.key_name)
        rows = [ItemRow("key", state.key_name, self._tr("La clé de dépôt choisie"))] if state.key_name else []
        self.key.show_rows(rows)
        self.key.setVisible(bool(rows))
        self.choose.show_text(
            self._tr("Choisir une autre clé…") if self._has_key else self._tr("Choisir la clé de dépôt…")
        )
        self.passphrase.setVisible(self._has_key)
        if self._has_key:
            self.reasoned.allow()
        else:
            self.reasoned.refuse(self._tr("Choisissez d'abord la clé de dépôt."))

    def show_refusal(self, sentence: str) -> None:
        """Say under the field why the passphrase did not do."""
        self.passphrase.show_error(sentence)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Go to what comes next."""
        (self.passphrase if self._has_key else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep nothing that was typed."""
        self.passphrase.forget()

    def _open(self) -> None:
        if not self._has_key or not self.act.isEnabled():
            return
        typed = self.passphrase.text()
        if typed:
            self.passphrase.forget()
            self.opened.emit(typed)
        else:
            self.show_refusal(self._tr("Écrivez la phrase secrète de la clé de dépôt."))
