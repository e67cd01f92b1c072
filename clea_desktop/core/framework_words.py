"""Our own words about criteria (plain sentences, pictograms, questions) follow a criterion from version to version.

They were written for one version. In another one they are kept for what still says the same under the same code, and
for nothing else: a word about something else would mislead the person it is said to.
"""

from collections.abc import Mapping

from clea_desktop.core.framework import Framework


def alike(written_for: Framework, framework: Framework) -> frozenset[str]:
    """Return the codes of sub-domains and criteria that say the same in both."""
    before = _titles(written_for)
    return frozenset(code for code, title in _titles(framework).items() if before.get(code) == title)


def _titles(framework: Framework) -> dict[str, str]:
    subdomains = {subdomain.code: subdomain.title for subdomain in framework.subdomains()}
    return subdomains | {criterion.code: criterion.title for criterion in framework.criteria()}


def wordings_for(value: object, codes: frozenset[str]) -> object:
    """Keep the plain words of these codes."""
    if not isinstance(value, Mapping):
        return {}
    return {
        table: {code: words for code, words in entries.items() if code in codes}
        for table, entries in value.items()
        if table in ("subdomains", "criteria") and isinstance(entries, Mapping)
    }


def guide_for(value: object, codes: frozenset[str]) -> object:
    """Keep the questions that may reveal one of these criteria."""
    themes = value.get("themes") if isinstance(value, Mapping) else None
    kept = [_theme(theme, codes) for theme in themes or [] if isinstance(theme, Mapping)]
    return {"themes": [theme for theme in kept if theme["prompts"]]}


def _theme(theme: Mapping[str, object], codes: frozenset[str]) -> dict[str, object]:
    prompts = theme.get("prompts")
    found = prompts if isinstance(prompts, list) else []
    return {**theme, "prompts": [prompt for prompt in found if codes & frozenset(prompt.get("listen_for", ()))]}
