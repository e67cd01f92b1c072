"""The restitution as simple semantic HTML: what a screen shows and a screen reader reads aloud.

The PDF is untagged (docs/adr/0005); this is the same content with its headings and lists.
"""

from collections.abc import Iterable, Iterator
from html import escape

from clea_desktop.core.restitution import RestitutionText, Section
from clea_desktop.core.text import Translate, french


def restitution_html(text: RestitutionText, tr: Translate) -> str:
    """Lay a restitution out with h1, h2, h3, p and lists only: no style, so that the reader's own applies."""
    return "\n".join(_lines(text, tr))


def _lines(text: RestitutionText, tr: Translate) -> Iterator[str]:
    yield _tag("h1", text.title)
    if text.practice:
        yield _tag("p", tr("ENTRAÎNEMENT : ce document n'a pas de valeur."))
    yield from (f"<p>{escape(fact.label)}{french(' : ')}<b>{escape(fact.value)}</b></p>" for fact in text.facts)
    yield from (_tag("p", sentence) for sentence in text.greeting)
    if text.strengths:
        yield _tag("h2", text.strengths_title)
        yield from _list("ul", text.strengths)
    for section in text.sections:
        yield from _section(section)
    yield _tag("h2", text.domains_title)
    for domain in text.domains:
        yield _tag("h3", domain.title)
        yield _tag("p", domain.sentence)
    if text.talk.comment:
        yield _tag("h2", text.talk.comment_title)
        yield from (_tag("p", line) for line in text.talk.comment.splitlines() if line)
    if text.talk.advice:
        yield _tag("h2", text.talk.advice_title)
        yield _tag("p", text.talk.advice_opening)
        for advice in text.talk.advice:
            yield _tag("h3", advice.title)
            yield from (_tag("p", said) for said in (advice.objective, advice.terms) if said)
    yield _tag("h2", text.next_title)
    yield from _list("ol", text.next_steps)
    yield _tag("h2", text.closing_title)
    yield from (_tag("p", sentence) for sentence in text.closing)


def _section(section: Section) -> Iterator[str]:
    yield _tag("h2", section.title)
    yield _tag("p", section.opening)
    for part in section.parts:
        yield _tag("h3", part.title)
        yield _tag("p", part.lead)
        if part.points:
            yield from _list("ul", (point.text for point in part.points))


def _list(kind: str, items: Iterable[str]) -> Iterator[str]:
    yield f"<{kind}>"
    yield from (_tag("li", item) for item in items)
    yield f"</{kind}>"


def _tag(name: str, content: str) -> str:
    return f"<{name}>{escape(content)}</{name}>"
