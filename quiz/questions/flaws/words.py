"""What rules look at in words: content, number, grammatical form."""

import re
from functools import lru_cache

from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.text import fold

_FUNCTION_WORDS = frozenset(
    "a an and any are as at be been being between both but by can could did do does during each for from had has have "
    "he her his how in into is it its may might more most no nor not of off on one only or other our over own same she "
    "should so some such than that the their them then there these they this those through to too two under until up "
    "was we were what when where which while who whom whose why will with would you your after before about against "
    "above below first last three four five six seven eight nine ten according following held hold take took place "
    "made make used called name named kind type part new become became".split()
)
_FEWEST_LETTERS = 3
_ENDINGS = ("ings", "ing", "ies", "ied", "es", "ed", "s")
_STEM_LETTERS = 4
_WORD = re.compile(r"[^\W_]+")
_LOWER = re.compile(r"(?<![^\W\d_])[a-z]+(?![^\W\d_])")
_ARTICLE = re.compile(r"(?:an?|the)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:its|his|her|their|our|your|my)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:in|on|at|by|for|from|with|without|under|over|against|between|during|after|before|into|near|through)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"to [a-z]")
_GERUND = re.compile(r"[a-z]{3,}ing\b")
_NAMES = {
    "quantity": "a number or a date",
    "article": "a noun with its article",
    "possessive": "a noun with a possessive",
    "preposition": "a phrase with a preposition",
    "infinitive": "an infinitive",
    "gerund": "a form in -ing",
    "clause": "a sentence",
    "words": "bare words",
}


@lru_cache(maxsize=1 << 14)
def content_words(text: str) -> frozenset[str]:
    """Return the words that carry meaning, folded and without endings of plural and tense."""
    words = _WORD.findall(fold(text))
    return frozenset(
        _without_ending(word)
        for word in words
        if word not in _FUNCTION_WORDS and (len(word) >= _FEWEST_LETTERS or word.isdecimal())
    )


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LETTERS:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=1 << 14)
def plain_words(text: str) -> frozenset[str]:
    """Return the words of a text that are written in small letters; a name has capitals."""
    return frozenset(_LOWER.findall(text))


@lru_cache(maxsize=1 << 14)
def is_quantity(text: str) -> bool:
    """Tell whether a text is a number or a date."""
    return read_date(text) is not None or read_number(text) is not None


@lru_cache(maxsize=1 << 14)
def form(text: str) -> str:
    """Name the grammatical form of an option, as far as its first words show it."""
    if is_quantity(text):
        return "quantity"
    if text.endswith("."):
        return "clause"
    found = {
        "article": _ARTICLE, "possessive": _POSSESSIVE, "infinitive": _INFINITIVE, "preposition": _PREPOSITION,
        "gerund": _GERUND,
    }  # fmt: skip
    return next((name for name, pattern in found.items() if pattern.match(text)), "words")


def named(grammatical_form: str) -> str:
    """Say in words what a form is."""
    return _NAMES[grammatical_form]


def is_plural(text: str) -> bool:
    """Guess whether a noun phrase of English is a plural: by its last word, or by an "and"."""
    words = text.casefold().split()
    return bool(words) and ("and" in words or (words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))))
