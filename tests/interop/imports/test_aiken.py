"""Aiken."""

import pytest

from tests.interop.imports.support import asked, drafted, one, read, told

GOOD = "What is\nthe capital?\nA) Rome\nb. Paris\n\nC) Bonn\nanswer: B\n"


def test_a_question_has_lettered_options() -> None:
    """Lines before the options ask, letters have a bracket or a dot, and blank lines do not matter."""
    draft = one(GOOD, "aiken")
    assert asked(draft) == (
        "choice",
        "What is the capital?",
        {"answer": "Paris", "wrong": (("Rome", ""), ("Bonn", ""))},
    )
    assert draft.locator == "line 1"


def test_true_and_false_are_no_choice() -> None:
    """A question between True and False is a statement."""
    assert asked(one("It is.\nA. True\nB. False\nANSWER: B", "aiken")) == ("truefalse", "It is.", {"answer": "false"})


def test_a_question_that_begins_like_an_option_can_be_headed() -> None:
    """The word before a stem that would be taken for an option is taken off again."""
    assert one("Question: A. Lincoln was?\nA. a\nB. b\nANSWER: A", "aiken").stem == "A. Lincoln was?"
    assert one("Question: who?\nA. a\nB. b\nANSWER: A", "aiken").stem == "Question: who?"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Q?\nA) a\nB) b\nANSWER: D", "f.txt:4:1: there is no option 'D' (the options are A, B)"),
        ("Q?\nA) a\nB) b\nANSWER:", "f.txt:4:1: there is no option ''"),
        ("Q?\nA) a\nwhat\nANSWER: A", "f.txt:3:1: a line that is neither an option nor the answer"),
        ("Q?\nA) a\nA) b\nANSWER: A", "f.txt:3:1: the option A stands twice"),
        ("Q?\nA) a\nB)\nANSWER: A", "f.txt:3:1: the option is empty"),
        ("Q?\nA) a\nB) a\nANSWER: A", "f.txt:1:1: the option 'a' stands twice"),
        ("ANSWER: A", "f.txt:1:1: an answer without a question"),
        ("Q?\nA) a\nB) b", "f.txt:1:1: the question has no 'ANSWER:'"),
    ],
)
def test_a_broken_question_is_left_out(text: str, says: str) -> None:
    """What is wrong is told with its line, and questions around it are imported."""
    (line,) = told(read(text, "aiken"))
    assert line.startswith(says)
    if "ANSWER" in text:
        assert len(drafted(f"{GOOD}\n{text}\n\n{GOOD.replace('Bonn', 'Oslo').replace('the', 'a')}", "aiken")) == 2
