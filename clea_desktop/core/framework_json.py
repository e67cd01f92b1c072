"""A référentiel as our own JSON: read with the path of what is wrong, and written back."""

import json
from collections.abc import Mapping

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.framework import Criterion, Framework, Subdomain
from clea_desktop.core.framework_draft import Draft, DraftCriterion, DraftDomain, DraftSubdomain, one_line
from clea_desktop.core.framework_problems import Place, Problem, UnreadableError, Wrong


def framework_json(framework: Framework) -> dict[str, JsonValue]:
    """Lay a framework out as its file does."""
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "status": "to-confirm" if framework.to_confirm else "given",
        "notes": list(framework.notes),
        "sources": [{"id": source.id, "what": source.what, "where": source.where} for source in framework.sources],
        "domains": [
            {
                "code": domain.code,
                "title": domain.title,
                "subdomains": [_subdomain_json(subdomain) for subdomain in domain.subdomains],
            }
            for domain in framework.domains
        ],
    }


def write_json(framework: Framework) -> bytes:
    """Write a framework as a file people can read."""
    return (json.dumps(framework_json(framework), ensure_ascii=False, indent=1) + "\n").encode()


def read_json(text: str) -> tuple[Draft, list[Problem]]:
    """Read the JSON of a framework; UnreadableError where it is not JSON, or not an object."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(Problem(Wrong.JSON_SYNTAX, Place(line=error.lineno))) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(Problem(Wrong.JSON_SYNTAX)) from error
    if not isinstance(value, Mapping):
        raise UnreadableError(Problem(Wrong.SHAPE, about="{ … }"))
    reader = _Reader()
    return reader.draft(value), reader.problems


def _subdomain_json(subdomain: Subdomain) -> dict[str, JsonValue]:
    return {
        "code": subdomain.code,
        "title": subdomain.title,
        "required_criteria": subdomain.required,
        "rule": subdomain.rule.value,
        "rule_source": subdomain.rule_source,
        "criteria": [_criterion_json(criterion) for criterion in subdomain.criteria],
    }


def _criterion_json(criterion: Criterion) -> dict[str, JsonValue]:
    return {"code": criterion.code, "title": criterion.title, "mandatory": criterion.mandatory}


Object = Mapping[str, object]


class _Reader:
    """Goes into the value; the path is written as one would ask for it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def draft(self, top: Object) -> Draft:
        notes = [note for note in self._list(top, "notes", "") if isinstance(note, str)]
        return Draft(
            id=self._text(top, "id", ""),
            version=self._text(top, "version", ""),
            title=self._text(top, "title", ""),
            to_confirm=top.get("status") == "to-confirm",
            notes=[one_line(note) for note in notes],
            sources=[
                tuple(self._text(item, key, path) for key in ("id", "what", "where"))  # type: ignore[misc]  # three
                for path, item in self._objects(top, "sources", "")
            ],
            domains=[self._domain(item, path) for path, item in self._objects(top, "domains", "")],
        )

    def _domain(self, item: Object, path: str) -> DraftDomain:
        code, title = self._text(item, "code", path), self._text(item, "title", path)
        children = [self._subdomain(child, inside) for inside, child in self._objects(item, "subdomains", path)]
        return DraftDomain(Place(path=path), code, title, children)

    def _subdomain(self, item: Object, path: str) -> DraftSubdomain:
        return DraftSubdomain(
            place=Place(path=path),
            code=self._text(item, "code", path),
            title=self._text(item, "title", path),
            required=item.get("required_criteria"),
            rule=self._text(item, "rule", path),
            rule_source=self._text(item, "rule_source", path),
            criteria=[self._criterion(child, inside) for inside, child in self._objects(item, "criteria", path)],
        )

    def _criterion(self, item: Object, path: str) -> DraftCriterion:
        code, title = self._text(item, "code", path), self._text(item, "title", path)
        return DraftCriterion(Place(path=path), code, title, item.get("mandatory"))

    def _objects(self, item: Object, key: str, path: str) -> list[tuple[str, Object]]:
        found: list[tuple[str, Object]] = []
        for number, child in enumerate(self._list(item, key, path)):
            place = f"{_inside(path, key)}[{number}]"
            if isinstance(child, Mapping):
                found.append((place, child))
            else:
                self._say(place, "{ … }")
        return found

    def _list(self, item: Object, key: str, path: str) -> list[object]:
        value = item.get(key, [])
        if isinstance(value, list):
            return value
        self._say(_inside(path, key), "[ … ]")
        return []

    def _text(self, item: Object, key: str, path: str) -> str:
        value = item.get(key, "")
        if isinstance(value, str):
            return one_line(value)
        self._say(_inside(path, key), f"« {key} »")
        return ""

    def _say(self, path: str, about: str) -> None:
        self.problems.append(Problem(Wrong.SHAPE, Place(path=path), about))


def _inside(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
