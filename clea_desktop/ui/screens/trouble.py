"""Where a screen says that something did not work: in the page, until it works, never in a box that blocks."""

from PySide6.QtCore import QTimer

from clea_desktop.core.messages import Explanation
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.scroll_page import SETTLED_MS, ScrollPage


class TroubleLine(Banner):
    """Hidden while all goes well."""

    def __init__(self) -> None:
        super().__init__("", tone="warn", icon="warning")
        self.hide()

    def say(self, explanation: Explanation | None) -> None:
        """Show what happened and what to do, or nothing any more."""
        if explanation is None:
            self.hide()
            return
        self.show_text(explanation.sentence, explanation.advice)
        self.show()
        if theme.is_large():  # everything scrolls together then: what is said may be far above
            QTimer.singleShot(SETTLED_MS, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, ScrollPage):
            page = page.parentWidget()
        if page is not None and self.isVisible():
            page.bring(self)
