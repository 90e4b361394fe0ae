"""Small decks for tests."""

import textwrap
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.errors import Mark
from quiz.model.deck import Deck
from quiz.model.question import Bank
from quiz.questions.bank import build_bank

HEAD = """\
deck: small
title: A small deck
source: book
sources:
  book: {title: The book}
"""


def deck_text(body: str) -> str:
    """Put a head with one source before the body of a deck."""
    return HEAD + textwrap.dedent(body)


def write_deck(folder: Path, body: str, name: str = "small.yaml") -> Path:
    """Write a deck with the usual head into a folder."""
    path = folder / name
    path.write_text(deck_text(body), encoding="utf-8")
    return path


def make_deck(folder: Path, body: str) -> Deck:
    """Write and read a deck with the usual head."""
    return read_deck(write_deck(folder, body), "small.yaml")


def make_bank(folder: Path, body: str, seed: int = 0) -> Bank:
    """Write a deck with the usual head and generate its bank."""
    return build_bank(make_deck(folder, body), seed)


def said(thing: object) -> object:
    """Return what a deck says, without where its file says it."""
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = ((field.name, getattr(thing, field.name)) for field in fields(thing))
        return (type(thing).__name__, [(name, said(part)) for name, part in parts if not isinstance(part, Mark | Path)])
    if isinstance(thing, Mapping):
        return sorted(((key, said(value)) for key, value in thing.items()), key=repr)
    if isinstance(thing, tuple | list):
        return [said(part) for part in thing]
    return sorted(thing) if isinstance(thing, frozenset) else thing
