"""Where our words about a framework are: written for it, or for another version of it, or not at all."""

import json
from collections.abc import Callable

from clea_desktop.core.framework import Framework, parse_framework
from clea_desktop.core.framework_correction import words_file
from clea_desktop.core.framework_words import alike
from clea_desktop.resource_files import read_resource, resource_path

Keep = Callable[[object, frozenset[str]], object]


def words_of(folder: str, framework: Framework, keep: Keep) -> object | None:
    """Return the words of a folder about a framework; those of another version as far as ``keep`` says; else None."""
    places = {path.name for path in resource_path(folder).glob("*.json")}
    name = words_file(framework)
    if name in places:
        return _read(folder, name)
    for other in sorted(places, reverse=True):
        written_for = parse_framework(_read("frameworks", other))
        codes = alike(written_for, framework) if written_for.id == framework.id else frozenset()
        if codes:
            return keep(_read(folder, other), codes)
    return None


def _read(folder: str, name: str) -> object:
    return json.loads(read_resource(folder, name))
