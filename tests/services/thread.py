"""One candidate taken through the services up to the seal, for tests that begin where the thread ends."""

import io
from datetime import date
from pathlib import Path

from PIL import Image

from clea_desktop.core.rating import Rating
from clea_desktop.services.session import Session
from clea_desktop.services.views import BundleView
from tests.services.contract import PASSPHRASE

BIRTH_NAME = "Nguyễn-Lefèvre"
FIRST_NAME = "Éloïse"
LABEL = "Devis de Quatrefages"
REASON = "Maëlys a vu le calcul posé"
DEVICE = b"Telephone Horizon X200"


def photo(shade: int = 90) -> bytes:
    """Return a small JPEG that tells with what and where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = DEVICE.decode()
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 120, 60)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def rated_dossier(session: Session, folder: Path) -> str:
    """Register, sign, attach a photo and rate a few criteria; return the dossier's id."""
    dossier_id = session.candidates.register(BIRTH_NAME, FIRST_NAME, date(1991, 4, 30))
    scan = folder / "scan.jpg"
    scan.write_bytes(photo(200))
    session.agreements.sign_on_paper(dossier_id, session.vault.around.clock().date(), scan)
    picture = folder / f"{BIRTH_NAME}.jpg"
    picture.write_bytes(photo())
    session.evidence.attach(dossier_id, picture, LABEL, ("2.1.1", "2.1.2"), REASON)
    for number in range(1, 7):
        session.ratings.rate(dossier_id, f"2.1.{number}", Rating.ACQUIRED)
    session.ratings.rate(dossier_id, "2.1.7", Rating.NOT_ACQUIRED)
    for path in (scan, picture):
        path.unlink()
    return dossier_id


def sealed_dossier(session: Session, folder: Path) -> tuple[str, BundleView]:
    """Go on to the restitution and the seal."""
    dossier_id = rated_dossier(session, folder)
    session.feedback.make(dossier_id)
    return dossier_id, session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
