"""Changes how the window looks, who may open the vault, and what belongs to one's own account."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.core.names import tidy
from clea_desktop.services.views import Account
from clea_desktop.ui.accounts_port import AccountsPort
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk, pdf_files
from clea_desktop.ui.ports import Question
from clea_desktop.ui.preferences import Preferences
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.settings.state import Around, Refusals, Section, SettingsState, settings_state


class SettingsPresenter(ScreenPresenter):
    """Shows the settings as a state. ``coded`` carries a new recovery code, or "" when it may be forgotten."""

    shown = Signal(SettingsState)
    refused = Signal(Refusals)
    emptied = Signal()
    coded = Signal(str)

    def __init__(
        self, accounts: AccountsPort, around: Around, desk: Desk, prefer: Callable[[Preferences], None]
    ) -> None:
        super().__init__(desk)
        self._accounts = accounts
        self._around = around
        self._prefer = prefer
        self._preferences = Preferences()
        self._people: tuple[Account, ...] = ()
        self._section = Section.DISPLAY

    def load(self, preferences: Preferences, ready: Callable[[], None] = stay, section: str = "") -> None:
        """Read who may open the vault, and show the settings: a part of them, or the last one shown."""
        self._preferences = preferences
        if section:
            self._section = Section(section)
        self.enter(self._accounts.people, self._take, ready)

    def show_section(self, section: str) -> None:
        """Show another part."""
        self._section = Section(section)
        self.coded.emit("")
        self._show()

    def rename(self, organisation: str) -> None:
        """Show the name the organisation goes by now."""
        if organisation != self._around.organisation:
            self._around = replace(self._around, organisation=organisation)
            self._show()

    def choose_theme(self, theme: str) -> None:
        """Dress the window at once."""
        self._change(self._preferences._replace(theme=theme))

    def choose_scale(self, percent: str) -> None:
        """Change the size of text at once."""
        self._change(self._preferences._replace(scale=int(percent) / 100))

    def choose_idle(self, minutes: str) -> None:
        """Change when the window locks by itself."""
        self._change(self._preferences._replace(idle_minutes=int(minutes)))

    def add_person(self, name: str, role: str, passphrase: str) -> None:
        """Let one more person in."""
        refusals = Refusals(
            name="" if tidy(name) else self.tr("Écrivez le prénom et le nom."),
            role="" if role else self.tr("Choisissez ce que cette personne fait."),
            passphrase="" if passphrase else self.tr("Cette personne écrit ici sa phrase secrète."),
        )
        self.refused.emit(refusals)
        if refusals == Refusals():
            self._try(
                lambda: self._accounts.add(tidy(name), role, passphrase),
                self._added,
                lambda sentence: Refusals(passphrase=sentence),
            )

    def remove_person(self, account_id: str, name: str) -> None:
        """Ask, then take a person's way in away."""
        question = Question(
            title=self.tr("Retirer l'accès de {name} ?", name=name),
            consequence=self.tr(
                "Sa phrase secrète n'ouvrira plus ce coffre, et sa signature en part avec elle : "
                "dites-le à l'organisme certificateur. Les constats qu'elle a faits restent."
            ),
            act=self.tr("Retirer l'accès"),
            keep=self.tr("Garder l'accès"),
        )
        self.desk.dialogs.ask(
            question, lambda: self.do_once(lambda: self._accounts.remove(account_id), lambda _none: self._removed())
        )

    def change_passphrase(self, old: str, new: str, again: str) -> None:
        """Change one's own passphrase."""
        refusals = Refusals(
            old="" if old else self.tr("Écrivez votre phrase secrète actuelle."),
            new="" if new else self.tr("Écrivez la nouvelle phrase secrète."),
            again="" if new == again else self.tr("Les deux ne se ressemblent pas : réécrivez la nouvelle."),
        )
        self.refused.emit(refusals)
        if refusals == Refusals():
            self._try(lambda: self._accounts.change_passphrase(old, new), lambda _none: self._changed(), _of_passphrase)

    def renew_code(self) -> None:
        """Ask, then make a new recovery code; the one before stays valid until this one is typed back."""
        question = Question(
            title=self.tr("Faire un nouveau code de secours ?"),
            consequence=self.tr(
                "Gardez sa feuille, puis recopiez-le : à ce moment-là seulement, l'ancien code n'ouvrira plus rien."
            ),
            act=self.tr("Faire un nouveau code"),
            keep=self.tr("Garder l'ancien"),
        )
        self.desk.dialogs.ask(question, lambda: self.do_once(self._accounts.new_recovery_code, self.coded.emit))

    def confirm_code(self, typed: str) -> None:
        """Take the code typed back from its sheet: from then on it is the only one."""
        if not typed.strip():
            self.refused.emit(Refusals(code=self.tr("Recopiez le nouveau code depuis sa feuille.")))
            return
        self._try(
            lambda: self._accounts.confirm_recovery_code(typed),
            lambda _none: self._confirmed(),
            lambda sentence: Refusals(code=sentence),
        )

    def save_sheet(self, code: str) -> None:
        """Write the sheet to print."""
        self.desk.dialogs.save_file(
            self.tr("Enregistrer la feuille de secours"),
            self.tr("feuille-de-secours.pdf"),
            pdf_files(self.desk),
            lambda target: self._write_sheet(code, target),
        )

    def print_sheet(self, code: str) -> None:
        """Print the sheet."""

        def printed() -> None:
            self.troubled.emit(None)
            self.desk.toasts.say(self.tr("Feuille imprimée : recopiez le code ici, puis rangez-la."), icon="printer")

        if code:
            self.desk.printer.print_code(code, printed, self.fail)

    def _write_sheet(self, code: str, target: Path) -> None:
        self.do_once(
            lambda: self._accounts.save_recovery_sheet(code, target),
            lambda _none: self.desk.toasts.say(self.tr("Feuille enregistrée : imprimez-la, puis effacez le fichier.")),
        )

    def _change(self, preferences: Preferences) -> None:
        if preferences != self._preferences:
            self._preferences = preferences
            self._prefer(preferences)
            self._show()

    def _take(self, people: tuple[Account, ...]) -> None:
        self._people = people
        self._show()

    def _show(self) -> None:
        self.shown.emit(settings_state(self._people, self._around, self._preferences, self._section, self.tr))

    def _try(
        self, work: Callable[[], object], done: Callable[[object], None], under: Callable[[str], Refusals]
    ) -> None:
        """Do some work once; a passphrase or a code that does not suit is said under its field."""

        def failed(error: CleaError) -> None:
            sentence = str(explain(error, self.tr))
            if error.trouble is Trouble.WRONG_PASSPHRASE:
                self.refused.emit(Refusals(old=sentence))
            elif error.trouble in {Trouble.WEAK_PASSPHRASE, Trouble.WRONG_RECOVERY_CODE}:
                self.refused.emit(under(sentence))
            else:
                self.fail(error)

        self.do_once(work, done, failed)

    def _added(self, _account: object) -> None:
        self.desk.toasts.say(self.tr("Cette personne peut maintenant ouvrir le coffre."), icon="user")
        self._reload()

    def _removed(self) -> None:
        self.desk.toasts.say(self.tr("Accès retiré."), icon="user")
        self._reload()

    def _confirmed(self) -> None:
        self.coded.emit("")
        self.desk.changes.tell(Fact.ACCOUNTS)
        self.desk.toasts.say(self.tr("Le nouveau code remplace l'ancien."), icon="key")

    def _changed(self) -> None:
        self.emptied.emit()
        self.desk.toasts.say(self.tr("Phrase secrète changée."), icon="key")

    def _reload(self) -> None:
        self.emptied.emit()
        self.desk.changes.tell(Fact.ACCOUNTS)
        self.run(self._accounts.people, self._take, writes=False)


def _of_passphrase(sentence: str) -> Refusals:
    return Refusals(new=sentence)
