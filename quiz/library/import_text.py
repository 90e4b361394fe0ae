"""Import a text file of another program: a deck of its questions."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import Problem, QuizError
from quiz.interop.drafts.deck_text import Head, deck_lines
from quiz.interop.imports.naming import decks_of, drafts_of
from quiz.interop.imports.reading import Reading
from quiz.interop.imports.registry import format_named, format_of
from quiz.interop.imports.text_file import read_text_file
from quiz.library.deck_output import check_id, check_output, deck_id, placed, write_deck, written_on

Told = Callable[[str, int], None]
"""Called now and then with what is being done, and how many are done; what it raises ends the import."""
_SOURCE = "imported"


@dataclass(frozen=True, slots=True)
class ImportedText:
    """What an import did.

    Attributes:
        deck: id of the deck.
        format: what the file was read as.
        encoding: what its letters were taken for where that is a guess, else empty.
        questions: questions written.
        left_out: what was not imported, and why.
        changed: what was imported in another way, or without a part of it.
    """

    deck: str
    format: str
    encoding: str
    questions: int
    left_out: tuple[Problem, ...]
    changed: tuple[Problem, ...]


def import_text(
    path: Path,
    output: Path,
    named: str = "",
    deck: str = "",
    *,
    force: bool = False,
    told: Told = lambda _, __: None,
) -> ImportedText:
    """Import a file; where it holds nothing that can be used, nothing is written.

    Args:
        path: the file.
        output: the deck to write.
        named: name of its format; empty to find out.
        deck: id of the deck; empty for the one that the questions come from, or one made of the output's name.
        force: whether a deck that is there is replaced.
        told: hears how far it is.

    Raises:
        QuizError: the file cannot be used, its format is not known, or nothing can be written.
    """
    check_id(deck)
    check_output(output, force=force)
    file = read_text_file(path)
    chosen = format_named(named) if named else format_of(file)
    reading = Reading(file, lambda count: told("reading", count))
    chosen.read(reading)
    own = decks_of(reading)
    deck = deck or (own[0] if len(own) == 1 else deck_id(output, _SOURCE))
    drafts = drafts_of(reading, deck)
    if not drafts:
        raise QuizError(_nothing(reading, chosen.title))
    head = Head(deck, reading.title or path.stem, _SOURCE, f"{chosen.title} file {path.name}", written_on(path))
    with placed(output) as place:
        write_deck(place, deck_lines(head, drafts, {}, lambda count: told("writing", count)), output)
    return ImportedText(
        deck, chosen.title, file.guessed, len(drafts), tuple(sorted(reading.left_out)), tuple(sorted(reading.changed))
    )


def _nothing(reading: Reading, title: str) -> str:
    """Say why there is nothing to import."""
    if not reading.left_out:
        return f"{reading.file.name}: there is no question in it, read as {title}; another format is said with --from"
    first, *rest = sorted(reading.left_out)
    more = f" (and {len(rest):,} more)" if rest else ""
    return f"{first}; nothing in the file can be imported, read as {title}{more}"
