"""Reads one person's line, copies its cells, marks it as typed, and writes it as a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.clock import paris_day
from clea_desktop.core.platform_columns import Column, column_label
from clea_desktop.services.platform_views import PlatformLine
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.copied import Copied
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.platform_port import PlatformPort
from clea_desktop.ui.screens.platform_sheet.files import form_of, table_files
from clea_desktop.ui.screens.platform_sheet.state import SheetState, mend_spot, sheet_state
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay


class PlatformSheetPresenter(ScreenPresenter):
    """Shows one line as a state; ``moving`` tells that another person comes."""

    shown = Signal(SheetState)
    moving = Signal()

    def __init__(self, platform: PlatformPort, desk: Desk) -> None:
        super().__init__(desk)
        self._platform = platform
        self._line: PlatformLine | None = None
        self._from_period = False
        self.clipboard = Copied(self)

    def load(self, dossier_id: str, part: str = "", ready: Callable[[], None] = stay) -> None:
        """Read a line and show it; ``part`` says when one comes from a period."""
        self._from_period = part == Screen.PLATFORM

        def take(line: PlatformLine) -> None:
            if self._line is None or self._line.dossier_id != dossier_id:
                self._line = line
                self._show()
                self.moving.emit()
            else:
                self._take(line)

        self.enter(lambda: self._platform.person(dossier_id), take, ready)

    def copy(self, column: Column) -> None:
        """Put a cell on the clipboard, for a minute."""
        text = next((cell.text for cell in self._line.cells if cell.column is column), "") if self._line else ""
        if text:
            self.clipboard.put(text)
            self.desk.toasts.say(self.tr("Copié : {label}", label=column_label(column, self.tr)), icon="copy")

    def mend(self, column: Column) -> None:
        """Walk to where a cell is mended."""
        spot = mend_spot(column, self._line.dossier_id) if self._line else None
        if spot is not None:
            self.desk.go(spot)

    def mark(self) -> None:
        """Note that the line was typed today."""
        if self._line is not None:
            line = self._line
            today = paris_day(self.desk.clock())
            self.do_once(lambda: self._platform.mark(line.dossier_id, today), self._marked)

    def unmark(self) -> None:
        """Take back that it was."""
        if self._line is not None and self._line.entered_on is not None:
            line, day = self._line, self._line.entered_on
            self.do_once(lambda: self._platform.unmark(line.dossier_id), lambda after: self._unmarked(after, day))

    def export(self) -> None:
        """Write this line where the person chooses."""
        if self._line is None:
            return
        line = self._line
        self.desk.dialogs.save_file(
            self.tr("Enregistrer la ligne de cette personne"),
            sheet_state(line, self.tr).suggested_name,
            table_files(self.desk),
            lambda target: self._write(line.dossier_id, target),
        )

    def back(self) -> None:
        """Go back to where one comes from."""
        if self._from_period:
            self.desk.go(Spot(Screen.PLATFORM))
        elif self._line is not None:
            self.desk.go(Spot(Screen.DOSSIER, self._line.dossier_id))

    def _write(self, dossier_id: str, target: Path) -> None:
        form, target = form_of(target)
        words = self.tr("Fichier enregistré. Il contient des données personnelles : rangez-le à l'abri.")
        self.do_once(
            lambda: self._platform.export((dossier_id,), form, target),
            lambda _count: self.desk.toasts.say(words, icon="save"),
        )

    def _marked(self, line: PlatformLine) -> None:
        self._take(line)
        self.desk.changes.tell(Fact.DOSSIER)
        self.desk.toasts.say(self.tr("Marqué comme saisi."), undo=self.unmark)

    def _unmarked(self, line: PlatformLine, day: date) -> None:
        self._take(line)
        self.desk.changes.tell(Fact.DOSSIER)
        undo = lambda: self.do_once(lambda: self._platform.mark(line.dossier_id, day), self._take)  # noqa: E731 - short
        self.desk.toasts.say(self.tr("Ce n'est plus marqué comme saisi."), undo=undo, icon="undo")

    def _take(self, line: PlatformLine) -> None:
        self._line = line
        self._show()

    def _show(self) -> None:
        if self._line is not None:
            self.shown.emit(sheet_state(self._line, self.tr))
