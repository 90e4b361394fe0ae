"""What all formats share: the slot that is asked, and how a question is put together."""

from dataclasses import dataclass, replace
from random import Random

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
from quiz.questions.stems import Stem
from quiz.text import fold

_LONGEST_TYPED = 45
_MOST_TYPED_WORDS = 5
_MOST_TYPED_TEXT = 3
"""How many words of a text that is no name are typed: longer ones can be said in too many ways."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One slot of one fact, with the stems that ask it.

    Attributes:
        fact, slot: what is asked.
        direct: questions, best first.
        blank: the sentence with a blank; None where it would not be unique.
        group: a question that several facts answer together, where nothing else asks the slot.
        ranked: what could be wrong options, best first.
        own: whether the author asks the slot of this fact otherwise than its kind does, so that
            the kind's sentence is not what the slot is to be asked with.
    """

    fact: Fact
    slot: str
    direct: tuple[Stem, ...]
    blank: Stem | None
    group: Stem | None
    ranked: Ranked

    own: bool = False

    @property
    def values(self) -> tuple[Value, ...]:
        """The right values."""
        return self.group.answers if self.group else self.fact.values[self.slot]

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

    def question(
        self,
        asked: Asked,
        chosen: Format,
        stem: Stem,
        likenesses: tuple[float, ...] = (),
        values: tuple[Value, ...] | None = None,
    ) -> Question:
        """Put together what the questions of all formats share.

        Args:
            asked: the slot.
            chosen: the format.
            stem: what is asked.
            likenesses: how alike each wrong option is to the right one.
            values: the right values; those of the slot when None.
        """
        fact, wording = asked.fact, self.material.wording
        values = asked.values if values is None else values
        deck = self.material.deck.id
        card = card_id(deck, fact.id, asked.slot)
        return Question(
            id=question_id(card, chosen, stem.variant),
            card=card,
            deck=deck,
            fact=fact.id,
            slot=asked.slot,
            format=chosen,
            stem=stem.text,
            answers=tuple(wording.name(value) for value in values),
            accept=tuple(self.accepted(value) for value in values),
            broader=tuple(self._broader(value) for value in values),
            key=values,
            explanation=self.material.explanation(fact),
            source=self.material.source(fact),
            guess=0.0,
            direct=stem.direct,
            query=stem.query,
            difficulty=estimate(chosen, likenesses),
            media=with_the_answer(fact.media) if asked.group else fact.media,
        )

    def number(self, asked: Asked, stem: Stem) -> Question:
        """Put together a question for a number, with its tolerance."""
        fact, slot = asked.fact, asked.slot
        tolerance = fact.tolerance.get(slot, fact.kind.slots[slot].tolerance)
        return replace(self.question(asked, "number", stem), tolerance=absolute(tolerance, asked.values[0]))

    def accepted(self, value: Value) -> tuple[str, ...]:
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

    def random(self, purpose: str, asked: Asked, variant: int = 1) -> Random:
        """Return randomness for one purpose that depends on the seed, the slot and the stem alone."""
        return Random(self.material.chance(purpose, asked.fact.id, asked.slot, variant))  # noqa: S311 - no secret
