"""Opens a vault, idles, then attaches, seals, exports and verifies; tells how far memory rises above the idle process.

Idle is an opened vault, and nothing done in it yet: what is loaded with the first act counts.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.vaults import CHEAP_COST, PASSPHRASE, change_photo, clock, opened
from clea_desktop.bundles.verdict import Outcome, Policy, Stage
from clea_desktop.bundles.verifying import verify
from clea_desktop.services.session import Session
from clea_desktop.trust.store import TrustStore

_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_RESET_PEAK = "5"


def main(arguments: list[str]) -> None:
    """Work in ``folder`` on a dossier that lacks its evidence: ``files`` times one photograph, changed each time."""
    folder, dossier_id, files = Path(arguments[0]), arguments[1], int(arguments[2])
    session = opened(folder / "vault", CHEAP_COST)
    idle = _kib("VmRSS")
    try:
        risen = {
            "attaching": _peak(lambda: _attach(session, dossier_id, folder / "photo.jpg", files)),
            "sealing": _peak(lambda: _seal(session, dossier_id)),
            "exporting": _peak(lambda: _export(session, dossier_id, folder)),
            "verifying": _peak(lambda: _verify(folder)),
        }
    finally:
        session.close()
    size = (folder / "bundle.asice").stat().st_size
    rises = {act: 1024 * (peak - idle) for act, peak in risen.items()}
    sys.stdout.write(json.dumps({"idle": 1024 * idle, "size": size, **rises}) + "\n")


def _attach(session: Session, dossier_id: str, photo: Path, files: int) -> None:
    codes = [criterion.code for criterion in session.frameworks.current().framework.criteria()]
    for number in range(files):
        change_photo(photo, number)
        session.evidence.attach(dossier_id, photo, f"Pièce {number}", (codes[number],), "Ce qui est montré suffit.")


def _seal(session: Session, dossier_id: str) -> None:
    session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)


def _export(session: Session, dossier_id: str, folder: Path) -> None:
    (bundle,) = session.dossiers.open(dossier_id).bundles
    (folder / "trust").mkdir()
    session.sealing.export_trust(folder / "trust")
    session.sealing.export(bundle.id, folder / "bundle.asice", lambda _done, _total: None, lambda: False)


def _verify(folder: Path) -> None:
    policy = Policy(stage=Stage.SEALED, practice=True, at=clock())
    with (folder / "bundle.asice").open("rb") as source:
        verdict = verify(source, TrustStore.from_folder(folder / "trust"), policy)
    if verdict.outcome is not Outcome.ACCEPTED:
        message = f"the bundle just sealed is not accepted: {verdict.reason}"
        raise RuntimeError(message)


def _peak(act: Callable[[], None]) -> int:
    """Do something and return the most memory that was resident meanwhile, in KiB."""
    _CLEAR.write_text(_RESET_PEAK, encoding="ascii")
    act()
    return _kib("VmHWM")


def _kib(name: str) -> int:
    line = next(line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith(name))
    return int(line.split()[1])


if __name__ == "__main__":
    main(sys.argv[1:])
