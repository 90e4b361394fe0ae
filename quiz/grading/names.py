"""Grade names and words: folded, with room for titles, word order and small slips."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from quiz.grading.assessment import Assessment, correct, near, wrong
from quiz.text import fold

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president prime minister premier king queen prince princess "
    "gen general col colonel lt lieutenant maj major capt captain adm admiral marshal air chief sergeant sgt "
    "senator ambassador chancellor pope saint st former ret retd".split()
)
_ALLOWED_SLIPS = ((4, 0), (8, 1), (16, 2))
_MOST_SLIPS = 3
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_NEGATIONS = frozenset("no non not never without".split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names that a deck knows, so that a wrong answer can be told from a slip.

    Attributes:
        names: folded name or alias, and the entity's own name.
        people: folded names that are names of persons.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    people: AbstractSet[str] = frozenset()


def grade_name(text: str, accepted: Sequence[str], lexicon: Lexicon) -> Assessment:
    """Grade a name or a few words.

    Args:
        text: what was typed.
        accepted: the right answer first, then whatever else counts as right.
        lexicon: the names of the deck.
    """
    answer = fold(text)
    keys = [key for key in (fold(name) for name in accepted) if key]
    if answer in keys or (text.strip() and text.strip() in accepted):
        return correct()
    if not answer or not keys:
        return wrong() if text.strip() else wrong("nothing was answered")
    own = {lexicon.names.get(key) for key in keys}
    other = lexicon.names.get(answer)
    if other is not None and other not in own:
        return wrong(f"that is {other}")
    if any(key in lexicon.people for key in keys):
        assessment = _person(answer, keys, own, lexicon)
        if assessment is not None:
            return assessment
    return _slip(answer, keys, own, lexicon) or _part(answer, keys, accepted[0]) or wrong()


def _person(answer: str, keys: list[str], own: AbstractSet[str | None], lexicon: Lexicon) -> Assessment | None:
    """Accept a person's name without titles, in any word order, or by a surname that is alone."""
    titles, words = _split_titles(answer)
    for key in keys:
        key_titles, key_words = _split_titles(key)
        if sorted(words) == sorted(key_words):
            differ = titles and key_titles and not set(titles) & set(key_titles)
            return near("the title is another") if differ else correct()
        if words == [_surname(key_words)]:
            namesakes = {lexicon.names.get(name) for name in lexicon.people if words == [_surname(name.split())]}
            return correct() if namesakes <= own else near("more than one person has that surname")
    for other in lexicon.people:
        other_words = _split_titles(other)[1]
        if lexicon.names.get(other) not in own and (
            sorted(words) == sorted(other_words) or words == [_surname(other_words)]
        ):
            return wrong(f"that is {lexicon.names.get(other, other)}")
    return None


def _split_titles(name: str) -> tuple[list[str], list[str]]:
    """Take the titles off the front of a name; the last word is never one (Martin Luther King)."""
    words = name.split()
    count = next((place for place, word in enumerate(words[:-1]) if word not in TITLES), max(0, len(words) - 1))
    return words[:count], words[count:]


def _surname(words: list[str]) -> str:
    """Return the last word of a name; empty when it is a numeral or a suffix (Henry VIII, Bush Sr.)."""
    last = words[-1] if words else ""
    return "" if len(last) == 1 or last in {"jr", "sr"} or _ROMAN.fullmatch(last) else last


def _slip(answer: str, keys: list[str], own: AbstractSet[str | None], lexicon: Lexicon) -> Assessment | None:
    """Call an answer near that differs from a key by few letters, and by more from any other name."""
    distance, key = min((OSA.distance(answer, key), key) for key in keys)
    if distance > allowed_slips(key) or _numerals(answer) != _numerals(key):
        return None
    for name, entity in lexicon.names.items():
        if entity not in own and OSA.distance(answer, name, score_cutoff=distance) <= distance:
            return wrong(f"that is nearer to {entity}")
    letters = "letter" if distance == 1 else "letters"
    return near(f"{distance} {letters} off")


def allowed_slips(key: str) -> int:
    """Return how many letters of a folded key may be wrong: 0, 1, 2 or 3, by its length."""
    return next((slips for length, slips in _ALLOWED_SLIPS if len(key) <= length), _MOST_SLIPS)


def _numerals(words: str) -> list[str]:
    """Return the numbers in some words, Roman ones too: a slip in them names another thing."""
    return [word for word in words.split() if _DIGITS.search(word) or _ROMAN.fullmatch(word)]


def _part(answer: str, keys: list[str], shown: str) -> Assessment | None:
    """Call an answer near that is at least half of a key's words and nothing else.

    What is left out may be no negation and no number, which would make it another thing.
    """
    words = answer.split()
    for key in keys:
        key_words = key.split()
        if not len(words) < len(key_words) <= 2 * len(words):
            continue
        missing = key_words.copy()
        for word in words:
            if word in missing:
                missing.remove(word)
        names = [word for word in words if not _numerals(word)]
        if names and _in_order(words, key_words) and not _NEGATIONS & set(missing) and not _numerals(" ".join(missing)):
            return near(f"that is a part of “{shown}”")
    return None


def _in_order(words: list[str], key_words: list[str]) -> bool:
    """Tell whether some words stand in a name in their order, others between them or not."""
    rest = iter(key_words)
    return all(word in rest for word in words)
