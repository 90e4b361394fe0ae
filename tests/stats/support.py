"""Cards, reviews and memories for tests of the numbers."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.model.question import Bank, Card
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.stats.summary import Summary, summarise
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
    """Sum up cards and a log."""
    counted = tally(log, [made.id for made in cards])
    return summarise(banks_of(cards), memories, counted, DAY, 0.9, suspended=suspended)


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
