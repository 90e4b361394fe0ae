"""What all formats are written from: a question with its permanent id, its options laid out, and its feedback."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quiz.ids import stable_number
from quiz.interop.choosing import chosen_questions, laid_out
from quiz.maths.show import show_maths
from quiz.model.dates import PartialDate
from quiz.model.media import Media, shown_with
from quiz.model.numbers import Number
from quiz.model.question import Bank, Format, Option, Question
from quiz.text import clean

PREFERENCE: tuple[Format, ...] = (
    "choice", "multi", "match", "order", "number", "truefalse", "cloze", "typed", "date", "list", "flip",
)  # fmt: skip
"""Which question stands for a card in a quiz program: recognition before recall, because such a
program compares what is typed letter by letter, where ours forgives spelling and word order."""

FREE = frozenset({"list", "flip"})
"""Formats whose answers a program that knows options and single words cannot grade."""
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Item:
    """A question ready to be exported.

    Attributes:
        ref: permanent id: that of the card where the question stands for its card, else its own.
        question: the question.
        options: its options, or the items to order, in the order to show.
        tags: the author's labels.
    """

    ref: str
    question: Question
    options: tuple[Option, ...]
    tags: tuple[str, ...]

    @property
    def format(self) -> Format:
        """How it is asked."""
        return self.question.format

    @property
    def ident(self) -> str:
        """A name made of the id that is a name in XML, too."""
        return f"fq_{stable_number('export', self.ref):016x}"

    @property
    def background(self) -> str:
        """What is told after any answer: the explanation and the citation, a line each.

        Where a person grades the answer, the right one comes first.
        """
        answer = f"Answer: {'; '.join(self.question.answers)}" if self.format in FREE else ""
        return "\n".join(filter(None, (answer, self.question.explanation, f"Source: {self.question.source}")))

    @property
    def number(self) -> Number | None:
        """The number that is asked for; None where no number is."""
        key = self.question.key[0] if self.question.key else None
        return key if self.format == "number" and isinstance(key, Number) else None

    @property
    def stem(self) -> str:
        """The stem, with the unit where a program takes a bare number only."""
        number, stem = self.number, self.question.stem
        return f"{stem} ({number.unit})" if number and number.unit and number.unit not in stem else stem

    @property
    def truth(self) -> bool:
        """Whether the statement of a truefalse is true: its first option says so."""
        return self.question.options is not None and self.question.options[0].correct

    @property
    def accepted(self) -> tuple[str, ...]:
        """All ways to type the answer, the usual one first; maths as the letters that it is shown by."""
        answers, key = self.question.answers, self.question.key[0] if self.question.key else None
        found = [*answers[:1], *(name for names in self.question.accept[:1] for name in names)]
        if isinstance(key, Number):
            found += [key.digits(), f"{key.value:f}"] if not key.unit else []
        if isinstance(key, PartialDate):
            found += _dates(key, answers[0])
        return tuple(dict.fromkeys(" ".join(show_maths(name).split()) for name in found if name.strip()))

    def media(self, side: str) -> tuple[Media, ...]:
        """What is shown with the question, or with the answer only."""
        asked = shown_with(self.question.media, "question")
        return asked if side == "question" else tuple(one for one in self.question.media if one not in asked)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported of a deck.

    Attributes:
        deck: id of the deck.
        title: its title.
        items: the questions, in the deck's order.
    """

    deck: str
    title: str
    items: tuple[Item, ...]


def select(bank: Bank, formats: Sequence[str] | None, preference: Sequence[Format] = PREFERENCE) -> Selection:
    """Choose what to export of a bank.

    Args:
        bank: the bank.
        formats: formats to export every question of; the best question of each card when None.
        preference: all formats, the one that is best for the target first.
    """
    items = (
        Item(
            question.id if formats else question.card,
            question,
            tuple(laid_out(question)),
            bank.card[question.card].tags,
        )
        for question in chosen_questions(bank, formats, preference)
    )
    return Selection(bank.deck, bank.title, tuple(items))


def plain(text: str) -> str:
    """Drop what no text file or XML document should have: control characters, and what is no character.

    A tab becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text
    return _NO_CHARACTERS.sub("", clean(text)).replace("\t", " ")


def decimal(value: Decimal) -> str:
    """Write a number without an exponent, with a point."""
    return f"{value.normalize():f}" if value else "0"


def bounds(number: Number, tolerance: Decimal) -> tuple[str, str]:
    """Return the smallest and the largest number that is right."""
    return decimal(number.value - tolerance), decimal(number.value + tolerance)


def _dates(date: PartialDate, written: str) -> Iterator[str]:
    """Yield other ways to write a date, with the name that its month has in the deck's language."""
    yield date.iso()
    months: Iterable[str] = _WORD.findall(written)
    for month in months:
        if date.day is not None:
            yield from (f"{date.day} {month} {date.year}", f"{month} {date.day}, {date.year}")
        elif date.month is not None:
            yield f"{month} {date.year}"
