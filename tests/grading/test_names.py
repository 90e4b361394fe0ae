"""Grading names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.grading.names import Lexicon, allowed_slips, grade_name
from quiz.model.review import Verdict
from quiz.text import fold
from tests.grading.support import LETTERS, LEXICON, NAMES


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("Sergei Shoigu", "Shoigu", "C"),
        ("Sergei Shoigu", "Gen. Sergei Shoigu", "C"),
        ("Sergei Shoigu", "Sergey Shoygu", "N"),
        ("Sergei Shoigu", "Sergei Lavrov", "W"),
        ("Sergei Shoigu", "Lavrov", "W"),
        ("Sergei Shoigu", "Sergei", "N"),
        ("Ann Lee", "Lee", "N"),
        ("Ann Lee", "Lee, Ann", "C"),
        ("Khwaja Asif", "Asif Khwaja", "C"),
        ("Nizhny Arkhyz", "Nizhni Arkhyz", "N"),
        ("Iran", "Iraq", "W"),
        ("Austria", "Australia", "W"),
        ("Karachi", "Karachay", "W"),
        ("São Paulo", "sao paulo", "C"),
        ("Mi-35", "Mi-24", "W"),
        ("Mi-35", "mi 35", "C"),
        ("Mi-35", "Mi-36", "W"),
        ("the Hague", "Hague", "C"),
        ("a criterion-based approach", "not a criterion-based approach", "W"),
        ("Defence Cooperation Agreement", "Cooperation Agreement", "N"),
        ("Defence Cooperation Agreement", "Agreement", "W"),
        ("C++", "C#", "W"),
        ("Moscow", "Moskow", "N"),
        ("Moscow", "", "W"),
        ("Moscow", "!!!", "W"),
        ("Martin Luther King", "King", "C"),
        ("Martin Luther King", "Dr. Martin Luther King", "C"),
        ("Martin Luther King", "Martin Luther", "N"),
        ("Elizabeth II", "II", "W"),
        ("George Bush Sr.", "Sr", "W"),
        ("Lord Byron", "Byron", "C"),
        ("Lord Byron", "Lady Byron", "N"),
        ("World War II", "World War I", "W"),
        ("World War II", "World War", "W"),
        ("Agni V", "Agni IV", "W"),
        ("not an open approach", "an open approach", "W"),
        ("U.S.", "US", "C"),
        ("!!!", "!!!", "C"),
        ("!!!", "zz", "W"),
        ("東京", "東京", "C"),
        ("東京", "京都", "W"),
        ("Zambia", "Gambia", "W"),
        ("South Korea", "North Korea", "W"),
        ("East Timor", "West Timor", "W"),
        ("Cl-", "Cl", "W"),
        ("A flat", "flat", "W"),
        ("hepatitis B", "hepatitis", "W"),
        ("hepatitis B", "hepatitis A", "W"),
        ("hepatitis B", "hepatitus B", "N"),
        ("C minor", "D minor", "W"),
        ("increase in demand", "decrease in demand", "W"),
        ("endothermic reaction", "exothermic reaction", "W"),
        ("insoluble in water", "soluble in water", "W"),
        ("insoluble in water", "insolubel in water", "N"),
        ("cannot be undone", "can not be undone", "N"),
        ("cannot be undone", "can be undone", "W"),
        ("does not conduct", "doesn't conduct", "N"),
        ("Symphony No. 5", "Symphony 5", "N"),
        ("three branches", "3 branches", "C"),
        ("Second World War", "World War", "W"),
        ("World War II", "World War 2", "C"),
        ("World War II", "World War Two", "C"),
        ("New Zealand", "newzealand", "N"),
        ("m/s", "ms", "W"),
        ("Marks & Spencer", "Marks and Spencer", "C"),
        ("St. Petersburg", "Saint Petersburg", "C"),
        ("XI century", "XX century", "W"),
        ("AK-47", "AK 47", "C"),
        ("35-2", "352", "W"),
    ],
)
def test_names(key: str, answer: str, verdict: str) -> None:
    """Names are graded with room for titles, order and slips, and never accept another name."""
    assert grade_name(answer, [key], LEXICON).verdict is LETTERS[verdict]


@pytest.mark.parametrize(("key", "answer"), [("Austria", "Australia"), ("Iran", "Iraq"), ("Karachi", "Karachay")])
def test_names_that_are_taken_for_each_other(key: str, answer: str) -> None:
    """What is well known to be another thing is wrong both ways, though the deck does not know it."""
    assert grade_name(answer, [key], Lexicon()).verdict is Verdict.WRONG
    assert grade_name(key, [answer], Lexicon()).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("key", "answer", "reason"),
    [
        ("Sergei Shoigu", "Lavrov", "that is Sergei Lavrov"),
        ("Ann Lee", "Lee", "that is also Bob Lee"),
        ("Lord Byron", "Lady Byron", "the title is another"),
        ("Moscow", "Moskow", "1 letter off"),
        ("Moscow", "Mozkow", "2 letters off, too many for a slip"),
        ("Australia", "Austria", "that is Austria"),
        ("Mi-35", "Mi-36", "the number is another"),
        ("World War II", "World War", "the number is missing"),
        ("not an open approach", "an open approach", "a negation is missing"),
        ("Paris", "not Paris", "there is a negation too many"),
        ("Danube", "Danube or Rhine", "that says more than the answer"),
        ("left ventricle", "right ventricle", "“right” is not “left”"),
        ("imports of steel", "exports of steel", "“exports” is not “imports”"),
        ("Defence Cooperation Agreement", "Cooperation Agreement", "that is a part of “Defence Cooperation Agreement”"),
        ("Defence Cooperation Agreement", "Agreement", "too little of the answer"),
        ("Moscow", " ", "nothing was answered"),
    ],
)
def test_names_have_reasons(key: str, answer: str, reason: str) -> None:
    """A near or wrong verdict says why, in words for the learner."""
    assert grade_name(answer, [key], LEXICON).reason == reason


def test_a_near_answer_says_what_it_comes_close_to() -> None:
    """A slip or a part names the accepted answer that it is near to, for the difference to be shown."""
    assert grade_name("Nizhni Arkhyz", ["Nizhny Arkhyz", "Нижний Архыз"], LEXICON).meant == "Nizhny Arkhyz"
    assert grade_name("Cooperation Pact", ["DCP", "Defence Cooperation Pact"], LEXICON).meant == (
        "Defence Cooperation Pact"
    )


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_another_entity_is_never_accepted(key: str, other: str) -> None:
    """The name of another thing of the deck is wrong; a name itself is right in any case."""
    assessment = grade_name(other.upper(), [key], LEXICON)
    assert (assessment.verdict is Verdict.CORRECT) == (key == other)
    assert key == other or assessment.verdict is Verdict.WRONG


@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1, max_size=20), st.integers(0, 30))
def test_slips_have_a_limit(key: str, extra: int) -> None:
    """An answer that is more letters off than allowed is not near."""
    answer = key + "x" * extra
    assessment = grade_name(answer, [key], Lexicon())
    if fold(answer) == fold(key):
        assert assessment.verdict is Verdict.CORRECT
    elif extra > allowed_slips(fold(key)):
        assert assessment.verdict is Verdict.WRONG
