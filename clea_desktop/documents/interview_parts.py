"""What three papers print alike of the second interview: the person's own words, and what is recommended."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable

from clea_desktop.core.restitution_talk import Advice
from clea_desktop.documents.blocks import Heading, gap, lead_in, sentence, strong, subheading, together


def comment(title: str, words: str) -> Iterator[Flowable]:
    """Print somebody's own words, line by line, as they were said."""
    first, *others = (sentence(line) for line in words.splitlines() if line)
    yield together([Heading(title), first])
    yield from others


def advice(title: str, opening: str, parts: Iterable[Advice]) -> Iterator[Flowable]:
    """Print the recommendations, one sub-domain after the other; the heading is never alone."""
    head: list[Flowable] = [Heading(title), *([lead_in(opening)] if opening else [])]
    for part in parts:
        words: list[Flowable] = [subheading(part.title)]
        words += [sentence(part.objective)] if part.objective else []
        words += [strong(part.terms)] if part.terms else []
        yield together([*head, *words, gap(2)])
        head = []
