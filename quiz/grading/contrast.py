"""Tell a slip of the pen from another thing of nearly the same letters.

Few letters part Austria from Australia, in from out, and seven from eight: what is well known
to be another thing is never a misspelling.
"""

import re
from collections import Counter

from quiz.grading.wellknown import GROUP_OF, SPELT

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_NEGATIONS = frozenset(
    "no non not never neither nor none nothing nobody nowhere without cannot cant couldnt dont doesnt didnt isnt arent "
    "wasnt werent wont wouldnt shouldnt hasnt havent hadnt mustnt".split()
)
_PREFIXES = {
    "": "", "in": "not", "im": "not", "il": "not", "ir": "not", "un": "not", "non": "not", "dis": "not", "an": "not",
    "de": "de", "ex": "out", "exo": "out", "endo": "endo", "hyper": "hyper", "hypo": "hypo", "inter": "inter",
    "intra": "intra", "pre": "pre", "post": "post", "sub": "sub", "super": "super", "macro": "macro",
    "micro": "micro", "anti": "anti", "over": "over", "under": "under",
}  # fmt: skip
"""What a word can begin with, and what that makes of its meaning: increase, decrease."""
_SHORTEST_STEM = 4


def numerals(words: list[str]) -> list[str]:
    """Return the numbers in some folded words, spelt and Roman ones too, in one way of writing."""
    return [number for word in _without_xi(words) if (number := _numeral(word))]


def in_digits(words: list[str]) -> list[str]:
    """Write the numbers in some folded words in digits: World War II, World War Two, World War 2."""
    first = words[: len(words) - len(_without_xi(words))]
    return first + [_numeral(word) or word for word in words[len(first) :]]


def _without_xi(words: list[str]) -> list[str]:
    """Leave out a Xi that stands first, which is a family name before it is an eleven."""
    return words[1:] if len(words) > 1 and words[0] == "xi" else words


def _numeral(word: str) -> str:
    if word in SPELT:
        return SPELT[word]
    if _ROMAN.fullmatch(word):
        values = [_ROMAN_DIGITS[letter] for letter in word]
        return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))
    return word if _DIGITS.search(word) else ""


def is_numeral(word: str) -> bool:
    """Tell whether a folded word is a number or has one in it."""
    return bool(_numeral(word))


def contrast(answer: str, key: str) -> str:
    """Say what makes an answer another thing than the key, few letters off as it may be.

    Args:
        answer: folded words.
        key: folded words.

    Returns:
        The reason, in words for the learner; empty when there is none.
    """
    words, key_words = answer.split(), key.split()
    reason = loss(words, key_words)
    if reason:
        return reason
    if _letters(words) != _letters(key_words):
        return "the letter is another"
    other, own = Counter(words), Counter(key_words)
    for word, key_word in zip(
        [word for word in words if word not in own], [word for word in key_words if word not in other], strict=False
    ):
        if _are_opposite(word, key_word):
            return f"“{word}” is not “{key_word}”"
    if answer != key and answer in GROUP_OF and GROUP_OF[answer] == GROUP_OF.get(key):
        return f"that is {answer.title()}"
    return ""


def loss(words: list[str], key_words: list[str]) -> str:
    """Say which number or negation of a key an answer loses, changes or adds; empty when none."""
    given, right = numerals(words), numerals(key_words)
    if given != right:
        return "the number is missing" if right and not given else "the number is another"
    too_many = _negations(words) - _negations(key_words)
    if too_many:
        return "a negation is missing" if too_many < 0 else "there is a negation too many"
    return ""


def _negations(words: list[str]) -> int:
    """Count the negations in some words; No. 5 is none."""
    following = [*words[1:], ""]
    return sum(
        word in _NEGATIONS and not (word == "no" and is_numeral(after))
        for word, after in zip(words, following, strict=True)
    )


def _letters(words: list[str]) -> list[str]:
    """Return the single letters at the ends of some words: vitamin C, C minor."""
    return [word for word in (words[0], words[-1]) if len(word) == 1 and word.isalpha()] if len(words) > 1 else []


def _are_opposite(a: str, b: str) -> bool:
    """Tell whether two words are well known to be two, or differ in a prefix that turns the meaning."""
    if a in GROUP_OF and GROUP_OF[a] == GROUP_OF.get(b):
        return True
    for prefix, meaning in _PREFIXES.items():
        stem = a.removeprefix(prefix)
        if len(stem) < _SHORTEST_STEM or not a.startswith(prefix) or not b.endswith(stem):
            continue
        other = _PREFIXES.get(b.removesuffix(stem))
        if other is not None and other != meaning:
            return True
    return False
