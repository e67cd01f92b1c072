"""Where a screen says that something did not work: in the page, until it works, never in a box that blocks."""

from clea_desktop.core.messages import Explanation
from clea_desktop.ui.widgets.banner import Banner


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
