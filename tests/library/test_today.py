"""What a study day is made of, by index and by going through all cards."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.library.today import Remembered, queues
from quiz.model.question import Bank, Card
from quiz.model.review import Memory, Phase
from quiz.model.settings import DeckSettings, Settings
from quiz.model.state import CardState, Change
from quiz.session.plan import Today, plan_day
from quiz.store.interface import Adoption
from quiz.store.sqlite import SqliteStore
from tests.support.examples import few
from tests.support.queues import queues_of

DAY = 739_000
EXAM = date.fromordinal(DAY + 5)
BANKS = {
    deck: Bank(
        deck,
        deck,
        tuple(
            Card(f"{deck}/f{fact}/{slot}", deck, f"f{fact}", slot, "", "", "", Mark("d", 1, 1))
            for fact in range(300)
            for slot in ("a", "b")
        ),
        (),
    )
    for deck in ("d", "e")
}
CARDS = st.builds("{}/f{}/{}".format, st.sampled_from("def"), st.integers(0, 301), st.sampled_from("ab"))
DUE = st.builds(
    lambda card, due, phase: Memory(
        card, phase, stability=5.0, difficulty=5.0, due_day=due, due_at=due, last_day=due - 3, reps=2
    ),
    CARDS,
    st.integers(DAY - 4, DAY + 9),
    st.sampled_from([Phase.LEARNING, Phase.RELEARNING, Phase.REVIEW, Phase.REVIEW]),
)
STATES = st.builds(CardState, CARDS, suspended=st.booleans(), buried_day=st.sampled_from([None, DAY, DAY - 1]))
OWN = st.builds(DeckSettings, new_per_day=st.none() | st.integers(0, 5), exam=st.none() | st.just(EXAM))
SETTINGS = st.builds(
    Settings,
    new_per_day=st.integers(0, 9),
    reviews_per_day=st.integers(0, 12),
    new_order=st.sampled_from(["deck", "random"]),
    review_order=st.sampled_from(["due", "random", "retrievability"]),
    decks=st.dictionaries(st.sampled_from("de"), OWN),
)


SOME = ("d/f0/a", "e/f7/b", "f/f1/a", "g/f1/a")


def test_a_suspended_new_card_is_left_out_whatever_other_decks_there_are() -> None:
    """What is asleep in one deck is asked of that deck, also where several are planned together."""
    store = SqliteStore(Path(":memory:"))
    first = BANKS["d"].ids[0]
    store.change(Change("c", "suspend", 1, (CardState(first, suspended=True),)))
    today = Today(DAY)
    plan = plan_day(queues(store, list(BANKS.values()), today, Settings()), today, Settings())
    assert first not in plan.new
    assert BANKS["d"].ids[1] in plan.new
    store.close()


@few(30)
@given(
    memories=st.lists(DUE, max_size=60),
    prefix=st.integers(0, 600),
    states=st.lists(STATES, max_size=12),
    cards=st.frozensets(CARDS, max_size=6),
    own=SETTINGS,
)
def test_a_day_by_index_is_the_day_by_all_cards(
    memories: list[Memory], prefix: int, states: list[CardState], cards: frozenset[str], own: Settings
) -> None:
    """Whatever is remembered and decided, the plan out of indexed queries is the one out of every card."""
    store = SqliteStore(Path(":memory:"))
    learnt = [Memory(card, Phase.REVIEW, stability=9.0, due_day=DAY + 99) for card in BANKS["d"].ids[:prefix]]
    known = {memory.card: memory for memory in (*learnt, *memories)}
    store.adopt([Adoption(card, (), None, memory) for card, memory in known.items()])
    decided = {state.card: state for state in states}
    store.change(Change("c", "suspend", 1, tuple(decided.values())))
    today = Today(DAY, new=1, reviewed=2, cards=cards, new_of={"d": 1})
    indexed = plan_day(queues(store, list(BANKS.values()), today, own), today, own)
    every = (card for bank in BANKS.values() for card in bank.cards)
    assert indexed == plan_day(queues_of(every, known, today, decided), today, own)
    remembered = Remembered(store, ["d", "e", "f"], indexed.due)
    assert {card: remembered.get(card) for card in (*SOME, *known)} == {
        card: known.get(card) for card in (*SOME, *known)
    }
    assert dict(remembered) == known
    store.close()
