"""What a sealed dossier may say, checked by a second validator than the product's own; and what it may never say."""

import copy
import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import jsonschema
import pytest

from clea_desktop.core.dossier import (
    Actor,
    Agreement,
    Dossier,
    EvidenceLink,
    Finding,
    Identity,
    MemberFacts,
    Place,
    dossier_json,
)
from clea_desktop.core.framework import parse_framework
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.signature import SignatureMode
from clea_desktop.resource_files import read_resource

SCHEMA = json.loads(read_resource("schemas", "dossier-1.json"))
NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
SOMEBODY = "6c8c7300-b59f-4f96-8530-f68457e1b186"


def a_dossier() -> dict[str, object]:
    proof = MemberFacts("evidence/0001.jpg", "scan", "Contrat", "image/jpeg", "a" * 64, 12, NOW)
    photo = MemberFacts(
        "evidence/0002.png", "photo", "Devis", "image/png", "b" * 64, 34, NOW, (EvidenceLink("2.1.1", "Juste."),)
    )
    paper = MemberFacts("documents/restitution.pdf", "restitution", "restitution", "application/pdf", "c" * 64, 5, NOW)
    dossier = Dossier(
        place=Place("e993d21d-be6d-43c2-964a-256c2db76b5a", 1, None, "entraînement", practice=True),
        code="D-2026-0001",
        sealed_at=NOW,
        software="CléA Desktop",
        identity=Identity("Œuvrard-Nuñez", "Zoé", date(1990, 5, 12)),
        evaluation_body="Greta de l'Estuaire (fictif)",
        actors=(Actor(SOMEBODY, "Claire Fontanel", "evaluator"),),
        framework=parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json"))),
        framework_sha256="d" * 64,
        rules_confirmed=False,
        opened_at=NOW,
        agreement=Agreement(SignatureMode.PAPER, date(2026, 11, 24), "evidence/0001.jpg"),
        self_assessment=(("2.1.1", SelfAnswer.NOT_UNDERSTOOD),),
        findings=(Finding("2.1.1", Rating.ACQUIRED, "", ("evidence/0002.png",), NOW, SOMEBODY),),
        evidence=(proof, photo),
        documents=(paper,),
        journal_length=3,
        journal_head="e" * 64,
    )
    value = json.loads(json.dumps(dossier_json(dossier)))
    assert isinstance(value, dict)
    return value


def test_the_schema_itself_is_sound_and_closes_every_object() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)

    def objects(node: object) -> list[dict[str, object]]:
        if isinstance(node, list):
            return [found for item in node for found in objects(item)]
        if not isinstance(node, dict):
            return []
        mine = [node] if "properties" in node else []
        return mine + [found for value in node.values() for found in objects(value)]

    assert all(found.get("additionalProperties") is False for found in objects(SCHEMA))


def test_what_the_product_writes_follows_the_published_schema() -> None:
    jsonschema.validate(a_dossier(), SCHEMA)


def put(*path: str | int) -> Callable[[dict[str, object]], None]:
    """Return a change that writes a word where the schema has no field for it."""

    def change(value: dict[str, object]) -> None:
        node: object = value
        for step in path[:-1]:
            node = node[step]  # type: ignore[index]  # a path through a JSON value
        assert isinstance(node, dict)
        node[str(path[-1])] = "x"

    return change


@pytest.mark.parametrize(
    "path",
    [
        ("accommodations",),
        ("opportunity_diagnosis",),
        ("notes",),
        ("result",),
        ("candidate", "phone"),
        ("candidate", "email"),
        ("candidate", "address"),
        ("candidate", "social_security_number"),
        ("evidence", 0, "original_name"),
        ("actors", 0, "email"),
        ("ratings", 0, "mark"),
    ],
)
def test_what_must_not_leave_has_no_field_to_go_to(path: tuple[str | int, ...]) -> None:
    value = copy.deepcopy(a_dossier())
    put(*path)(value)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, SCHEMA)
