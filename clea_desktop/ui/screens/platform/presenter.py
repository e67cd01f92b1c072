"""Reads the lines of a period, walks to the next one to type, and writes them as a file, checked first."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.clock import paris_day
from clea_desktop.core.text import how_many
from clea_desktop.services.platform_views import PlatformPeriod
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.platform_port import PlatformPort
from clea_desktop.ui.ports import Question
from clea_desktop.ui.screens.platform.state import PlatformState, month_of, platform_state
from clea_desktop.ui.screens.platform_sheet.files import form_of, table_files
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay


class PlatformPresenter(ScreenPresenter):
    """Shows a period as a state; ``dated`` carries its two days."""

    shown = Signal(PlatformState)
    dated = Signal(object, object)

    def __init__(self, platform: PlatformPort, desk: Desk) -> None:
        super().__init__(desk)
        self._platform = platform
        self._days: tuple[date, date] | None = None
        self._period: PlatformPeriod | None = None

    def load(self, ready: Callable[[], None] = stay) -> None:
        """Read the period one was on, or this month."""
        first, last = self._days or month_of(paris_day(self.desk.clock()))
        self.enter(lambda: self._platform.period(first, last), self._take, ready)

    def choose(self, first: date | None, last: date | None) -> None:
        """Show another period; days that are not one, or the wrong way round, are waited for."""
        if first is not None and last is not None and first <= last and (first, last) != self._days:
            self._days = (first, last)
            self.run(lambda: self._platform.period(first, last), self._take, writes=False)

    def open(self, dossier_id: str) -> None:
        """Walk to a person's sheet."""
        self.desk.go(Spot(Screen.PLATFORM_SHEET, dossier_id, part=Screen.PLATFORM))

    def open_following(self) -> None:
        """Walk to the next sheet to type."""
        following = self._state().following if self._period else ""
        if following:
            self.open(following)

    def export(self) -> None:
        """Say what is worth a look, then write the file where the person chooses."""
        if self._period is None or not self._period.lines:
            return
        warning = self._state().warning
        if not warning:
            self._choose_file()
            return
        question = Question(
            title=self.tr("Enregistrer malgré ce qui manque ?"),
            consequence=self.tr("À regarder : {columns} Le fichier reste possible.", columns=warning),
            act=self.tr("Enregistrer quand même"),
            keep=self.tr("Regarder d'abord"),
        )
        self.desk.dialogs.ask(question, self._choose_file)

    def back(self) -> None:
        """Walk to the list."""
        self.desk.go(Spot(Screen.CANDIDATES))

    def _choose_file(self) -> None:
        self.desk.dialogs.save_file(
            self.tr("Enregistrer le tableau de la période"),
            self._state().suggested_name,
            table_files(self.desk),
            self._write,
        )

    def _write(self, chosen: Path) -> None:
        if self._period is None:
            return
        form, target = form_of(chosen)
        dossier_ids = tuple(line.dossier_id for line in self._period.lines)
        self.do_once(lambda: self._platform.export(dossier_ids, form, target), self._written)

    def _written(self, count: int) -> None:
        sentence = how_many(
            count,
            self.tr("{count} ligne enregistrée. Ces données sont personnelles : rangez le fichier à l'abri."),
            self.tr("{count} lignes enregistrées. Ces données sont personnelles : rangez le fichier à l'abri."),
        )
        self.desk.toasts.say(sentence.format(count=count), icon="save")

    def _take(self, period: PlatformPeriod) -> None:
        self._period = period
        self._days = (period.first, period.last)
        self.dated.emit(period.first, period.last)
        self.shown.emit(self._state())

    def _state(self) -> PlatformState:
        if self._period is None:
            message = "nothing was read"
            raise ValueError(message)
        return platform_state(self._period, self.tr)
