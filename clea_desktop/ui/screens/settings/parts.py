"""The four parts of the settings, as pixels; each tells what is wished and decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.limits import NAME_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.settings.state import PersonLine, Refusals, SettingsState
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.text import Label, Prose


def _column(*widgets: QWidget, gap: int = 16) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    theme.space(column, gap=gap)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder


def _fill(part: QWidget, content: QWidget) -> None:
    column = QVBoxLayout(part)
    theme.space(column, gap=0)
    column.addWidget(content)


class DisplayPart(QWidget):
    """Theme, size of text, minutes before locking."""

    theme_chosen = Signal(str)
    scale_chosen = Signal(str)
    idle_chosen = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.theme = ChoiceField(tr("Couleurs"), ())
        self.scale = ChoiceField(tr("Taille du texte"), ())
        self.idle = ChoiceField(
            tr("Verrouiller après"), (), help_text=tr("Sans frappe ni souris. Vous retrouvez ensuite l'endroit exact.")
        )
        self.theme.changed.connect(self.theme_chosen)
        self.scale.changed.connect(self.scale_chosen)
        self.idle.changed.connect(self.idle_chosen)
        self._is_filled = False
        _fill(self, Columns(_column(self.theme, self.idle, gap=24), _column(self.scale), side_width=344))

    def show_state(self, state: SettingsState) -> None:
        """Show what is chosen."""
        if not self._is_filled:
            self._is_filled = True
            self.theme.show_choices(state.themes)
            self.scale.show_choices(state.scales)
            self.idle.show_choices(state.idles)
        self.theme.set_value(state.theme)
        self.scale.set_value(state.scale)
        self.idle.set_value(state.idle)


class PeoplePart(QWidget):
    """Who may open this vault."""

    person_added = Signal(str, str, str)
    person_removed = Signal(str, str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._people: tuple[PersonLine, ...] | None = None
        self.people = ItemList()
        self.name = FormField(tr("Prénom et nom"), limit=NAME_LIMIT)
        self.role = ChoiceField(tr("Ce que fait cette personne"), ())
        self.passphrase = PassphraseField(
            tr, tr("Sa phrase secrète"), help_text=tr("Elle la choisit et l'écrit elle-même : 12 caractères au moins.")
        )
        self.add = Button(tr("Ajouter cette personne"), kind="primary", icon="plus")
        self.add.clicked.connect(self._add)
        self.passphrase.entered.connect(self._add)
        self._role_error = Prose(tone="bad")
        self._role_error.hide()
        shared = Prose(
            tr(
                "Les personnes de ce coffre partagent la même clé des données : "
                "chacune peut lire tous les dossiers de ce poste. Leur clé de signature reste à elles seules."
            ),
            tone="muted",
        )
        listed = _column(Label(tr("Qui peut ouvrir ce coffre"), role="lead"), shared, self.people, gap=8)
        self._card = Card(tr("Ajouter une personne"), icon="user")
        for widget in (self.name, self.role, self._role_error, self.passphrase, self.add):
            self._card.body.addWidget(widget)
        _fill(self, Columns(listed, _column(self._card), side_width=376, gap=32))

    def show_state(self, state: SettingsState) -> None:
        """Show the people."""
        self._card.setVisible(state.may_manage)
        if self._people is None:
            self.role.show_choices(state.roles)
        if self._people != state.people:
            self._people = state.people
            self.people.show_rows([self._row(person) for person in state.people])

    def show_refusals(self, refusals: Refusals) -> None:
        """Say what needs a look."""
        self.name.show_error(refusals.name)
        self.passphrase.show_error(refusals.passphrase)
        self._role_error.setText(refusals.role)
        self._role_error.setVisible(bool(refusals.role))

    def forget(self) -> None:
        """Empty the form."""
        self.name.set_text("")
        self.passphrase.forget()
        self.role.set_value("")

    def _add(self) -> None:
        self.person_added.emit(self.name.text(), self.role.value(), self.passphrase.text())

    def _row(self, person: PersonLine) -> ItemRow:
        row = ItemRow("user", person.name, person.role, action=self._tr("Retirer") if person.may_remove else "")
        row.acted.connect(lambda: self.person_removed.emit(person.account_id, person.name))
        return row


class AccountPart(QWidget):
    """One's own passphrase, and the recovery code of the vault."""

    passphrase_changed = Signal(str, str, str)
    code_asked = Signal()
    sheet_asked = Signal(str)
    sheet_printed = Signal(str)
    code_typed = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._code = ""
        self.old = PassphraseField(tr, tr("Phrase secrète actuelle"))
        self.new = PassphraseField(
            tr, tr("Nouvelle phrase secrète"), help_text=tr("Quatre mots au hasard conviennent bien.")
        )
        self.again = PassphraseField(tr, tr("La nouvelle, encore une fois"))
        self.again.entered.connect(self._change)
        self.change = Button(tr("Changer ma phrase secrète"), kind="primary", icon="key")
        self.change.clicked.connect(self._change)
        mine = _column(Label(tr("Ma phrase secrète"), role="lead"), self.old, self.new, self.again, self.change, gap=16)
        self._card = Card(tr("Code de secours"), icon="key", subtitle=tr("Une feuille, rangée à l'abri"))
        self._words = Prose(
            tr("Il ouvre le coffre quand une phrase secrète est oubliée. Il ne donne pas la clé de signature."),
            tone="muted",
        )
        self.renew = Button(tr("Faire un nouveau code"), icon="key")
        self.renew.clicked.connect(self.code_asked)
        self.code = Prose(role="lead")
        self.print_sheet = Button(tr("Imprimer la feuille"), icon="printer")
        self.print_sheet.clicked.connect(lambda: self.sheet_printed.emit(self._code))
        self.sheet = Button(tr("Enregistrer la feuille…"), icon="save")
        self.sheet.clicked.connect(lambda: self.sheet_asked.emit(self._code))
        self._until = Prose(tr("Tant que vous ne l'avez pas recopié ici, c'est l'ancien code qui ouvre le coffre."))
        self.typed = FormField(tr("Le nouveau code"), help_text=tr("Depuis sa feuille. Les tirets sont facultatifs."))
        self.typed.entered.connect(self._type)
        self.confirm = Button(tr("Remplacer l'ancien code"), kind="primary", icon="check")
        self.confirm.clicked.connect(self._type)
        self._of_code = (self.code, self.print_sheet, self.sheet, self._until, self.typed, self.confirm)
        for widget in (self._words, self.renew, *self._of_code):
            self._card.body.addWidget(widget)
        self.show_code("")
        _fill(self, Columns(mine, _column(self._card), side_width=376, gap=32))

    def show_refusals(self, refusals: Refusals) -> None:
        """Say what needs a look."""
        self.old.show_error(refusals.old)
        self.new.show_error(refusals.new)
        self.again.show_error(refusals.again)
        self.typed.show_error(refusals.code)

    def show_code(self, code: str) -> None:
        """Show a new recovery code, once; an empty one puts it away."""
        self._code = code
        self.code.setText(code)
        self.typed.set_text("")
        self.typed.show_error("")
        for widget in self._of_code:
            widget.setVisible(bool(code))
        self.renew.setVisible(not code)
        self.change.set_kind("outlined" if code else "primary")

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self.old, self.new, self.again):
            field.forget()

    def _type(self) -> None:
        if self.confirm.isEnabled():
            self.code_typed.emit(self.typed.text())

    def _change(self) -> None:
        self.passphrase_changed.emit(self.old.text(), self.new.text(), self.again.text())


class AboutPart(QWidget):
    """What this is, under which licence, and the tour."""

    tour_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._version = Prose(tone="muted")
        card = Card(tr("CléA Desktop"), icon="mark", subtitle=tr("Évaluer pour le certificat CléA, hors réseau"))
        card.body.addWidget(self._version)
        card.body.addWidget(
            Prose(
                tr(
                    "Logiciel libre, sous licence publique de l'Union européenne (EUPL-1.2). "
                    "Vous pouvez l'utiliser, l'étudier, le partager et l'améliorer."
                )
            )
        )
        card.body.addWidget(
            Prose(tr("Les données restent chiffrées sur ce poste. Rien ne part sans un geste de votre part."))
        )
        self.tour = Button(tr("Revoir la visite"), icon="eye")
        self.tour.clicked.connect(self.tour_asked)
        card.body.addWidget(self.tour)
        theme.limit_width(card, 640)
        _fill(self, _column(card))

    def show_state(self, state: SettingsState) -> None:
        """Show the version."""
        self._version.setText(state.version)
