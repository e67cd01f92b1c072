"""What a candidate is told: strengths first, words only, and nothing that was not seen is ever said to be known."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.plain_words import lower_initial, said_to_you, upper_initial
from clea_desktop.core.rating import Rating
from clea_desktop.core.restitution import RestitutionText, SectionKind, Standing, restitution_text
from clea_desktop.core.restitution_html import restitution_html
from tests.documents.cases import ALL_ACQUIRED, CODES, FRAMEWORK, LONG, MIXED, NONE_ACQUIRED, NOTHING, TR, facts

RATINGS = st.dictionaries(st.sampled_from(CODES), st.sampled_from(Rating))
HURTFUL = re.compile(
    r"%|\b(échec|échou\w*|notes?|noté\w*|insuffisan\w*|faible\w*|mauvais\w*|lacunes?|raté\w*|recalé\w*|"
    r"incapable|illettr\w*|points? sur|score|moyenne|test)\b",
    re.IGNORECASE,
)


def text_of(ratings: Mapping[str, Rating]) -> RestitutionText:
    return restitution_text(facts(), FRAMEWORK, ratings, TR)


def codes(text: RestitutionText, kind: SectionKind) -> list[str]:
    section = text.section(kind)
    return [] if section is None else [point.code for point in section.points()]


def our_words(text: RestitutionText) -> str:
    """Everything we wrote ourselves: all but the framework's titles and the facts."""
    said = [*text.greeting, text.title, text.strengths_title, text.domains_title, text.next_title, *text.next_steps]
    said += [text.closing_title, *text.closing]
    said += [domain.sentence for domain in text.domains]
    for section in text.sections:
        said += [section.title, section.opening, *(part.lead for part in section.parts)]
    return "\n".join(said)


@given(RATINGS)
def test_a_criterion_is_among_what_you_know_if_and_only_if_it_is_acquired(ratings: dict[str, Rating]) -> None:
    text = text_of(ratings)
    assert codes(text, SectionKind.KNOWN) == [code for code in CODES if ratings.get(code) is Rating.ACQUIRED]
    assert codes(text, SectionKind.TO_WORK) == [code for code in CODES if ratings.get(code) is Rating.NOT_ACQUIRED]


@given(RATINGS)
def test_a_criterion_nobody_looked_at_is_only_ever_said_to_be_so(ratings: dict[str, Rating]) -> None:
    text = text_of(ratings)
    unseen = [code for code in CODES if code not in ratings]
    section = text.section(SectionKind.NOT_SEEN)
    parts = () if section is None else section.parts
    whole = {part.code for part in parts if not part.points}
    assert codes(text, SectionKind.NOT_SEEN) == [code for code in unseen if code.split(".")[0] not in whole]
    for code in whole:
        assert not any(rated.split(".")[0] == code for rated in ratings)


@given(RATINGS)
def test_domains_are_acquired_by_the_rule_and_those_come_first(ratings: dict[str, Rating]) -> None:
    text = text_of(ratings)
    result = {domain.code: domain for domain in evaluate(FRAMEWORK, ratings).domains}
    assert sorted(domain.code for domain in text.domains) == sorted(result)
    for domain in text.domains:
        assert (domain.standing is Standing.ACQUIRED) == result[domain.code].is_acquired
        assert domain.sentence.startswith("Ce domaine est acquis.") == result[domain.code].is_acquired
    order = [list(Standing).index(domain.standing) for domain in text.domains]
    assert order == sorted(order)
    assert text.strengths == tuple(domain.title for domain in text.domains if domain.standing is Standing.ACQUIRED)


@given(RATINGS)
def test_nothing_we_say_hurts_or_looks_like_a_mark(ratings: dict[str, Rating]) -> None:
    assert HURTFUL.search(our_words(text_of(ratings))) is None


@given(RATINGS)
def test_nothing_we_say_is_a_count(ratings: dict[str, Rating]) -> None:
    said = our_words(text_of(ratings)).replace("21 novembre 2031", "").replace("version 2018", "")
    assert re.search(r"\d", said) is None


@pytest.mark.parametrize("ratings", [ALL_ACQUIRED, MIXED, NONE_ACQUIRED, NOTHING])
def test_every_restitution_says_it_is_no_certificate_and_until_when_it_counts(ratings: dict[str, Rating]) -> None:
    text = text_of(ratings)
    assert text.closing[0] == "Ce document ne vaut pas certificat. Seul le jury peut donner le certificat CléA."
    assert any("21 novembre 2031" in step for step in text.next_steps)


def test_when_everything_is_acquired_the_dossier_may_go_to_the_jury() -> None:
    text = text_of(ALL_ACQUIRED)
    assert text.next_steps[0] == "Votre dossier peut aller au jury."
    assert [section.kind for section in text.sections] == [SectionKind.KNOWN]
    assert len(text.strengths) == len(FRAMEWORK.domains)


def test_one_criterion_nobody_looked_at_keeps_its_domain_from_being_acquired() -> None:
    text = text_of({code: rating for code, rating in ALL_ACQUIRED.items() if code != "2.4.1"})
    assert [domain.title for domain in text.domains if domain.standing is not Standing.ACQUIRED] == [
        "L’utilisation des règles de base de calcul et du raisonnement mathématique"
    ]
    assert "Votre dossier peut aller au jury." not in text.next_steps
    assert codes(text, SectionKind.NOT_SEEN) == ["2.4.1"]


def test_a_criterion_to_work_in_an_acquired_domain_does_not_take_the_domain_away() -> None:
    section = text_of(ALL_ACQUIRED | {"1.3.2": Rating.NOT_ACQUIRED}).section(SectionKind.TO_WORK)
    assert section is not None
    assert [part.lead for part in section.parts] == [
        "Ce domaine est acquis. Vous pouvez aller plus loin\N{NO-BREAK SPACE}:"
    ]


def test_a_domain_not_yet_acquired_still_names_the_parts_that_are() -> None:
    domain = next(domain for domain in text_of(MIXED).domains if domain.code == "6")
    assert domain.sentence == (
        "Ce domaine n’est pas encore acquis. Mais vous avez déjà acquis\N{NO-BREAK SPACE}: "
        "«\N{NO-BREAK SPACE}Accumuler de l’expérience et en tirer les leçons appropriées\N{NO-BREAK SPACE}»."
    )


def test_when_nothing_was_looked_at_nothing_is_judged() -> None:
    text = text_of(NOTHING)
    assert text.strengths == ()
    assert codes(text, SectionKind.KNOWN) == []
    assert text.section(SectionKind.TO_WORK) is None
    assert {domain.standing for domain in text.domains} == {Standing.NOT_SEEN}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Porter attention aux propos tenus", "porter attention aux propos tenus"),
        ("Savoir poser une question pour comprendre", "poser une question pour comprendre"),
        ("Argumenter son point de vue", "argumenter votre point de vue"),
        ("Se repérer dans une page Web", "vous repérer dans une page Web"),
        ("S'impliquer dans des actions concrètes", "vous impliquer dans des actions concrètes"),
        ("S’exprimer à l'oral", "vous exprimer à l’oral"),
        ("Évaluer un ordre de grandeur", "évaluer un ordre de grandeur"),
        ("Signaler un risque s'il y a lieu", "signaler un risque s’il y a lieu"),
        ("Stimuler sa mémoire et ses sens", "stimuler votre mémoire et vos sens"),
        ("CV : le mettre à jour", "CV\N{NO-BREAK SPACE}: le mettre à jour"),
        ("CléA et vous", "CléA et vous"),
        ("Sérier, classer", "sérier, classer"),
    ],
)
def test_a_criterion_ends_the_sentence_vous_savez(title: str, said: str) -> None:
    assert said_to_you(title) == said


def test_no_criterion_of_the_framework_keeps_the_third_person_when_said_to_the_candidate() -> None:
    for criterion in FRAMEWORK.criteria():
        said = said_to_you(criterion.title)
        assert re.search(r"\b(se|son|sa|ses)\b", said) is None, said
        assert not said[0].isupper(), said
        assert "'" not in said


def test_initials_change_alone() -> None:
    assert upper_initial("la communication en français") == "La communication en français"
    assert lower_initial("À partir de") == "à partir de"
    assert (upper_initial(""), lower_initial("")) == ("", "")


class Outline(HTMLParser):
    """Checks that tags close in order, and keeps the text of each kind of tag."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert attrs == []
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found.setdefault(self.open[-1], []).append(data)


def outline(text: RestitutionText) -> Outline:
    parser = Outline()
    parser.feed(restitution_html(text, TR))
    parser.close()
    assert parser.open == []
    return parser


def test_the_screen_gets_the_same_words_as_headings_and_lists() -> None:
    text = text_of(MIXED)
    parsed = outline(text)
    listed = {item.strip() for item in parsed.found["li"]}
    assert parsed.found["h1"] == ["Votre évaluation CléA"]
    assert {point.text for section in text.sections for point in section.points()} <= listed
    assert set(text.next_steps) <= listed
    assert [section.title for section in text.sections] == [t for t in parsed.found["h2"] if t.startswith("Ce qu")]


def test_a_name_is_never_read_as_html() -> None:
    text = restitution_text(facts(LONG), FRAMEWORK, NOTHING, TR)
    assert "&lt;b&gt;" in restitution_html(text, TR)


def test_the_screen_says_practice_only_in_practice() -> None:
    text = text_of(NOTHING)
    assert "ENTRAÎNEMENT" not in restitution_html(text, TR)
    assert "ENTRAÎNEMENT" in restitution_html(replace(text, practice=True), TR)
