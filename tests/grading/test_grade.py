"""Grading: correct, near, wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.grading.grade import grade
from quiz.grading.names import Lexicon, allowed_slips, grade_name
from quiz.grading.quantities import grade_date, grade_number
from quiz.grading.response import Arranged, Listed, Picked, Recalled, Typed, Unknown, as_text
from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.model.question import Bank, Format, Option, Question
from quiz.model.review import Verdict
from quiz.text import fold

PEOPLE = (
    "Sergei Shoigu", "Sergei Lavrov", "Khwaja Asif", "Ann Lee", "Bob Lee", "Martin Luther King", "Elizabeth II",
    "George Bush Sr.", "Lord Byron",
)  # fmt: skip
NAMES = (*PEOPLE, "Iran", "Iraq", "Austria", "Australia", "Karachi", "Karachay", "Mi-35", "Mi-24", "Nizhny Arkhyz")
LEXICON = Lexicon({fold(name): name for name in NAMES}, frozenset(fold(name) for name in PEOPLE))
LETTERS = {"C": Verdict.CORRECT, "N": Verdict.NEAR, "W": Verdict.WRONG}


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


@pytest.mark.parametrize(
    ("key", "answer", "reason"),
    [
        ("2017-08-29", "2017", "right as far as it goes, but less precise"),
        ("2017-08-29", "30 August 2017", "the month is right, the day is not"),
        ("2017-08-29", "May 2017", "the year is right, the month is not"),
        ("2017-08-29", "2018", "that is too late"),
        ("35 km", "34", "that is too low"),
        ("35 km", "35 miles", "the unit is km"),
        ("35 km", "some", "that is no number"),
    ],
)
def test_quantities_have_reasons(key: str, answer: str, reason: str) -> None:
    """A near or wrong date or number says why."""
    date, number = read_date(key), read_number(key)
    assert number is not None
    assert (grade_date(answer, date) if date else grade_number(answer, number)).reason == reason


def test_a_near_answer_says_what_it_comes_close_to() -> None:
    """A slip or a part names the accepted answer that it is near to, for the difference to be shown."""
    assert grade_name("Nizhni Arkhyz", ["Nizhny Arkhyz", "Нижний Архыз"], LEXICON).meant == "Nizhny Arkhyz"
    assert grade_name("Cooperation Pact", ["DCP", "Defence Cooperation Pact"], LEXICON).meant == (
        "Defence Cooperation Pact"
    )


def test_a_typed_number_keeps_its_sign() -> None:
    """A number that is written as the key but for its sign is another number."""
    asked = question("number", ("−40",), key=(read_number("-40"),))
    assert grade(asked, Typed("40"), LEXICON).verdict is Verdict.WRONG
    assert grade(asked, Typed("−40"), LEXICON).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("35", "thirty-five", "C"),
        ("1500", "1,500", "C"),
        ("70", "70.5", "W"),
        ("70", "seventy", "C"),
        ("35 km", "35", "C"),
        ("35 km", "35 KM", "C"),
        ("35 km", "35 m", "W"),
        ("35", "35 countries", "C"),
        ("35", "lots", "W"),
        ("35", "35 or 36", "W"),
        ("35", "35-40", "W"),
        ("35", "35/2", "W"),
        ("35", "35½", "W"),
        ("35", "35k", "W"),
        ("5", "5 not", "W"),
        ("10", "five five", "W"),
        ("0.5", "½", "C"),
        ("35 %", "35 percent", "C"),
        ("more than 70", "over 70", "C"),
        ("more than 70", "less than 70", "W"),
        ("70", "about 70", "N"),
        ("more than 70", "70", "C"),
        ("35", "1e99999999", "W"),
        ("2.5", "2 1/2", "C"),
        ("0.5", "1/2", "C"),
        ("0.5", "a half", "C"),
        ("0.75", "three quarters", "C"),
        ("3", "three quarters", "W"),
        ("3 quarters", "three quarters", "C"),
        ("-40 °C", "minus forty degrees Celsius", "C"),
        ("5 $", "$5", "C"),
        ("3", "Drei", "C"),
        ("35", "35!", "C"),
        ("35", "35th", "W"),
        ("20 °C", "20 C", "C"),
        ("20 °C", "20 degrees F", "W"),
        ("3", "vier", "W"),
        ("5 €", "$5", "W"),
        ("50 km/h", "fifty kilometres per hour", "C"),
    ],
)
def test_numbers(key: str, answer: str, verdict: str) -> None:
    """Numbers are graded by value and unit, never by spelling."""
    number = read_number(key)
    assert number is not None
    assert grade_number(answer, number).verdict is LETTERS[verdict]


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("2017-08-29", "29 August 2017", "C"),
        ("2017-08-29", "August 29, 2017", "C"),
        ("2017-08-29", "Aug 2017", "N"),
        ("2017-08-29", "2017", "N"),
        ("2017-08-29", "30 August 2017", "W"),
        ("2017-05-04", "4/5/2017", "N"),
        ("2017-05-05", "5/5/2017", "C"),
        ("2017", "August 2017", "N"),
        ("2017", "2018", "W"),
        ("2017-08", "Agust 2017", "W"),
        ("2017-08", "soon", "W"),
        ("2017", "in 2017", "C"),
        ("2017-08-29", "on the 29th of August 2017", "C"),
        ("2017-08-29", "2017/08/29", "C"),
        ("0476", "476", "C"),
        ("1994", "the 1990s", "N"),
        ("2017-08-29", "29. 8. 2017", "C"),
        ("2017-08-29", "August the 29th, 2017.", "C"),
        ("1994-05", "1980s", "W"),
    ],
)
def test_dates(key: str, answer: str, verdict: str) -> None:
    """Dates are graded by what they can mean and how precise they are."""
    date = read_date(key)
    assert date is not None
    assert grade_date(answer, date).verdict is LETTERS[verdict]


def question(question_format: Format, answers: tuple[str, ...], **parts: object) -> Question:
    """Make a question."""
    return Question(
        id="d/f/s/q", card="d/f/s", deck="d", fact="f", slot="s", format=question_format, stem="Which?",
        answers=answers, explanation="So.", source="Book", guess=0.0, **parts,  # type: ignore[arg-type]
    )  # fmt: skip


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


def test_every_answer_of_the_bank_is_right(bank: Bank) -> None:
    """The key and each accepted answer of every typed question grade as correct."""
    lexicon = Lexicon(bank.names, bank.people)
    for asked in bank.questions:
        if asked.format in {"cloze", "typed", "number", "date"}:
            for text in (asked.answers[0], *asked.accept[0]):
                assert grade(asked, Typed(text), lexicon).verdict is Verdict.CORRECT, (asked.id, text)
