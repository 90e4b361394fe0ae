"""Mend misspelt keys and slots, where only one word can be meant."""

from pathlib import Path

from quiz.decks.mend.edits import Change, Edit, Mended, Spans, applied
from quiz.decks.nodes import parse
from quiz.decks.read import read_nodes
from quiz.errors import DeckError, Problem
from quiz.text import one_line

_ROUNDS = 5
"""A key that is mended lets the keys below it be read: deck, facts, fact, kind, slot."""


def with_known_keys(text: str, path: Path, name: str) -> Mended:
    """Write the key that is meant in place of an unknown one; a deck that can be used has none.

    Args:
        text: a text that is YAML.
        path: the deck file.
        name: the file as the user calls it.
    """
    changes: list[Change] = []
    for _ in range(_ROUNDS):
        found = _misspelt(text, path, name)
        spans = Spans(text) if found else None
        if spans is None:
            break
        edits = [(problem, Edit(*spans.of(problem.mark), problem.meant)) for problem in found]
        mended = applied(text, (edit for _, edit in edits))
        try:
            parse(mended, name)
        except DeckError:  # two keys of one mapping were taken for the same one
            break
        for problem, edit in edits:
            written = one_line(text[edit.start : edit.end])
            changes.append(Change(f"key '{problem.meant}' in place of '{written}'", problem.mark.line))
        text = mended
    return Mended(text, tuple(changes))


def _misspelt(text: str, path: Path, name: str) -> list[Problem]:
    try:
        read_nodes(parse(text, name), path)
    except DeckError as error:
        return [problem for problem in error.problems if problem.meant and problem.mark.file == name]
    return []
