"""The four pages of the first start, as pixels."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clea_desktop.core.limits import NAME_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.labels import ROLES, role_name
from clea_desktop.ui.screens.first_start.state import FirstStartState, Identity, Place, advice, too_long
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.restyle import set_ground
from clea_desktop.ui.widgets.text import Prose


class _StepPage(QWidget):
    """A column of fields, whose troubles are told under the field they are about."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[Place, FormField] = {}
        self.column = QVBoxLayout(self)
        theme.space(self.column, gap=16)

    def show_state(self, state: FirstStartState) -> None:
        """Show the trouble of a field, and go there."""
        for place, field in self.fields.items():
            told = state.trouble if state.trouble is not None and state.trouble.place is place else None
            field.show_error(told.sentence if told is not None else "")
            field.editor.setEnabled(not state.waiting)
            if told is not None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Go to the first field."""
        for field in list(self.fields.values())[:1]:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets under each other; buttons keep their width."""
        for widget in widgets:
            side = Qt.AlignmentFlag.AlignLeft if isinstance(widget, Button) else Qt.AlignmentFlag(0)
            self.column.addWidget(widget, 0, side)


class IdentityPage(_StepPage):
    """Whose vault it is."""

    introduced = Signal(object)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.organisation = FormField(
            tr("Organisme évaluateur"), help_text=tr("Tel qu'il doit figurer sur les papiers remis.")
        )
        self.organisation.changed.connect(lambda text: self.organisation.show_error(too_long(text, tr)))
        self.name = FormField(tr("Votre prénom et votre nom"), limit=NAME_LIMIT)
        self.role = ChoiceField(tr("Ce que vous faites"), [(role, role_name(role, tr)) for role in ROLES])
        self.role.set_value(ROLES[0])
        self.go_on = Button(tr("Continuer"), kind="primary", icon="arrow-right", icon_right=True)
        self.go_on.clicked.connect(self._tell)
        self.fields = {Place.ORGANISATION: self.organisation, Place.NAME: self.name}
        self.organisation.entered.connect(self.name.setFocus)
        self.name.entered.connect(self._tell)
        self.add(self.organisation, self.name, self.role, self.go_on)

    def _tell(self) -> None:
        self.introduced.emit(Identity(self.organisation.text(), self.name.text(), self.role.value()))


class SecretPage(_StepPage):
    """The passphrase, twice, with advice as it is typed."""

    asked = Signal(str, str)
    back = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.first = PassphraseField(tr, tr("Phrase secrète"), help_text=advice("", tr))
        self.again = PassphraseField(tr, tr("La même phrase, encore une fois"))
        self.first.changed.connect(lambda text: self.first.show_help(advice(text, tr)))
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._tell)
        self.go_on = Button(tr("Créer le coffre"), kind="primary", icon="lock")
        self.go_on.clicked.connect(self._tell)
        self.go_back = Button(tr("Revenir"), kind="link", icon="arrow-left")
        self.go_back.clicked.connect(self.back)
        self._waiting = Prose(tone="muted")
        self.fields = {Place.FIRST: self.first, Place.AGAIN: self.again}
        self.add(self.first, self.again, self.go_on, self._waiting, self.go_back)

    def show_state(self, state: FirstStartState) -> None:
        """Show what is being done too."""
        super().show_state(state)
        self._waiting.setText(state.waiting)
        self._waiting.setVisible(bool(state.waiting))
        self.go_on.setEnabled(not state.waiting)
        self.go_back.setEnabled(not state.waiting)

    def forget(self) -> None:
        """Empty the two fields."""
        self.first.forget()
        self.again.forget()

    def _tell(self) -> None:
        self.asked.emit(self.first.text(), self.again.text())


class CodePage(_StepPage):
    """The recovery code, large, and the ways to keep it."""

    save_asked = Signal()
    print_asked = Signal()
    gone_on = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        box = QFrame()
        set_ground(box, "card")
        inside = QVBoxLayout(box)
        theme.space(inside, gap=8, margins=(24, 24, 24, 24))
        self.code = Prose(role="title")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self.code)
        self.save = Button(tr("Enregistrer en PDF"), icon="save")
        self.print_it = Button(tr("Imprimer"), icon="printer")
        self._kept = Prose(tone="ok")
        self.go_on = Button(tr("J'ai gardé le code"), kind="primary", icon="arrow-right", icon_right=True)
        self.save.clicked.connect(self.save_asked)
        self.print_it.clicked.connect(self.print_asked)
        self.go_on.clicked.connect(self.gone_on)
        self.add(box, Flow((self.print_it, self.save)), self._kept, self.go_on)

    def show_state(self, state: FirstStartState) -> None:
        """Show the code, group by group."""
        super().show_state(state)
        self.code.setText(spread_code(state.code))
        self.code.setAccessibleName(state.code)
        self._kept.setText(self._tr("La feuille est prête. Gardez-la hors de ce poste.") if state.kept else "")
        self._kept.setVisible(state.kept)

    def focus_first(self) -> None:
        """Go to printing, the safest way to keep it."""
        self.print_it.setFocus(Qt.FocusReason.OtherFocusReason)


class CheckPage(_StepPage):
    """The code, typed back once from the sheet."""

    typed = Signal(str)
    back = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.code = FormField(tr("Code de secours"), help_text=tr("Majuscules et tirets sont facultatifs."))
        self.fields = {Place.CODE: self.code}
        self.go_on = Button(tr("Ouvrir CléA Desktop"), kind="primary", icon="check")
        self.go_back = Button(tr("Revoir le code"), kind="link", icon="arrow-left")
        self.code.entered.connect(self._tell)
        self.go_on.clicked.connect(self._tell)
        self.go_back.clicked.connect(self.back)
        self.add(self.code, self.go_on, self.go_back)

    def show_state(self, state: FirstStartState) -> None:
        """Show that the code is being looked at, too."""
        super().show_state(state)
        self.go_on.setEnabled(not state.waiting)
        self.go_back.setEnabled(not state.waiting)

    def _tell(self) -> None:
        self.typed.emit(self.code.text())


def spread_code(code: str) -> str:
    """Put air around the dashes, so that groups are read one by one and lines break between them."""
    return code.replace("-", " - ")
