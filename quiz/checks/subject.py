"""What is checked: a deck, with what several rules need to know of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quiz.errors import Mark, Problem
from quiz.model.authored import AuthoredQuestion
from quiz.model.deck import Deck
from quiz.model.fact import Fact
from quiz.model.question import Question
from quiz.model.values import Ref, Value
from quiz.questions.authored import authored_question
from quiz.questions.material import Material


@dataclass(frozen=True, slots=True)
class Together:
    """What a question with several answers asks for.

    Attributes:
        kind, ask: the kind and the slot that it asks about.
        key: its answers.
    """

    kind: str
    ask: str
    key: frozenset[Value]


@dataclass(frozen=True, slots=True)
class Looked:
    """What is kept of the questions of a card once they were looked at; they themselves take much more room.

    Attributes:
        entry: id of the fact or hand-written question.
        slot: the slot that is asked.
        asked: whether there is any question.
        flaws: what breaks the rules of item writing.
        telling: images and audio that tell the answer.
        together: what those of the questions ask that have several answers.
    """

    entry: str
    slot: str
    asked: bool
    flaws: tuple[Problem, ...] = ()
    telling: tuple[Problem, ...] = ()
    together: tuple[Together, ...] = ()


@dataclass(frozen=True)
class Subject:
    """A usable deck that is checked.

    Attributes:
        deck: the deck.
        text: the text of its file.
        file: the file as the user calls it.
        looked: what was seen of the questions of each card; None where only what the author wrote is checked.
    """

    deck: Deck
    text: str
    file: str
    looked: Sequence[Looked] | None = None

    @cached_property
    def material(self) -> Material:
        """The deck made ready for asking."""
        return Material.of(self.deck, 0)

    @cached_property
    def entries(self) -> tuple[Fact | AuthoredQuestion, ...]:
        """All facts and hand-written questions."""
        return (*self.deck.facts, *self.deck.questions)

    @cached_property
    def written(self) -> tuple[tuple[Question, Mark], ...]:
        """The hand-written questions as learners see them, with where they stand."""
        return tuple((authored_question(self.material, authored), authored.mark) for authored in self.deck.questions)

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """Ids of the entities that facts mention, their wrong answers included."""
        return frozenset(value.entity for fact in self.deck.facts for value in _values(fact) if isinstance(value, Ref))


def _values(fact: Fact) -> Iterator[Value]:
    for values in fact.values.values():
        yield from values
    for confusions in fact.confusions.values():
        yield from (confusion.value for confusion in confusions)
