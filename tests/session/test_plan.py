"""What is studied today."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.model.question import Card
from quiz.model.review import Memory, Phase
from quiz.model.settings import DeckSettings, Settings
from quiz.session import plan as planning
from quiz.session.plan import Plan, Today, interleave
from tests.support.queues import queues_of

DAY = 739_000


def card(fact: str, slot: str = "s") -> Card:
    """Make a card."""
    return Card(f"d/{fact}/{slot}", "d", fact, slot, "", "", "", Mark("d", 1, 1))


def due(card_id: str, day: int = DAY) -> Memory:
    """Make the memory of a learnt card that is due on a day."""
    return Memory(card_id, Phase.REVIEW, stability=5.0, difficulty=5.0, due_day=day, last_day=day - 5, reps=3)


def plan_day(cards: Sequence[Card], memories: Mapping[str, Memory], today: Today, settings: Settings) -> Plan:
    """Plan a day over cards."""
    return planning.plan_day(queues_of(cards, memories, today), today, settings)


def test_new_cards_come_in_the_order_of_the_deck_one_a_fact() -> None:
    """Siblings wait for another day; the daily limit holds."""
    cards = [card("a", "x"), card("a", "y"), card("b", "x"), card("c", "x")]
    plan = plan_day(cards, {}, Today(DAY), Settings(new_per_day=2))
    assert plan.new == ("d/a/x", "d/b/x")


def test_due_cards_come_before_the_new_ones_of_their_fact() -> None:
    """A due card takes its fact for the day, so no new sibling is begun."""
    cards = [card("a", "x"), card("a", "y"), card("b", "x")]
    plan = plan_day(cards, {"d/a/y": due("d/a/y")}, Today(DAY), Settings())
    assert (plan.due, plan.new) == (("d/a/y",), ("d/b/x",))


def test_the_longest_overdue_cards_come_first() -> None:
    """What has waited longest is asked first, and what is due tomorrow is not."""
    cards = [card(name) for name in "abcd"]
    memories = {
        f"d/{name}/s": due(f"d/{name}/s", DAY + wait) for name, wait in zip("abcd", (0, -9, -2, 1), strict=True)
    }
    assert plan_day(cards, memories, Today(DAY), Settings()).due == ("d/b/s", "d/c/s", "d/a/s")


def test_what_was_done_today_counts_against_the_limits() -> None:
    """Cards begun and reviews done earlier today use the limits up, and their siblings stay buried."""
    cards = [card("a", "x"), card("a", "y"), card("b"), card("c")]
    memories = {"d/a/x": due("d/a/x", DAY + 3), "d/b/s": due("d/b/s")}
    today = Today(DAY, new=1, reviewed=5, cards=frozenset({"d/a/x"}))
    plan = plan_day(cards, memories, today, Settings(new_per_day=2, reviews_per_day=6))
    assert (plan.due, plan.new) == (("d/b/s",), ("d/c/s",))
    assert plan_day(cards, memories, today, Settings(new_per_day=1, reviews_per_day=5)).total == 0


def test_cards_in_learning_have_no_limit_and_bury_their_siblings() -> None:
    """A card in its steps is asked whatever the limits say."""
    cards = [card("a", "x"), card("a", "y")]
    learning = Memory("d/a/x", Phase.LEARNING, due_at=77, due_day=DAY, reps=1)
    plan = plan_day(cards, {"d/a/x": learning}, Today(DAY), Settings(new_per_day=0))
    assert (plan.learning, plan.new) == (((77, "d/a/x"),), ())


@given(st.integers(0, 30), st.integers(0, 30))
def test_interleaving_keeps_every_card_in_order(dues: int, news: int) -> None:
    """No card is lost, each sort keeps its order, and new cards are spread."""
    due_cards, new_cards = tuple(f"due{n:02}" for n in range(dues)), tuple(f"new{n:02}" for n in range(news))
    mixed = interleave(due_cards, new_cards)
    assert tuple(c for c in mixed if c.startswith("due")) == due_cards
    assert tuple(c for c in mixed if c.startswith("new")) == new_cards
    if dues >= news > 0:
        assert not any(a.startswith("new") and b.startswith("new") for a, b in itertools.pairwise(mixed))


def test_the_least_likely_recalled_come_first_where_that_is_set() -> None:
    """A card of little stability that is just due comes before a stable one that waits for longer."""
    cards = [card("a"), card("b"), card("c")]
    memories = {
        "d/a/s": Memory("d/a/s", Phase.REVIEW, stability=100.0, difficulty=5.0, due_day=DAY - 9, last_day=DAY - 20),
        "d/b/s": Memory("d/b/s", Phase.REVIEW, stability=1.0, difficulty=5.0, due_day=DAY, last_day=DAY - 5),
        "d/c/s": Memory("d/c/s", Phase.REVIEW, stability=5.0, difficulty=5.0, due_day=DAY - 1, last_day=DAY - 6),
    }
    settings = Settings(review_order="retrievability")
    assert plan_day(cards, memories, Today(DAY), settings).due == ("d/b/s", "d/c/s", "d/a/s")


def test_due_cards_come_in_any_order_where_that_is_set() -> None:
    """The order is another one each day, the same within a day, and takes no heed of how long they wait."""
    cards = [card(f"f{number:02}") for number in range(20)]
    memories = {each.id: due(each.id, DAY - number) for number, each in enumerate(cards)}
    settings = Settings(review_order="random")
    orders = [plan_day(cards, memories, Today(DAY + later), settings).due for later in (0, 0, 1)]
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0]) == sorted(orders[2]) == [each.id for each in cards]
    assert orders[0] != plan_day(cards, memories, Today(DAY), Settings()).due


def test_new_cards_come_in_any_order_where_that_is_set() -> None:
    """The deck's order is left, and stays left in one way."""
    cards = [card(f"f{number:02}") for number in range(20)]
    settings = Settings(new_order="random", new_per_day=20)
    new = plan_day(cards, {}, Today(DAY), settings).new
    assert sorted(new) == [each.id for each in cards]
    assert list(new) != sorted(new)
    assert new == plan_day(cards, {}, Today(DAY + 1), settings).new


def test_a_deck_can_have_a_limit_of_its_own() -> None:
    """The deck's own limit holds within the one over all decks, and what was begun counts."""
    cards = [card(name) for name in "abc"] + [
        Card(f"e/{name}/s", "e", name, "s", "", "", "", Mark("e", 1, 1)) for name in "abc"
    ]
    settings = Settings(new_per_day=4, decks={"d": DeckSettings(new_per_day=2)})
    assert plan_day(cards, {}, Today(DAY), settings).new == ("d/a/s", "d/b/s", "e/a/s", "e/b/s")
    today = Today(DAY, new=1, cards=frozenset({"d/a/s"}), new_of={"d": 1})
    assert plan_day(cards, {}, today, settings).new == ("d/b/s", "e/a/s", "e/b/s")
    assert plan_day(cards, {}, Today(DAY), Settings(decks={"d": DeckSettings(new_per_day=0)})).new == (
        "e/a/s",
        "e/b/s",
        "e/c/s",
    )


def test_every_card_comes_once_more_before_an_exam() -> None:
    """Cards that would be due later are spread over the week before it, each asked once; afterwards all is as usual."""
    cards = [card(f"f{number:02}") for number in range(60)]
    memories = {each.id: replace(due(each.id, DAY + 300), last_day=DAY - 1) for each in cards}
    settings = Settings(decks={"d": DeckSettings(exam=date.fromordinal(DAY + 20))})
    asked: list[str] = []
    for day in range(DAY, DAY + 40):
        today = plan_day(cards, memories, Today(day), settings).due
        assert bool(today) <= (DAY + 13 <= day < DAY + 20)
        memories |= {each: replace(memories[each], last_day=day) for each in today}
        asked += today
    assert sorted(asked) == [each.id for each in cards]


def test_an_exam_puts_nothing_off() -> None:
    """What is due before it comes when it is due, and a past exam changes nothing."""
    cards = [card("a"), card("b")]
    memories = {"d/a/s": due("d/a/s", DAY - 2), "d/b/s": due("d/b/s", DAY + 5)}
    for exam in (DAY + 100, DAY, DAY - 30):
        settings = Settings(decks={"d": DeckSettings(exam=date.fromordinal(exam))})
        assert plan_day(cards, memories, Today(DAY), settings).due == ("d/a/s",)
