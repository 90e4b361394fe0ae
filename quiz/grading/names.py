"""Grade names and words: folded, with room for titles, word order and small slips."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from quiz.grading.assessment import Assessment, correct, near, wrong
from quiz.grading.contrast import contrast, in_digits, is_numeral, loss
from quiz.grading.people import grade_person
from quiz.text import fold

_ALLOWED_SLIPS = ((4, 0), (8, 1), (16, 2))
_MOST_SLIPS = 3
# A hyphen between letters may be left out; one between digits parts two numbers.
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑–](?=\w)|(?<=\w)[-‐‑–](?=[^\W\d_])")
_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_SHORT = {"st": "saint", "mt": "mount", "&": "and"}
_BESIDE_DIGITS = re.compile(r"(?<=\d) (?=[^\W\d_])|(?<=[^\W\d_]) (?=\d)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names that a deck knows, so that a wrong answer can be told from a slip.

    Attributes:
        names: folded name or alias, and the entity's own name.
        people: folded names that are names of persons.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    people: AbstractSet[str] = frozenset()


_LEADS = ("to ", "still ", "former ", "formerly ")
"""Words before an answer that say nothing of their own: "to discuss deals", "still limited", "former minister"."""


def _without_lead(words: str) -> str:
    for lead in _LEADS:
        if words.startswith(lead) and len(words) > len(lead):
            return words.removeprefix(lead)
    return words


def grade_name(text: str, accepted: Sequence[str], lexicon: Lexicon) -> Assessment:
    """Grade a name or a few words.

    Args:
        text: what was typed.
        accepted: the right answer first, then whatever else counts as right.
        lexicon: the names of the deck.
    """
    answer = fold(text)
    shown = {key: name for name in reversed(accepted) if (key := fold(name))}
    if answer in shown or (text.strip() and text.strip() in accepted):
        return correct()
    if _without_lead(answer) in {_without_lead(key) for key in shown}:
        return correct()
    if not answer or not shown:
        return wrong() if text.strip() else wrong("nothing was answered")
    own = {lexicon.names.get(key) for key in shown}
    other = lexicon.names.get(answer)
    if other is not None and other not in own:
        return wrong(f"that is {other}")
    spellings = _spellings(text)
    if any(spellings & _spellings(name) for name in accepted):
        return correct()
    if any(key in lexicon.people for key in shown):
        assessment = grade_person(answer, list(shown), own, lexicon.names, lexicon.people)
        if assessment is not None:
            return assessment
    return _slip(answer, shown, own, lexicon) or _part(answer, shown) or wrong(_why_wrong(answer, shown))


def _spellings(text: str) -> frozenset[str]:
    """Return the ways in which a name may be written: Wi-Fi, wifi; AK-47, ak47; AC/DC, AC-DC; St., Saint."""
    variants = {fold(text), fold(_HYPHEN.sub("", text)), fold(_SLASH.sub(" ", text)), fold(text.replace("&", " & "))}
    in_full = ([_SHORT.get(word, word) for word in variant.split()] for variant in variants)
    return frozenset(_BESIDE_DIGITS.sub("", " ".join(in_digits(words))) for words in in_full)


def _slip(answer: str, shown: Mapping[str, str], own: AbstractSet[str | None], lexicon: Lexicon) -> Assessment | None:
    """Call an answer near that differs from a key by few letters, and by more from any other name."""
    distances = sorted((OSA.distance(answer, key), key) for key in shown)
    distance, key = next(
        ((far, key) for far, key in distances if far <= allowed_slips(key) and not contrast(answer, key)), (0, "")
    )
    if not key:
        return None
    for name, _, _ in process.extract_iter(answer, lexicon.names.keys(), scorer=OSA.distance, score_cutoff=distance):
        if lexicon.names[name] not in own:
            return wrong(f"that is nearer to {lexicon.names[name]}")
    return near(_letters_off(distance), shown[key])


def _letters_off(distance: int) -> str:
    return f"{distance} {'letter' if distance == 1 else 'letters'} off"


def allowed_slips(key: str) -> int:
    """Return how many letters of a folded key may be wrong: 0, 1, 2 or 3, by its length."""
    return next((slips for length, slips in _ALLOWED_SLIPS if len(key) <= length), _MOST_SLIPS)


def _part(answer: str, shown: Mapping[str, str]) -> Assessment | None:
    """Call an answer near that is at least half of a key's words and nothing else.

    What is left out may be no negation and no number, which would make it another thing.
    """
    words = answer.split()
    for key, name in shown.items():
        key_words = key.split()
        if len(key_words) > 2 * len(words) or not _is_part(words, key_words):
            continue
        letter = len(key_words) == len("C minor".split()) and any(len(word) == 1 for word in key_words)
        if not letter and not loss(words, key_words) and not all(is_numeral(word) for word in words):
            return near(f"that is a part of “{name}”", name)
    return None


def _is_part(words: list[str], key_words: list[str]) -> bool:
    """Tell whether some words stand in a name in their order, and others between or around them."""
    rest = iter(key_words)
    return len(words) < len(key_words) and all(word in rest for word in words)


def _why_wrong(answer: str, shown: Mapping[str, str]) -> str:
    """Say what is wrong with an answer that comes close to a key; empty when nothing does."""
    words = answer.split()
    for key in shown:
        key_words = key.split()
        if _is_part(key_words, words):
            return loss(words, key_words) or "that says more than the answer"
        if _is_part(words, key_words):
            return loss(words, key_words) or "too little of the answer"
    distance, key = min((OSA.distance(answer, key), key) for key in shown)
    if distance > allowed_slips(key) + 2 or 2 * distance > len(key):
        return ""
    return contrast(answer, key) or f"{_letters_off(distance)}, too many for a slip"
