"""All cards of some decks by number, with what is known of each; nothing is computed before it is asked for."""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from quiz.ids import deck_of
from quiz.library.browse.query import Is, Measure
from quiz.memory.forgetting import retrievability
from quiz.model.question import Bank, Card, Question
from quiz.model.review import Memory, Phase
from quiz.model.state import CardState
from quiz.text import fold

LEECH = 8
"""Lapses from which on a card is a leech, as in Anki."""
HARD = 7.0
"""Difficulty from which on a card is hard; FSRS counts from 1 to 10."""

_TOGETHER = 32
"""How many texts are kept together: making them all takes no longer than a key may wait."""
_BETWEEN = "\0"
_QUICK = 1
"""The level of compression: more takes longer and saves little."""
APART = " \n "
"""Stands between the parts of a searchable text, so that no words are found across them."""


@dataclass
class Catalogue:
    """Cards by number, in the order of decks and cards.

    Attributes:
        banks: the banks by deck id.
        memories: memories by card id; new cards have none.
        states: the learner's decisions by card id.
        today: the present study day.
        leech: lapses from which on a card is a leech.
    """

    banks: Mapping[str, Bank]
    memories: Mapping[str, Memory]
    states: Mapping[str, CardState]
    today: int
    leech: int = LEECH
    ids: Sequence[str] = field(init=False)
    _texts: "_Texts" = field(init=False)

    def __post_init__(self) -> None:
        """Number the cards."""
        self.ids = tuple(chain.from_iterable(bank.ids for bank in self.banks.values()))
        self._texts = _Texts(lambda number: apart(self._parts(number)), len(self.ids))

    def __len__(self) -> int:
        """Count the cards."""
        return len(self.ids)

    def card(self, number: int) -> Card:
        """Return a card, read from its bank."""
        return self.banks[self.deck(number)].card[self.ids[number]]

    def deck(self, number: int) -> str:
        """Return the id of a card's deck."""
        return deck_of(self.ids[number])

    def tags(self, number: int) -> tuple[str, ...]:
        """Return the tags of a card."""
        return self.banks[self.deck(number)].tags.get(self.ids[number], ())

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

    def recall(self, number: int) -> float | None:
        """Return the chance that a card is recalled today, 0 to 1; None for a new one."""
        memory = self.memory(number)
        if memory is None or memory.stability is None or memory.last_day is None:
            return None
        return retrievability(memory.stability, self.today - memory.last_day)

    def measure(self, number: int, name: Measure) -> float | None:
        """Return a number of a card; None where a new card has none.

        Args:
            number: the card's.
            name: ``due`` and ``last`` in days from and since today, ``stability`` in days; a suspended
                card is due on no day, a buried one tomorrow at the earliest;
                ``recall`` today in percent, ``difficulty`` 1 to 10, ``lapses`` and ``reps`` counted.
        """
        memory = self.memory(number)
        if name == "recall":
            recall = self.recall(number)
            return None if recall is None else 100 * recall
        if memory is None:
            return 0 if name in {"lapses", "reps"} else None
        if name == "due":
            return self._due(memory, self.state(number))
        if name == "last":
            return None if memory.last_day is None else self.today - memory.last_day
        numbers = {
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "lapses": memory.lapses,
            "reps": memory.reps,
        }
        return numbers[name]

    def _due(self, memory: Memory, decided: CardState) -> int | None:
        if memory.due_day is None or decided.suspended:
            return None
        days = memory.due_day - self.today
        return max(1, days) if decided.asleep(self.today) else days

    def is_(self, number: int, state: Is) -> bool:
        """Tell whether a card is in a state; suspended and buried cards are not due."""
        memory, decided = self.memory(number), self.state(number)
        if state in {"suspended", "buried", "flagged"}:
            return {
                "suspended": decided.suspended,
                "buried": decided.buried_day == self.today,
                "flagged": decided.flagged,
            }[state]
        if memory is None:
            return state == "new"
        if state == "due":
            return memory.due_day is not None and memory.due_day <= self.today and not decided.asleep(self.today)
        return {
            "new": False,
            "learning": memory.phase in {Phase.LEARNING, Phase.RELEARNING},
            "review": memory.phase is Phase.REVIEW,
            "leech": memory.lapses >= self.leech,
            "hard": (memory.difficulty or 0.0) >= HARD,
        }[state]

    def text(self, number: int) -> str:
        """Return all that a search looks through, folded, its parts set apart; it is kept."""
        return self._texts.of(number)

    def _parts(self, number: int) -> Iterable[str]:
        card = self.card(number)
        yield from (card.statement, card.note, card.id, card.id.replace("/", " "), *card.tags)
        for question in self.questions(number):
            yield from (question.stem, *question.answers)
            yield from chain.from_iterable(question.accept)


class _Texts:
    """Texts by number, made when they are first asked for and kept compressed.

    Those of a hundred thousand cards take more room than all else; neighbours, which have words in
    common, take a tenth of it together.
    """

    def __init__(self, make: Callable[[int], str], count: int) -> None:
        self._make = make
        self._count = count
        self._packed: dict[int, bytes] = {}
        self._shown: tuple[int, list[str]] = (-1, [])

    def of(self, number: int) -> str:
        block, place = divmod(number, _TOGETHER)
        if self._shown[0] != block:
            self._shown = block, self._read(block)
        return self._shown[1][place]

    def _read(self, block: int) -> list[str]:
        if block in self._packed:
            return zlib.decompress(self._packed[block]).decode("utf-8", "surrogatepass").split(_BETWEEN)
        first = block * _TOGETHER
        numbers = range(first, min(first + _TOGETHER, self._count))
        texts = [self._make(number).replace(_BETWEEN, "") for number in numbers]
        self._packed[block] = zlib.compress(_BETWEEN.join(texts).encode("utf-8", "surrogatepass"), _QUICK)
        return texts


def apart(parts: Iterable[str]) -> str:
    """Fold texts and put them into one, each once and set apart."""
    return APART.join(("", *dict.fromkeys(map(fold, parts)), ""))
