"""The evidence map over a real vault: as many queries for a full dossier as for a new one, and nothing for readers."""

from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.services.access import Access
from clea_desktop.services.session import Session
from clea_desktop.storage.unit_of_work import Work
from tests.services.thread import photo, rated_dossier

OTHER = "quatre autres mots longs"


def test_a_full_dossier_takes_no_more_queries_than_a_small_one(
    opened: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    picture = tmp_path / "preuve.jpg"
    picture.write_bytes(photo(40))
    asked: list[str] = []
    bare = Work.read

    def read(self: Work, sql: str, parameters: tuple[str, ...] = ()) -> object:
        asked.append(sql)
        return bare(self, sql, parameters)

    monkeypatch.setattr(Work, "read", read)

    def queries() -> int:
        asked.clear()
        opened.evidence_map.read(dossier_id)
        return len(asked)

    before = queries()
    for number in range(12):
        opened.evidence.attach(dossier_id, picture, f"Preuve {number}", ("2.1.1", "2.1.3"), "")
        opened.interview.pin(dossier_id, "", "Je compte la caisse", "2.1.2")
    assert queries() == before <= 24


def test_who_does_not_evaluate_reads_no_map(opened: Session, access: Access, tmp_path: Path) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    trainer = opened.accounts.add("Noé Vidal", "trainer", OTHER)
    opened.close()
    theirs = access.unlock(trainer.account_id, OTHER)
    try:
        for act in (
            lambda: theirs.evidence_map.read(dossier_id),
            lambda: theirs.amendments.open(dossier_id, "Relu"),
            lambda: theirs.amendments.give_up(dossier_id),
        ):
            with pytest.raises(CleaError) as refused:
                act()
            assert refused.value.trouble is Trouble.ROLE_REFUSED
    finally:
        theirs.close()
