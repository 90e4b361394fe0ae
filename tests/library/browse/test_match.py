"""Searches by index, by label and by block against looking at every card alone."""

import operator
from decimal import Decimal
from itertools import chain
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.library.browse.catalogue import Catalogue
from quiz.library.browse.match import HARD, LEECH, find
from quiz.library.browse.query import (
    COMPARISONS,
    LABELS,
    MEASURES,
    STATES,
    Asked,
    Compared,
    Labelled,
    Query,
    State,
    Term,
    Wanted,
    Words,
)
from quiz.memory.forgetting import retrievability
from quiz.model.question import Bank, Card, Format, Question
from quiz.model.question import Query as Asks
from quiz.model.review import Memory, Phase
from quiz.model.searchable import TOGETHER, apart
from quiz.model.state import CardState, Change
from quiz.store.interface import Adoption
from quiz.store.sqlite import SqliteStore
from quiz.text import fold
from tests.support.examples import few

DAY = 739_000
FORMATS: tuple[Format, ...] = ("choice", "typed", "match")
KINDS = ("visit", "visit to", "town")
TAGS = ((), ("air",), ("air force", "The Sea"), ("sea",))
WORDS = ("Tiber", "the", "on the Tiber", "on th", "air", "élan", "fact 1", "fact", "e f7", "why", "a", "visit", "none")
SOME = (0, 1, 63, 64)


def bank(deck: str, count: int) -> Bank:
    """Return a bank with cards of many sorts."""
    cards: list[Card] = []
    questions: list[Question] = []
    for n in range(count):
        id_ = f"{deck}/f{n}/x"
        statement = ("Rome lies on the Tiber.", "A fact.", "Élan on the air")[n % 3] + f" fact {n}"
        cards.append(Card(id_, deck, f"f{n}", "x", statement, "", "", Mark("d", 1, 1), TAGS[n % len(TAGS)]))
        for place, format_ in enumerate(FORMATS[n % 2 :]):
            asks = Asks(KINDS[n % 5], "x", {}) if n % 5 < len(KINDS) and place == 0 else None
            names = (f"{id_}/{format_}", id_, deck, f"f{n}", "x")
            accept = (("none",),) if n % 7 == 0 else ()
            stem, answers = f"Which {n % 4}?", (f"an answer {n}",)
            questions.append(Question(*names, format_, stem, answers, "", "", 0.0, accept=accept, query=asks))
    return Bank(deck, f"The deck {deck}", cards, questions)


BANKS = {"d": bank("d", TOGETHER + 9), "e": bank("e", 12)}
CARDS = st.builds("{}/f{}/x".format, st.sampled_from("def"), st.sampled_from(SOME))
HALVES = st.sampled_from([6.9999994, 7.0, 0.5, 20.0000005, 300.0])
MEMORIES = st.builds(
    Memory,
    CARDS,
    st.sampled_from(Phase),
    stability=st.none() | HALVES,
    difficulty=st.none() | HALVES,
    due_day=st.none() | st.integers(DAY - 2, DAY + 2),
    last_day=st.none() | st.integers(DAY - 9, DAY),
    reps=st.integers(0, 9),
    lapses=st.integers(0, 9),
)
STATES_OF = st.builds(
    CardState,
    CARDS,
    suspended=st.booleans(),
    buried_day=st.sampled_from([None, DAY - 1, DAY]),
    flagged=st.booleans(),
    remark=st.sampled_from(["", "Why the air?", "the"]),
)
TERMS: st.SearchStrategy[Term] = st.one_of(
    st.builds(Words, st.sampled_from(WORDS), st.booleans()),
    st.builds(Labelled, st.sampled_from(LABELS), st.sampled_from((*WORDS, "d", "deck e", "the deck d")), st.booleans()),
    st.builds(Asked, st.sampled_from((*FORMATS, "flip"))),
    st.builds(State, st.sampled_from(STATES)),
    st.builds(
        Compared,
        st.sampled_from(MEASURES),
        st.sampled_from(COMPARISONS),
        st.sampled_from([Decimal(text) for text in ("-1", "0", "1", "7", "6.999999", "20.000001", "2", "90", "95.5")]),
    ),
)
QUERIES = st.lists(st.builds(Wanted, TERMS, st.booleans()), min_size=1, max_size=3)


class EveryCard:
    """Tells what a term means by looking at one card, as the guide tells it."""

    def __init__(self, memories: dict[str, Memory], states: dict[str, CardState]) -> None:
        self.memories = memories
        self.states = states

    def holds(self, term: Term, card: Card) -> bool:
        """Tell whether a term holds for a card."""
        questions = BANKS[card.deck].questions_of[card.id]
        match term:
            case Words(text, whole):
                return self._needle(text, whole) in self._text(card, questions)
            case Asked(known):
                return any(question.format == known for question in questions)
            case Labelled(label, text, whole):
                if label == "flag":
                    return self._needle(text, whole=False) in apart((self._state(card).remark,))
                labels = {
                    "deck": (card.deck, BANKS[card.deck].title),
                    "tag": card.tags,
                    "kind": [question.query.kind for question in questions if question.query],
                }[label]
                return f"\n{self._needle(text, whole)}" + ("\n" if whole else "") in apart(labels)
            case State():
                return self._is(term, card)
            case Compared():
                value = self._measure(term, card)
                compare = dict(
                    zip(COMPARISONS, (operator.lt, operator.le, operator.gt, operator.ge, operator.eq), strict=True)
                )
                return value is not None and compare[term.comparison](round(value, 6), float(term.number))

    def _needle(self, text: str, whole: bool) -> str:  # noqa: FBT001
        folded = fold(text)
        return "" if folded in {"a", "an", "the"} else f" {folded} " if whole else f" {folded}"

    def _text(self, card: Card, questions: tuple[Question, ...]) -> str:
        asked = [(question.stem, *question.answers, *chain.from_iterable(question.accept)) for question in questions]
        own = (card.statement, card.note, card.id, card.id.replace("/", " "), *card.tags)
        return apart((*own, *chain.from_iterable(asked)))

    def _memory(self, card: Card) -> Memory | None:
        memory = self.memories.get(card.id)
        return None if memory is None or memory.phase is Phase.NEW else memory

    def _state(self, card: Card) -> CardState:
        return self.states.get(card.id, CardState(card.id))

    def _is(self, term: State, card: Card) -> bool:
        memory, decided = self._memory(card), self._state(card)
        known = memory or Memory(card.id)
        return {
            "suspended": decided.suspended,
            "buried": decided.buried_day == DAY,
            "flagged": decided.flagged,
            "new": memory is None,
            "learning": known.phase in {Phase.LEARNING, Phase.RELEARNING},
            "review": known.phase is Phase.REVIEW,
            "due": known.due_day is not None and known.due_day <= DAY and not decided.asleep(DAY),
            "leech": known.lapses >= LEECH,
            "hard": (known.difficulty or 0.0) >= HARD,
        }[term.state]

    def _measure(self, term: Compared, card: Card) -> float | None:
        memory, decided = self._memory(card), self._state(card)
        if memory is None:
            return 0 if term.measure in {"lapses", "reps"} else None
        if term.measure == "due":
            if memory.due_day is None or decided.suspended:
                return None
            days = memory.due_day - DAY
            return max(1, days) if decided.asleep(DAY) else days
        if term.measure == "last":
            return None if memory.last_day is None else DAY - memory.last_day
        if term.measure == "recall":
            if memory.stability is None or memory.last_day is None:
                return None
            return 100 * retrievability(memory.stability, DAY - memory.last_day)
        value: float | None = getattr(memory, term.measure)
        return value


@few(100)
@given(
    memories=st.lists(MEMORIES, max_size=10, unique_by=lambda memory: memory.card),
    states=st.lists(STATES_OF, max_size=6, unique_by=lambda state: state.card),
    query=QUERIES,
)
def test_a_search_finds_what_looking_at_every_card_finds(
    memories: list[Memory], states: list[CardState], query: list[Wanted]
) -> None:
    """Whatever is remembered, decided and asked, the cards found are those that each term holds for, in order."""
    store = SqliteStore(Path(":memory:"))
    store.adopt([Adoption(memory.card, (), None, memory) for memory in memories])
    store.change(Change("c", "suspend", 1, tuple(states)))
    decided = {state.card: state for deck in BANKS for state in store.states(deck).values()}
    catalogue = Catalogue(BANKS, store, decided, DAY)
    every = EveryCard({memory.card: memory for memory in memories}, {state.card: state for state in states})
    cards = [card for each in BANKS.values() for card in each.cards]
    terms: list[Term] = [*map(State, STATES), *(Compared(measure, ">=", Decimal(1)) for measure in MEASURES)]
    for wanted in (query, *([Wanted(term)] for term in terms)):
        expected = [
            number
            for number, card in enumerate(cards)
            if all(every.holds(each.term, card) is not each.negated for each in wanted)
        ]
        assert list(find(catalogue, Query(tuple(wanted)))) == expected
    store.close()
