"""Reading aloud, where the machine has a French voice: an extra of Qt that is not always there, and never needed."""

from importlib import import_module
from typing import Any, Protocol

_MODULE = "PySide6.QtTextToSpeech"


class Voice(Protocol):
    """Reads a text aloud, on this machine alone."""

    def say(self, text: str) -> None:
        """Read a text; what was being read stops."""
        ...

    def stop(self) -> None:
        """Say nothing more."""
        ...


class QtVoice:
    """The voice of the system, through Qt."""

    def __init__(self, speech: Any) -> None:  # noqa: ANN401 - the module may be absent: its types are too
        self._speech = speech

    def say(self, text: str) -> None:
        """Read a text; what was being read stops."""
        self._speech.stop()
        self._speech.say(text)

    def stop(self) -> None:
        """Say nothing more."""
        self._speech.stop()


def find_voice() -> Voice | None:
    """Return a voice that reads French, or nothing: a machine without one is told so in words."""
    try:
        module = import_module(_MODULE)
    except ImportError:
        return None
    for engine in module.QTextToSpeech.availableEngines():
        if engine == "mock":
            continue
        speech = module.QTextToSpeech(engine)
        french = next((one for one in speech.availableLocales() if one.name().startswith("fr")), None)
        if french is not None:
            speech.setLocale(french)
            return QtVoice(speech)
    return None
