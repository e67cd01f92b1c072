"""Whatever is exported comes back the same, whatever is broken is told with its line, and nothing else ever happens."""

import json
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clea_desktop.core.framework import Criterion, Domain, Framework, RuleKind, Source, Subdomain, parse_framework
from clea_desktop.core.framework_csv import write_csv
from clea_desktop.core.framework_differences import differences
from clea_desktop.core.framework_draft import required_count
from clea_desktop.core.framework_import import SIZE_LIMIT, read_table, read_text
from clea_desktop.core.framework_json import framework_json, write_json
from clea_desktop.core.framework_problems import MOST, Place, Problem, Wrong, place_words, problem_words
from clea_desktop.core.framework_table import Odd, Row, framework_rows
from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource

TR = translator()
SHIPPED = parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))
HEAD = "Certification;essai\nVersion;1\nTitre;Un essai\n"
NAMES = "Domaine;Titre du domaine;Sous-domaine;Titre du sous-domaine;Critères requis;Critère;Libellé;Obligatoire\n"
FIRST = "1;Un;1.1;Un un;1;1.1.1;Premier;\n"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\t", " ")).strip() or "x"


_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co", "Cf"))
_TEXTS = st.text(_LETTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
_HOSTILE = st.sampled_from(
    ["=1+1", "'=1", "''@x", "+33", "-2", "@là", 'un "mot"; deux', "a,b\tc", "«\u00a0oui\u00a0»", "'"]
)
_WORDS = st.one_of(_TEXTS, _HOSTILE).map(_nfc)
_NAME = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    domains = []
    for number in range(draw(st.integers(1, 4))):
        subdomains = []
        for inner in range(draw(st.integers(1, 3))):
            count = draw(st.integers(1, 4))
            code = f"{number + 1}.{inner + 1}"
            criteria = tuple(
                Criterion(f"{code}.{place + 1}", draw(_WORDS), draw(st.sampled_from([True, False, None])))
                for place in range(count)
            )
            required, rule = draw(st.integers(1, count)), draw(st.sampled_from(RuleKind))
            subdomains.append(Subdomain(code, draw(_WORDS), required, rule, draw(_WORDS), criteria))
        domains.append(Domain(str(number + 1), draw(_WORDS), tuple(subdomains)))
    sources = tuple(Source(*draw(st.tuples(_WORDS, _WORDS, _WORDS))) for _ in range(draw(st.integers(0, 2))))
    notes = tuple(draw(st.lists(_WORDS, max_size=2)))
    return Framework(draw(_NAME), draw(_NAME), draw(_WORDS), draw(st.booleans()), notes, sources, tuple(domains))


@settings(max_examples=60, deadline=None)
@given(frameworks())
def test_a_framework_written_as_csv_or_json_comes_back_the_same(framework: Framework) -> None:
    for data in (write_csv(framework_rows(framework)), write_json(framework)):
        reading = read_text(data)
        assert (reading.framework, reading.problems) == (framework, ())
    assert parse_framework(framework_json(framework)) == framework
    assert differences(framework, framework).are_none


def test_the_shipped_framework_comes_back_the_same() -> None:
    assert read_text(read_resource("frameworks", "clea-socle-2018.json")).framework == SHIPPED
    assert read_text(write_csv(framework_rows(SHIPPED))).framework == SHIPPED


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_french_spreadsheets_write_is_read(letters: str, separator: str, end: str) -> None:
    text = HEAD + NAMES + '1;Écrire;1.1;"Dire « oui »";75 %;1.1.1;L’été;oui\n;;;;;1.1.2;Cœur;non\n;;;;;1.1.3;Là;\n'
    written = text.replace(";", separator).replace("\n", end).encode(letters)
    framework = read_text(written).framework
    assert framework is not None
    (subdomain,) = framework.subdomains()
    assert (framework.domains[0].title, subdomain.title, subdomain.required) == ("Écrire", "Dire « oui »", 3)
    assert [(c.title, c.mandatory) for c in subdomain.criteria] == [("L’été", True), ("Cœur", False), ("Là", None)]


@pytest.mark.parametrize(
    ("value", "total", "expected"),
    [
        ("6", 7, 6),
        (6, 7, 6),
        (6.0, 7, 6),
        ("75 %", 7, 6),
        ("75,5%", 4, 4),
        ("66,67 %", 3, 2),
        ("66.66\u00a0%", 3, 2),
        ("2 sur 3", 3, 2),
        ("2/3", 3, 2),
        ("2 sur 3", 4, None),
        ("100 %", 4, 4),
        ("101 %", 4, None),
        ("0", 4, None),
        ("5", 4, None),
        ("0,75", 4, None),
        ("beaucoup", 4, None),
        (True, 4, None),
        (float("nan"), 4, None),
        (None, 4, None),
    ],
)
def test_a_rule_is_a_count_a_rate_or_one_out_of_so_many(value: object, total: int, expected: int | None) -> None:
    assert required_count(value, total) == expected


def _problems(text: str | bytes) -> list[tuple[Wrong, int]]:
    reading = read_text(text.encode() if isinstance(text, str) else text)
    assert reading.framework is None
    return [(problem.wrong, problem.place.line) for problem in reading.problems]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("1;Un;1.1;Un un;1;1.1.1;Encore;", Wrong.CODE_TWICE),
        ("2;;2.1;Deux un;1;2.1.1;Sans domaine;", Wrong.UNKNOWN_DOMAIN),
        ("2;Deux;2.1;;1;2.1.1;Sans titre;", Wrong.MISSING),
        ("2;Deux;2.1;Deux un;1;2.1.1;;", Wrong.MISSING),
        ("2;Deux;;Sans code;1;2.1.1;Un;", Wrong.MISSING),
        ("2;Deux;2.1;Deux un;2;2.1.1;Seuil;", Wrong.REQUIRED),
        ("2;Deux;2.1;Deux un;0;2.1.1;Seuil;", Wrong.REQUIRED),
        ("2;Deux;2.1;Deux un;;2.1.1;Seuil;", Wrong.MISSING),
        ("2;Deux;2.1;Deux un;1;2.1.1;Un;peut-être", Wrong.MANDATORY),
        ("2;Deux;2.1;Deux un;1;01-janv;Un;", Wrong.CODE),
        ("2;Deux;2.1;Deux un;1;2.1.1;=SOMME(A1);", None),
        ("2;Deux;1.1;Un un;1;2.1.1;Ailleurs;", Wrong.MOVED),
        ("1;Autre;1.1;Un un;1;1.1.2;Un;", Wrong.TITLE_CHANGES),
        (";;;;2;1.1.2;Un;", Wrong.RULE_CHANGES),
        ("2;Deux;2.1;Deux un;1;2.1.1;" + "x" * 501 + ";", Wrong.TEXT_TOO_LONG),
        ("2;Deux;2.1;Deux un;1;2.1.1;a\u202eb;", Wrong.ODD_TEXT),
    ],
)
def test_a_wrong_line_is_named(line: str, wrong: Wrong | None) -> None:
    text = HEAD + NAMES + FIRST + line + "\n"
    if wrong is None:
        assert read_text(text.encode()).framework is not None
    else:
        assert (wrong, 6) in _problems(text)


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    found = _problems(HEAD.replace("Version;1\n", "") + NAMES + FIRST + "2;;2.1;;9;2.1.1;;non?\n")
    assert [line for _, line in found] == sorted(line for _, line in found)
    assert {wrong for wrong, _ in found} == {
        Wrong.HEADING,
        Wrong.UNKNOWN_DOMAIN,
        Wrong.MISSING,
        Wrong.REQUIRED,
        Wrong.MANDATORY,
    }


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", Wrong.EMPTY),
        (b" \r\n\t", Wrong.EMPTY),
        (b"\xef\xbb\xbf", Wrong.EMPTY),
        (b"bonjour", Wrong.COLUMNS),
        ((HEAD + NAMES).encode(), Wrong.EMPTY),
        ((HEAD + NAMES.replace("Libellé", "Texte") + FIRST).encode(), Wrong.COLUMNS),
        ((HEAD + NAMES.replace("Obligatoire", "Libellé") + FIRST).encode(), Wrong.COLUMN_TWICE),
        ((HEAD + HEAD + NAMES + FIRST).encode(), Wrong.HEADING_TWICE),
        ((HEAD + NAMES + '1;"Un;1.1').encode(), Wrong.BROKEN_QUOTES),
        (b"\x00\x01\x02\x81\x8d", Wrong.NOT_TEXT),
        (b"MZ\x90\x00\x03", Wrong.NOT_TEXT),
        (b"x" * (SIZE_LIMIT + 1), Wrong.TOO_LARGE),
        (b";\n" * 5001, Wrong.TOO_MANY_ROWS),
        ((HEAD + "Note;Encore\n" * 1000 + NAMES + FIRST).encode(), Wrong.TOO_MANY_PARTS),
        (b"\xff\xfe\x00", Wrong.NOT_TEXT),
        (b"{", Wrong.JSON_SYNTAX),
        (b"[" * 100_000, Wrong.JSON_SYNTAX),
        (b'{"id": ' + b"9" * 5000 + b"}", Wrong.JSON_SYNTAX),
        (b"[]", Wrong.SHAPE),
        (b"{}", Wrong.HEADING),
        (b'{"id": 3, "domains": {}}', Wrong.SHAPE),
        ((HEAD.replace("essai\n", "../../x\n") + NAMES + FIRST).encode(), Wrong.IDENTIFIER),
        ((HEAD.replace("Version;1", "Version;a/b") + NAMES + FIRST).encode(), Wrong.IDENTIFIER),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, wrong: Wrong) -> None:
    assert wrong in [found for found, _ in _problems(data)]


def test_json_names_the_path_of_what_is_wrong() -> None:
    value = json.loads(write_json(SHIPPED))
    value["domains"][1]["subdomains"][0]["criteria"][2]["title"] = ""
    value["domains"][1]["subdomains"][0]["required_criteria"] = 8
    value["domains"][2]["subdomains"] = []
    value["domains"][3] = "x"
    reading = read_text(json.dumps(value).encode())
    told = {(problem.wrong, problem.place.path) for problem in reading.problems}
    assert told == {
        (Wrong.MISSING, "domains[1].subdomains[0].criteria[2]"),
        (Wrong.REQUIRED, "domains[1].subdomains[0]"),
        (Wrong.NOTHING_INSIDE, "domains[2]"),
        (Wrong.SHAPE, "domains[3]"),
    }


def _sheet(*rows: Sequence[object]) -> list[Row]:
    head = (("Certification", "essai"), ("Version", 1), ("Titre", "Un essai"), tuple(NAMES.strip().split(";")))
    return [Row(number, tuple(cells)) for number, cells in enumerate([*head, *rows], start=1)]  # type: ignore[arg-type]  # cells


def test_a_spreadsheet_s_own_numbers_and_dates_are_told_rather_than_guessed() -> None:
    good = read_table(_sheet((1, "Un", "1.1", "Un un", 1.0, "1.1.1", "Premier", True)))
    assert good.framework is not None
    assert (good.framework.version, next(good.framework.criteria()).mandatory) == ("1", True)
    odd = read_table(
        _sheet(
            (1, "Un", 1.1, "Un un", 1, Odd.DATE, "Premier", None),
            (None, None, None, None, Odd.COMPUTED, "1.1.2", Odd.COMPUTED, None),
        )
    )
    told = [(problem.wrong, problem.place.line, problem.about) for problem in odd.problems]
    assert told == [
        (Wrong.CODE_CHANGED, 5, "Sous-domaine"),
        (Wrong.CODE_CHANGED, 5, "Critère"),
        (Wrong.FORMULA, 6, "Libellé"),
        (Wrong.FORMULA, 6, "Critères requis"),
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda text: (HEAD + NAMES + FIRST + text).encode("utf-8", "ignore")),
    )
)
def test_no_file_breaks_the_reader(data: bytes) -> None:
    reading = read_text(data)
    assert (reading.framework is None) == bool(reading.problems)
    for problem in reading.problems:
        assert str(problem_words(problem, TR))


@pytest.mark.parametrize("wrong", list(Wrong))
def test_every_problem_has_its_sentence_and_says_what_to_do(wrong: Wrong) -> None:
    said = problem_words(Problem(wrong, Place(3), "« a »", 7), TR)
    assert said.sentence.endswith(".")
    assert said.advice.endswith(".")
    assert place_words(Place(3), TR) == "Ligne 3"
    assert place_words(Place(path="domains[1]"), TR) == "Chemin domains[1]"
    assert place_words(Place(), TR) == ""


def test_a_long_list_of_problems_is_cut_and_counted() -> None:
    lines = "".join(f"1;Un;1.1;Un un;1;1.1.1;Encore {number};\n" for number in range(MOST + 50))
    reading = read_text((HEAD + NAMES + FIRST + lines).encode())
    assert (len(reading.problems), reading.left_out) == (MOST, 50)
