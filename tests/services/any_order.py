"""Two candidates, two evaluators, and the acts of an evaluation in whatever order: what must hold after each of them.

The model beside the vault is a few dictionaries. An act that the rules allow must change both alike; an act that they
refuse must change neither. Nothing one candidate said may ever stand in what is shown of the other.
"""

from pathlib import Path

from tests.fakes.vault import TickingClock
from tests.services.any_order_acts import Acts
from tests.services.any_order_ground import OTHER_PASSPHRASE, doors
from tests.services.any_order_looks import Looks
from tests.services.any_order_talk import TalkActs
from tests.services.contract import PASSPHRASE


class World(Acts, TalkActs, Looks):
    """A real vault with its model; every method is an act a person may try at any moment."""


def template(folder: Path) -> tuple[Path, tuple[str, str]]:
    """Make the vault of two evaluators that every example begins with."""
    path = folder / "modele"
    session = (
        doors(path, TickingClock()).create("Greta de l'Estuaire", "Maëlys Fontanel", "evaluator", PASSPHRASE).session
    )
    other = session.accounts.add("Yann Kerbrat", "evaluator", OTHER_PASSPHRASE)
    session.exercises.library()
    first = session.account.account_id
    session.close()
    return path, (first, other.account_id)
