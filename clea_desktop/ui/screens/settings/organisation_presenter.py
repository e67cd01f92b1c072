"""Keeps what the evaluation body says of itself as it is typed; what cannot be right is said under its field."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.core.organisation import Organisation, Setting, checked_setting
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.organisation_port import OrganisationPort
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.settings.organisation_state import OrganisationState


class OrganisationPresenter(ScreenPresenter):
    """``refused`` carries a setting and a sentence; ``named`` tells the body's name whenever it is read or changed."""

    shown = Signal(OrganisationState)
    refused = Signal(Setting, str)
    named = Signal(str)

    def __init__(self, organisation: OrganisationPort, desk: Desk) -> None:
        super().__init__(desk)
        self._organisation = organisation
        self._kept: dict[Setting, str] = {}

    def load(self) -> None:
        """Read what was said; the settings come into sight meanwhile."""
        self.run(self._organisation.read, self._take, writes=False)

    def keep(self, setting: Setting, typed: str, left: bool) -> None:  # noqa: FBT001 - a signal's value
        """Make one thing durable; half a number is waited for until its field is left."""
        try:
            text = checked_setting(setting, typed)
        except CleaError as error:
            if left or error.trouble is Trouble.TEXT_TOO_LONG:
                self.refused.emit(setting, str(explain(error, self.tr)))
            return
        self.refused.emit(setting, "")
        if text != self._kept.get(setting, ""):
            self._kept[setting] = text
            self.desk.jobs.run(lambda: self._organisation.write(setting, text), self._take, self._refusal(setting))

    def _refusal(self, setting: Setting) -> Callable[[CleaError], None]:
        def failed(error: CleaError) -> None:
            self._kept.pop(setting, None)
            self.fail(error)

        return failed

    def _take(self, said: Organisation) -> None:
        self.troubled.emit(None)
        self._kept = {setting: said[setting] for setting in Setting}
        self.named.emit(said[Setting.NAME])
        self.shown.emit(OrganisationState(dict(self._kept), self.desk.may_evaluate))
