"""The buttons of an act rest while it is under way: a second click finds nothing to press."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


class Resting(QObject):
    """Disables what could be pressed meanwhile, and gives the focus back where it was."""

    def __init__(self, owner: QWidget, buttons: Sequence[QWidget]) -> None:
        super().__init__(owner)
        self._buttons = tuple(buttons)
        self._asleep: list[QWidget] = []
        self._pressed: QWidget | None = None

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's value
        """Put the buttons to rest, or back to work."""
        if busy:
            self._asleep = [button for button in self._buttons if button.isEnabled()]
            self._pressed = next((button for button in self._asleep if button is button.window().focusWidget()), None)
            self._enable(enabled=False)
        else:
            self._enable(enabled=True)
            self._asleep = []
            if self._pressed is not None and self._pressed.isVisible():
                self._pressed.setFocus()
            self._pressed = None

    def _enable(self, *, enabled: bool) -> None:
        for button in self._asleep:
            button.setEnabled(enabled)
