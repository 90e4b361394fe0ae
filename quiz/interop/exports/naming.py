"""What questions and decks are called elsewhere."""

from quiz.ids import stable_number
from quiz.interop.exports.item import Item, plain
from quiz.maths.show import show_maths
from quiz.text import one_line

_TITLE = 80
_ID_NUMBER = 100
"""How long an id number of Moodle's may be."""


def title(item: Item) -> str:
    """Name a question by the beginning of its stem; its id might tell the answer."""
    stem = one_line(plain(show_maths(item.question.stem)))
    return stem if len(stem) <= _TITLE else f"{stem[: _TITLE - 1].rstrip()}…"


def id_number(ref: str) -> str:
    """Return an id as long as Moodle takes it, the same one each time."""
    return ref if len(ref) <= _ID_NUMBER else f"{ref[: _ID_NUMBER - 17]}-{stable_number('export', ref):016x}"


def category(name: str) -> str:
    """Return the path of a deck's category in Moodle, where a slash is written twice."""
    return f"$course$/top/{one_line(plain(name)).replace('/', '//')}"


def option_ident(item: Item, text: str) -> str:
    """Name an option of a question by what it says, so that it keeps its name among others."""
    return f"o_{stable_number('option', item.ref, text, bits=48):012x}"


def deck_ident(deck: str) -> str:
    """Name a deck where slashes and dots are not allowed."""
    return f"fq_deck_{stable_number('export', deck):016x}"
