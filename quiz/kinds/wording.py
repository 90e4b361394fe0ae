"""Word a single value: names, numbers, dates, lists."""

import re
from collections.abc import Mapping, Sequence

from quiz.model.dates import PartialDate
from quiz.model.entity import Entity
from quiz.model.language import ENGLISH, DateStyle, Language
from quiz.model.numbers import Number
from quiz.model.question import BLANK
from quiz.model.values import Ref, Text, Value

# Words whose first letter is no guide to their first sound: "an hour", "an FBI agent" and
# "an 8-bit chip", but "a university", "a European state" and "a UN mission".
_VOWEL_SOUND = re.compile(r"(?i:honou?r|heir|hour|honest|[aeiou])|8|11\b|18\b|[FHLMNRSX](?:[A-Z]|\b(?!-\d))")
_CONSONANT_SOUND = re.compile(r"(?i:uni(?![mn])|use|usu|eu|uk|once|ewe|one\b)|U[A-Z]")
_HAS_ARTICLE = re.compile(r"(?:an?|the|some|its|his|her|their)\b", re.IGNORECASE)


class Wording:
    """Words values of one deck in its language."""

    def __init__(
        self, entities: Mapping[str, Entity], language: Language = ENGLISH, dates: DateStyle | None = None
    ) -> None:
        """Know what values refer to and how they are written.

        Args:
            entities: the entities of the deck by id.
            language: the deck's language.
            dates: how dates are written; as is usual in the language when None.
        """
        self._entities = entities
        self.language = language
        self._dates = dates or language.dates

    def name(self, value: Value) -> str:
        """Word a value as an answer: a bare name, digits, a date."""
        if isinstance(value, Ref):
            return self._entities[value.entity].name
        if isinstance(value, Text):
            return value.text
        if isinstance(value, Number):
            return with_unit(self.digits(value), value.unit)
        return self.date(value)

    def words(self, value: Value) -> str:
        """Word a value in running text: articles, numbers in words up to ten."""
        if isinstance(value, Ref):
            entity = self._entities[value.entity]
            return f"{entity.article} {entity.name}" if entity.article else entity.name
        if isinstance(value, Number):
            words = None if value.unit else self.number_words(value)
            bound = f"{value.bound} " if value.bound else ""
            return bound + with_unit(words or self.digits(value), value.unit)
        return self.name(value)

    def sort(self, value: Value) -> str | None:
        """Say what sort of thing a name stands for: city, country, place; None where that is not known."""
        kind = self._entities[value.entity].type if isinstance(value, Ref) else "name"
        return None if kind == "name" else kind.replace("-", " ")

    def all_names(self, value: Value) -> tuple[str, ...]:
        """Return every name of a value: aliases of an entity, else the usual wording."""
        return self._entities[value.entity].names if isinstance(value, Ref) else (self.name(value),)

    def digits(self, number: Number) -> str:
        """Write a number in digits, with the language's separators."""
        language = self.language
        if language.english:
            return number.digits()
        return number.digits().translate({ord(","): language.group, ord("."): language.point})

    def number_words(self, number: Number) -> str | None:
        """Write a whole number up to ten in words; None for any other number."""
        value = number.value
        if value == value.to_integral_value() and 0 <= value < len(self.language.numbers):
            return self.language.numbers[int(value)]
        return None

    def date(self, date: PartialDate) -> str:
        """Write a date as precise as it is, in the deck's style: 29 August 2017."""
        if self._dates == "iso":
            return date.iso()
        if date.month is None:
            return str(date.year)
        language = self.language
        month = language.months[date.month - 1]
        if date.day is None:
            return f"{month}{language.of}{date.year}"
        if self._dates == "month first":
            return f"{month} {date.day}, {date.year}"
        day = language.first_day if date.day == 1 else f"{date.day}{language.after_day}"
        return f"{day}{language.of}{month}{language.of}{date.year}"

    def date_preposition(self, date: PartialDate) -> str:
        """Return the preposition that a date takes."""
        day, month, year = self.language.on
        return day if date.day is not None else month if date.month is not None else year

    def join(self, words: Sequence[str]) -> str:
        """Join words as a sentence does: a, b and c."""
        if len(words) <= 1:
            return "".join(words)
        last = self.language.last
        separator = "; " if any("," in word for word in words) else ", "
        before_last = f"{separator.rstrip()}{last}" if any(last in word for word in words) else last
        return f"{separator.join(words[:-1])}{before_last}{words[-1]}"

    def indefinite(self, words: str) -> str:
        """Put the indefinite article of English before a noun phrase, unless it has an article already."""
        if not self.language.english or _HAS_ARTICLE.match(words):
            return words
        return f"{article(words)} {words}"

    def indefinite_blank(self, words: str) -> str:
        """Put a blank where a noun phrase with the indefinite article stood, without telling which article."""
        return f"a(n) {BLANK}" if self.indefinite(words) != words else BLANK

    def possessive(self, words: str) -> str:
        """Put a name into the possessive of English: Russia's, the United States'."""
        if not self.language.english:
            return words
        return f"{words}'" if words.endswith("s") else f"{words}'s"


def with_unit(number: str, unit: str) -> str:
    """Put a unit behind a number; a percent or degree sign stands close."""
    if not unit:
        return number
    return f"{number}{unit}" if unit[0] in "%°" else f"{number} {unit}"


def article(words: str) -> str:
    """Return the indefinite article of English that fits before some words: a or an."""
    return "an" if _VOWEL_SOUND.match(words) and not _CONSONANT_SOUND.match(words) else "a"


def sentence_case(text: str) -> str:
    """Begin a sentence with a capital, unless its first word has capitals of its own kind (iPhone)."""
    first = text.split(maxsplit=1)[:1]
    if not first or any(letter.isupper() for letter in first[0]):
        return text
    return text[0].upper() + text[1:]
