"""Comparing two versions of a deck: which facts an author changed."""

from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.library.preview.changes import Changes, changes

DECK = """\
deck: small
title: A small deck
source: book
sources:
  book: {title: The book, url: https://example.org/book}
entities:
  person: [Ann Lee, {name: Bo Ray, aliases: [B. Ray]}]
kinds:
  moon:
    slots: {name: place, planet: place}
    sentence: "{planet} has the moon {name}."
    ask: {name: "Which moon has {planet}?"}
facts:
  - {id: a, text: "The sky is {blue}.", at: page 1}
  - {id: b, moon: {name: Titan, planet: Saturn}}
  - {id: c, moon: {name: Europa, planet: Jupiter}}
  - {id: d, post: {who: Bo Ray, role: clerk}, confusions: {role: [guard]}}
questions:
  - {id: q, choice: Which?, answer: this, wrong: [that]}
  - {id: s, slot: one, typed: Who?, answer: Ann}
  - {id: s, slot: two, typed: Who else?, answer: Bo}
"""


@pytest.mark.parametrize(
    ("old", "new", "own", "touched"),
    [
        ("deck: small", "deck: small", (), ()),
        ("facts:", "# a remark\n\nfacts:", (), ()),
        ("sources:", "# a remark\nsources:", (), ()),
        ("{blue}", "{red}", ("a",), ()),
        ("The sky", "The sea", ("a",), ()),
        ("at: page 1", "at: page 2", ("a",), ()),
        ("page 1}", 'page 1, ask: {1: "What colour has the sky?"}}', ("a",), ()),
        ("planet: Saturn", "planet: Mars", ("b",), ()),
        ("Which moon has", "Which moon belongs to", (), ("b", "c")),
        ("B. Ray", "Robert", (), ("d",)),
        ("[guard]", "[porter]", ("d",), ()),
        ("[that]", "[what]", ("q",), ()),
        ("Who else", "And who", ("s",), ()),
        ("  - {id: a,", '  - {id: new, text: "Grass is {green}."}\n  - {id: a,', ("new",), ()),
        ("title: The book", "title: The paper", (), ("a", "b", "c", "d", "q", "s")),
    ],
)
def test_a_change_is_found_where_it_was_made(
    tmp_path: Path, old: str, new: str, own: tuple[str, ...], touched: tuple[str, ...]
) -> None:
    """Facts whose own text changed come first, then those that a kind, a name or a source touches."""
    path = tmp_path / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    before = read_deck(path, "small.yaml")
    text = DECK.replace(old, new, 1)
    assert (text == DECK) == (old == new)
    path.write_text(text, encoding="utf-8")
    assert changes(before, read_deck(path, "small.yaml")) == Changes(own, touched)
