"""Cards, the questions that ask them, and banks of both."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from quiz.errors import Mark
from quiz.model.media import Media
from quiz.model.source import Citation
from quiz.model.values import Value

if TYPE_CHECKING:  # no start searches
    from quiz.model.searchable import TextBlocks, Texts

Format = Literal["choice", "multi", "truefalse", "cloze", "typed", "number", "date", "order", "match", "list", "flip"]
FORMATS: tuple[Format, ...] = (
    "choice", "multi", "truefalse", "cloze", "typed", "number", "date", "order", "match", "list", "flip",
)  # fmt: skip

Difficulty = Literal["easy", "normal", "hard"]
DIFFICULTIES: tuple[Difficulty, ...] = ("easy", "normal", "hard")
"""How alike the right and the wrong options of generated questions are."""

BLANK = "_____"
"""What stands in a stem where the answer is to be filled in."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a stem asks of the facts: the values of one slot where others are given.

    Attributes:
        kind: name of the kind asked about.
        ask: the slot whose values are wanted.
        where: the slots that the stem states, with their values.
    """

    kind: str
    ask: str
    where: Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a question.

    Attributes:
        text: what is shown.
        correct: whether choosing it is right.
        feedback: what is told to a learner who chose it; may be empty.
    """

    text: str
    correct: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One way to ask a card.

    Attributes:
        id: permanent id, from card and format.
        card: id of the card that it asks.
        deck: id of the deck.
        fact: id of the fact, or of the hand-written question.
        slot: the slot asked.
        format: how it is asked and answered.
        stem: what is asked.
        answers: the right answers in words; several for multi, list and order.
        explanation: the fact as a sentence, with its note.
        source: the citation.
        guess: chance of a blind guess to be right, 0 to 1.
        options: options in the order to show, or the items to order; None where none are shown.
        accept: for each answer, what else counts as right.
        broader: for each answer, the names of what it lies within: right as far as they go.
        key: the typed values of the answer, where there are any.
        pairs: the right pairs of a match.
        tolerance: how far a number may be off, in its unit.
        pinned: whether the options must keep their order.
        direct: whether the stem is a question and not a sentence with a blank.
        query: what the stem asks of the facts; None for hand-written questions and those that
            ask several facts together.
        focus: of an order or a match, the answer that the card is about; empty for all of them.
        difficulty: how hard it is meant to be, 0 to 1: an estimate from format and options.
        media: images and audio that are shown with it or with its answer.
    """

    id: str
    card: str
    deck: str
    fact: str
    slot: str
    format: Format
    stem: str
    answers: tuple[str, ...]
    explanation: str
    source: str
    guess: float
    options: tuple[Option, ...] | None = None
    accept: tuple[tuple[str, ...], ...] = ()
    broader: tuple[tuple[str, ...], ...] = ()
    key: tuple[Value, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    tolerance: Decimal = Decimal(0)
    pinned: bool = False
    direct: bool = True
    query: Query | None = None
    focus: str = ""
    difficulty: float = 0.0
    media: tuple[Media, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What is remembered and scheduled: one slot of one fact, or one hand-written question.

    Attributes:
        id: permanent id, from deck, fact and slot.
        deck: id of the deck.
        fact: id of the fact; cards of one fact are siblings.
        slot: the slot asked.
        statement: the fact as a sentence, for teaching.
        note: the author's note; may be empty.
        source: the citation.
        tags: the author's labels.
        mark: where the deck states it.
        citations: where it is documented, with all that the deck tells of the documents.
        media: images and audio that belong to it.
    """

    id: str
    deck: str
    fact: str
    slot: str
    statement: str
    note: str
    source: str
    mark: Mark
    tags: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    media: tuple[Media, ...] = ()


@dataclass(frozen=True)
class Bank:
    """All cards of a deck with all their questions, in the deck's order.

    Attributes:
        deck: id of the deck.
        title: title of the deck.
        cards: every card that has a question.
        questions: every question.
        names: every name of the deck's entities, folded, with the entity's own name; what
            grading knows about wrong answers.
        people: folded names that are names of persons.
    """

    deck: str
    title: str
    cards: Sequence[Card]
    questions: Sequence[Question]
    names: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether every question is at hand; else those that are asked for are written, each in a moment."""
        return True

    def complete(self, tell: Callable[[float], None] = lambda _: None) -> None:
        """Have every question at hand, which may take long where a bank is not whole.

        Args:
            tell: is told again and again how much is done, 0 to 1; what it raises ends the work.
        """

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of all cards in order."""
        return tuple(card.id for card in self.cards)

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids of all cards."""
        return frozenset(self.ids)

    @cached_property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of each card that has any."""
        return {card.id: card.tags for card in self.cards if card.tags}

    @cached_property
    def card(self) -> Mapping[str, Card]:
        """Every card by its id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def questions_of(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions of each card, in the bank's order."""
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            found.setdefault(question.card, []).append(question)
        return {card: tuple(questions) for card, questions in found.items()}

    @cached_property
    def formats(self) -> Mapping[str, tuple[str, ...]]:
        """The formats that each card is asked in."""
        return {card: formats_of(questions) for card, questions in self.questions_of.items()}

    @cached_property
    def kinds(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds that the questions of each card are about; those of a hand-written card are about none."""
        return {card: kinds for card, asked in self.questions_of.items() if (kinds := kinds_of(asked))}

    @cached_property
    def _blocks(self) -> "TextBlocks":
        from quiz.model.searchable import TextBlocks  # noqa: PLC0415 - no start searches

        return TextBlocks(self.ids, self._with_questions)

    def texts(self, block: int) -> "Texts":
        """Return what a search for words looks through of the cards of a block; see ``searchable``.

        Args:
            block: the number of the block, from 0: each is of ``TOGETHER`` cards in the order of the bank.
        """
        return self._blocks.get(block)

    def _with_questions(self, ids: Sequence[str]) -> Iterable[tuple[Card, tuple[Question, ...]]]:
        """Yield some cards with their questions."""
        return ((self.card[card], self.questions_of[card]) for card in ids)

    def title_of(self, card: str) -> str:
        """Return what a line says of a card: the first thing that is asked, else the fact, else its id."""
        questions = self.questions_of.get(card, ())
        direct = (question.stem for question in questions if question.direct)
        known = self.card[card].statement if card in self.card else card
        return next(direct, questions[0].stem if questions else known)


def formats_of(questions: Sequence[Question]) -> tuple[str, ...]:
    """Return the formats of questions, each once."""
    return tuple(dict.fromkeys(question.format for question in questions))


def kinds_of(questions: Sequence[Question]) -> tuple[str, ...]:
    """Return the kinds that questions are about, each once."""
    return tuple(dict.fromkeys(question.query.kind for question in questions if question.query is not None))
