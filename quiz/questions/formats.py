"""The formats in which a slot of a fact can be asked."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from quiz.ids import card_id, question_id
from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number, number_words
from quiz.model.question import Format, Option, Question
from quiz.model.values import Ref, Text, Value
from quiz.questions.distractors import Distractors
from quiz.questions.material import Material
from quiz.questions.stems import Stem, blank_stem, direct_stems

_LONGEST_TYPED = 45
_MOST_TYPED_WORDS = 5
_MOST_ORDERED = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """One slot of one fact, with the stems that ask it.

    Attributes:
        fact, slot: what is asked.
        direct: questions, best first.
        blank: the sentence with a blank; None where it would not be unique.
    """

    fact: Fact
    slot: str
    direct: tuple[Stem, ...]
    blank: Stem | None

    @property
    def values(self) -> tuple[Value, ...]:
        """The right values."""
        return self.fact.values[self.slot]

    @property
    def ordered(self) -> bool:
        """Whether the order of the values is what is asked."""
        return self.fact.kind.slots[self.slot].ordered

    @property
    def single(self) -> bool:
        """Whether there is one right value."""
        return len(self.values) == 1 and not self.ordered

    @property
    def stems(self) -> tuple[Stem, ...]:
        """The direct questions, or the blank where there is none."""
        return self.direct or ((self.blank,) if self.blank else ())


class Writer:
    """Writes the questions of one deck."""

    def __init__(self, material: Material, distractors: Distractors) -> None:
        """Know the deck."""
        self.material = material
        self.distractors = distractors

    def ask(self, fact: Fact, slot: str) -> tuple[Question, ...]:
        """Write every question that asks a slot of a fact; none when none would be sound."""
        direct = tuple(direct_stems(self.material, fact, slot))
        asked = Asked(fact, slot, direct, blank_stem(self.material, fact, slot))
        return tuple(question for write in REGISTRY for question in write(self, asked))

    def question(self, asked: Asked, chosen: Format, stem: Stem, **parts: object) -> Question:
        """Put a question together from what all formats share and what is its own."""
        fact, wording = asked.fact, self.material.wording
        deck = self.material.deck.id
        card = card_id(deck, fact.id, asked.slot)
        common: dict[str, object] = {
            "id": question_id(card, chosen, stem.variant),
            "card": card,
            "deck": deck,
            "fact": fact.id,
            "slot": asked.slot,
            "format": chosen,
            "stem": stem.text,
            "answers": tuple(wording.name(value) for value in asked.values),
            "accept": tuple(self.accepted(value) for value in asked.values),
            "key": asked.values,
            "explanation": self.material.explanation(fact),
            "source": self.material.source(fact),
            "guess": 0.0,
            "direct": stem.direct,
            "query": stem.query,
        }
        return Question(**{**common, **parts})  # type: ignore[arg-type]

    def accepted(self, value: Value) -> tuple[str, ...]:
        """Return what counts as right beside the usual wording of a value."""
        name = self.material.wording.name(value)
        others = [other for other in self.material.wording.all_names(value) if other != name]
        if isinstance(value, Number) and (words := number_words(value.value)):
            others.append(words)
        if isinstance(value, PartialDate) and value.iso() != name:
            others.append(value.iso())
        return tuple(others)


def _choice(writer: Writer, asked: Asked) -> Iterator[Question]:
    if not asked.single:
        return
    for stem in asked.stems:
        values = writer.distractors.choose(asked.fact, asked.slot, stem)
        if not values:
            continue
        key = asked.values[0]
        name = writer.material.wording.name
        options = [Option(name(key), correct=True), *(Option(name(value), correct=False) for value in values)]
        if isinstance(key, Number | PartialDate):
            scale = {name(value): sort_key(value) for value in (key, *values)}
            options.sort(key=lambda option: scale[option.text])
        else:
            _rng(writer, asked, stem.variant).shuffle(options)
        yield writer.question(
            asked,
            "choice",
            stem,
            options=tuple(options),
            guess=1 / len(options),
            pinned=isinstance(key, Number | PartialDate),
        )


def _cloze(writer: Writer, asked: Asked) -> Iterator[Question]:
    if asked.single and asked.blank and _typeable(writer, asked.values[0]):
        yield writer.question(asked, "cloze", asked.blank)


def _typed(writer: Writer, asked: Asked) -> Iterator[Question]:
    key = asked.values[0]
    if asked.single and isinstance(key, Text | Ref) and _typeable(writer, key):
        for stem in asked.direct:
            yield writer.question(asked, "typed", stem)


def _number(writer: Writer, asked: Asked) -> Iterator[Question]:
    if asked.single and isinstance(asked.values[0], Number):
        for stem in asked.direct:
            yield writer.question(asked, "number", stem)


def _date(writer: Writer, asked: Asked) -> Iterator[Question]:
    if asked.single and isinstance(asked.values[0], PartialDate):
        for stem in asked.direct:
            yield writer.question(asked, "date", stem)


def _order(writer: Writer, asked: Asked) -> Iterator[Question]:
    count = len(asked.values)
    if not asked.ordered or not 1 < count <= _MOST_ORDERED:
        return
    name = writer.material.wording.name
    options = [Option(name(value), correct=True) for value in asked.values]
    _rng(writer, asked, 1).shuffle(options)
    for stem in asked.direct:
        guess = 1 / math.factorial(count)
        yield writer.question(asked, "order", stem, options=tuple(options), guess=guess)


def _list(writer: Writer, asked: Asked) -> Iterator[Question]:
    if asked.ordered or len(asked.values) == 1:
        return
    if all(_typeable(writer, value) for value in asked.values):
        for stem in asked.stems:
            yield writer.question(asked, "list", stem)


def _flip(writer: Writer, asked: Asked) -> Iterator[Question]:
    for stem in asked.stems:
        yield writer.question(asked, "flip", stem)


REGISTRY: tuple[Callable[[Writer, Asked], Iterator[Question]], ...] = (
    _choice, _cloze, _typed, _number, _date, _order, _list, _flip,
)  # fmt: skip
"""The formats, in the order of a bank: from recognition to recall, the self-graded one last."""


def _typeable(writer: Writer, value: Value) -> bool:
    words = writer.material.wording.name(value)
    return len(words) <= _LONGEST_TYPED and len(words.split()) <= _MOST_TYPED_WORDS


def _rng(writer: Writer, asked: Asked, variant: int) -> Random:
    return Random(writer.material.chance("options", asked.fact.id, asked.slot, variant))  # noqa: S311 - no secret


def sort_key(value: Value) -> float:
    """Return where a number or date stands among others."""
    if isinstance(value, Number):
        return float(value.value)
    return float(value.first.toordinal()) if isinstance(value, PartialDate) else 0.0
