"""Pages of PDFs are painted in order; whatever a hostile one holds, nothing runs and nothing lasts."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.preview import command, pixels
from clea_desktop.preview.page_stream import (
    MOST_PAGES,
    PAGE_HEADER,
    BrokenStreamError,
    PagePixels,
    PageStream,
)
from clea_desktop.preview.worker import UNREADABLE
from tests.fakes.signatures import a_pdf
from tests.preview.hostile_pdfs import good_pdf, hostile_pdfs

HOSTILE = hostile_pdfs()


def run(data: bytes, *how: str) -> "subprocess.CompletedProcess[bytes]":
    program, arguments = command()
    return subprocess.run([program, *arguments, *how], input=data, capture_output=True, check=False, timeout=40)


def painted(data: bytes, width: int = 150) -> tuple[int, list[PagePixels], PageStream]:
    done = run(data, "pages", str(width))
    stream = PageStream()
    return done.returncode, stream.feed(done.stdout), stream


def test_every_page_comes_in_its_order_at_the_width_that_was_asked() -> None:
    code, found, stream = painted(good_pdf(3))
    assert code == 0
    assert stream.is_whole
    assert [(page.number, page.total, page.width, page.height) for page in found] == [
        (number, 3, 150, 200) for number in (1, 2, 3)
    ]
    assert found[0].rgb[:3] == b"\0\0\0"
    assert found[0].rgb[-3:] == b"\xff\xff\xff"


def test_a_long_document_gives_its_first_pages_and_says_how_many_it_has() -> None:
    _, found, stream = painted(good_pdf(MOST_PAGES + 5), 20)
    assert (len(found), found[-1].total) == (MOST_PAGES, MOST_PAGES + 5)
    assert not stream.is_whole


def test_a_page_says_its_words_to_whoever_cannot_see_them() -> None:
    _, found, _ = painted(a_pdf())
    assert "Contrat d’adhésion" in found[0].words
    assert "Lefèvre" in found[0].words
    assert "Signatures" in found[-1].words


def test_the_first_page_of_a_pdf_is_its_thumbnail() -> None:
    found = pixels(run(good_pdf()).stdout)
    assert found is not None
    assert found[:2] == (360, 480)
    assert found[2][:3] == b"\0\0\0"


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_pdf_shows_pages_or_nothing_and_ends(data: bytes) -> None:
    for how in ((),) if data is HOSTILE["draws itself"] else ((), ("pages", "150")):  # its four seconds are enough
        done = run(data, *how)
        assert done.returncode in {0, UNREADABLE} or done.returncode < 0
        if how:
            assert all(page.width <= 151 for page in PageStream().feed(done.stdout))
        elif done.returncode == 0:
            assert pixels(done.stdout) is not None
    assert not Path("/tmp/launched").exists()  # noqa: S108 - where the hostile file would have written


@pytest.mark.parametrize("name", ["script", "launch", "link", "form"])
def test_what_a_pdf_would_run_does_not_keep_its_page_from_being_seen(name: str) -> None:
    code, found, _ = painted(HOSTILE[name])
    assert (code, len(found)) == (0, 1)
    assert found[0].rgb[:3] == b"\0\0\0"


def _said(*pages: tuple[int, int, int, int], words: bytes = b"") -> bytes:
    return b"".join(
        PAGE_HEADER
        + b"".join(value.to_bytes(2, "big") for value in page)
        + len(words).to_bytes(4, "big")
        + bytes(page[2] * page[3] * 3)
        + words
        for page in pages
    )


@given(st.lists(st.integers(1, 40), max_size=30))
def test_pages_are_read_alike_however_they_are_cut(cuts: list[int]) -> None:
    said = _said((2, 1, 3, 2), (2, 2, 2, 5), words="dé\x1b\njà".encode())
    stream, found, place = PageStream(), [], 0
    for cut in [*cuts, len(said)]:
        found += stream.feed(said[place : place + cut])
        place += cut
    assert [(page.number, page.width, page.height) for page in found] == [(1, 3, 2), (2, 2, 5)]
    assert {page.words for page in found} == {"dé\njà"}
    assert stream.is_whole


@pytest.mark.parametrize(
    "said",
    [
        b"x" * 17,
        _said((2, 2, 1, 1)),
        _said((2, 1, 1, 1), (2, 1, 1, 1)),
        _said((2, 1, 1, 1), (3, 2, 1, 1)),
        _said((1, 1, 0, 1)),
        PAGE_HEADER + b"\0\1\0\1\xff\xff\xff\xff\0\0\0\0",
        PAGE_HEADER + b"\0\1\0\1\0\1\0\1\0\1\0\0",
        _said((1, 1, 1, 1), words=b"\xff"),
        _said((1, 1, 1, 1), (1, 2, 1, 1)),
    ],
    ids=["noise", "begins at two", "again", "other total", "nothing", "too large", "too long", "no text", "one more"],
)
def test_what_is_not_the_page_that_was_due_is_refused(said: bytes) -> None:
    with pytest.raises(BrokenStreamError):
        PageStream().feed(said)
