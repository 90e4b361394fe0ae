"""Soft flaws: each rule finds its cue and leaves a sound question alone."""

import pytest

from quiz.model.question import Bank, Question
from quiz.questions.flaws.check import soft_flaws
from quiz.questions.flaws.soft import SOFT_RULES
from tests.questions.test_flaws import question

WHY = "Why did the ship sink?"
FLAWED = [
    ("longest-key", question(WHY, ("*an iceberg that nobody on watch had seen", "a fire", "a torpedo"))),
    ("shortest-key", question(WHY, ("*a leak", "a boiler explosion", "a collision at sea"))),
    ("clang", question("Which mountain bird nests here?", ("*mountain finch", "house sparrow", "garden robin"))),
    ("convergence", question("When?", ("June 2012", "*June 2013", "July 2013"))),
    ("absolute-term", question(WHY, ("*a leak in it", "it was never sound", "a fire in it"))),
    ("odd-form", question("What was the crew doing?", ("*sleeping below", "to row ashore", "to signal"))),
    ("vague-term", question("Which city usually floods?")),
    ("several-blanks", question("The _____ of Italy is _____.", None, "cloze")),
    ("blank-at-start", question("_____ lies on the Tiber.", None, "cloze")),
]
SOUND = [
    question(),
    question(WHY, ("*a leak in the hull", "a fire in the hold", "a storm at night")),
    question("Which mountain bird nests here?", ("*mountain finch", "mountain sparrow", "garden robin")),
    question("When?", ("June 2012", "*June 2013", "July 2012", "July 2013")),
    question("What was the crew doing?", ("*sleeping below", "rowing ashore", "signalling")),
    question("The capital of Italy is _____.", None, "cloze"),
]


@pytest.mark.parametrize(("code", "flawed"), FLAWED, ids=[code for code, _ in FLAWED])
def test_a_cue_is_found(code: str, flawed: Question) -> None:
    """The rule of its code speaks up for a flawed question."""
    assert code in {flaw.code for flaw in soft_flaws(flawed)}


@pytest.mark.parametrize("sound", SOUND, ids=lambda q: q.stem[:30])
def test_a_sound_question_has_no_cue(sound: Question) -> None:
    """No rule speaks up for a sound question."""
    assert soft_flaws(sound) == []


def test_every_soft_rule_is_tested() -> None:
    """Each rule has a flawed question that it finds."""
    assert {code for code, _ in FLAWED} == set(SOFT_RULES)


def test_the_built_in_bank_has_hardly_a_cue(bank: Bank) -> None:
    """At most one question in fifty has a soft flaw."""
    flawed = {flaw.question for question in bank.questions for flaw in soft_flaws(question)}
    assert len(flawed) <= len(bank.questions) / 50
