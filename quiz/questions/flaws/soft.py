"""Rules for what a good bank has little of: cues for guessers, vague words, awkward blanks.

The source of the rules is the list of item-writing flaws by Haladyna, Downing and Rodriguez,
"A Review of Multiple-Choice Item-Writing Guidelines" (2002); the thresholds are our own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from quiz.model.question import BLANK, Format, Question
from quiz.questions.flaws.words import content_words, form, is_quantity, named, plain_words

_LONGEST = 1.25
_SHORTEST = 0.6
_LONG_KEY = 4
_FEW_WRONG = 2
_BEGINNING = 5
"""How many letters two words have to share at their beginning so that one brings the other to mind."""
_ABSOLUTE = frozenset(
    "always never only all none every everyone nobody nothing completely entirely absolutely totally "
    "exclusively solely purely strictly merely invariably must cannot impossible".split()
)
_VAGUE = frozenset(
    "often usually sometimes frequently generally occasionally seldom rarely typically normally mostly probably "
    "possibly perhaps somewhat".split()
)
_START = re.compile(rf"^\W*(?:According to [^:]*: )?{BLANK}")


def cues(stem: str, key: str, others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what tells the key of a choice apart from its wrong options, as code and message.

    Args:
        stem: what is asked.
        key: the right option.
        others: the wrong options.
    """
    if not others:
        return
    if not is_quantity(key):
        longest, shortest = max(map(len, others)), min(map(len, others))
        if len(key.split()) >= _LONG_KEY and len(key) > _LONGEST * longest:
            yield "longest-key", f"the right option is {len(key) / longest:.1f} times as long as any other"
        if len(key) < _SHORTEST * shortest:
            yield "shortest-key", f"the right option is {len(key) / shortest:.1f} times as long as the shortest other"
    own = content_words(key)
    if own:
        elements = [content_words(other) for other in others]
        echoed = _echoes(own, content_words(stem))
        alone = echoed - _echoes(own, frozenset().union(*elements)) if echoed else echoed
        if alone:
            yield "clang", f"only the right option echoes the stem: “{min(alone)}”"
        if _converges(own, elements):
            yield "convergence", "the right option shares the most words with the others"
    absolute = frozenset().union(*map(plain_words, others)) & _ABSOLUTE
    if absolute and not plain_words(key) & _ABSOLUTE:
        yield "absolute-term", f"“{min(absolute)}” stands in wrong options alone"
    forms = {form(other) for other in others}
    if len(others) >= _FEW_WRONG and len(forms) == 1 and form(key) not in forms:
        yield "odd-form", f"the right option alone is {named(form(key))}, the others are {named(forms.pop())}"


def _echoes(words: frozenset[str], text: frozenset[str]) -> frozenset[str]:
    """Return the words that stand in a text, or begin as one of its words does: lanthanoid, lanthanum."""
    beginnings = {word[:_BEGINNING] for word in text if len(word) >= _BEGINNING}
    return frozenset([word for word in words if word in text or word[:_BEGINNING] in beginnings])


def _converges(own: frozenset[str], elements: list[frozenset[str]]) -> bool:
    """Tell whether the key has more in common with the other options than any of them has."""
    shared = [0 if own.isdisjoint(other) else len(own & other) for other in elements]
    if sum(shared) < _FEW_WRONG:
        return False
    for place, other in enumerate(elements):
        rest = sum(len(other & third) for number, third in enumerate(elements) if number != place)
        if rest + shared[place] >= sum(shared):
            return False
    return True


def _cue(code: str) -> Callable[[Question], Iterator[str]]:
    def rule(question: Question) -> Iterator[str]:
        keys = [option.text for option in question.options or () if option.correct]
        others = [option.text for option in question.options or () if not option.correct]
        if len(keys) == 1:
            found = _cues(question.stem, keys[0], tuple(others))
            yield from (message for cue, message in found if cue == code)

    return rule


@lru_cache(maxsize=8)
def _cues(stem: str, key: str, others: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Look for all cues at once, for the rules of each that look at a question one after the other."""
    return tuple(cues(stem, key, others))


def _vague(question: Question) -> Iterator[str]:
    options = [option.text for option in question.options or ()]
    for text in (question.stem, *options):
        words = plain_words(text)
        if not words.isdisjoint(_VAGUE):
            yield f"“{min(words & _VAGUE)}” means something else to everybody"
            return


def _blanks(question: Question) -> Iterator[str]:
    if question.stem.count(BLANK) > 1:
        yield "one question has one blank"


def _blank_at_start(question: Question) -> Iterator[str]:
    if _START.match(question.stem):
        yield "a reader meets the blank before anything is said"


_CUES = ("longest-key", "shortest-key", "clang", "convergence", "absolute-term", "odd-form")
SOFT_RULES: dict[str, Callable[[Question], Iterator[str]]] = {
    **{code: _cue(code) for code in _CUES},
    "vague-term": _vague,
    "several-blanks": _blanks,
    "blank-at-start": _blank_at_start,
}
"""The rules by their codes."""
SOFT_FORMATS: dict[str, frozenset[Format]] = dict.fromkeys(_CUES, frozenset({"choice"}))
"""Which formats a rule is for, by its code; a rule that is not named is for every format."""
