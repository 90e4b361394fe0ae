"""Cards, reviews and memories for tests of the numbers."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.model.question import Bank, Card
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.stats.hardest import Hard, hard, hardest
from quiz.stats.memories import NO_DAY, memory_totals
from quiz.stats.summary import DeckSums, Summary, summarise
from quiz.stats.tally import tally

DAY = 739_000
"""Wednesday, 24 April 2024."""


def card(card_id: str, tags: tuple[str, ...] = ()) -> Card:
    """Make a card out of its id."""
    deck, fact, slot = card_id.split("/")
    return Card(card_id, deck, fact, slot, f"The fact {fact}.", "", "Book", Mark("x.yaml", 1, 1), tags)


def banks_of(cards: Iterable[Card]) -> list[Bank]:
    """Make banks of cards, which no question asks."""
    decks: dict[str, list[Card]] = {}
    for made in cards:
        decks.setdefault(made.deck, []).append(made)
    return [Bank(deck, deck, tuple(found), ()) for deck, found in decks.items()]


def summed_up(
    cards: Sequence[Card], memories: Mapping[str, Memory], log: Iterable[Review], *, suspended: Collection[str] = ()
) -> Summary:
    """Sum up cards and a log one by one: what the sums that are kept come to is compared with this."""
    log = list(log)
    banks = banks_of(cards)
    return summarise(
        [_sums(bank, memories, log, suspended) for bank in banks], _hardest(banks, memories, log), DAY, 0.9
    )


def _sums(bank: Bank, memories: Mapping[str, Memory], log: Sequence[Review], suspended: Collection[str]) -> DeckSums:
    known = {card: memory for card, memory in memories.items() if card in bank.known}
    awake = [memory.due_day or NO_DAY for card, memory in known.items() if card not in suspended]
    return DeckSums(
        bank.deck,
        bank.title,
        len(bank.ids),
        len(bank.known & set(suspended)),
        tally((entry for entry in log if entry.card in bank.known), known),
        memory_totals(known.values()),
        Counter(awake),
    )


def _hardest(banks: Iterable[Bank], memories: Mapping[str, Memory], log: Sequence[Review]) -> list[Hard]:
    rows = []
    cards = {card.id: card for bank in banks for card in bank.cards}
    for name in cards:
        grades = [entry.grade for entry in log if entry.card == name]
        missed = grades.count(Grade.AGAIN)
        if missed and name in memories:
            memory = memories[name]
            rows.append((name, memory.lapses, round(memory.difficulty or 0.0, 2), missed / len(grades)))
    return [hard(cards[row[0]], *row[1:]) for row in hardest(rows)]


def review(
    card_id: str,
    day: int = DAY,
    grade: Grade = Grade.GOOD,
    phase: Phase = Phase.REVIEW,
    guess: float = 0.25,
    **parts: object,
) -> Review:
    """Make a log entry."""
    given = {
        "id": f"{card_id}{day}", "card": card_id, "question": card_id, "format": "choice", "at": day * 86_400_000,
        "offset": 0, "day": day, "grade": grade, "verdict": Verdict.CORRECT, "overridden": False, "answer": "",
        "took": 2_000, "guess": guess, "phase": phase, "stability": 5.0,
    }  # fmt: skip
    return Review(**{**given, **parts})  # type: ignore[arg-type]


CARDS = [card(f"{deck}/{fact}/s", ("odd",) if fact % 2 else ()) for deck in ("a", "b") for fact in range(5)]
IDS = [made.id for made in CARDS]
REVIEWS = st.lists(
    st.builds(
        review,
        st.sampled_from([*IDS, "other/0/s"]),
        day=st.integers(DAY - 800, DAY),
        grade=st.sampled_from(Grade),
        phase=st.sampled_from(Phase),
        guess=st.floats(0, 1),
        format=st.sampled_from(["choice", "typed"]),
        took=st.integers(0, 60_000),
        offset=st.integers(-720, 840),
        stability=st.one_of(st.none(), st.floats(0.01, 4_000)),
    )
)
MEMORIES = st.dictionaries(
    st.sampled_from(IDS),
    st.builds(
        Memory,
        card=st.just(""),
        phase=st.sampled_from([Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING]),
        stability=st.floats(0.01, 40_000),
        difficulty=st.floats(1, 10),
        due_day=st.integers(DAY - 100, DAY + 5_000),
        lapses=st.integers(0, 20),
    ),
)
