"""Banks that write their questions when they are asked for."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.compiled.pending import PendingBank
from quiz.decks.read import read_deck
from quiz.model.question import Bank
from quiz.model.searchable import TOGETHER
from quiz.paths import builtin_decks
from quiz.questions.bank import build_bank
from tests.benchmarks.synthetic import deck_lines
from tests.support.decks import make_deck
from tests.support.examples import few
from tests.support.texts import texts_of

UNASKED = """\
facts:
  - {id: a, visit: {who: Ann, to: Rome, when: 2001}}
  - {id: b, visit: {who: Bob, to: Rome, when: 2001}}
  - {id: c, visit: {who: Ann, to: Rome, when: 2003, purpose: to see Rome}}
questions:
  - {id: q, typed: Which planet is red?, answer: Mars}
"""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a deck with facts of many shapes."""
    path = tmp_path_factory.mktemp("mixed") / "mixed.yaml"
    path.write_text("\n".join(deck_lines(40)) + "\n", encoding="utf-8")
    return path


def equal(pending: Bank, whole: Bank, order: list[str]) -> None:
    """Make sure that a pending bank asked in an order gives what the whole bank has."""
    for card in order:
        assert pending.questions_of[card] == whole.questions_of.get(card, ())
        if card in whole.known:
            assert pending.card[card] == whole.card[card]
    assert [card for card in pending.ids if pending.questions_of[card]] == list(whole.ids)
    assert {card: tags for card, tags in pending.tags.items() if card in whole.known} == whole.tags
    assert tuple(pending.questions) == tuple(whole.questions)
    assert texts_of(pending).items() >= texts_of(whole).items()
    assert (dict(pending.formats), dict(pending.kinds)) == (dict(whole.formats), dict(whole.kinds))
    assert (pending.deck, pending.title, pending.names, pending.people) == (
        whole.deck, whole.title, whole.names, whole.people,
    )  # fmt: skip


@few(10)
@given(data=st.data())
def test_questions_do_not_depend_on_the_order_in_which_they_are_asked_for(mixed: Path, data: st.DataObject) -> None:
    """Whatever is asked for first, each card has the questions that the whole bank has for it."""
    deck = read_deck(mixed)
    pending = PendingBank(deck)
    equal(pending, build_bank(deck), data.draw(st.permutations(pending.ids)))


@pytest.mark.parametrize("name", sorted(path.name for path in builtin_decks().glob("*.yaml")))
def test_a_pending_bank_has_the_questions_of_the_whole_one(name: str) -> None:
    """The built-in decks asked card by card, the last one first, give the whole bank."""
    deck = read_deck(builtin_decks() / name)
    pending = PendingBank(deck)
    equal(pending, build_bank(deck), list(reversed(pending.ids)))


def test_a_card_that_nothing_asks_has_no_questions(tmp_path: Path) -> None:
    """A slot that no sound question asks is a card of a pending bank, without questions, until the bank is whole."""
    deck = make_deck(tmp_path, UNASKED)
    pending, whole = PendingBank(deck), build_bank(deck)
    unasked = pending.known - whole.known
    assert unasked
    assert [pending.questions_of[card] for card in unasked] == [()] * len(unasked)
    equal(pending, whole, list(pending.ids))


def test_a_card_of_another_deck_is_none_of_it(tmp_path: Path) -> None:
    """An id of no card is a key that is missing."""
    pending = PendingBank(make_deck(tmp_path, UNASKED))
    assert "small/gone/who" not in pending.questions_of
    assert pending.card.get("small/gone/who") is None


def test_a_bank_that_nobody_writes_is_completed_here(tmp_path: Path) -> None:
    """Where no other process writes the bank, it is written here, and told how far it is."""
    deck = make_deck(tmp_path, UNASKED)
    pending, told = PendingBank(deck), list[float]()
    assert not pending.whole
    pending.complete(told.append)
    assert pending.whole
    assert told == sorted(told)
    assert len(told) == len(pending.ids)
    equal(pending, build_bank(deck), list(pending.ids))


def test_completing_can_be_given_up(tmp_path: Path) -> None:
    """What the teller raises ends the work; the bank stays as good as it was."""
    deck = make_deck(tmp_path, UNASKED)
    pending = PendingBank(deck)

    def leave(share: float) -> None:
        if share > 0:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        pending.complete(leave)
    assert not pending.whole
    equal(pending, build_bank(deck), list(pending.ids))


class _Elsewhere:
    """Has a bank written by somebody who needs to be looked at a few times."""

    def __init__(self, whole: Bank | None, looks: int) -> None:
        self.whole = whole
        self.looks = looks
        self.begun = False

    def bank(self) -> Bank | None:
        return None if self.looks else self.whole

    def begin(self) -> None:
        self.begun = True

    def share(self) -> float | None:
        self.looks = max(0, self.looks - 1)
        return 0.5 if self.looks else None


@pytest.mark.parametrize("kept", [True, False])
def test_a_bank_that_is_written_elsewhere_is_waited_for(tmp_path: Path, *, kept: bool) -> None:
    """The bank is taken from where it was kept; when that process ends without one, it is written here."""
    deck = make_deck(tmp_path, UNASKED)
    whole, told = build_bank(deck), list[float]()
    elsewhere = _Elsewhere(whole if kept else None, 3)
    pending = PendingBank(deck, elsewhere)
    pending.complete(told.append)
    assert elsewhere.begun
    assert pending.whole
    assert told[:2] == [0.5, 0.5]
    assert (len(told) == 2) is kept
    equal(pending, whole, list(pending.ids))


def test_searches_look_through_the_same_whether_the_bank_is_kept_or_not(tmp_path: Path) -> None:
    """Cards without questions, which the whole bank does not have, shift none of the others' texts."""
    twins = "{{id: {0}{1}, visit: {{who: P{0} {1}, to: Rome {0}, when: 2001}}}}"
    facts = "".join(f"  - {twins.format(name, n)}\n" for n in range(TOGETHER) for name in "ab")
    deck = make_deck(tmp_path, f"facts:\n{facts}")
    whole, pending = build_bank(deck), PendingBank(deck, _Elsewhere(build_bank(deck), 0))
    pending.complete()
    assert len(whole.ids) > TOGETHER
    assert len(pending.ids) > len(whole.ids)
    assert texts_of(pending) == texts_of(PendingBank(deck))
    assert texts_of(pending).items() >= texts_of(whole).items()


def test_a_pending_bank_is_asked_in_any_thread(mixed: Path) -> None:
    """Threads that ask at the same time get the questions of the whole bank."""
    deck = read_deck(mixed)
    pending, whole = PendingBank(deck), build_bank(deck)
    wrong: list[str] = []

    def ask(order: Callable[[list[str]], list[str]]) -> None:
        wrong.extend(
            card for card in order(list(pending.ids)) if pending.questions_of[card] != whole.questions_of.get(card, ())
        )

    threads = [threading.Thread(target=ask, args=(order,)) for order in (sorted, list, lambda ids: ids[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
