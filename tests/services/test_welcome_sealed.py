"""What the welcome leaves in a sealed dossier: the identity of the register, and nothing else of what was said."""

import io
import json
import zipfile  # noqa: TID251 - a second reader than the product's own
from pathlib import Path

from clea_desktop.core.clock import paris_day
from clea_desktop.core.rating import Rating
from clea_desktop.core.welcome import Field
from clea_desktop.services.session import Session
from tests.fakes.vault import TickingClock
from tests.services.contract import BORN, PASSPHRASE, PICTURE

SECRETS = {
    Field.EMAIL: "zoe.quenouille@exemple.fr",
    Field.PHONE: "06 98 76 54 32",
    Field.ADDRESS: "7 impasse des Mimosas",
    Field.CITY: "Castelnaudary",
    Field.ACCOMMODATIONS: "Police agrandie et pauses",
    Field.OUTCOME_NOTE: "Veut en parler à sa soeur",
    Field.PRESCRIBER: "Relais des Tilleuls",
}


def test_identity_is_sealed_and_contact_needs_and_diagnosis_never_are(
    opened: Session, tmp_path: Path, clock: TickingClock
) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(PICTURE)
    dossier_id = opened.candidates.register("Lefèvre", "Zoé", BORN)
    for field, text in SECRETS.items():
        opened.welcome.put(dossier_id, field, text)
    for field, text in (
        (Field.USED_NAME, "Nguyễn"),
        (Field.FIRST_NAME_2, "Éloïse"),
        (Field.SEX, "F"),
        (Field.BIRTH_KNOWN, "month"),
        (Field.BIRTH_PLACE, "Ajaccio"),
        (Field.BIRTH_INSEE, "2a004"),
        (Field.READING, "not-yet"),
        (Field.OUTCOME, "goes-on"),
    ):
        opened.welcome.put(dossier_id, field, text)
    opened.agreements.sign_on_paper(dossier_id, paris_day(clock()), scan)
    opened.ratings.rate(dossier_id, "1.1.1", Rating.ACQUIRED)
    opened.feedback.make(dossier_id)
    bundle = opened.sealing.seal(dossier_id, PASSPHRASE, lambda _d, _t: None, lambda: False)
    opened.sealing.export(bundle.id, tmp_path / "d.asice", lambda _d, _t: None, lambda: False)
    with zipfile.ZipFile(io.BytesIO((tmp_path / "d.asice").read_bytes())) as archive:
        whole = b"\n".join(archive.read(name) for name in archive.namelist() if name.startswith("dossier/"))
        dossier = json.loads(archive.read("dossier/dossier.json"))
    assert dossier["candidate"] == {
        "birth_name": "Lefèvre",
        "first_name": "Zoé",
        "birth_date": "1984-03",
        "used_name": "Nguyễn",
        "first_name_2": "Éloïse",
        "sex": "F",
        "birth_place": {"label": "Ajaccio", "country": "France", "insee": "2A004"},
    }
    text = whole.decode()
    for secret in (*SECRETS.values(), "not-yet", "goes-on"):
        assert secret not in text
