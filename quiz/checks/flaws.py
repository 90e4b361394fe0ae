"""Flaws of questions: the rules of item writing.

They follow Haladyna, Downing and Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines" (2002).
"""

from collections.abc import Iterator

from quiz.checks.rule import Rule, Severity
from quiz.checks.subject import Subject
from quiz.errors import Mark, Problem
from quiz.model.question import Question
from quiz.questions.flaws.check import flaws


def find(subject: Subject) -> Iterator[Problem]:
    """Yield the flaws of every question that is checked."""
    if subject.looked is None:
        for question, mark in subject.written:
            yield from of(question, mark, by_hand=True)
    for looked in subject.looked or ():
        yield from looked.flaws


def of(question: Question, mark: Mark, *, by_hand: bool) -> Iterator[Problem]:
    """Yield the flaws of one question.

    Args:
        question: the question.
        mark: where the deck states what it asks.
        by_hand: whether it is hand-written.
    """
    name = f"'{question.fact}'" if by_hand else f"of '{question.slot}'"
    for flaw in flaws(question):
        yield Problem(mark, f"{question.format} {name}: {flaw.message}", "", flaw.code)


def _choice(stem: str, answer: str, wrong: str, explanation: str = "E.") -> str:
    """Write a choice; its wrong options are set apart by bars."""
    lines = (
        "questions:",
        "  - id: a",
        f"    choice: '{stem}'",
        f"    answer: {answer}",
        f"    wrong: [{', '.join(wrong.split(' | '))}]",
        f"    explanation: {explanation}" if explanation else "",
    )
    return "\n".join(filter(None, lines))


def _cloze(sentence: str) -> str:
    return f"questions:\n  - id: a\n    cloze: '{sentence}'\n    explanation: E."


def _rule(severity: Severity, code: str, title: str, why: str, bad: str = "", good: str = "") -> Rule:
    return Rule(code, severity, title, why, bad, good)


_TIBER = "Which city lies on the Tiber?"
_FRUIT = "Which fruit grows in the far north?"
_SOUND = _choice(_TIBER, "Rome", "Oslo | Bern")

RULES = (
    _rule(
        "warning",
        "key-count",
        "a choice has not exactly one right option",
        "With none or several, a learner who knows is marked wrong. Use 'multi' where several are right.",
    ),
    _rule("warning", "no-key", "a question has no right answer", "Whatever is answered would be wrong."),
    _rule(
        "warning",
        "overlapping-options",
        "two options are the same, or one contains the other",
        "If one is right, so may be the other; who sees that learns nothing of the subject.",
        _choice(_TIBER, "Rome", "'Rome, Italy' | Bern"),
        _SOUND,
    ),
    _rule(
        "warning",
        "all-or-none",
        "an option is “all of the above” or “none of the above”",
        "It tests logic, and is right too often. Write another wrong option, or use 'multi'.",
        _choice(_TIBER, "Rome", "Oslo | none of the above"),
        _SOUND,
    ),
    _rule(
        "warning",
        "negative-stem",
        "a stem is negative without saying so loudly",
        "Readers miss a 'not'. Ask positively, or write NOT in capitals.",
        _choice("Which city does not lie on the Tiber?", "Oslo", "Rome | Ostia"),
        _choice("Which city does NOT lie on the Tiber?", "Oslo", "Rome | Ostia"),
    ),
    _rule(
        "warning",
        "article-cue",
        "“a” or “an” gives the right option away",
        "Only the right option fits behind the article. Write 'a(n)', or move the article into the options.",
        _choice("The fruit in the picture is an _____.", "apple", "pear | plum"),
        _choice("The fruit in the picture is _____.", "an apple", "a pear | a plum"),
    ),
    _rule(
        "warning",
        "number-cue",
        "singular or plural gives the right option away",
        "Only the right option agrees with the verb.",
        _choice("Which _____ are ripe in June?", "cherries", "pear | plum"),
        _choice("Which _____ are ripe in June?", "cherries", "pears | plums"),
    ),
    _rule(
        "warning",
        "unsorted-options",
        "numbers or dates are not listed in order",
        "Ordered options are found faster, and their places tell nothing.",
        "questions:\n  - {id: a, choice: 'How many legs has a spider?', answer: '8', options: ['8', '4', '6'], "
        "explanation: E.}",
        "questions:\n  - {id: a, choice: 'How many legs has a spider?', answer: '8', options: ['4', '6', '8'], "
        "explanation: E.}",
    ),
    _rule(
        "warning",
        "mixed-options",
        "options are of mixed type or precision",
        "A number among words, or a year among full dates, stands out.",
        _choice("How many legs has a spider?", "8", "4 | a few"),
        _choice("How many legs has a spider?", "8", "4 | 6"),
    ),
    _rule(
        "warning",
        "answer-in-stem",
        "the stem contains the answer",
        "Nothing is left to know.",
        _choice("Which Roman city, Rome, lies on the Tiber?", "Rome", "Oslo | Bern"),
        _SOUND,
    ),
    _rule(
        "warning",
        "asks-nothing",
        "the stem is no question and has no blank",
        "Say what is wanted: a direct question is best.",
        _choice("The city on the Tiber.", "Rome", "Oslo | Bern"),
        _SOUND,
    ),
    _rule(
        "warning",
        "unexplained",
        "a question has no explanation",
        "Feedback is what teaches. Say why the answer is right.",
        _choice(_TIBER, "Rome", "Oslo | Bern", explanation=""),
        _SOUND,
    ),
    _rule(
        "advice",
        "longest-key",
        "the right option is the longest",
        "Authors qualify what is right, and test-wise learners know it. Make the options of equal length.",
        _choice(
            "Why is the sky blue?", "because short waves are scattered more than long ones", "it is cold | it is far"
        ),
        _choice("Why is the sky blue?", "short waves are scattered", "long waves are absorbed | the sea is mirrored"),
    ),
    _rule(
        "advice",
        "shortest-key",
        "the right option is the shortest",
        "It stands out among longer ones.",
        _choice("What melts first?", "ice", "the copper of an old roof | the glass of a church window"),
        _choice("What melts first?", "the ice on a pond", "the copper of a roof | the glass of a window"),
    ),
    _rule(
        "advice",
        "clang",
        "only the right option echoes the stem",
        "A word that the stem shares with the right option alone leads to it.",
        _choice(
            "Which treaty ended the war in Münster?", "the Münster peace", "the Lisbon charter | the Vienna accord"
        ),
        _choice(
            "Which treaty ended the Thirty Years War?", "the Münster peace", "the Lisbon charter | the Vienna accord"
        ),
    ),
    _rule(
        "advice",
        "convergence",
        "the right option shares the most with the others",
        "Wrong options made by changing a part of the right one point at it.",
        _choice(_FRUIT, "small red berry", "small red nut | tall red berry | small green berry"),
        _choice(_FRUIT, "cloudberry", "pineapple | coconut | mango"),
    ),
    _rule(
        "advice",
        "absolute-term",
        "“always”, “never” and the like stand in wrong options alone",
        "Hardly anything is always so, and test-wise learners know it.",
        _choice("What does frost do?", "it splits rocks", "it never splits rocks | it always melts rocks"),
        _choice("What does frost do?", "it splits rocks", "it joins rocks | it melts rocks"),
    ),
    _rule(
        "advice",
        "odd-form",
        "the right option alone has another grammatical form",
        "It stands out, whatever is asked.",
        _choice("What wears rocks down?", "freezing", "the wind | the sea | the sun"),
        _choice("What wears rocks down?", "the frost", "the moon | the echo | the dark"),
    ),
    _rule(
        "advice",
        "vague-term",
        "a word means something else to everybody",
        "How often is 'often'? Give a number, or leave the word out.",
        _choice("Which city is often on the Tiber?", "Rome", "Oslo | Bern"),
        _SOUND,
    ),
    _rule(
        "advice",
        "several-blanks",
        "a question has more than one blank",
        "Learners cannot tell which one is asked. A cloze makes a question for each of its marks.",
        _choice("In _____ lies _____ on the Tiber.", "Rome", "Oslo | Bern"),
        _SOUND,
    ),
    _rule(
        "advice",
        "blank-at-start",
        "the blank stands at the beginning",
        "A reader meets it before anything is said. Turn the sentence around, or ask a question.",
        _cloze("{Rome} lies on the Tiber."),
        _cloze("On the Tiber lies {Rome}."),
    ),
)
