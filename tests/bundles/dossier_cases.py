"""Files wrong in what their dossier and its journal say, under a signature that holds."""

from collections.abc import Callable

from clea_desktop.bundles.refusals import Reason
from clea_desktop.core.canonical import from_canonical, to_canonical
from tests.bundles.forge import DOSSIER, Forgery, parts_of, resealed, signed, with_part
from tests.bundles.material import minimal_bundle, practice_person

JOURNAL = "dossier/journal.jsonl"


def _rating(dossier: dict[str, object], /, **changes: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "criterion": "1.1.1",
        "value": "A",
        "reason": "",
        "evidence": [],
        "rated_at": "2026-11-21T10:00:00.000000Z",
        "rated_by": _first(dossier, "actors")["id"],
    }
    return usual | changes


def _first(value: dict[str, object], *path: str) -> dict[str, object]:
    found: object = value
    for step in path:
        assert isinstance(found, dict)
        found = found[step]
        found = found[0] if isinstance(found, list) else found
    assert isinstance(found, dict)
    return found


def _with_ratings(*changes: dict[str, object]) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda value: value | {"ratings": [_rating(value, **change) for change in changes]}


def _with_proofs(change: dict[str, object]) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda value: value | {"evidence": [_first(value, "evidence") | change]}


def _rule_beyond_its_criteria(value: dict[str, object]) -> dict[str, object]:
    _first(value, "framework", "domains", "subdomains")["required_criteria"] = 999
    return value


def _on_paper(scan: str) -> dict[str, object]:
    return {"mode": "paper", "signed_on": "2026-11-21", "evidence": scan, "document": None}


def _going_to(outcome: str) -> dict[str, object]:
    return {"comment": "", "outcome": outcome, "synthesis": "", "held_on": None}


def _recommended(subdomain: str) -> dict[str, object]:
    return {"subdomain": subdomain, "objective": "", "hours": None, "starts_on": None, "ends_on": None, "place": ""}


def _domain_twice(value: dict[str, object]) -> dict[str, object]:
    """Add a domain under a code that is there, with its own sub-domain."""
    framework = _first(value, "framework")
    domain = _first(framework, "domains")
    criterion = _first(domain, "subdomains", "criteria") | {"code": "9.9.1"}
    subdomain = _first(domain, "subdomains") | {"code": "9.9", "criteria": [criterion]}
    domains = [domain, domain | {"subdomains": [subdomain]}]
    return value | {"framework": framework | {"domains": domains}}


CONTRADICTIONS: dict[str, Callable[[dict[str, object]], dict[str, object]]] = {
    "two domains of one code": _domain_twice,
    "two findings of one criterion": _with_ratings({"value": "A"}, {"value": "N"}),
    "a criterion of no rule": _with_ratings({"criterion": "9.9.9"}),
    "a proof that is not there": _with_ratings({"evidence": ["evidence/9999.jpg"]}),
    "a sound that says it is a photo": _with_proofs({"media_type": "audio/mpeg"}),
    "an evaluator nobody names": _with_ratings({"rated_by": "6c8c7300-b59f-4f96-8530-f68457e1b186"}),
    "a rule beyond its criteria": _rule_beyond_its_criteria,
    "a first bundle that corrects another": lambda value: (
        value | {"amendment": {"reason": "Relu", "opened_at": "2026-11-21T10:00:00.000000Z"}}
    ),
    "a second bundle that corrects nothing": lambda value: (
        value | {"sequence": 2, "previous_manifest_sha256": "0" * 64, "amendment": None}
    ),
    "a way on the rule does not lead to": lambda value: value | {"feedback": _going_to("training")},
    "something recommended for what is acquired": lambda value: value | {"recommendations": [_recommended("1.1")]},
    "something recommended for what is not there": lambda value: value | {"recommendations": [_recommended("9.9")]},
    "an agreement without its scan": lambda value: value | {"agreement": _on_paper("evidence/9999.jpg")},
}


def signed_dossier(change: Callable[[dict[str, object]], dict[str, object]]) -> Forgery:
    """Change the dossier's value and have an honest key sign it."""

    def forgery() -> bytes:
        parts = parts_of(minimal_bundle())
        value = from_canonical(dict(parts)[DOSSIER])
        assert isinstance(value, dict)
        return resealed(with_part(parts, DOSSIER, to_canonical(change(value))), practice_person())

    return forgery


def dossier_written(change: Callable[[bytes], bytes]) -> Forgery:
    """Change the bytes of the dossier and have an honest key sign them."""
    return signed(lambda parts: with_part(parts, DOSSIER, change(dict(parts)[DOSSIER])))


def journal_written(change: Callable[[bytes], bytes]) -> Forgery:
    """Change the bytes of the journal and have an honest key sign them."""
    return signed(lambda parts: with_part(parts, JOURNAL, change(dict(parts)[JOURNAL])))


def _line(number: int, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Alter one line of the journal; the change must really happen."""

    def change(journal: bytes) -> bytes:
        lines = journal.split(b"\n")
        assert old in lines[number]
        lines[number] = lines[number].replace(old, new, 1)
        return b"\n".join(lines)

    return change


def _two_lines_swapped(journal: bytes) -> bytes:
    first, second, *others = journal.split(b"\n")
    return b"\n".join([second, first, *others])


DOSSIER_CASES: dict[str, tuple[Reason, Forgery]] = {
    # the dossier
    "an unknown field": (Reason.DOSSIER_SCHEMA, signed_dossier(lambda value: value | {"handicap": "…"})),
    "a missing field": (
        Reason.DOSSIER_SCHEMA,
        signed_dossier(lambda value: {key: one for key, one in value.items() if key != "recipient"}),
    ),
    "a text for a number": (Reason.DOSSIER_SCHEMA, signed_dossier(lambda value: value | {"sequence": "1"})),
    "a sequence of zero": (Reason.DOSSIER_SCHEMA, signed_dossier(lambda value: value | {"sequence": 0})),
    "another version of the schema": (Reason.DOSSIER_SCHEMA, signed_dossier(lambda value: value | {"schema": 2})),
    "a list for a dossier": (Reason.DOSSIER_SCHEMA, dossier_written(lambda _: b"[]")),
    "spaces in dossier.json": (Reason.DOSSIER_NOT_CANONICAL, dossier_written(lambda data: data + b"\n")),
    "a key twice in dossier.json": (
        Reason.DOSSIER_NOT_CANONICAL,
        dossier_written(lambda data: data.replace(b"{", b'{"agreement":null,', 1)),
    ),
    "an empty dossier.json": (Reason.DOSSIER_NOT_CANONICAL, dossier_written(lambda _: b"")),
    "a fraction in dossier.json": (
        Reason.DOSSIER_NOT_CANONICAL,
        dossier_written(lambda data: data.replace(b'"sequence":1', b'"sequence":1.0')),
    ),
    "not a number in dossier.json": (
        Reason.DOSSIER_NOT_CANONICAL,
        dossier_written(lambda data: data.replace(b'"sequence":1', b'"sequence":NaN')),
    ),
    "an escaped letter in dossier.json": (
        Reason.DOSSIER_NOT_CANONICAL,
        dossier_written(lambda data: data.replace(b'"practice"', b'"\\u0070ractice"')),
    ),
    "half a letter in dossier.json": (
        Reason.DOSSIER_NOT_CANONICAL,
        dossier_written(lambda data: data.replace(b'"clea-desktop"', b'"\\ud800"')),
    ),
    "Latin-1 in dossier.json": (
        Reason.DOSSIER_NOT_CANONICAL,
        dossier_written(lambda data: data.decode().encode("latin-1", errors="replace")),
    ),
    "a mark before dossier.json": (Reason.DOSSIER_NOT_CANONICAL, dossier_written(lambda data: b"\xef\xbb\xbf" + data)),
    "a dossier.json of nothing but depth": (
        Reason.DOSSIER_NOT_CANONICAL,
        dossier_written(lambda _: b"[" * 500_000 + b"]" * 500_000),
    ),
    "a number of a million digits": (
        Reason.DOSSIER_NOT_CANONICAL,
        dossier_written(lambda data: data.replace(b'"sequence":1', b'"sequence":' + b"1" * 1_000_000)),
    ),
    "a first version with a predecessor": (
        Reason.DOSSIER_SEQUENCE,
        signed_dossier(lambda value: value | {"previous_manifest_sha256": "0" * 64}),
    ),
    "a second version without a predecessor": (
        Reason.DOSSIER_SEQUENCE,
        signed_dossier(lambda value: value | {"sequence": 2}),
    ),
    **{
        f"a dossier that contradicts itself: {name}": (Reason.DOSSIER_CONTRADICTS, signed_dossier(change))
        for name, change in CONTRADICTIONS.items()
    },
    "evidence that the dossier does not know": (
        Reason.DOSSIER_FILES,
        signed_dossier(lambda value: value | {"evidence": []}),
    ),
    "evidence that the file does not have": (
        Reason.DOSSIER_FILES,
        signed(lambda parts: [one for one in parts if not one[0].startswith("evidence/")]),
    ),
    "evidence of another size": (Reason.DOSSIER_FILES, signed_dossier(_with_proofs({"size": 1}))),
    "evidence of another digest": (Reason.DOSSIER_FILES, signed_dossier(_with_proofs({"sha256": "0" * 64}))),
    # the journal
    "an empty journal": (Reason.JOURNAL_DIFFERS, journal_written(lambda _: b"")),
    "a line of the journal taken away": (
        Reason.JOURNAL_BROKEN,
        journal_written(lambda data: data.partition(b"\n")[2]),
    ),
    "two lines of the journal swapped": (Reason.JOURNAL_BROKEN, journal_written(_two_lines_swapped)),
    "a journal cut at its end": (
        Reason.JOURNAL_DIFFERS,
        journal_written(lambda data: b"\n".join(data.split(b"\n")[:2]) + b"\n"),
    ),
    "a journal without its last line feed": (Reason.JOURNAL_BROKEN, journal_written(lambda data: data[:-1])),
    "a journal with Windows line ends": (
        Reason.JOURNAL_BROKEN,
        journal_written(lambda data: data.replace(b"\n", b"\r\n")),
    ),
    "an act rewritten in the journal": (
        Reason.JOURNAL_BROKEN,
        journal_written(_line(0, b'"number":0', b'"number":9')),
    ),
    "a salt rewritten in the journal": (Reason.JOURNAL_BROKEN, journal_written(_line(0, b'"salt":"0', b'"salt":"f'))),
    "a link rewritten in the journal": (
        Reason.JOURNAL_BROKEN,
        journal_written(_line(1, b'"commitment":"', b'"commitment":"0')),
    ),
    "a line of the journal that never ends": (
        Reason.JOURNAL_BROKEN,
        journal_written(lambda data: data + b"a" * 200_000 + b"\n"),
    ),
    "an empty line in the journal": (Reason.JOURNAL_BROKEN, journal_written(lambda data: b"\n" + data)),
}
