"""Hard flaws: each rule finds its flaw and nothing else."""

import pytest

from quiz.model.question import Bank, Format, Option, Question
from quiz.questions.flaws.check import hard_flaws
from quiz.questions.flaws.hard import HARD_RULES


def question(
    stem: str = "Which city lies on the Tiber?",
    options: tuple[str, ...] | None = ("*Rome", "Oslo", "Bern"),
    question_format: Format = "choice",
    **parts: str,
) -> Question:
    """Make a question; a star marks a right option."""
    made = None if options is None else tuple(Option(o.lstrip("*"), o.startswith("*")) for o in options)
    answers = tuple(option.text for option in made or () if option.correct) or ("Rome",)
    return Question(
        id="d/f/s/x", card="d/f/s", deck="d", fact="f", slot="s", format=question_format, stem=stem, answers=answers,
        explanation=parts.get("explanation", "Rome lies on the Tiber."), source=parts.get("source", "Atlas"),
        guess=0.0, options=made,
    )  # fmt: skip


FLAWED = [
    ("key-count", question(options=("*Rome", "*Oslo", "Bern"))),
    ("key-count", question(options=("Rome", "Oslo", "Bern"))),
    ("no-key", question(options=("Rome", "Oslo"), question_format="multi")),
    ("overlapping-options", question(options=("*Rome", "Oslo", "oslo"))),
    ("overlapping-options", question(options=("*Rome", "Rome, Italy", "Bern"))),
    ("all-or-none", question(options=("*Rome", "Oslo", "None of the above"))),
    ("negative-stem", question("Which city is not in Norway?")),
    ("negative-stem", question("Which of these are cities except capitals?")),
    ("article-cue", question("A fruit is an _____.", ("*apple", "pear", "plum"))),
    ("number-cue", question("Which _____ are ripe?", ("*apples", "pear", "plum"))),
    ("unsorted-options", question("How many?", ("*4", "9", "7"))),
    ("unsorted-options", question("When?", ("*May 2014", "June 2013", "July 2015"))),
    ("mixed-options", question("When?", ("*2014", "2015", "May 2016"))),
    ("mixed-options", question("How many?", ("*4", "7", "a few"))),
    ("answer-in-stem", question("Which city is the Rome of Italy?")),
    ("asks-nothing", question("The city on the Tiber.", None, "typed")),
    ("unexplained", question(explanation=" ")),
    ("unexplained", question(source="")),
]
SOUND = [
    question(),
    question("Which city is NOT in Norway?"),
    question("Which treaty binds states that have not signed the other?"),
    question("How many?", ("*4", "7", "9")),
    question("When?", ("June 2013", "*May 2014", "July 2015")),
    question("A fruit is an _____.", ("*apple", "orange", "plum")),
    question("Rome lies on the Tiber.", ("*True", "False"), "truefalse"),
    question("The city on the Tiber is _____.", None, "cloze"),
]


@pytest.mark.parametrize(("code", "flawed"), FLAWED, ids=[f"{code}-{n}" for n, (code, _) in enumerate(FLAWED)])
def test_a_flaw_is_found(code: str, flawed: Question) -> None:
    """The rule of its code speaks up for a flawed question."""
    assert code in {flaw.code for flaw in hard_flaws(flawed)}


@pytest.mark.parametrize("sound", SOUND, ids=lambda q: q.stem[:30])
def test_a_sound_question_has_no_flaw(sound: Question) -> None:
    """No rule speaks up for a sound question."""
    assert hard_flaws(sound) == []


def test_every_rule_is_tested() -> None:
    """Each rule has a flawed question that it finds."""
    assert {code for code, _ in FLAWED} == set(HARD_RULES)


def test_the_built_in_bank_has_no_hard_flaw(bank: Bank) -> None:
    """A generated bank has no flaw that no question may have."""
    assert [flaw for question in bank.questions for flaw in hard_flaws(question)] == []
