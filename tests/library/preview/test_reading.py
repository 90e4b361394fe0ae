"""Reading a deck again and again while it is written."""

import gc
from pathlib import Path

import pytest

from quiz.library.preview.edition import Edition, Mistake, read_edition
from quiz.library.preview.reading import read_on
from quiz.paths import builtin_decks
from quiz.questions.bank import build_bank
from tests.support.decks import deck_text, write_deck

FACTS = """\
facts:
  - {id: sky, text: "The sky is {blue}.", tags: [colours]}
  - {id: grass, text: "The grass is {green}."}
questions:
  - {id: who, typed: Who painted it?, answer: Ann}
"""


def edition_of(folder: Path, body: str) -> Edition:
    """Write a deck and read it."""
    found = read_edition(write_deck(folder, body), "small.yaml")
    assert isinstance(found, Edition)
    return found


@pytest.mark.parametrize("name", ["01-tutorial.yaml", "pakistan-russia-defence.yaml"])
def test_the_questions_of_one_fact_are_those_of_the_bank(name: str) -> None:
    """Fact by fact, exactly the cards and questions of the whole bank come out."""
    edition = read_edition(builtin_decks() / name, name)
    assert isinstance(edition, Edition)
    bank = build_bank(edition.deck)
    parts = [edition.bank(entry) for entry in edition.entries]
    assert sorted(card.id for part in parts for card in part.cards) == sorted(card.id for card in bank.cards)
    known = {question.id: question for question in bank.questions}
    assert {question.id: question for part in parts for question in part.questions} == known
    assert all(part.names == bank.names and part.people == bank.people for part in parts)


def test_facts_are_found_by_words(tmp_path: Path) -> None:
    """Words are looked for in the id, in what the fact states and in its tags; all of them must be there."""
    edition = edition_of(tmp_path, FACTS)
    assert edition.found("") == ("sky", "grass", "who")
    assert edition.found("the is") == ("sky", "grass")
    assert edition.found("COLOURS") == ("sky",)
    assert edition.found("painted who") == ("who",)
    assert edition.found("sky grass") == ()


def test_the_fact_that_changed_is_the_one_to_look_at(tmp_path: Path) -> None:
    """First comes the first fact that changed, else the one looked at before, else the first of the deck."""
    before = edition_of(tmp_path, FACTS)
    path = tmp_path / "small.yaml"
    assert read_on(path, "small.yaml", before, "who").here == "who"
    assert read_on(path, "small.yaml", before, "gone").here == "sky"
    path.write_text(deck_text(FACTS.replace("{green}", "{yellow}")), encoding="utf-8")
    found = read_on(path, "small.yaml", before, "who")
    assert found.here == "grass"
    assert found.bank is not None
    assert {answer for question in found.bank.questions for answer in question.answers} >= {"yellow"}


def test_a_mistake_keeps_watching_the_files_named_before(tmp_path: Path) -> None:
    """What is no YAML names no files; those that the deck named before are watched on."""
    (tmp_path / "t.csv").write_text("what,when\nThe flood,1910\n", encoding="utf-8")
    body = 'facts:\n  - {table: t.csv, kind: event, id: "e-{what}"}\n'
    before = edition_of(tmp_path, body)
    path = tmp_path / "small.yaml"
    assert {file.name for file in before.files} == {"small.yaml", "t.csv"}
    path.write_text(deck_text(body) + "\t[", encoding="utf-8")
    found = read_on(path, "small.yaml", before, None)
    assert isinstance(found.outcome, Mistake)
    assert found.outcome.problems[0].code == "yaml"
    assert {file.name for file in found.files} == {"small.yaml", "t.csv"}


def test_files_that_are_missing_are_named(tmp_path: Path) -> None:
    """A table and an image that are not there yet are among the files to watch."""
    body = """\
    facts:
      - {table: t.csv, kind: event}
      - {id: sky, text: "The sky is {blue}.", image: sky.png}
    """
    found = read_edition(write_deck(tmp_path, body), "small.yaml")
    assert isinstance(found, Mistake)
    assert {file.name for file in found.files} == {"small.yaml", "t.csv", "sky.png"}


def test_a_file_that_is_gone_is_a_mistake(tmp_path: Path) -> None:
    """A deck file that cannot be read is told in one line, and waited for."""
    found = read_edition(tmp_path / "gone.yaml", "gone.yaml")
    assert isinstance(found, Mistake)
    assert found.problems == ()
    assert found.reason == "gone.yaml: cannot be read: no such file or directory"


def test_reading_can_be_given_up(tmp_path: Path) -> None:
    """What the pause raises ends the reading, and garbage is collected again."""

    class GivenUpError(Exception):
        pass

    def pause() -> None:
        assert not gc.isenabled()
        raise GivenUpError

    path = write_deck(tmp_path, FACTS)
    with pytest.raises(GivenUpError):
        read_on(path, "small.yaml", None, None, pause)
    assert gc.isenabled()
