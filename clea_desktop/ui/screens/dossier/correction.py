"""What the path says of a seal: it can be corrected on purpose, or a correction is in hand."""

from dataclasses import dataclass

from clea_desktop.core.pathway import DossierState
from clea_desktop.core.text import Translate
from clea_desktop.services.views import DossierView
from clea_desktop.ui.screens.seal.state import amendment_state


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """The banner: ``gives_up`` says what its link does, close a correction or ask why one is opened."""

    sentence: str
    plain: str
    action: str
    gives_up: bool


def correction_line(view: DossierView, tr: Translate, *, may_evaluate: bool) -> CorrectionLine | None:
    """Return the banner of a dossier that is sealed, or was; None before the first seal."""
    amendment = amendment_state(view, tr)
    if amendment is not None:
        action = amendment.give_up if may_evaluate else ""
        return CorrectionLine(amendment.sentence, amendment.reason, action, gives_up=True)
    if view.state is not DossierState.SEALED or not may_evaluate:
        return None
    sentence = tr("Ce dossier est scellé : il se lit, il ne change plus.")
    return CorrectionLine(sentence, "", tr("Corriger ce dossier…"), gives_up=False)
