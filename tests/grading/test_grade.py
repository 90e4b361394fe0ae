"""Grading responses to questions of each format: correct, near, wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.grading.grade import grade
from quiz.grading.names import Lexicon, grade_name
from quiz.grading.quantities import grade_date, grade_number
from quiz.grading.response import Arranged, Listed, Picked, Recalled, Typed, Unknown, as_text
from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.model.question import Bank, Format, Option
from quiz.model.review import Verdict
from tests.grading.support import LETTERS, LEXICON, question


def test_options() -> None:
    """An option is right or wrong, and the chosen wrong one's feedback is told."""
    options = (Option("a", correct=False, feedback="a is east."), Option("b", correct=True))
    choice = question("choice", ("b",), options=options)
    assert grade(choice, Picked((1,)), LEXICON).verdict is Verdict.CORRECT
    wrong = grade(choice, Picked((0,)), LEXICON)
    assert (wrong.verdict, wrong.reason) == (Verdict.WRONG, "a is east.")
    assert grade(choice, Picked((7,)), LEXICON).verdict is Verdict.WRONG
    assert grade(choice, Unknown(), LEXICON).verdict is Verdict.WRONG


def test_several_options() -> None:
    """Several options are right together or not, and the count is told."""
    options = (Option("a", correct=True), Option("b", correct=True), Option("c", correct=False))
    multi = question("multi", ("a", "b"), options=options)
    assert grade(multi, Picked((1, 0)), LEXICON).verdict is Verdict.CORRECT
    assert grade(multi, Picked((0,)), LEXICON).reason == "1 of 2 found, 1 missed, 0 too many"
    assert grade(multi, Picked((0, 1, 2)), LEXICON).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("texts", "verdict", "says"),
    [
        (("terror", "crime", "drugs"), "C", ""),
        (("drugs", "Crime", "terror"), "C", ""),
        (("narcotics", "crime", "terror"), "C", ""),
        (("drugs", "crime", "terrr"), "N", "slip"),
        (("drugs", "crime"), "W", "2 of 3; missing: terror"),
        (("drugs", "crime", "drugs"), "W", "not among them: drugs"),
        (("drugs", "crime", "terror", "rain"), "N", "not among them: rain"),
        ((), "W", "0 of 3"),
    ],
)
def test_lists(texts: tuple[str, ...], verdict: str, says: str) -> None:
    """A list is graded in any order, each entry once, and says what is missing."""
    asked = question("list", ("terror", "crime", "drugs"), accept=((), (), ("narcotics",)))
    assessment = grade(asked, Listed(texts), LEXICON)
    assert assessment.verdict is LETTERS[verdict]
    assert says in assessment.reason


def test_exact_entries_of_a_list_are_matched_first() -> None:
    """An entry that could stand for two members does not take the place of one that is named."""
    asked = question("list", ("Ann Lee", "Bob Lee"))
    assert grade(asked, Listed(("Lee", "Ann Lee")), LEXICON).verdict is Verdict.NEAR


@pytest.mark.parametrize("question_format", ["choice", "typed", "list", "order", "match", "flip"])
def test_a_response_of_another_shape_is_wrong(question_format: Format) -> None:
    """A response that does not fit the format is wrong, whatever it says."""
    fitting = {"choice": Picked, "typed": Typed, "list": Listed, "order": Arranged, "match": Arranged, "flip": Recalled}
    for response in (Picked(()), Typed("x"), Listed(("x",)), Arranged(()), Recalled(knew=True), Unknown()):
        if not isinstance(response, fitting[question_format]):
            assert grade(question(question_format, ("x",)), response, LEXICON).verdict is Verdict.WRONG


def test_orders_and_matches() -> None:
    """Every item has to be in its place, and the count of those that are is told."""
    options = (Option("two", correct=True), Option("one", correct=True), Option("three", correct=True))
    order = question("order", ("one", "two", "three"), options=options)
    assert grade(order, Arranged((1, 0, 2)), LEXICON).verdict is Verdict.CORRECT
    assert grade(order, Arranged((0, 1, 2)), LEXICON).reason == "1 of 3 in place"
    match = question("match", (), options=options, pairs=(("1", "one"), ("2", "two"), ("3", "three")))
    assert grade(match, Arranged((1, 0, 2)), LEXICON).verdict is Verdict.CORRECT
    assert as_text(match, Arranged((1, 0, 2))) == "1 – one; 2 – two; 3 – three"


def test_a_flip_is_the_learners_word() -> None:
    """What was recalled is graded as the learner says."""
    flip = question("flip", ("x",))
    assert grade(flip, Recalled(knew=True), LEXICON).verdict is Verdict.CORRECT
    assert grade(flip, Recalled(knew=False), LEXICON).verdict is Verdict.WRONG


@given(st.text(max_size=40))
def test_any_answer_is_graded(text: str) -> None:
    """No text makes grading fail, and a wrong or near answer never comes without a verdict."""
    number, date = read_number("35 km"), read_date("2017-08")
    assert number is not None
    assert date is not None
    for assessment in (
        grade_name(text, ["Sergei Shoigu", "Shoigu, S."], LEXICON), grade_number(text, number), grade_date(text, date)
    ):  # fmt: skip
        assert assessment.verdict in Verdict


def test_every_answer_of_the_bank_is_right(bank: Bank) -> None:
    """The key and each accepted answer of every typed question grade as correct."""
    lexicon = Lexicon(bank.names, bank.people)
    for asked in bank.questions:
        if asked.format in {"cloze", "typed", "number", "date"}:
            for text in (asked.answers[0], *asked.accept[0]):
                assert grade(asked, Typed(text), lexicon).verdict is Verdict.CORRECT, (asked.id, text)
