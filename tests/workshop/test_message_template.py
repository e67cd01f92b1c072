"""The translators' template holds every sentence, and is the one the source gives now."""

from pathlib import Path

from tools.extract_messages import ROOT, TEMPLATE, sentences, template


def test_the_committed_template_is_current() -> None:
    current = template(ROOT)
    assert TEMPLATE.read_text(encoding="utf-8") == current, "run: .venv/bin/python tools/extract_messages.py"


def test_a_sentence_is_the_literal_first_argument_of_tr() -> None:
    source = 'tr("Bonjour {name}", name=name)\nself._tr("Au " "revoir")\ntr(variable)\nother("rien")\ntr()'
    assert set(sentences(source)) == {"Bonjour {name}", "Au revoir"}


def test_quotes_and_line_ends_are_escaped_and_a_sentence_said_twice_stands_once(tmp_path: Path) -> None:
    package = tmp_path / "clea_desktop"
    package.mkdir()
    for name in ("one.py", "two.py"):
        (package / name).write_text('tr("un \\"mot\\"\\n")', encoding="utf-8")
    text = template(tmp_path)
    assert text.count('msgid "un \\"mot\\"\\n"') == 1
    assert "#: clea_desktop/one.py\n#: clea_desktop/two.py\nmsgid" in text
