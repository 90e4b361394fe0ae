"""What holds of grading whatever is asked and answered."""

import datetime as dt
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.grading.assessment import Assessment
from quiz.grading.grade import grade
from quiz.grading.names import Lexicon, grade_name
from quiz.grading.quantities import grade_date, grade_number
from quiz.grading.response import Listed, Response, Typed
from quiz.kinds.wording import Wording
from quiz.model.date_reading import read_date
from quiz.model.dates import PartialDate, Precision
from quiz.model.language import DATE_STYLES, LANGUAGES, DateStyle
from quiz.model.number_reading import read_number
from quiz.model.numbers import Number
from quiz.model.question import Format, Question
from quiz.model.review import Verdict
from quiz.model.values import Value
from quiz.text import fold
from tests.support.examples import few

CHANGES: dict[str, Callable[[str], str]] = {
    "spaces around": lambda text: f"  {text}\t ",
    "capitals": str.upper,
    "small letters": str.lower,
    "swapped case": str.swapcase,
}
PEOPLE = (
    "Sergei Shoigu", "Sergei Lavrov", "José Martí", "Ann Lee", "Bob Lee", "Charles de Gaulle", "Ludwig van Beethoven",
    "Mao Zedong", "Henry VII", "Henry VIII", "Lord Byron", "Martin Luther", "Martin Luther King Jr.", "Łukasz Żółć",
)  # fmt: skip
THINGS = (
    "Austria", "Australia", "Mi-35", "Mi-24", "AK-47", "C", "C++", "C#", "Cl", "Cl-", "A flat", "flat", "Wi-Fi",
    "São Paulo", "World War I", "World War II", "sodium sulfate", "sodium sulfite", "three branches", "not guilty",
    "guilty", "the Hague", "New Zealand", "Орёл", "東京", "hepatitis A", "hepatitis B", "1989", "U.S.", "AC/DC",
)  # fmt: skip
LEXICON = Lexicon({fold(name): name for name in (*PEOPLE, *THINGS)}, frozenset(fold(name) for name in PEOPLE))
WORDS = st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=1, max_size=9)
MADE_UP = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
KNOWN = st.sampled_from((*PEOPLE, *THINGS))
LETTERS = st.text(st.characters(categories=["Ll"], max_codepoint=0x7F), min_size=3, max_size=12)


@st.composite
def decks(draw: st.DrawFn) -> tuple[list[list[str]], Lexicon]:
    """Make the names of a few entities, each with aliases, no two alike, and the lexicon of them."""
    entities = draw(st.lists(st.lists(MADE_UP | KNOWN, min_size=1, max_size=3), min_size=2, max_size=6))
    owner = {fold(name): number for number, names in enumerate(entities) for name in names}
    assume(all(owner[fold(name)] == number for number, names in enumerate(entities) for name in names))
    people = draw(st.sets(st.sampled_from(range(len(entities)))))
    return entities, Lexicon(
        {fold(name): f"{number} {names[0]}" for number, names in enumerate(entities) for name in names},
        frozenset(fold(name) for number in people for name in entities[number]),
    )


def plain(text: str) -> str:
    """Take the marks off Latin letters."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def question(question_format: Format, key: Value | None, *answers: str) -> Question:
    """Make a question."""
    return Question(
        id="d/f/s/q", card="d/f/s", deck="d", fact="f", slot="s", format=question_format, stem="Which?",
        answers=answers, explanation="So.", source="Book", guess=0.0, key=(key,) if key else (),
    )  # fmt: skip


ASKED = (
    question("typed", None, "Sergei Shoigu"),
    question("typed", None, "not an open approach"),
    question("number", read_number("-2.5 km/h"), "−2.5 km/h"),
    question("number", read_number("35"), "35"),
    question("date", read_date("2017-08-29"), "29 August 2017"),
    question("date", read_date("0476"), "476"),
    question("list", None, "terror", "Ann Lee"),
)


@given(st.sampled_from(ASKED), st.text() | KNOWN | st.text("0123456789½/.,-− eE$%°km and half", max_size=12))
def test_grading_never_fails(asked: Question, text: str) -> None:
    """Any text is graded, and what is near says why."""
    response: Response = Listed((text, "Lee")) if asked.format == "list" else Typed(text)
    assessment = grade(asked, response, LEXICON)
    assert assessment.verdict is not Verdict.NEAR or assessment.reason


@pytest.mark.parametrize("change", CHANGES)
@given(asked=st.sampled_from(ASKED[:-1]), text=st.text() | KNOWN | st.sampled_from(["Aug 2017", "THIRTY-five", "-2½"]))
def test_case_and_space_around_do_not_count(change: str, asked: Question, text: str) -> None:
    """The verdict is the same for an answer in another case or with white space around it."""
    changed = CHANGES[change](text)
    assume(fold(changed) == fold(text))
    given_plainly, given_otherwise = (grade(asked, Typed(answer), LEXICON) for answer in (text, changed))
    assert given_plainly.verdict is given_otherwise.verdict


@pytest.mark.parametrize("change", [*CHANGES, "no marks", "a title"])
@few(40)
@given(deck=decks(), data=st.data())
def test_every_name_is_correct(change: str, deck: tuple[list[list[str]], Lexicon], data: st.DataObject) -> None:
    """A name or alias is correct in any case, without its marks, and for a person with a title."""
    entities, lexicon = deck
    names = data.draw(st.sampled_from(entities))
    name = data.draw(st.sampled_from(names))
    if change == "a title":
        assume(fold(name) in lexicon.people)
        answer = f"Dr. {name}"
        assume(fold(answer) not in lexicon.names)
        assume(not fold(name).startswith("lord "))
    else:
        answer = {"no marks": plain, **CHANGES}[change](name)
    assert grade_name(answer, names, lexicon).verdict is Verdict.CORRECT


@pytest.mark.parametrize("change", CHANGES)
@few(40)
@given(deck=decks(), data=st.data())
def test_no_other_entity_is_accepted(change: str, deck: tuple[list[list[str]], Lexicon], data: st.DataObject) -> None:
    """No name of another entity of the deck is correct or near, and it is told whose it is."""
    entities, lexicon = deck
    key, other = data.draw(st.permutations(range(len(entities))).map(lambda order: order[:2]))
    name = data.draw(st.sampled_from(entities[other]))
    assessment = grade_name(CHANGES[change](name), entities[key], lexicon)
    assert assessment == Assessment(Verdict.WRONG, f"that is {other} {entities[other][0]}")


@given(LETTERS, LETTERS, st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["-", " ", ""]))
def test_other_digits_are_never_near(word: str, other: str, a: int, b: int, between: str) -> None:
    """However alike the letters are, a name with other digits is wrong."""
    assume(a != b)
    for answer in (f"{word}{between}{b}", f"{other} {b}", f"{word} {other} {b}"):
        assert grade_name(answer, [f"{word}{between}{a}"], Lexicon()).verdict is Verdict.WRONG


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelt(number: int) -> str:
    """Write a number below 10¹² in English words."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = f" {'and ' if number % scale < 100 else ''}{spelt(number % scale)}" if number % scale else ""
            return f"{spelt(number // scale)} {word}{rest}"
    if number < len(ONES):
        return ONES[number]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(st.integers(-(10**12) + 1, 10**12 - 1), st.sampled_from(["", " km", " m²", " %", " ships"]))
def test_a_whole_number_is_itself_however_written(value: int, unit: str) -> None:
    """A whole number in digits, with any separator, or in words, is the same number."""
    key = read_number(f"{value}{unit}")
    assert key is not None
    sign, digits = ("-" if value < 0 else ""), f"{abs(value):,}"
    written = [f"{sign}{digits.replace(',', mark)}" for mark in (",", " ", "\u202f", "’", "'", "")]
    written += [
        Number(Decimal(value)).digits(),
        f"{sign}{abs(value)}.0",
        f"{'minus ' if sign else ''}{spelt(abs(value))}",
    ]
    for text in written:
        assert grade_number(f"{text}{unit}", key).verdict is Verdict.CORRECT, text
        assert grade_number(text, key).verdict is Verdict.CORRECT, text


@given(st.integers(0, 10**6), st.sampled_from([("½", "1/2", "a half", ".5"), ("¾", "3/4", "three quarters", ".75")]))
def test_a_mixed_fraction_is_itself_however_written(whole: int, part: tuple[str, str, str, str]) -> None:
    """A whole number with a fraction is the same number as a sign, in digits, in words and as a decimal."""
    sign, digits, words, decimals = part
    key = read_number(f"{whole}{decimals}")
    assert key is not None
    written = [f"{whole}{sign}", f"{whole} {digits}", f"{spelt(whole)} and {words}"]
    written += [] if whole else [sign, digits, words]
    for text in written:
        assert grade_number(text, key).verdict is Verdict.CORRECT, text


@given(st.decimals(-(10**6), 10**6, places=2), st.decimals(-(10**6), 10**6, places=2))
def test_another_number_is_never_near(value: Decimal, other: Decimal) -> None:
    """A number that is off is wrong by any amount, unless a tolerance is declared."""
    key = Number(value)
    assert (grade_number(f"{other}", key).verdict is Verdict.CORRECT) == (value == other)
    assert value == other or grade_number(f"{other}", key).verdict is Verdict.WRONG
    assert grade_number(f"{other}", key, abs(value - other)).verdict is Verdict.CORRECT


@pytest.mark.parametrize("style", DATE_STYLES)
@pytest.mark.parametrize("code", LANGUAGES)
@given(day=st.dates(min_value=dt.date(1000, 1, 1)), precision=st.sampled_from(["year", "month", "day"]))
def test_a_date_is_itself_in_every_language(code: str, style: DateStyle, day: dt.date, precision: Precision) -> None:
    """A date as a deck of any language writes it is read back, alone and after its preposition."""
    language = LANGUAGES[code]
    date = PartialDate(day.year, day.month, day.day).coarsened(precision)
    written = Wording({}, language, style).date(date)
    preposition = language.on[["day", "month", "year"].index(precision)]
    for text in (written, f"{preposition} {written}", plain(written), written.upper()):
        assert grade_date(text, date).verdict is Verdict.CORRECT, text


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.dates(min_value=dt.date(1000, 1, 1)))
def test_another_day_is_wrong_and_a_part_of_it_near(day: dt.date, other: dt.date) -> None:
    """A date is right to the day or wrong, and its month and year are right as far as they go."""
    date = PartialDate(day.year, day.month, day.day)
    assert (grade_date(other.isoformat(), date).verdict is Verdict.CORRECT) == (day == other)
    assert day == other or grade_date(other.isoformat(), date).verdict is Verdict.WRONG
    for text in (f"{day:%Y-%m}", f"{day:%Y}"):
        assert grade_date(text, date).verdict is Verdict.NEAR
