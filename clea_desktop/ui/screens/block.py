"""What keeps the work on a dossier from changing: a seal, an agreement not signed yet, or who is looking."""

from dataclasses import dataclass

from clea_desktop.core.pathway import DossierState
from clea_desktop.core.text import Translate
from clea_desktop.services.views import DossierView


@dataclass(frozen=True, slots=True)
class Block:
    """Why nothing can be changed, and the way out ("" when there is none)."""

    sentence: str
    plain: str
    action: str
    is_sealed: bool


@dataclass(frozen=True, slots=True)
class BlockWords:
    """What a screen calls its own work: said without an agreement, and to those who only read."""

    unsigned: str
    reading: str


def may_change(view: DossierView, *, may_evaluate: bool) -> bool:
    """Say whether this person may observe or rate now."""
    return may_evaluate and view.state is DossierState.DRAFT and view.agreement is not None


def block_of(view: DossierView, words: BlockWords, tr: Translate, *, may_evaluate: bool) -> Block | None:
    """Say why this person may not change the work now; None when they may."""
    if view.state is DossierState.SEALED:
        return Block(tr("Ce dossier est scellé : il ne change plus."), tr("Vous pouvez le relire."), "", is_sealed=True)
    if view.agreement is None:
        way_out = tr("Faire signer le contrat") if may_evaluate else ""
        return Block(words.unsigned, tr("L'entretien peut continuer."), way_out, is_sealed=False)
    if not may_evaluate:
        return Block(words.reading, tr("La personne qui évalue peut les changer."), "", is_sealed=False)
    return None
