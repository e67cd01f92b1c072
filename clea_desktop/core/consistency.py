"""Whether a dossier agrees with itself.

A reader that takes the first of two findings, and one that takes the last, must not give opposite certificates. The
schema says what each field may hold; this says that they fit together.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from clea_desktop.core.dossier_feedback import feedback_contradicts, recommendations_contradict
from clea_desktop.core.dossier_signatures import signatures_contradict
from clea_desktop.core.media import MediaKind


def contradiction(dossier: Mapping[str, object]) -> str | None:
    """Return the first field that contradicts another, or None. The value already follows the published schema."""
    domains = list(_items(_at(dossier, "framework", "domains")))
    subdomains = [one for domain in domains for one in _items(domain["subdomains"])]
    criteria = [str(criterion["code"]) for one in subdomains for criterion in _items(one["criteria"])]
    ratings = list(_items(dossier.get("ratings")))
    proofs = list(_items(dossier.get("evidence")))
    findings = (
        (any(_has_twice(str(one["code"]) for one in kind) for kind in (domains, subdomains)), "framework.codes"),
        (_has_twice(criteria), "framework.codes"),
        (any(_number(one["required_criteria"]) > len(_list(one["criteria"])) for one in subdomains), "framework.rules"),
        (_has_twice(str(one["criterion"]) for one in ratings), "ratings"),
        (_has_twice(str(one["criterion"]) for one in _items(dossier.get("self_assessment"))), "self_assessment"),
        (not _criteria_named(dossier, ratings, proofs) <= set(criteria), "criteria"),
        (not _files_named(ratings) <= {str(one["file"]) for one in proofs}, "evidence"),
        (any(_is_of_another_kind(one) for one in proofs), "evidence.media_type"),
        (not {str(one["rated_by"]) for one in ratings} <= _actors(dossier), "actors"),
        (_follows_wrongly(dossier), "amendment"),
        (signatures_contradict(dossier), "signatures"),
        (feedback_contradicts(dossier), "feedback"),
        (recommendations_contradict(dossier), "recommendations"),
    )
    return next((field for is_wrong, field in findings if is_wrong), None)


def _is_of_another_kind(proof: Mapping[str, object]) -> bool:
    """Say whether a file's ending is not that of what it says it is."""
    return str(proof["file"]).rpartition(".")[2] != MediaKind(proof["media_type"]).extension


def _follows_wrongly(dossier: Mapping[str, object]) -> bool:
    """Say whether a first bundle is an amendment, or a later one is not."""
    return (_number(dossier.get("sequence")) == 1) is not (dossier.get("amendment") is None)


def _criteria_named(
    dossier: Mapping[str, object], ratings: Iterable[Mapping[str, object]], proofs: Iterable[Mapping[str, object]]
) -> set[str]:
    named = {str(one["criterion"]) for one in ratings}
    named |= {str(one["criterion"]) for one in _items(dossier.get("self_assessment"))}
    return named | {str(link["criterion"]) for one in proofs for link in _items(one["criteria"])}


def _files_named(ratings: Iterable[Mapping[str, object]]) -> set[str]:
    return {str(file) for one in ratings for file in _list(one["evidence"])}


def _actors(dossier: Mapping[str, object]) -> set[str]:
    return {str(one["id"]) for one in _items(dossier.get("actors"))}


def _has_twice(values: Iterable[str]) -> bool:
    return any(count > 1 for count in Counter(values).values())


def _at(value: Mapping[str, object], *path: str) -> object:
    found: object = value
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _items(value: object) -> Iterator[Mapping[str, object]]:
    return (item for item in _list(value) if isinstance(item, Mapping))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
