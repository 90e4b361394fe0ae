"""All cards of some decks by number, with what is known of each; nothing is computed before it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from quiz.ids import deck_of
from quiz.library.browse.measures import NUMBERS, measure_of_new, measured
from quiz.library.browse.query import Measure
from quiz.library.today import Remembered
from quiz.model.question import Bank, Card, Question
from quiz.model.review import Memory, Phase
from quiz.model.searchable import TOGETHER, Texts, block_of
from quiz.model.state import CardState
from quiz.store.interface import Store


@dataclass(frozen=True)
class Run:
    """Cards of one bank that follow each other, a block of its searchable texts.

    Attributes:
        bank: the bank.
        block: the number of the block.
        numbers: the numbers of the cards in the catalogue.
    """

    bank: Bank
    block: int
    numbers: range

    @cached_property
    def texts(self) -> Texts:
        """What a search looks through of each of the cards."""
        return self.bank.texts(self.block)


@dataclass
class Catalogue:
    """Cards by number, in the order of decks and cards.

    Attributes:
        banks: the banks by deck id.
        store: what the learner knows and decided.
        states: the learner's decisions by card id.
        today: the present study day.
        memories: memories by card id; new cards have none.
        ids: the cards' ids by number.
    """

    banks: Mapping[str, Bank]
    store: Store
    states: Mapping[str, CardState]
    today: int
    memories: Mapping[str, Memory] = field(init=False)
    ids: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        """Number the cards."""
        self.ids = tuple(chain.from_iterable(bank.ids for bank in self.banks.values()))
        self.remember()

    def remember(self) -> None:
        """Read memories anew from now on."""
        self.memories = Remembered(self.store, list(self.banks))

    def __len__(self) -> int:
        """Count the cards."""
        return len(self.ids)

    def runs(self) -> Iterator[Run]:
        """Yield all cards in runs, so few at a time that a search of them takes no longer than a key may wait."""
        before = 0
        for bank in self.banks.values():
            count = len(bank.ids)
            for block in range(-(-count // TOGETHER)):
                places = block_of(count, block)
                yield Run(bank, block, range(before + places.start, before + places.stop))
            before += count

    def card(self, number: int) -> Card:
        """Return a card, read from its bank."""
        return self.banks[self.deck(number)].card[self.ids[number]]

    def deck(self, number: int) -> str:
        """Return the id of a card's deck."""
        return deck_of(self.ids[number])

    def questions(self, number: int) -> tuple[Question, ...]:
        """Return the questions of a card."""
        return self.banks[self.deck(number)].questions_of[self.ids[number]]

    def title(self, number: int) -> str:
        """Return what a row says of a card: the first thing that is asked, else the fact."""
        return self.banks[self.deck(number)].title_of(self.ids[number])

    def memory(self, number: int) -> Memory | None:
        """Return the memory of a card; None for a new one."""
        memory = self.memories.get(self.ids[number])
        return None if memory is None or memory.phase is Phase.NEW else memory

    def state(self, number: int) -> CardState:
        """Return what the learner decided about a card."""
        card = self.ids[number]
        return self.states.get(card) or CardState(card)

    def measure(self, number: int, name: Measure) -> float | None:
        """Return a number of a card, as ``measured`` reckons it; None where it has none."""
        memory = self.memory(number)
        if memory is None:
            return measure_of_new(name)
        values = [getattr(memory, each) for each in NUMBERS[name]]
        return measured(name, values, self.states.get(self.ids[number]), self.today)

    def measures(self, name: Measure) -> Callable[[str], float | None]:
        """Return what tells a number of any card by its id; the store is asked once, for all of them.

        Raises:
            QuizError: the store cannot be read.
        """
        known = {row[0]: row for row in self.store.numbers(list(self.banks), NUMBERS[name])}
        new, decided, today = measure_of_new(name), self.states.get, self.today

        def measure(card: str) -> float | None:
            row = known.get(card)
            return new if row is None else measured(name, row[1:], decided(card), today)

        return measure
