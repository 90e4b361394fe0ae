"""What a change of a deck means for learners."""

from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.library.changes.compare import Changes, compare
from quiz.library.changes.summary import counted, record, summary
from quiz.model.deck import Deck
from tests.support.decks import make_deck

BODY = """\
sources:
  book: {title: The book}
  web: {title: The page}
entities:
  person:
    - {name: Ann Lee, aliases: [Ann]}
    - Bob Ray
facts:
  - {id: trip, at: page 1, visit: {who: Ann Lee, to: Rome, when: 2017-08}}
  - {id: stay, at: page 2, visit: {who: Bob Ray, to: Oslo, when: 2018}}
  - {id: sky, text: 'On a clear day the sky over the sea is {blue}.'}
questions:
  - {id: ship, choice: Which ship sank in 1912?, answer: Titanic, wrong: [Olympic, Britannic], explanation: So.}
  - {id: steps, order: In which order?, items: [a, b, c], explanation: So.}
"""


def deck_of(folder: Path, body: str) -> Deck:
    """Read a deck with a body."""
    path = folder / "small.yaml"
    path.write_text(f"deck: small\ntitle: Small\nsource: book\n{body}", encoding="utf-8")
    return read_deck(path)


def changed(folder: Path, *swaps: tuple[str, str]) -> Changes:
    """Compare the deck with itself after some texts are others."""
    body = BODY
    for old, new in swaps:
        assert old in body
        body = body.replace(old, new)
    return compare(deck_of(folder, BODY), deck_of(folder, body))


def found(changes: Changes) -> dict[str, int]:
    """Return the counts that are not nothing."""
    return {name: number for name, number in counted(changes).items() if number and "question" not in name}


def test_a_deck_is_the_same_as_itself(tmp_path: Path) -> None:
    """No difference is no change, whatever the layout, the order of keys and the comments."""
    assert not changed(tmp_path)
    layout = changed(
        tmp_path, ("{id: trip, at: page 1,", "# so\n  - {at: page 1, id: trip,"), ("  - # so\n", "  # so\n")
    )
    assert not layout
    assert summary(layout) == "the same for learners"


@pytest.mark.parametrize(
    ("swap", "expected"),
    [
        (("  - {id: sky, text: 'On a clear day the sky over the sea is {blue}.'}\n", ""), {"removed": 1}),
        (("facts:\n", "facts:\n  - {id: new, text: 'Grass is {green}.'}\n"), {"added": 1}),
        (("{blue}", "{grey}"), {"rekeyed": 1}),
        (("sky over the sea", "sky above the sea"), {"reworded": 1}),
        (("2017-08", "August 2017"), {}),
        (("2017-08", "2017-09"), {"rekeyed": 1, "reworded": 2}),
        (("answer: Titanic", "answer: RMS Titanic"), {"rekeyed": 1}),
        (("answer: Titanic", "answer: the Titanic"), {"reworded": 1}),
        (("explanation: So.}\n  - {id: steps", "explanation: Thus.}\n  - {id: steps"), {"reworded": 1}),
        (("[a, b, c]", "[b, a, c]"), {"rekeyed": 1}),
        (("[Olympic, Britannic]", "[Britannic, Olympic]"), {}),
        (("[Olympic, Britannic]", "[Olympic, Carpathia]"), {"reworded": 1}),
        (("id: sky", "id: heaven"), {"renamed": 1}),
        (("id: trip", "id: journey"), {"renamed": 3}),
        (("{id: sky, text: 'On a clear", "{id: air, text: 'On any clear"), {"renamed": 1}),
        (("id: ship", "id: liner"), {"renamed": 1}),
        (("{blue}", "{colour=blue}"), {"renamed": 1}),
        (("at: page 1", "at: page 9"), {"moved": 3}),
        (("at: page 1", "source: 'web, page 1'"), {"moved": 3}),
        (("{id: sky,", "{id: sky, tags: [air],"), {"labelled": 1}),
        (("{name: Ann Lee, aliases: [Ann]}", "{name: Ann, aliases: [Ann Lee]}"), {"reworded": 3}),
    ],
)  # fmt: skip
def test_each_change_is_told_as_what_it_is(tmp_path: Path, swap: tuple[str, str], expected: dict[str, int]) -> None:
    """Cards are removed, added, reworded, renamed, moved, or have another answer, which a new spelling is not."""
    assert found(changed(tmp_path, swap)) == expected


def test_a_renamed_card_names_both_ids(tmp_path: Path) -> None:
    """The new card is paired with the old one that it continues, and with no other."""
    changes = changed(tmp_path, ("id: trip", "id: journey"), ("id: stay", "id: sojourn"))
    assert {(pair.before.fact, pair.after.fact) for pair in changes.renamed} == {
        ("trip", "journey"),
        ("stay", "sojourn"),
    }
    assert changes.removed == changes.added == ()


def test_ids_that_are_swapped_have_other_answers(tmp_path: Path) -> None:
    """An id that now names another fact is told, as learners' memory of it is of the old one."""
    changes = changed(tmp_path, ("id: trip", "id: x"), ("id: stay", "id: trip"), ("id: x", "id: stay"))
    assert {(pair.after.fact, pair.after.slot) for pair in changes.rekeyed} >= {("trip", "who"), ("stay", "to")}


def test_questions_that_come_and_go_are_told(tmp_path: Path) -> None:
    """A card that stays may gain and lose questions."""
    changes = changed(tmp_path, ("facts:\n", "facts:\n  - {id: new, visit: {who: Cy Fox, to: Bern, when: 2019}}\n"))
    assert changes.questions_added
    assert all(asked.card.fact in {"trip", "stay"} for asked in changes.questions_added)
    assert "added" in summary(changes)


def test_the_deck_itself_may_change(tmp_path: Path) -> None:
    """Another id of the deck makes every card new; its title and its sources are told, too."""
    other = deck_of(tmp_path, BODY.replace("title: The book", "title: The books"))
    changes = compare(deck_of(tmp_path, BODY), other)
    assert changes.deck == (("title of the source 'book'", "The book", "The books"),)
    one = make_deck(tmp_path, "facts:\n  - {id: a, text: 'A {b}.'}\n")
    (tmp_path / "other.yaml").write_text(
        (tmp_path / "small.yaml").read_text("utf-8").replace("deck: small", "deck: big")
    )
    changes = compare(one, read_deck(tmp_path / "other.yaml"))
    assert changes.deck == (("id", "small", "big"),)
    assert not changes.removed


def test_changes_are_data(tmp_path: Path) -> None:
    """The record has every change with both sides."""
    data = record(changed(tmp_path, ("{blue}", "{grey}")))
    assert data["counts"]["rekeyed"] == 1
    assert data["rekeyed"][0]["before"]["answer"] == "blue"
    assert data["rekeyed"][0]["after"]["answer"] == "grey"
    assert not data["same"]
