"""Finding, ordering and previewing cards, without a screen."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.ids import fact_of
from quiz.library.browse.browse import open_catalogue, preview, refresh, reload
from quiz.library.browse.catalogue import Catalogue
from quiz.library.browse.match import find
from quiz.library.browse.order import COLUMNS, Order, ordered
from quiz.library.browse.parse import parse
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.question import Bank, Card
from quiz.model.review import Grade, Memory, Phase
from quiz.model.settings import Settings
from quiz.model.state import CardState, Change
from quiz.store.interface import Adoption
from quiz.store.sqlite import SqliteStore
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import study_all

BODY = """\
facts:
  - id: bondarev
    tags: [visits, air force]
    note: He came with a delegation.
    visit: {who: Viktor Bondarev, to: Islamabad, when: 2013-04}
questions:
  - {id: hydrogen, typed: Which element is the lightest?, answer: Hydrogen, accept: [H₂], tags: [gases]}
  - {id: tiber, choice: Which city lies on the Tiber?, answer: Rome, wrong: [Oslo, Bern, Kyiv]}
"""
TODAY = 1_000


@pytest.fixture
def library(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> Library:
    """Return a library with one small deck."""
    write_deck(tmp_path, BODY)
    return Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC"))


@pytest.fixture
def catalogue(library: Library, store: SqliteStore) -> Catalogue:
    """Return the cards of the small deck, two of them known."""
    ids = library.bank("small").ids
    hydrogen, tiber = (card for card in ids if fact_of(card) in {"small/hydrogen", "small/tiber"})
    known = Memory(hydrogen, Phase.REVIEW, 0, 10.0, 8.0, TODAY + 3, None, TODAY - 10, 12, 9)
    late = replace(known, card=tiber, stability=40.0, difficulty=2.0, due_day=TODAY - 2, lapses=0)
    store.adopt([Adoption(memory.card, (), None, memory) for memory in (known, late)])
    store.change(Change("c", "flag", 1, (CardState(hydrogen, suspended=True, flagged=True, remark="Is H right?"),)))
    made = open_catalogue(library)
    made.today = TODAY
    return made


def found(catalogue: Catalogue, query: str) -> set[str]:
    """Return the facts that a query finds."""
    return {catalogue.card(number).fact for number in find(catalogue, parse(query))}


ALL = {"bondarev", "hydrogen", "tiber"}


@pytest.mark.parametrize(
    ("query", "facts"),
    [
        ("", ALL),
        ("islamabad", {"bondarev"}),
        ("DELEGATION", {"bondarev"}),
        ("h2", {"hydrogen"}),
        ("hydro", {"hydrogen"}),
        ('"hydro"', set()),
        ("ydrogen", set()),
        ('"viktor bondarev"', {"bondarev"}),
        ("tiber rome", {"tiber"}),
        ("tiber oslo", set()),
        ("the", ALL),
        ("tag:visits", {"bondarev"}),
        ("tag:air", {"bondarev"}),
        ('tag:"air"', set()),
        ('tag:"Air force"', {"bondarev"}),
        ("-tag:visits", {"hydrogen", "tiber"}),
        ("deck:small", ALL),
        ('deck:"a small deck"', ALL),
        ("-deck:small", set()),
        ("kind:visit", {"bondarev"}),
        ("format:choice -kind:visit", {"tiber"}),
        ("is:new", {"bondarev"}),
        ("is:review", {"hydrogen", "tiber"}),
        ("is:learning", set()),
        ("is:due", {"tiber"}),
        ("is:suspended", {"hydrogen"}),
        ("is:buried", set()),
        ("flag", {"hydrogen"}),
        ("flag:right", {"hydrogen"}),
        ("is:leech", {"hydrogen"}),
        ("is:hard", {"hydrogen"}),
        ("due<0", {"tiber"}),
        ("due:<7", {"tiber"}),
        ("-due<7", {"bondarev", "hydrogen"}),
        ("stability>30", {"tiber"}),
        ("lapses>=3", {"hydrogen"}),
        ("lapses=0", {"bondarev", "tiber"}),
        ("recall=90", {"hydrogen"}),
        ("recall>90", {"tiber"}),
        ("last=10 reps:12", {"hydrogen", "tiber"}),
    ],
)
def test_each_term_finds_its_cards(catalogue: Catalogue, query: str, facts: set[str]) -> None:
    """Words look in all texts of a card; terms look at labels, formats, states and numbers."""
    assert found(catalogue, query) == facts


@given(column=st.sampled_from(COLUMNS), descending=st.booleans(), count=st.sampled_from([9, 150]))
def test_every_order_keeps_every_card_and_puts_unknown_ones_last(column: str, descending: bool, count: int) -> None:  # noqa: FBT001
    """An order is one of the same cards, few or many, its values rise or fall, and cards without a value end it."""
    cards = [Card(f"d/f{n}/x", "d", f"f{n}", "x", "", "", "", Mark("d", 1, 1)) for n in range(count)]
    store = SqliteStore(Path(":memory:"))
    catalogue = Catalogue({"d": Bank("d", "d", cards, ())}, store, {}, TODAY)
    memories = (
        Memory(card.id, Phase.REVIEW, 0, 1.0 + n % 4, 1.0 + n % 3, TODAY + n % 5, None, TODAY - n, n % 3, n % 2)
        for n, card in enumerate(cards)
        if n % 4
    )
    store.adopt([Adoption(memory.card, (), None, memory) for memory in memories])
    order = next(Order(known, descending) for known in COLUMNS if known == column)
    result = ordered(catalogue, range(count), order)
    values = [] if order.column == "deck" else [catalogue.measure(number, order.column) for number in result]
    store.close()
    assert sorted(result) == list(range(count))
    if order.column == "deck":
        assert result == sorted(range(count), reverse=descending)
        return
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=descending)
    assert values[: len(known)] == known


def test_columns_come_in_turn_and_turn_round() -> None:
    """Going through the columns comes back to the first; the same column again turns the order round."""
    order = Order()
    for _ in COLUMNS:
        order = order.next()
    assert order == Order()
    assert order.by("due") == Order("due")
    assert order.by("due").by("due") == Order("due", descending=True)


def test_a_preview_has_the_whole_story_of_a_card(library: Library, store: SqliteStore, clock: FakeClock) -> None:
    """Questions, memory, decisions, answers, and a curve that agrees with what is stored."""
    for _ in range(6):
        study_all(library.study(["small"]), clock, knows=False)
        clock.pass_time(days=2)
    catalogue = open_catalogue(library)
    for number, card in enumerate(catalogue.ids):
        seen = preview(library, catalogue, number)
        assert [review.card for review in seen.reviews] == [card] * len(seen.reviews)
        if seen.memory is None:
            assert seen.curve is None
            continue
        assert seen.reviews
        assert {question.card for question in seen.questions} == {card}
        assert seen.curve is not None
        assert seen.curve.days == tuple(sorted({review.day for review in seen.reviews}))
        assert seen.curve.at(seen.today) == seen.recall
        assert seen.curve.at(seen.curve.days[-1]) == 1
    assert any(review.grade is Grade.AGAIN for review in store.reviews())


def test_a_card_that_was_reset_begins_its_curve_anew(library: Library, clock: FakeClock) -> None:
    """What was answered before a reset stays in the history and out of the curve."""
    study_all(library.study(["small"]), clock)
    catalogue = open_catalogue(library)
    number = next(number for number in range(len(catalogue)) if catalogue.memory(number))
    clock.pass_time(days=3)
    library.deeds.reset([catalogue.ids[number]])
    refresh(library, catalogue, ["small"])
    seen = preview(library, catalogue, number)
    assert seen.memory is None
    assert seen.curve is None
    earlier = len(seen.reviews)
    study_all(library.study(["small"]), clock)
    refresh(library, catalogue, ["small"])
    seen = preview(library, catalogue, number)
    assert len(seen.reviews) > earlier
    assert seen.curve is not None
    assert seen.curve.days == (seen.today,)


def test_a_deck_that_was_edited_is_listed_anew(library: Library, tmp_path: Path) -> None:
    """After an edit the catalogue has the deck's new cards and texts."""
    catalogue = open_catalogue(library)
    write_deck(tmp_path, BODY.replace("lightest", "first of all"))
    changed = reload(library, catalogue, "small")
    assert found(catalogue, "lightest") == {"hydrogen"}
    assert found(changed, "lightest") == set()
    assert found(changed, '"first of all"') == {"hydrogen"}
