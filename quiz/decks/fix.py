"""Mend a deck file: ids, misspelt keys, dates, layout. What it says, and all other bytes, stay as they are."""

from dataclasses import dataclass
from pathlib import Path

from quiz.decks.mend.bytes import stored, with_line_ends, without_trailing_space
from quiz.decks.mend.dates import with_iso_dates
from quiz.decks.mend.edits import Change, Mended, plain
from quiz.decks.mend.ids import with_ids
from quiz.decks.mend.keys import with_known_keys
from quiz.decks.mend.layout import with_quotes, without_tabs
from quiz.decks.mend.order import sorted_entries
from quiz.decks.nodes import parse


@dataclass(frozen=True, slots=True)
class Fix:
    """A deck file as it was and as it should be.

    Attributes:
        before: its text, without a byte order mark.
        text: the new text, to be stored as UTF-8.
        changes: what was mended, in the order of the steps.
    """

    before: str
    text: str
    changes: tuple[Change, ...]


def fix_deck(path: Path, name: str, *, sort: bool = False) -> Fix:
    """Mend the text of a deck file; mending it again changes nothing.

    Args:
        path: the deck file.
        name: the file as the user calls it, for messages.
        sort: whether entities and sources are sorted as well.

    Raises:
        QuizError: the file cannot be read, or its layout leaves no place for ids.
        DeckError: it is no YAML, and it is not sure what would be.
    """
    read = stored(path, name)
    done = _Steps(read.text, list(read.changes))
    done.take(with_line_ends(done.text))
    done.take(without_tabs(done.text, name))
    done.take(with_quotes(done.text, name))
    before = plain(parse(done.text, name))
    tidy = without_trailing_space(done.text)
    if plain(parse(tidy.text, name)) == before:
        done.take(tidy)
    done.take(with_known_keys(done.text, path, name))
    done.take(with_iso_dates(done.text, name))
    done.take(with_ids(done.text, name))
    if sort:
        done.take(sorted_entries(done.text, name))
    return Fix(read.text, done.text, tuple(done.changes))


class _Steps:
    """A text on its way through the steps, with what they changed."""

    def __init__(self, text: str, changes: list[Change]) -> None:
        self.text = text
        self.changes = changes

    def take(self, mended: Mended) -> None:
        self.text = mended.text
        self.changes += mended.changes
