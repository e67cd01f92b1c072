"""The short words of an opened vault, each where it belongs.

An act may end, or fail, once the person is at another dossier: there its word would be taken for a word on that one,
and its way back would change what is no longer in sight.
"""

from collections.abc import Callable

from clea_desktop.core.text import Translate
from clea_desktop.ui.ports import Toasts


class DossierToasts:
    """Says what was done; of a dossier one has left, it says so and offers no way back."""

    def __init__(self, toasts: Toasts, tr: Translate, asked_in: Callable[[], str], here: Callable[[], str]) -> None:
        """Say on ``toasts``; ``asked_in`` returns the dossier the act was asked in, ``here`` the one in sight."""
        self._toasts, self._tr = toasts, tr
        self._asked_in, self._here = asked_in, here

    def say(self, text: str, undo: Callable[[], None] | None = None, icon: str = "check") -> None:
        """Say what was done."""
        asked_in = self._asked_in()
        if asked_in and asked_in != self._here():
            self._toasts.say(self._tr("Dans le dossier quitté : {words}", words=text), icon=icon)
        else:
            self._toasts.say(text, undo=undo, icon=icon)
