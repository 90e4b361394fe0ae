"""Guessers that know nothing of the subject and look for cues in the options.

A guesser takes all items of a paper and gives a score to each option; the option with the
highest is its answer. Where it scores all options alike, it cannot decide.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.model.question import Question
from tests.benchmarks.chance import Guess

Scores = Sequence[float]
_POSITIONS = 4
_LETTERS = 5
"""Words that begin with as many letters alike count as one: visit, visitor."""
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of in on at to for from by with and or is are was were did does which what who".split())


@dataclass(frozen=True, slots=True)
class Item:
    """A question with one right option, as a guesser meets it.

    Attributes:
        id: id of the question.
        stem: what is asked.
        options: the options.
        key: the place of the right one, from 0.
    """

    id: str
    stem: str
    options: tuple[str, ...]
    key: int


def items_of(questions: Sequence[Question], question_format: str) -> list[Item]:
    """Return the items of a format whose questions have one right option."""
    return [
        Item(
            question.id,
            question.stem,
            tuple(option.text for option in question.options),
            [option.correct for option in question.options].index(True),
        )
        for question in questions
        if question.format == question_format and question.options
    ]


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_LETTERS] for word in _WORD.findall(text.casefold()) if word not in _SMALL)


def _quantities(options: Sequence[str]) -> list[float] | None:
    """Read all options as dates, or all as numbers; None where they are neither."""
    dates = [read_date(option) for option in options]
    if all(dates):
        return [float(date.first.toordinal()) for date in dates if date]
    numbers = [read_number(option) for option in options]
    return [float(number.value) for number in numbers if number] if all(numbers) else None


def longest(item: Item) -> Scores:
    """Prefer the longest option."""
    return [len(option) for option in item.options]


def shortest(item: Item) -> Scores:
    """Prefer the shortest option."""
    return [-len(option) for option in item.options]


def overlap(item: Item) -> Scores:
    """Prefer the option that has most words in common with the stem."""
    stem = _words(item.stem)
    return [len(_words(option) & stem) for option in item.options]


def shared(item: Item) -> Scores:
    """Prefer the option that has most in common with the others: words, or nearness of numbers and dates."""
    values = _quantities(item.options)
    if values:
        return [-sum(abs(value - other) for other in values) for value in values]
    words = [_words(option) for option in item.options]
    return [sum(len(own & other) for other in words) - len(own) for own in words]


def odd(item: Item) -> Scores:
    """Prefer the option that has least in common with the others."""
    return [-score for score in shared(item)]


def middle(item: Item) -> Scores:
    """Prefer the number or date in the middle; of four, one of the middle two."""
    values = _quantities(item.options)
    if not values:
        return [0.0] * len(item.options)
    ranks = sorted(range(len(values)), key=values.__getitem__)
    centre = (len(values) - 1) / 2
    return [-abs(ranks.index(place) - centre) for place in range(len(values))]


def at(position: int) -> Callable[[Item], Scores]:
    """Return a guesser that always takes the option at a place, from 0; it skips items without one."""

    def guess(item: Item) -> Scores:
        return [float(place == position) for place in range(len(item.options))]

    return guess


def _each(guess: Callable[[Item], Scores]) -> Callable[[Sequence[Item]], list[Scores]]:
    return lambda paper: [guess(item) for item in paper]


def favourite(paper: Sequence[Item]) -> list[Scores]:
    """Prefer the place where the key stands most often in the other half of the paper.

    A place chosen by the very items that are guessed would beat chance by hindsight.
    """
    halves = [Counter(item.key for item in paper[half::2]) for half in (0, 1)]
    return [
        [float(halves[1 - number % 2][place]) for place in range(len(item.options))]
        for number, item in enumerate(paper)
    ]


CHOICE: dict[str, Callable[[Sequence[Item]], list[Scores]]] = {
    "longest option": _each(longest),
    "shortest option": _each(shortest),
    "overlap with the stem": _each(overlap),
    "most shared elements": _each(shared),
    "odd one out": _each(odd),
    "middle number or date": _each(middle),
    **{f"always number {place + 1}": _each(at(place)) for place in range(_POSITIONS)},
    "favourite position": favourite,
}
TRUEFALSE: dict[str, Callable[[Sequence[Item]], list[Scores]]] = {
    "always true": _each(at(0)),
    "always false": _each(at(1)),
}


def guesses(paper: Sequence[Item], guesser: Callable[[Sequence[Item]], list[Scores]]) -> Iterator[Guess]:
    """Yield what a guesser does with the items of a paper that it can decide."""
    for item, scores in zip(paper, guesser(paper), strict=True):
        best = max(scores)
        chosen = [place for place, score in enumerate(scores) if score == best]
        if len(chosen) < len(scores):
            yield Guess(item.id, len(scores), len(chosen), item.key in chosen)
