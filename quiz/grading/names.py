"""Grade names and words: folded, with room for titles, word order and small slips."""

import re
from collections.abc import Iterator, Mapping, Sequence
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
    if not answer:
        return wrong("nothing was answered") if not text.strip() else wrong()
    keys = [key for key in (fold(name) for name in accepted) if key]
    if answer in keys or text.strip() in accepted:
        return correct()
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
    words = _without_titles(answer)
    if not words:
        return None
    for key in keys:
        key_words = _without_titles(key)
        if sorted(words) == sorted(key_words):
            return correct()
        if words == key_words[-1:]:
            namesakes = {
                lexicon.names[name] for name in lexicon.people if name.split()[-1:] == words and name in lexicon.names
            }
            return correct() if namesakes <= own else near("more than one person has that surname")
    others = (name for name in lexicon.people if lexicon.names.get(name) not in own)
    for other in others:
        if sorted(words) == sorted(_without_titles(other)) or words == _without_titles(other)[-1:]:
            return wrong(f"that is {lexicon.names[other]}")
    return None


def _without_titles(name: str) -> list[str]:
    words = name.split()
    return [word for word in words if word not in TITLES] or words


def _slip(answer: str, keys: list[str], own: AbstractSet[str | None], lexicon: Lexicon) -> Assessment | None:
    """Call an answer near that differs from a key by few letters, and by more from any other name."""
    distance, key = min((OSA.distance(answer, key), key) for key in keys)
    if distance > allowed_slips(key) or _DIGITS.findall(answer) != _DIGITS.findall(key):
        return None
    for name, entity in lexicon.names.items():
        if entity not in own and OSA.distance(answer, name, score_cutoff=distance) <= distance:
            return wrong(f"that is nearer to {entity}")
    letters = "letter" if distance == 1 else "letters"
    return near(f"{distance} {letters} off")


def allowed_slips(key: str) -> int:
    """Return how many letters of a folded key may be wrong: 0, 1, 2 or 3, by its length."""
    return next((slips for length, slips in _ALLOWED_SLIPS if len(key) <= length), _MOST_SLIPS)


def _part(answer: str, keys: list[str], shown: str) -> Assessment | None:
    """Call an answer near that is at least half of a key's words and nothing else."""
    words = answer.split()
    for key in keys:
        key_words = key.split()
        if len(words) < len(key_words) <= 2 * len(words) and any(_runs(words, key_words)):
            return near(f"that is a part of “{shown}”")
    return None


def _runs(words: list[str], key_words: list[str]) -> Iterator[bool]:
    return (key_words[start : start + len(words)] == words for start in range(len(key_words) - len(words) + 1))
