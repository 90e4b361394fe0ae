"""Drawing an exam."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from quiz.decks.read import read_deck
from quiz.ids import fact_of
from quiz.model.question import Bank, Question
from quiz.paths import builtin_decks
from quiz.questions.bank import build_bank
from quiz.session.exam_draw import ExamChoice, draw
from quiz.session.leaks import Leaks


@pytest.fixture(scope="module")
def banks(bank: Bank) -> dict[str, Bank]:
    """Return the banks of two built-in decks."""
    elements = build_bank(read_deck(builtin_decks() / "elements.yaml"))
    return {bank.deck: bank, elements.deck: elements}


@pytest.mark.parametrize("seed", range(5))
def test_an_exam_asks_each_fact_once_and_tells_no_answer(banks: dict[str, Bank], seed: int) -> None:
    """No two questions are about one fact, and none prints the answer of another, in any order."""
    exam = draw(banks, ExamChoice(60), seed)
    assert len(exam) == 60
    assert len({(question.deck, question.fact) for question in exam}) == 60
    cards = [question.card for question in exam]
    leaks = Leaks.of(banks, cards)
    assert all(leaks.leaked(question).isdisjoint(cards) for question in exam)


def test_tags_have_their_share_and_formats_are_mixed(bank: Bank) -> None:
    """Each set of tags is asked about as it weighs in the deck, to the nearest whole question."""
    tags = {(card.fact): card.tags for card in bank.cards}
    facts = Counter(tags.values())
    exam = draw({bank.deck: bank}, ExamChoice(15), 2)
    drawn = Counter(tags[question.fact] for question in exam)
    assert len(exam) == 15
    for stratum, size in facts.items():
        assert abs(drawn[stratum] - 15 * size / len(tags)) < 1.01
    formats = Counter(question.format for question in exam)
    assert len(formats) >= 6
    assert formats["flip"] == 0


def test_the_seed_decides(bank: Bank) -> None:
    """The same seed draws the same exam with the same options, another one another."""
    assert draw({bank.deck: bank}, ExamChoice(), 7) == draw({bank.deck: bank}, ExamChoice(), 7)
    assert draw({bank.deck: bank}, ExamChoice(), 7) != draw({bank.deck: bank}, ExamChoice(), 8)


def test_an_exam_is_of_the_chosen_tags_and_formats(bank: Bank) -> None:
    """Tags and formats narrow what is drawn, and cards that are left out are not asked."""
    choice = ExamChoice(100, frozenset({"visits"}), frozenset({"choice", "typed"}))
    exam = draw({bank.deck: bank}, choice, 1)
    assert exam
    assert all(question.format in {"choice", "typed"} for question in exam)
    assert all("visits" in bank.card[question.card].tags for question in exam)
    left_out = frozenset(question.card for question in exam)
    assert left_out.isdisjoint(question.card for question in draw({bank.deck: bank}, choice, 1, left_out))
    assert draw({bank.deck: bank}, ExamChoice(5, frozenset({"nowhere"})), 1) == ()
    assert draw({bank.deck: bank}, ExamChoice(5, formats=frozenset({"flip"})), 1) == ()


class Counted(Mapping[str, tuple[Question, ...]]):
    """The questions of cards, and which of them were looked at."""

    def __init__(self, bank: Bank) -> None:
        """Look at none yet."""
        self.bank = bank
        self.looked: set[str] = set()

    def __getitem__(self, card: str) -> tuple[Question, ...]:
        """Return the questions of a card."""
        self.looked.add(card)
        return self.bank.questions_of[card]

    def __iter__(self) -> Iterator[str]:
        """Yield all cards."""
        return iter(self.bank.ids)

    def __len__(self) -> int:
        """Count all cards."""
        return len(self.bank.ids)


def test_only_facts_that_are_tried_are_looked_at(banks: dict[str, Bank]) -> None:
    """For a few questions the questions of a few facts are looked at, however large the deck is."""
    bank = replace(banks["elements"])
    counted = Counted(banks["elements"])
    bank.__dict__["questions_of"] = counted
    exam = draw({bank.deck: bank}, ExamChoice(5), 3)
    facts = {fact_of(card) for card in counted.looked}
    assert len(exam) == 5
    assert {fact_of(question.card) for question in exam} <= facts
    assert len(facts) < 20 < len({fact_of(card) for card in bank.ids})
