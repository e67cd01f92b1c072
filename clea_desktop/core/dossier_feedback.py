"""What a sealed dossier says of the second interview, and whether it agrees with the findings beside it."""

from collections.abc import Iterator, Mapping

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.feedback import Feedback, Outcome
from clea_desktop.core.recommendations import Recommendation


def feedback_json(feedback: Feedback) -> JsonValue:
    """Lay out what was said, and where the person goes."""
    return {
        "comment": feedback.comment,
        "outcome": feedback.outcome.value or None,
        "synthesis": feedback.synthesis,
        "held_on": feedback.held_on.isoformat() if feedback.held_on else None,
    }


def recommendation_json(one: Recommendation) -> JsonValue:
    """Lay out what is recommended for a sub-domain."""
    return {
        "subdomain": one.subdomain_code,
        "objective": one.objective,
        "hours": one.hours,
        "starts_on": one.starts_on.isoformat() if one.starts_on else None,
        "ends_on": one.ends_on.isoformat() if one.ends_on else None,
        "place": one.place,
    }


def feedback_contradicts(dossier: Mapping[str, object]) -> bool:
    """Say whether the way on is not the one the findings and the rules lead to. The schema holds already."""
    feedback = dossier.get("feedback")
    outcome = feedback.get("outcome") if isinstance(feedback, Mapping) else None
    if outcome is None:
        return False
    return (outcome == Outcome.TO_THE_JURY.value) is not all(_subdomains(dossier).values())


def recommendations_contradict(dossier: Mapping[str, object]) -> bool:
    """Say whether something is recommended twice, for what is not there, or for what is acquired."""
    acquired = _subdomains(dossier)
    codes = [str(one["subdomain"]) for one in _items(dossier.get("recommendations"))]
    return len(codes) != len(set(codes)) or any(acquired.get(code, True) for code in codes)


def _subdomains(dossier: Mapping[str, object]) -> dict[str, bool]:
    """Say of each sub-domain whether the findings make it acquired by the rule the dossier carries."""
    acquired = {str(one["criterion"]) for one in _items(dossier.get("ratings")) if one["value"] == "A"}
    framework = dossier.get("framework")
    domains = framework.get("domains") if isinstance(framework, Mapping) else None
    return {
        str(one["code"]): _is_acquired(one, acquired)
        for domain in _items(domains)
        for one in _items(domain["subdomains"])
    }


def _is_acquired(subdomain: Mapping[str, object], acquired: set[str]) -> bool:
    criteria = list(_items(subdomain["criteria"]))
    required = subdomain["required_criteria"]
    count = sum(str(one["code"]) in acquired for one in criteria)
    mandatory = all(str(one["code"]) in acquired for one in criteria if one["mandatory"])
    return isinstance(required, int) and count >= required and mandatory


def _items(value: object) -> Iterator[Mapping[str, object]]:
    return (one for one in (value if isinstance(value, list) else []) if isinstance(one, Mapping))
