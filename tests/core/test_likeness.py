"""Two descriptions of one person: what is surely the same, what may be, and what is somebody else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.likeness import Likeness, Person, likeness, one_off

DAY, MONTH, YEAR = BirthKnown.DAY, BirthKnown.MONTH, BirthKnown.YEAR
BORN = date(1984, 3, 12)
ZOE = Person("Nuñez-Lefèbvre", "Zoé Anaïs", BORN)

words = st.text("abcdeéèçœñ", min_size=4, max_size=9)
people = st.builds(
    Person, words, words, st.dates(date(1950, 1, 1), date(2008, 12, 31)), st.sampled_from(BirthKnown), words
)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (Person("NUNEZ LEFEBVRE", "zoe anais", BORN), Likeness.SURE),
        (Person("Zoé Anaïs", "Nuñez-Lefèbvre", BORN), Likeness.SURE),
        (Person("Nuñezlefebvre", "Zoé Anaïs", BORN), Likeness.SURE),
        (Person("Martin", "Zoé Anaïs", BORN, used_name="Nuñez Lefebvre"), Likeness.SURE),
        (Person("Nuñez", "Zoé", BORN), Likeness.MAYBE),
        (Person("Nuñez-Lefort", "Zoé Anaïs", BORN), None),
        (Person("Nuñez-Lefebvré", "Zoé Anaís", BORN), Likeness.SURE),
        (Person("Nuñez-Lefevre", "Zoé Anaïs", BORN), Likeness.MAYBE),
        (Person("Nunes-Lefèbvre", "Zoée Anaïs", BORN), Likeness.MAYBE),
        (Person("Nunes-Lefevre", "Zoé Anaïs", BORN), Likeness.MAYBE),
        (Person("Nunes", "Zoée", BORN), Likeness.MAYBE),
        (Person("Nunes-Lefevre", "Zoé Anais", date(1984, 12, 3)), None),
        (Person("Nunes-Lefevre", "Zoé Anais", date(1984, 1, 1), YEAR), None),
        (Person("Nunes-Lefevre", "Zoa Anaïs", BORN), None),
        (Person("Nunes-Lefevre", "Marc", BORN), None),
        (Person("Nunes-Lefevre", "Zoé Anaïd", BORN), None),
        (Person("Nuñez-Lefèbvre", "Zoé Anaïs", date(1984, 12, 3)), Likeness.MAYBE),
        (Person("Nuñez-Lefèbvre", "Zoé Anaïs", date(1985, 3, 12)), Likeness.MAYBE),
        (Person("Nuñez-Lefèbvre", "Zoé Anaïs", date(1984, 1, 1), YEAR), Likeness.MAYBE),
        (Person("Nuñez-Lefèbvre", "Zoé Anaïs", date(1984, 3, 1), MONTH), Likeness.MAYBE),
        (Person("Nuñez", "Zoé", date(1984, 3, 1), MONTH), Likeness.MAYBE),
        (Person("Nuñez-Lefèbvre", "Zoé Anaïs", date(1984, 4, 1), MONTH), None),
        (Person("Nuñez", "Zoé", date(1984, 12, 3)), None),
        (Person("Nuñez-Lefèbvre", "Marc", BORN), None),
        (Person("Nuñez-Lefèbvre", "Zoé Anaïs", date(1975, 8, 30)), None),
    ],
)
def test_what_is_told_of_two_descriptions(other: Person, told: Likeness | None) -> None:
    assert likeness(ZOE, other) is told
    assert likeness(other, ZOE) is told


@given(people)
def test_somebody_is_surely_themselves_unless_their_date_is_partly_unknown(person: Person) -> None:
    assert likeness(person, person) is (Likeness.SURE if person.birth_known is DAY else Likeness.MAYBE)


@given(people, people)
def test_the_order_of_the_two_does_not_matter(one: Person, other: Person) -> None:
    assert likeness(one, other) is likeness(other, one)


@given(words, st.integers(0, 8), st.sampled_from("abcdefgz"))
def test_one_letter_changed_added_or_dropped_is_one_off(word: str, at: int, letter: str) -> None:
    assert one_off(word, word[:at] + letter + word[at + 1 :])
    assert one_off(word, word[:at] + letter + word[at:])
    assert one_off(word, word[:at] + word[at + 1 :])
    assert one_off(word, word[:at] + word[at : at + 2][::-1] + word[at + 2 :])
    assert not one_off(word, "zz" + word)
