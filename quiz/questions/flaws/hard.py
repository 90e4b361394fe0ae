"""Rules for what no question may have."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from quiz.kinds.wording import article
from quiz.model.date_reading import read_date
from quiz.model.dates import PartialDate
from quiz.model.number_reading import read_number
from quiz.model.numbers import Number
from quiz.model.question import BLANK, FORMATS, Format, Question
from quiz.questions.flaws.words import is_plural, is_quantity
from quiz.text import contains_words, fold

_ALL_OR_NONE = re.compile(r"\b(?:all|none|both|neither) of (?:the above|these|them)\b", re.IGNORECASE)
# "Which of these is not …", "all … except": the negation turns what is asked around. A "not"
# further inside, as in "states that have not signed", is part of what is described.
_NEGATIVE = re.compile(
    r"^(?:which|what|who)\b(?:(?!\b(?:that|who|which|whose|where|when)\b)[^,])*?"
    r"\b(?:is|are|was|were|does|do|did|has|have|can) (?P<word>not|never)\b"
    r"|\b(?P<except>except)\b",
    re.IGNORECASE,
)
_ARTICLE_BEFORE_ANSWER = re.compile(rf"\b(?P<article>an?)(?: {BLANK}|\s*[:?…]?$)", re.IGNORECASE)
_VERB_OF_ANSWER = re.compile(
    rf"{BLANK} (?P<after>is|are|was|were|has|have)\b|^(?:what|who|which) (?P<before>is|are|was|were|has|have)\b",
    re.IGNORECASE,
)
_PLURAL_VERBS = frozenset({"are", "were", "have"})
_CHOICE: frozenset[Format] = frozenset({"choice"})
_STATES: frozenset[Format] = frozenset({"truefalse", "flip", "order", "match", "list"})
"""Formats whose stem may be a statement or a request: "Match each river with its mouth"."""


def _right_options(question: Question) -> Iterator[str]:
    if question.options is None:
        return
    right = sum(option.correct for option in question.options)
    if right != 1:
        yield f"{right} options are right, exactly one may be"


def _no_right_answer(question: Question) -> Iterator[str]:
    if question.format == "multi" and not any(option.correct for option in question.options or ()):
        yield "no option is right"
    if not question.answers and question.format != "match":
        yield "there is no answer"


def _overlapping(question: Question) -> Iterator[str]:
    texts = [option.text for option in question.options or ()]
    words = question.format in {"choice", "multi"}
    folded = [f" {fold(text)} " if words and not is_quantity(text) and fold(text) else "" for text in texts]
    for place, a in enumerate(texts):
        for b, other in zip(texts[:place], folded[:place], strict=True):
            own = folded[place]
            if a.casefold() == b.casefold():
                yield f"the option “{a}” stands twice"
            elif own and other and (own in other or other in own):
                yield f"the options “{b}” and “{a}” overlap"


def _all_or_none(question: Question) -> Iterator[str]:
    for option in question.options or ():
        if _ALL_OR_NONE.search(option.text):
            yield f"the option “{option.text}” tests logic, not knowledge"


def _bare_negative(question: Question) -> Iterator[str]:
    found = _NEGATIVE.search(question.stem)
    word = (found["word"] or found["except"]) if found else ""
    if word and not word.isupper():
        yield f"the stem is negative: write {word.upper()} in capitals, or ask positively"


def _article_cue(question: Question) -> Iterator[str]:
    found = _ARTICLE_BEFORE_ANSWER.search(question.stem)
    if found and question.options:
        wanted = found["article"].casefold()
        if _only_the_key(question, lambda text: article(text) == wanted):
            yield f"only the right option fits behind “{wanted}”"


def _number_cue(question: Question) -> Iterator[str]:
    found = _VERB_OF_ANSWER.search(question.stem)
    if found:
        verb = (found["after"] or found["before"]).casefold()
        if _only_the_key(question, lambda text: is_plural(text) == (verb in _PLURAL_VERBS)):
            yield f"only the right option agrees with “{verb}”"


def _only_the_key(question: Question, fits: Callable[[str], bool]) -> bool:
    """Tell whether of several options the right one alone fits the grammar of the stem."""
    options = question.options or ()
    fitting = [option for option in options if fits(option.text)]
    return len(options) > 1 and len(fitting) == 1 and fitting[0].correct


def _unsorted(question: Question) -> Iterator[str]:
    scales = [_scale(option.text, question) for option in question.options or ()]
    known = [scale for scale in scales if scale is not None]
    if len(known) == len(scales) and any(a > b for a, b in pairwise(known)):
        yield "numbers and dates are listed in order"


def _date(text: str, question: Question) -> PartialDate | None:
    """Read an option as a date, unless the question asks for a number: 2850 km is no year."""
    return None if question.key and isinstance(question.key[0], Number) else _read_date(text)


# Options recur from question to question.
_read_date = lru_cache(maxsize=1 << 14)(read_date)
_number = lru_cache(maxsize=1 << 14)(read_number)


def _scale(text: str, question: Question) -> float | None:
    date = _date(text, question)
    if date is not None:
        return float(date.first.toordinal())
    number = _number(text)
    return float(number.value) if number is not None else None


def _mixed(question: Question) -> Iterator[str]:
    sorts = {_sort(option.text, question) for option in question.options or ()}
    if len(sorts) > 1:
        yield f"the options are of mixed type or precision: {', '.join(sorted(sorts))}"


def _sort(text: str, question: Question) -> str:
    date = _date(text, question)
    if date is not None:
        return f"date to the {date.precision}"
    return "number" if _number(text) is not None else "words"


def _gives_away(question: Question) -> Iterator[str]:
    for answer in question.answers:
        if contains_words(question.stem, answer):
            yield f"the stem contains the answer “{answer}”"


def _asks_nothing(question: Question) -> Iterator[str]:
    if question.format not in _STATES and "?" not in question.stem and BLANK not in question.stem:
        yield "the stem is no question and has no blank"


def _unexplained(question: Question) -> Iterator[str]:
    if not question.explanation.strip():
        yield "there is no explanation"
    if not question.source.strip():
        yield "there is no source"


HARD_RULES: dict[str, Callable[[Question], Iterator[str]]] = {
    "key-count": _right_options,
    "no-key": _no_right_answer,
    "overlapping-options": _overlapping,
    "all-or-none": _all_or_none,
    "negative-stem": _bare_negative,
    "article-cue": _article_cue,
    "number-cue": _number_cue,
    "unsorted-options": _unsorted,
    "mixed-options": _mixed,
    "answer-in-stem": _gives_away,
    "asks-nothing": _asks_nothing,
    "unexplained": _unexplained,
}
"""The rules by their codes; the source of each is the list of item-writing flaws by Haladyna,
Downing and Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines" (2002)."""
HARD_FORMATS: dict[str, frozenset[Format]] = {
    "key-count": frozenset({"choice", "truefalse"}),
    "negative-stem": frozenset({"choice", "truefalse", "multi"}),
    "number-cue": _CHOICE,
    "unsorted-options": _CHOICE,
    "mixed-options": _CHOICE,
    "answer-in-stem": frozenset(FORMATS) - {"truefalse", "order", "match"},
}
"""Which formats a rule is for, by its code; a rule that is not named is for every format."""
