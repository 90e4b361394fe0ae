"""What all formats share: the slot that is asked, and how a question is put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from quiz.ids import card_id, question_id
from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.media import with_the_answer
from quiz.model.numbers import Number, absolute
from quiz.model.question import Format, Question
from quiz.model.values import Ref, Text, Value
from quiz.questions.difficulty import estimate
from quiz.questions.distractors import Distractors
from quiz.questions.groups import Groups
from quiz.questions.material import Material
from quiz.questions.ranked import Ranked
from quiz.questions.slots import asked_slots
from quiz.questions.stems import Stem
from quiz.text import fold

_LONGEST_TYPED = 45
_MOST_TYPED_WORDS = 5
_MOST_TYPED_TEXT = 3
"""How many words of a text that is no name are typed: longer ones can be said in too many ways."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The right values of a slot, worded once for all its questions.

    Attributes:
        values: the values.
        names: how each is worded.
        accept: for each, what else counts as right.
        broader: for each, the names of what it lies within.
    """

    values: tuple[Value, ...]
    names: tuple[str, ...]
    accept: tuple[tuple[str, ...], ...]
    broader: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One slot of one fact, with the stems that ask it.

    Attributes:
        fact, slot: what is asked.
        direct: questions, best first.
        blank: the sentence with a blank; None where it would not be unique.
        group: a question that several facts answer together, where nothing else asks the slot.
        ranked: what could be wrong options, best first.
        answers: the right values in words.
        own: whether the author asks the slot of this fact otherwise than its kind does, so that
            the kind's sentence is not what the slot is to be asked with.
    """

    fact: Fact
    slot: str
    direct: tuple[Stem, ...]
    blank: Stem | None
    group: Stem | None
    ranked: Ranked
    answers: Answers
    own: bool = False

    @property
    def values(self) -> tuple[Value, ...]:
        """The right values."""
        return self.answers.values

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
        if self.group:
            return (self.group,)
        return self.direct or ((self.blank,) if self.blank else ())


class Writer:
    """Writes the questions of one deck."""

    def __init__(self, material: Material, distractors: Distractors, groups: Groups) -> None:
        """Know the deck."""
        self.material = material
        self.distractors = distractors
        self.groups = groups
        self._turns: tuple[str, list[str]] = ("", [])

    def question(
        self,
        asked: Asked,
        chosen: Format,
        stem: Stem,
        likenesses: Sequence[float] = (),
        **otherwise: Any,
    ) -> Question:
        """Put together what the questions of all formats share.

        Args:
            asked: the slot.
            chosen: the format.
            stem: what is asked.
            likenesses: how alike each wrong option is to the right one.
            otherwise: fields of the question that its format fills in another way.
        """
        fact, answers = asked.fact, asked.answers
        deck = self.material.deck.id
        card = card_id(deck, fact.id, asked.slot)
        shared: dict[str, Any] = {
            "stem": stem.text,
            "answers": answers.names,
            "accept": answers.accept,
            "broader": answers.broader,
            "key": answers.values,
            "explanation": self.material.explanation(fact),
            "source": self.material.source(fact),
            "guess": 0.0,
            "direct": stem.direct,
            "query": stem.query,
            "difficulty": estimate(chosen, likenesses),
            "media": with_the_answer(fact.media) if asked.group else fact.media,
        }
        if otherwise:
            shared.update(otherwise)
        return Question(question_id(card, chosen, stem.variant), card, deck, fact.id, asked.slot, chosen, **shared)

    def number(self, asked: Asked, stem: Stem) -> Question:
        """Put together a question for a number, with its tolerance."""
        fact, slot = asked.fact, asked.slot
        tolerance = fact.tolerance.get(slot, fact.kind.slots[slot].tolerance)
        return self.question(asked, "number", stem, tolerance=absolute(tolerance, asked.values[0]))

    def answers(self, values: tuple[Value, ...]) -> Answers:
        """Word right values."""
        name = self.material.wording.name
        return Answers(
            values,
            tuple([name(value) for value in values]),
            tuple([self._accepted(value) for value in values]),
            tuple([self._broader(value) for value in values]),
        )

    def _accepted(self, value: Value) -> tuple[str, ...]:
        """Return what counts as right beside the usual wording of a value."""
        name = self.material.wording.name(value)
        others = [other for other in self.material.wording.all_names(value) if other != name]
        if isinstance(value, Number) and (words := self.material.wording.number_words(value)):
            others.append(words)
        if isinstance(value, PartialDate) and value.iso() != name:
            others.append(value.iso())
        return tuple(others)

    def _broader(self, value: Value) -> tuple[str, ...]:
        """Return every name of what a value lies within."""
        if not isinstance(value, Ref):
            return ()
        around = self.material.relations.containers(value.entity) - {value.entity}
        entities = self.material.deck.entities
        return tuple(name for outer in sorted(around) if outer in entities for name in entities[outer].names)

    def typeable(self, value: Value) -> bool:
        """Tell whether an answer is short enough to be typed."""
        words = self.material.wording.name(value)
        most = _MOST_TYPED_TEXT if isinstance(value, Text) else _MOST_TYPED_WORDS
        return len(words) <= _LONGEST_TYPED and len(fold(words).split()) <= most

    def fillable(self, fact: Fact, slot: str) -> bool:
        """Tell whether a blank for a slot can be filled in: by one value, short enough to be typed."""
        values = fact.values[slot]
        return len(values) == 1 and not fact.kind.slots[slot].ordered and self.typeable(values[0])

    def turn(self, fact: Fact, slot: str) -> int:
        """Return the place of a slot among those of its fact, which are put in an order left to chance."""
        if self._turns[0] != fact.id:
            chance = self.material.chance
            self._turns = fact.id, sorted(asked_slots(fact), key=lambda slot: chance("statement", fact.id, slot))
        return self._turns[1].index(slot)

    def random(self, purpose: str, asked: Asked, variant: int = 1) -> Random:
        """Return randomness for one purpose that depends on the seed, the slot and the stem alone."""
        return Random(self.material.chance(purpose, asked.fact.id, asked.slot, variant))  # noqa: S311 - no secret
