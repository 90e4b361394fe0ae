"""A deck that goes to Anki and comes back: the same cards, ids and memory."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.interop.anki.package import Choices, export_anki
from quiz.interop.anki.progress import Progress
from quiz.library.importing import Imported, Wish, import_anki
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.question import Bank, Question
from quiz.model.review import Grade, Memory
from quiz.model.settings import Settings
from quiz.questions.bank import build_bank
from quiz.store.sqlite import SqliteStore
from tests.interop.anki.support import ALL, EVERY_FORMAT, NOW
from tests.support.anki.client import Anki
from tests.support.decks import make_bank
from tests.support.memories import review

SETTINGS = Settings(timezone="UTC")


class Now:
    """The real time: Anki knows no other."""

    def now(self) -> datetime:
        """Return it."""
        return datetime.now(UTC)


@pytest.fixture
def learner(store: SqliteStore, tmp_path: Path) -> Library:
    """Return a library without decks, at the real time."""
    return Library(Shelf((tmp_path / "none",)), store, Now(), SETTINGS)


def back(package: Path, output: Path, library: Library | None = None, deck: str = "") -> tuple[Bank, Imported]:
    """Import a package; return the bank of the deck that is made of it."""
    imported = import_anki(Wish(package, output, deck, force=True), library)
    return build_bank(read_deck(output)), imported


def progress_of(library: Library, bank: Bank) -> Progress:
    """Return all that a learner knows, as the export takes it."""
    reviews = {card.id: library.store.reviews_of(card.id) for card in bank.cards}
    return Progress(SETTINGS, library.store.memories(bank.deck), library.store.states(bank.deck), reviews)


def without_options(question: Question) -> Question:
    """Return a question without its options, whose order Anki does not keep."""
    return replace(question, options=None)


def test_every_format_comes_back(tmp_path: Path) -> None:
    """Each hand-written question comes back with the same id, stem, answers, options, pairs and source."""
    bank = make_bank(tmp_path, EVERY_FORMAT)
    export_anki([bank], tmp_path / "d.apkg", NOW, ALL)
    again, imported = back(tmp_path / "d.apkg", tmp_path / "back.yaml")
    assert not imported.left_out
    assert [card.id for card in again.cards] == [card.id for card in bank.cards]
    for before, after in zip(bank.questions, again.questions, strict=True):
        assert without_options(after) == without_options(before)
        assert sorted(map(str, after.options or ())) == sorted(map(str, before.options or ()))


def test_every_card_of_a_deck_of_facts_comes_back(tmp_path: Path, bank: Bank) -> None:
    """A deck of facts comes back as hand-written questions of the same cards, with their tags and sources."""
    export_anki([bank], tmp_path / "d.apkg", NOW)
    again, imported = back(tmp_path / "d.apkg", tmp_path / "back.yaml")
    assert not imported.left_out
    assert (again.deck, again.title) == (bank.deck, bank.title)
    assert {card.id for card in again.cards} == {card.id for card in bank.cards}
    for card in again.cards:
        assert card.fact == bank.card[card.id].fact
        assert card.tags == bank.card[card.id].tags
        assert card.source == bank.card[card.id].source
    stems = {question.id: question.stem for question in bank.questions}
    assert all(stems[question.id] == question.stem for question in again.questions if question.id in stems)


@pytest.mark.parametrize(
    "text", ["a {b} c", "x :: y }} z {{c1::q}}", "1 < 2 & [sound:x.mp3]", "$\\frac{a}{b}$", "'\"# -"]
)
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    """Braces, marks, markup and commands in a deck's texts are the same after the way through Anki's format."""
    quoted = "'" + text.replace("'", "''") + "'"
    body = f"questions:\n  - {{id: a, flip: {quoted}, answer: {quoted}, tags: [t]}}\n"
    bank = make_bank(tmp_path, body + f"  - {{id: b, cloze: 'It is {{x}} here.', explanation: {quoted}}}\n")
    export_anki([bank], tmp_path / "d.apkg", NOW, ALL)
    again, _ = back(tmp_path / "d.apkg", tmp_path / "back.yaml")
    for before, after in zip(bank.questions, again.questions, strict=True):
        assert without_options(after) == without_options(before)


def test_the_way_through_anki_and_back(tmp_path: Path, anki: Anki, learner: Library) -> None:
    """Deck → Anki → import: the same cards, ids and memory; what was answered in Anki is added, once."""
    body = "questions:\n" + "".join(f"  - {{id: q{n}, flip: Is it {n}?, answer: Yes.}}\n" for n in range(4))
    bank = make_bank(tmp_path, body)
    cards = [card.id for card in bank.cards]
    answered_here(learner, cards[:2], days_ago=9)
    before = learner.store.memories("small")
    package, returned = tmp_path / "there.apkg", tmp_path / "return.apkg"
    export_anki([bank], package, time.time(), Choices(progress=progress_of(learner, bank)))
    anki.import_package(package, scheduling=True)
    anki.enable_fsrs()
    anki.export_package(returned, legacy=anki.version.startswith("24"))

    again, imported = back(returned, tmp_path / "back.yaml", learner)
    assert [card.id for card in again.cards] == cards
    assert imported.taken is not None
    assert (imported.taken.reviews, imported.taken.cards) == (0, 0)
    assert learner.store.memories("small") == before

    ids = {note["fields"]["Id"].split("/")[1]: note["cards"][0] for note in anki.notes()}
    for name in ("q1", "q2"):
        anki.answer(ids[name], 3)
    anki.suspend([ids["q3"]])
    anki.export_package(returned, legacy=anki.version.startswith("24"))
    _, imported = back(returned, tmp_path / "back.yaml", learner)
    assert imported.taken is not None
    assert (imported.taken.reviews, imported.taken.cards, imported.taken.states) == (2, 2, 1)
    after = learner.store.memories("small")
    assert after[cards[0]] == before[cards[0]]
    days = anki.days()
    for name in ("q1", "q2"):
        (row,) = [card for card in anki.cards() if card["id"] == ids[name]]
        memory = after[f"small/{name}/question"]
        assert (memory.stability, memory.difficulty) == pytest.approx((row["data"]["s"], row["data"]["d"]), abs=0.001)
        assert (memory.reps, memory.lapses) == (row["reps"], row["lapses"])
        if row["queue"] in {2, 3}:  # by days; a step that goes beyond the end of the day, too
            assert memory.due_day == learner.now().day + row["due"] - days["today"]
        else:
            assert memory.due_at == row["due"] * 1_000
    assert [review.grade for review in learner.store.reviews_of(cards[1])] == [3, 3, 3]
    assert learner.store.state(cards[3]).suspended

    _, imported = back(returned, tmp_path / "back.yaml", learner)
    assert imported.taken is not None
    assert (imported.taken.reviews, imported.taken.cards, imported.taken.states) == (0, 0, 0)
    assert learner.store.memories("small") == after


def answered_here(library: Library, cards: list[str], *, days_ago: int) -> None:
    """Answer cards twice, well, some days ago."""
    for card in cards:
        memory = Memory(card)
        for late in (0, 700):
            at = library.now().at - days_ago * 86_400_000 + late * 1_000
            moment = datetime.fromtimestamp(at / 1_000, UTC)
            day = library.calendar.day(moment)
            entry = replace(review(card, day, Grade.GOOD, memory.phase, late), at=at, id=f"{card} {late}")
            after = library.scheduler.review(memory, Grade.GOOD, day, at)
            library.store.record(entry, memory, after)
            memory = after
