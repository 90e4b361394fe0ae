"""What the targets of importers share: a text as a file of a format, and the deck that becomes of it."""

from collections.abc import Iterator
from itertools import islice

from quiz.decks.nodes import parse
from quiz.interop.drafts.deck_text import Head, deck_lines
from quiz.interop.imports.naming import drafts_of
from quiz.interop.imports.reading import Reading
from quiz.interop.imports.registry import format_named
from quiz.interop.imports.text_file import decoded
from quiz.text import clean
from tests.fuzz.material import folder

_LONGEST = 1_500


def read_as(named: str, data: bytes) -> object:
    """Read a file as a format; its questions are clean, and make a deck that is YAML."""
    reading = Reading(decoded(data, "f.txt"))
    format_named(named).read(reading)
    drafts = drafts_of(reading, "deck")
    assert all(clean(draft.stem) == draft.stem for draft in drafts)
    if not drafts:
        return None
    lines = deck_lines(Head("deck", "Title", "imported", "f.txt", "2026-11-25"), drafts, {})
    return parse("".join(f"{line}\n" for line in lines), "deck.yaml")


def exported(named: str) -> Iterator[bytes]:
    """Yield what exports in a format make of the built-in decks, a small piece at a time."""
    from quiz.decks.read import read_deck
    from quiz.interop.exports.export import export
    from quiz.interop.exports.registry import TARGETS
    from quiz.interop.exports.report import Report
    from quiz.paths import builtin_decks
    from quiz.questions.bank import build_bank

    bank = build_bank(read_deck(builtin_decks() / "01-tutorial.yaml"))
    path = folder() / f"seed-{named}"
    export(TARGETS[named], [bank], None, path, Report())
    text = path.read_text("utf-8-sig")
    joint = {"csv": "\n", "moodle-xml": "</question>", "markdown": "\n## "}.get(named, "\n\n")
    pieces = text.split(joint)
    for start in islice(range(1, len(pieces)), 0, None, 3):
        piece = joint.join([pieces[0], pieces[start]]) if joint != "\n\n" else pieces[start]
        if len(piece) < _LONGEST:
            yield (piece + ("</question></quiz>" if named == "moodle-xml" else "\n")).encode()
