"""The frozen values of home: what must be done today, and whether one may leave without network."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.enrolment import SignatureFacts
from clea_desktop.core.today import Item


@dataclass(frozen=True, slots=True)
class HomeView:
    """What must be done today; ``is_partial`` says that older drafts were not looked at."""

    items: tuple[Item, ...]
    today: date
    drafts: int
    is_partial: bool
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Readiness:
    """What one needs away from any network. ``key_until`` is None without a practice key that signs now.

    ``signature`` is how the real signature of whoever evaluates stands, None before anybody enrols.

    ``last_act_at`` is the newest act of the journal when the clock says an earlier instant, which it should not.
    """

    framework: str
    rules_confirmed: bool
    may_sign: bool
    key_until: date | None
    last_act_at: datetime | None
    disk_free: int
    folder: str
    signature: SignatureFacts | None = None
