"""Word a single value: names, numbers, dates, lists."""

import re
from collections.abc import Mapping, Sequence

from quiz.model.dates import MONTHS, PartialDate
from quiz.model.entity import Entity
from quiz.model.numbers import Number, number_words
from quiz.model.values import Ref, Text, Value

# Words whose first letter is no guide to their first sound: "an hour", "an FBI agent" and
# "an 8-bit chip", but "a university", "a European state" and "a UN mission".
_VOWEL_SOUND = re.compile(r"(?i:honou?r|heir|hour|honest|[aeiou])|8|11\b|18\b|[FHLMNRSX](?:[A-Z]|\b(?!-\d))")
_CONSONANT_SOUND = re.compile(r"(?i:uni(?![mn])|use|usu|eu|uk|once|ewe|one\b)|U[A-Z]")
_HAS_ARTICLE = re.compile(r"(?:an?|the|some|its|his|her|their)\b", re.IGNORECASE)


class Wording:
    """Words values of one deck."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Know the entities that values refer to."""
        self._entities = entities

    def name(self, value: Value) -> str:
        """Word a value as an answer: a bare name, digits, a date."""
        if isinstance(value, Text):
            return value.text
        if isinstance(value, Ref):
            return self._entities[value.entity].name
        if isinstance(value, Number):
            return with_unit(value.digits(), value.unit)
        return date_words(value)

    def words(self, value: Value) -> str:
        """Word a value in running text: articles, numbers in words up to ten."""
        if isinstance(value, Ref):
            entity = self._entities[value.entity]
            return f"{entity.article} {entity.name}" if entity.article else entity.name
        if isinstance(value, Number):
            words = None if value.unit else number_words(value.value)
            bound = f"{value.bound} " if value.bound else ""
            return bound + with_unit(words or value.digits(), value.unit)
        return self.name(value)

    def all_names(self, value: Value) -> tuple[str, ...]:
        """Return every name of a value: aliases of an entity, else the usual wording."""
        return self._entities[value.entity].names if isinstance(value, Ref) else (self.name(value),)


def date_words(date: PartialDate) -> str:
    """Write a date in words, as precise as it is: 29 August 2017."""
    parts = [str(date.year)]
    if date.month is not None:
        parts.insert(0, MONTHS[date.month - 1])
    if date.day is not None:
        parts.insert(0, str(date.day))
    return " ".join(parts)


def date_preposition(date: PartialDate) -> str:
    """Return the preposition that a date takes."""
    return "on" if date.day is not None else "in"


def with_unit(number: str, unit: str) -> str:
    """Put a unit behind a number; a percent or degree sign stands close."""
    if not unit:
        return number
    return f"{number}{unit}" if unit[0] in "%°" else f"{number} {unit}"


def join(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(words) <= 1:
        return "".join(words)
    separator = "; " if any("," in word for word in words) else ", "
    last = f"{separator}and " if any(" and " in word for word in words) else " and "
    return f"{separator.join(words[:-1])}{last}{words[-1]}"


def indefinite(words: str) -> str:
    """Put the indefinite article before a noun phrase, unless it has an article already."""
    if _HAS_ARTICLE.match(words):
        return words
    vowel = _VOWEL_SOUND.match(words) and not _CONSONANT_SOUND.match(words)
    return f"{'an' if vowel else 'a'} {words}"


def possessive(words: str) -> str:
    """Put a name into the possessive: Russia's, the United States'."""
    return f"{words}'" if words.endswith("s") else f"{words}'s"


def sentence_case(text: str) -> str:
    """Begin a sentence with a capital, unless its first word has capitals of its own kind (iPhone)."""
    first = text.split(maxsplit=1)[:1]
    if not first or any(letter.isupper() for letter in first[0]):
        return text
    return text[0].upper() + text[1:]
