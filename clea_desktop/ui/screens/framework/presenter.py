"""Reads the frameworks, shows one domain of one version, and turns each wish about them into an act."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework_correction import NewRule
from clea_desktop.core.framework_draft import required_count
from clea_desktop.core.messages import explain
from clea_desktop.services.framework_views import FrameworkRoom, ImportPreview, VersionView
from clea_desktop.services.views import Source
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.frameworks_port import FrameworksPort
from clea_desktop.ui.ports import FileKind, Question
from clea_desktop.ui.screens.framework.preview_state import preview_state
from clea_desktop.ui.screens.framework.state import FrameworkState, confirm_count, framework_state
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay


class FrameworkPresenter(ScreenPresenter):
    """Shows a framework as a state. ``previewed`` carries a PreviewState, or None once the file is set aside."""

    shown = Signal(FrameworkState)
    previewed = Signal(object)
    erred = Signal(str, str)

    def __init__(self, frameworks: FrameworksPort, desk: Desk) -> None:
        super().__init__(desk)
        self._frameworks = frameworks
        self._room: FrameworkRoom | None = None
        self._preview: ImportPreview | None = None
        self._domain = self._correcting = ""

    def load(self, ready: Callable[[], None] = stay) -> None:
        """Read the version shown last, or the one in use."""
        key = self._room.shown.key if self._room else ""
        self.enter(lambda: self._frameworks.room(key), self._take, ready)

    def show_version(self, key: str) -> None:
        """Show another version."""
        self._correcting = ""
        self.run(lambda: self._frameworks.room(key), self._take, writes=False)

    def show_domain(self, code: str) -> None:
        """Show another domain."""
        self._domain, self._correcting = code, ""
        self._show()

    def confirm(self) -> None:
        """Ask, then write down that the organisation confirms the rules."""
        room = self._room
        if room is None or room.shown.confirmed_at is not None or not self.desk.may_evaluate:
            return
        question = Question(
            title=self.tr("Confirmer les règles du référentiel ?"),
            consequence=self.tr(
                "{count} Vous dites, pour votre organisme, qu'elles conviennent. "
                "Votre nom et la date restent inscrits.",
                count=confirm_count(room.framework, self.tr),
            ),
            act=self.tr("Confirmer les règles"),
            keep=self.tr("Les relire encore"),
        )
        key = room.shown.key
        done = self.tr("Règles confirmées pour votre organisme.")
        self.desk.dialogs.ask(
            question,
            lambda: self.do_once(lambda: self._frameworks.confirm_rules(key), lambda _none: self._changed(done, key)),
        )

    def use(self) -> None:
        """Begin new dossiers with the version shown."""
        if self._room is None or self._room.shown.in_use or not self.desk.may_evaluate:
            return
        before = next(version.key for version in self._room.versions if version.in_use)
        self._use(self._room.shown.key, lambda: self._use(before))

    def choose_file(self) -> None:
        """Ask for the file of a framework."""
        if self.desk.may_evaluate:
            kinds = (FileKind(self.tr("Tableau ou JSON"), ("*.xlsx", "*.csv", "*.txt", "*.json")),)
            self.desk.dialogs.open_file(self.tr("Choisir un référentiel"), kinds, self.preview)

    def drop(self, sources: Sequence[Source]) -> None:
        """Look into the first file dropped on the screen."""
        path = next((source for source in sources if isinstance(source, Path)), None)
        if path is not None and self.desk.may_evaluate:
            self.preview(path)

    def preview(self, path: Path) -> None:
        """Look into a file; nothing is kept."""
        self.do_once(lambda: self._frameworks.preview(path), self._previewed)

    def add(self) -> None:
        """Keep the framework that was looked at."""
        framework = self._preview.framework if self._preview else None
        if framework is not None and self.desk.may_evaluate:
            self.do_once(lambda: self._frameworks.add(framework), self._added)

    def leave_preview(self) -> None:
        """Set the file aside."""
        self._preview = None
        self.previewed.emit(None)

    def save_template(self, ending: str) -> None:
        """Write the version shown as a file to fill in."""
        if self._room is None:
            return
        version, kinds = self._room.shown, (FileKind(self.tr("Modèle de référentiel"), (f"*.{ending}",)),)
        self.desk.dialogs.save_file(
            self.tr("Enregistrer un modèle"),
            f"{version.id}-{version.version}.{ending}",
            kinds,
            lambda target: self.do_once(
                lambda: self._frameworks.save_template(version.key, target), lambda _none: self._saved()
            ),
        )

    def open_correction(self, code: str) -> None:
        """Show where the rule of a sub-domain is corrected; no code closes it."""
        self._correcting = code
        self._show()

    def correct(self, required: str, mandatory: tuple[str, ...], reason: str) -> None:
        """Correct the rule, once it holds together and has its reason."""
        room = self._room
        subdomain = next((s for s in room.framework.subdomains() if s.code == self._correcting), None) if room else None
        if room is None or subdomain is None:
            return
        total = len(subdomain.criteria)
        count = required_count(required, total)
        wrong = "" if count else str(explain(CleaError(Trouble.FRAMEWORK_RULE, most=total), self.tr))
        missing = "" if reason.strip() else self.tr("Dites pourquoi : le motif reste avec la règle.")
        self.erred.emit(wrong, missing)
        if count is None or missing:
            return
        rule, key = NewRule(subdomain.code, count, frozenset(mandatory)), room.shown.key
        self.do_once(lambda: self._frameworks.correct(key, rule, reason), self._corrected)

    def _use(self, key: str, undo: Callable[[], None] | None = None) -> None:
        words = self.tr("Les nouveaux dossiers commencent avec cette version.")
        self.do_once(lambda: self._frameworks.use(key), lambda _none: self._changed(words, key, undo))

    def _previewed(self, preview: ImportPreview) -> None:
        self._preview = preview
        self.previewed.emit(preview_state(preview, self.tr, may_add=self.desk.may_evaluate))

    def _added(self, version: VersionView) -> None:
        self.leave_preview()
        self._changed(self.tr("Référentiel ajouté. Relisez ses règles, puis confirmez-les."), version.key)

    def _corrected(self, version: VersionView) -> None:
        self._correcting = ""
        self._changed(self.tr("Règle corrigée, dans la version {version}.", version=version.version), version.key)

    def _saved(self) -> None:
        self.desk.toasts.say(self.tr("Modèle enregistré."), icon="save")

    def _changed(self, words: str, key: str, undo: Callable[[], None] | None = None) -> None:
        self.desk.toasts.say(words, undo)
        self.desk.changes.tell(Fact.FRAMEWORK)
        self.show_version(key)

    def _take(self, room: FrameworkRoom) -> None:
        self._room = room
        self._show()

    def _show(self) -> None:
        if self._room is not None:
            may = self.desk.may_evaluate
            self.shown.emit(
                framework_state(self._room, self._domain, self.tr, may_confirm=may, correcting=self._correcting)
            )
