"""Read texts as files of a format, and the decks that become of them."""

from collections.abc import Sequence
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.interop.drafts.deck_text import Head, deck_lines
from quiz.interop.drafts.draft import Draft
from quiz.interop.imports.naming import drafts_of
from quiz.interop.imports.reading import Reading
from quiz.interop.imports.registry import format_named
from quiz.interop.imports.text_file import TextFile
from quiz.model.deck import Deck


def read(text: str, named: str, name: str = "f.txt") -> Reading:
    """Read a text as a format."""
    reading = Reading(TextFile(name, text))
    format_named(named).read(reading)
    return reading


def drafted(text: str, named: str) -> list[Draft]:
    """Return the questions that become of a text."""
    return drafts_of(read(text, named), "deck")


def one(text: str, named: str) -> Draft:
    """Return the one question that becomes of a text, of which nothing is left out or changed."""
    reading = read(text, named)
    (draft,) = drafts_of(reading, "deck")
    assert not reading.left_out
    assert not reading.changed
    return draft


def asked(draft: Draft) -> tuple[object, ...]:
    """Return format, stem and further fields of a question."""
    return draft.format, draft.stem, draft.fields


def told(reading: Reading) -> list[str]:
    """Return what was left out and what was changed, in the order of the file."""
    return [str(problem) for problem in sorted((*reading.left_out, *reading.changed))]


def as_deck(drafts: Sequence[Draft], folder: Path) -> Deck:
    """Write a deck of questions, and read it."""
    path = folder / "deck.yaml"
    lines = deck_lines(Head("deck", "Title", "imported", "f.txt", "2026-11-25"), drafts, {})
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return read_deck(path)
