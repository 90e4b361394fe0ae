"""The built-in deck of the chemical elements, held against what the table's own structure says."""

import csv

import pytest

from quiz.decks.read import read_deck
from quiz.model.deck import Deck
from quiz.model.question import Bank
from quiz.paths import builtin_decks
from quiz.questions.bank import build_bank
from tests.support.checking import check_deck

FILE = builtin_decks() / "elements.yaml"
SHELLS = (2, 10, 18, 36, 54, 86, 118)
"""Atomic numbers of the elements that end a period."""


@pytest.fixture(scope="module")
def elements() -> Deck:
    """Return the deck."""
    return read_deck(FILE)


@pytest.fixture(scope="module")
def elements_bank(elements: Deck) -> Bank:
    """Return its bank."""
    return build_bank(elements)


def test_each_of_the_118_elements_is_a_fact_of_one_kind(elements: Deck) -> None:
    """A table of 118 rows makes 118 facts."""
    assert len(elements.facts) == 118
    assert {fact.kind.name for fact in elements.facts} == {"element"}
    assert not elements.questions


def test_periods_and_groups_follow_from_the_atomic_numbers() -> None:
    """Where an element stands follows from its number; what the table says is not left to typing."""
    with FILE.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["number"]) for row in rows] == list(range(1, 119))
    assert len({row["symbol"] for row in rows}) == len({row["name"] for row in rows}) == 118
    for row in rows:
        number = int(row["number"])
        period = next(place for place, last in enumerate(SHELLS, 1) if number <= last)
        assert int(row["period"]) == period
        after = number - (0, *SHELLS)[period - 1]
        before_end = SHELLS[period - 1] - number
        if row["group"]:
            expected = after if after <= 2 or (period > 3 and before_end > 15) else 18 - before_end
            assert int(row["group"]) == (18 if number == 2 else expected), row["name"]
        else:
            assert row["family"] in {"lanthanoid", "actinoid"}
    noble = {row["name"] for row in rows if row["family"] == "noble gas"}
    assert noble == {"helium", "neon", "argon", "krypton", "xenon", "radon"}


def test_the_deck_is_clean() -> None:
    """Every asked slot has a question, and no question has a flaw."""
    assert check_deck(FILE) == []


def test_names_symbols_and_numbers_are_asked_of_every_element(elements_bank: Bank) -> None:
    """Each element has a card for its name, its symbol and its number, asked in words."""
    for slot in ("name", "symbol", "number"):
        assert sum(card.slot == slot for card in elements_bank.cards) == 118
    direct = sum(question.direct for question in elements_bank.questions)
    assert direct / len(elements_bank.questions) > 0.6
