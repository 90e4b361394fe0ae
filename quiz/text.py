"""Clean text for the screen and fold text for comparison."""

import re
import unicodedata
from functools import lru_cache

# ESC and the other control characters can drive the terminal; bidi overrides and
# zero-width characters can hide or reorder what is read. ZWJ and ZWNJ stay: emoji and
# several scripts need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ё": "е"}
)
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_KEPT_SYMBOLS = frozenset("#+%&@*/\\<>=$€£°~^|")
# The dots of U.S. and e.g., not those of 3.5 or of a sentence.
_INITIALS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_ARTICLES = frozenset({"a", "an", "the"})
# After these an A is the letter: A flat, A minor, A levels.
_AFTER_A_LETTER = frozenset("flat sharp natural major minor level levels".split())
# The hyphen that ends Cl-, NO3- and AB- tells them apart from Cl, NO3 and AB; any other joins or parts words.
_HYPHENS = re.compile(r"(?<![^\W_])((?:[^\W\d_]{1,2}|[^\W_]*\d[^\W_]*)-)(?![^\W_])|-")
# Combining marks of Latin and Greek; marks of other scripts carry letters' identity ...
_COMBINING = re.compile("[\u0300-\u036f]")
# ... but for the stress of Cyrillic and the vowel points of Hebrew and Arabic, which are seldom written.
_STRESS = frozenset("\u0300\u0301")
_POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0670\u06d6-\u06dc]"
)
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Remove characters that could drive a terminal or disguise what is read.

    Every text of a deck passes here once, when it is read.

    Args:
        text: any text; line breaks and tabs are kept, Windows line ends become plain ones.
    """
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Clean a text and fold its white space, as a title or a message needs it."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", clean(text)).strip()


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
        for letter in text
    )


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Reduce a text to what counts when answers are compared.

    Compatibility forms, case, punctuation, articles, diacritics of Latin and Greek letters
    and the points and stress marks of other scripts do not count; symbols that tell names
    apart (``C#``, ``C++``, ``Cl-``) do. Folding a folded text changes nothing.
    """
    text = _INITIALS.sub("", text)
    if text.isascii():
        return _without_articles(_without_hyphens(text.lower().translate(_ASCII)))
    current = text
    while (folded := _fold_once(current)) != current:
        current = folded
    return current


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _strip_diacritics(text).translate(_LETTERS_WITHOUT_DECOMPOSITION)
    text = _APOSTROPHES.sub("", text)
    text = "".join(_separator_to_space(character) for character in text.replace("\u2212", "-"))
    return _without_articles(_without_hyphens(text))


def _without_hyphens(text: str) -> str:
    return _HYPHENS.sub(lambda match: match[1] or " ", text) if "-" in text else text


def _without_articles(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0] in _ARTICLES:
        if words[0] == "a" and _AFTER_A_LETTER.issuperset(words[1:]):
            break
        del words[0]
    return " ".join([word for place, word in enumerate(words) if word != "the" or place in {0, len(words) - 1}])


def _strip_diacritics(text: str) -> str:
    text = _INITIALS.sub("", text)
    if text.isascii():
        return text
    kept: list[str] = []
    base_is_plain = base_is_cyrillic = False
    for character in unicodedata.normalize("NFD", _POINTS.sub("", text)):
        if _COMBINING.match(character):
            if base_is_plain or (base_is_cyrillic and character in _STRESS):
                continue
        elif not _POINTS.match(character):
            name = unicodedata.name(character, "")
            base_is_plain, base_is_cyrillic = name.startswith(("LATIN", "GREEK")), name.startswith("CYRILLIC")
        else:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def _separator_to_space(character: str) -> str:
    if character.isalnum() or character in _KEPT_SYMBOLS or character == "-":
        return character
    category = unicodedata.category(character)
    if category[0] in "PZC" and character not in "\u200c\u200d":
        return " "
    return character


_ASCII = {code: _separator_to_space(chr(code)) for code in range(128)} | {ord(mark): "" for mark in "'`"}
"""What folding makes of each ASCII character but capitals, so that plain text folds quickly."""


def contains_words(text: str, words: str) -> bool:
    """Tell whether a text contains some words as whole words, both compared folded."""
    needle = fold(words)
    return bool(needle) and f" {needle} " in f" {fold(text)} "
