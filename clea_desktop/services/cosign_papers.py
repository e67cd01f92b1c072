"""What a college brings: the decision somebody typed, the digest of the minutes, the candidate's extract of them."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from clea_desktop.bundles import limits
from clea_desktop.bundles.decisions import JuryDecision, JuryOutcome, JuryPapers, subject_of
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import tidied
from clea_desktop.services.cosign_views import DecisionDraft
from clea_desktop.services.files import MEGABYTE
from clea_desktop.services.opened import Surroundings

REASON_LIMIT, JURY_LIMIT = 2000, 200
_EXTRACT_LIMIT = limits.BOUNDS["EXTRACT"]


def jury_papers(dossier: Mapping[str, object], draft: DecisionDraft | None, around: Surroundings) -> JuryPapers:
    """Make a decision of what was typed; COSIGN_REFUSED says what is missing, FILE_UNREADABLE, FILE_TOO_LARGE."""
    tr = around.tr
    if draft is None:
        raise CleaError(Trouble.COSIGN_REFUSED, why=tr("La décision du jury manque."))
    if draft.held_on > paris_day(around.clock()):
        raise CleaError(Trouble.COSIGN_REFUSED, why=tr("La session du jury est datée d'un jour à venir."))
    jury = tidied(draft.jury, JURY_LIMIT)
    if not jury:
        raise CleaError(Trouble.COSIGN_REFUSED, why=tr("Écrivez le nom du jury."))
    codes = subject_of(dossier, "").domains
    decision = JuryDecision(
        outcome=JuryOutcome(draft.outcome.value),
        domains=tuple((code, code in draft.acquired) for code in codes),
        reason=tidied(draft.reason, REASON_LIMIT),
        jury=jury,
        held_on=draft.held_on,
        remote=draft.remote,
        minutes_sha256=_digest(draft.minutes),
    )
    if draft.extract is None:
        return JuryPapers(decision)
    extract = _read(draft.extract)
    if not extract.startswith(b"%PDF-"):
        raise CleaError(Trouble.COSIGN_REFUSED, why=tr("L'extrait du procès-verbal doit être un PDF."))
    return JuryPapers(decision, extract)


def _digest(minutes: Path) -> str:
    """Take the digest of the minutes; they name other people, and nothing else of them is kept."""
    running = sha256()
    try:
        with minutes.open("rb") as file:
            while block := file.read(MEGABYTE):
                running.update(block)
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error
    return running.hexdigest()


def _read(extract: Path) -> bytes:
    try:
        with extract.open("rb") as file:
            data = file.read(_EXTRACT_LIMIT + 1)
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error
    if len(data) > _EXTRACT_LIMIT:
        raise CleaError(Trouble.FILE_TOO_LARGE, limit=_EXTRACT_LIMIT // MEGABYTE)
    return data
