"""A journal that opens an act about a file the bundle does not carry is refused by the reader, and by the writer."""

import pytest

from clea_desktop.bundles.dossier_check import check_journal
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.journal import Entry, commit, link_digest, next_link, write_line

DIGEST, OTHER = "a" * 64, "b" * 64


def _checked(act: JsonValue, sha256: JsonValue, *, opened: bool = True) -> None:
    salt = bytes(32)
    payload: dict[str, JsonValue] = {"act": act, "facts": {"sha256": sha256}}
    link = next_link(None, commit(salt, payload))
    line = write_line(Entry(link, salt, payload) if opened else Entry(link)) + b"\n"
    dossier = {
        "documents": [{"file": "documents/restitution.pdf", "sha256": DIGEST}],
        "evidence": [],
        "journal": {"length": 1, "head": link_digest(link)},
    }
    check_journal(dossier, [line])


@pytest.mark.parametrize("act", ["document-made", "document-signed", "evidence-added"])
def test_what_is_opened_is_about_a_file_that_is_carried(act: str) -> None:
    _checked(act, DIGEST)
    _checked(act, OTHER, opened=False)
    with pytest.raises(RefusedError) as refused:
        _checked(act, OTHER)
    assert refused.value.reason is Reason.JOURNAL_DIFFERS


def test_other_acts_are_about_no_file() -> None:
    _checked("criterion-rated", OTHER)


@pytest.mark.parametrize("act", [["document-made"], {"act": "document-made"}, None, 1])
def test_an_act_of_a_strange_kind_is_about_no_file_and_gets_an_answer(act: JsonValue) -> None:
    _checked(act, OTHER)


@pytest.mark.parametrize("sha256", [[DIGEST], {"sha256": DIGEST}, None])
def test_a_digest_of_a_strange_kind_is_no_files(sha256: JsonValue) -> None:
    with pytest.raises(RefusedError) as refused:
        _checked("document-made", sha256)
    assert refused.value.reason is Reason.JOURNAL_DIFFERS
