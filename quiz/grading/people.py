"""Grade names of persons: titles and word order do not matter, and a surname that is alone is enough."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import IntEnum

from quiz.grading.assessment import Assessment, correct, near, wrong
from quiz.grading.contrast import is_numeral

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president prime minister premier king queen prince princess "
    "gen general col colonel lt lieutenant maj major capt captain adm admiral marshal air chief sergeant sgt "
    "senator ambassador chancellor pope saint st former ret retd".split()
)
_SUFFIXES = frozenset("jr sr junior senior".split())
_MOST_INITIALS = 3
# In Chinese and Korean names the family name stands first: Mao Zedong, Kim Jong-un. They are told
# by a family name of these languages before one or two syllables of theirs.
_FAMILY_FIRST = frozenset(
    "ban bai cai cao chen cheng cho choi chu chung cui deng ding dong du fan fang feng fu gao gu guo han he hong "
    "hou hu hua huang huo jang jeong ji jia jiang jin jung kang kim kong lai lee lei li liang liao lim lin liu "
    "long lu luo lyu ma mao meng moon mo nie oh pan park peng qian qiao qin qiu ren roh seo shao shen shi shin "
    "song su sun tan tang tao tian wan wang wei wen wu xi xia xiao xie xiong xu xue yan yang yao ye yi yin yoon "
    "you yu yuan yun zeng zhang zhao zheng zhong zhou zhu zou".split()
)
_SYLLABLE = "(?:zh|ch|sh|ts|tz|hs|[bpmfdtnlgkhjqxrzcsyw])?y?[aeiou]{1,3}(?:ng|[nrlkpm](?![aeiou])|h(?![aeiou]))?"
_GIVEN = re.compile(rf"{_SYLLABLE} ?(?:{_SYLLABLE})?")


class _Match(IntEnum):
    """How far an answer names a person."""

    NOT = 0
    SURNAME = 1
    WHOLE = 2


def grade_person(
    answer: str, keys: list[str], own: AbstractSet[str | None], names: Mapping[str, str], people: AbstractSet[str]
) -> Assessment | None:
    """Accept a person's name without titles, in any word order, or by a surname that is alone.

    Args:
        answer: what was typed, folded.
        keys: the right names, folded.
        own: the entities that the keys are names of.
        names: folded names of the deck, and the entities' own names.
        people: folded names that are names of persons.

    Returns:
        The assessment; None when the answer names no person of the deck.
    """
    titles, words = _split_titles(answer)
    found = max(_match(words, key) for key in keys)
    # A name that shares no word with the answer is not looked at closely: decks can have thousands.
    telling = [word for word in words if len(word) > _MOST_INITIALS] or words
    matches = {
        name: _match(words, name)
        for name in people
        if any(word in name for word in telling) and names.get(name) not in own and name not in keys
    }
    best = max(matches.values(), default=_Match.NOT)
    others = sorted({names.get(name, name) for name, match in matches.items() if match is best})
    if found is _Match.NOT or found < best:
        return None if best is _Match.NOT else wrong(f"that is {' or '.join(others[:3])}")
    if found is _Match.SURNAME:
        return near(f"that is also {others[0]}") if found is best else correct()
    wholes = [_split_titles(key)[0] for key in keys if _match(words, key) is _Match.WHOLE]
    if titles and all(theirs and not set(titles) & set(theirs) for theirs in wholes):
        return near("the title is another")
    return near(f"that is also {others[0]}") if found is best and not titles else correct()


def _match(words: list[str], name: str) -> _Match:
    """Tell how far some words name a person: wholly, by the surname with or without more, or not."""
    name_words = _split_titles(name)[1]
    if sorted(words) == sorted(name_words):
        return _Match.WHOLE
    if not _surnames(name_words).intersection(words):
        return _Match.NOT
    rest = name_words.copy()
    for word in words:
        if word in rest:
            rest.remove(word)
        elif len(word) > _MOST_INITIALS or not all(_take_initial(letter, rest) for letter in word):
            return _Match.NOT
    return _Match.SURNAME


def _take_initial(letter: str, words: list[str]) -> bool:
    """Take the first word that begins with an initial out of some words; False when there is none."""
    word = next((word for word in words if word.startswith(letter)), None)
    if word is None:
        return False
    words.remove(word)
    return True


def _split_titles(name: str) -> tuple[list[str], list[str]]:
    """Take the titles off the front of a name; the last word is never one (Martin Luther King)."""
    words = name.split()
    count = next((place for place, word in enumerate(words[:-1]) if word not in TITLES), max(0, len(words) - 1))
    # Folding has dropped the A of A. K. Antony as an article, so it counts nowhere in a name.
    return words[:count], [word for word in words[count:] if word not in {"a", "an"}] or words[-1:]


def _surnames(words: list[str]) -> set[str]:
    """Return what may be the surname in a name; none when it ends with a numeral or a letter (Henry VIII)."""
    if len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    last = words[-1] if words else ""
    surnames = set() if len(last) <= 1 or is_numeral(last) else {last}
    if len(words) > 1 and words[0] in _FAMILY_FIRST and _GIVEN.fullmatch(" ".join(words[1:])):
        # Tan Lee can be written in either order.
        return {words[0]} | (surnames & _FAMILY_FIRST)
    return surnames
