"""What the welcome leaves in a sealed dossier: the identity of the register, and nothing else of what was said."""

import io
import json
import zipfile  # noqa: TID251 - a second reader than the product's own
from pathlib import Path

import pytest

from clea_desktop.core.acts import Act
from clea_desktop.core.clock import paris_day
from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.rating import Rating
from clea_desktop.core.welcome import Field
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.journals import Journals
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


def test_a_correction_makes_papers_anew_and_leaves_no_name_in_the_journal(opened: Session) -> None:
    dossier_id = opened.candidates.register("Lefèvre", "Zoé", BORN)
    opened.signatures.agreement_to_sign(dossier_id)
    assert [one.is_current for one in opened.dossiers.open(dossier_id).documents] == [True]
    opened.welcome.correct_identity(dossier_id, "Quenouille", "Zoé", BORN, BirthKnown.YEAR)
    assert [one.is_current for one in opened.dossiers.open(dossier_id).documents] == [False]
    opened.welcome.correct_identity(dossier_id, "Quenouille", "Zoé", BORN, BirthKnown.YEAR)
    with opened.vault.unit_of_work.reading() as work:
        acts = [one for one in Journals(work).payloads(dossier_id) if one["act"] == Act.IDENTITY_CORRECTED.value]
    assert len(acts) == 1
    assert "['birth-name', 'birth-date']" in str(acts[0]["facts"])
    assert "Quenouille" not in str(acts)


def test_a_sealed_dossier_keeps_the_name_it_was_sealed_with(
    opened: Session, tmp_path: Path, clock: TickingClock
) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(PICTURE)
    dossier_id = opened.candidates.register("Lefèvre", "Zoé", BORN)
    opened.agreements.sign_on_paper(dossier_id, paris_day(clock()), scan)
    opened.ratings.rate(dossier_id, "1.1.1", Rating.ACQUIRED)
    opened.welcome.correct_identity(dossier_id, "Quenouille", "Zoé", BORN)
    opened.feedback.make(dossier_id)
    opened.sealing.seal(dossier_id, PASSPHRASE, lambda _d, _t: None, lambda: False)
    with pytest.raises(CleaError) as refused:
        opened.welcome.correct_identity(dossier_id, "Lefèvre", "Zoé", BORN)
    assert refused.value.trouble is Trouble.DOSSIER_SEALED
    assert opened.dossiers.open(dossier_id).identity.birth_name == "Quenouille"
