"""Decks of hashcards."""

from collections.abc import Iterator

from tests.fuzz.importing import read_as

LONGEST = 300
WORDS = (
    "Q: ",
    "A: ",
    "C: ",
    "[",
    "]",
    "---",
    'name = "x"',
    "![](a.png)",
    "$x$",
    "\\[",
    "\n\n",
)


def run(data: bytes) -> object:
    """Read a file."""
    return read_as("hashcards", data)


def seeds() -> Iterator[bytes]:
    """Yield files of every sort of question."""
    yield b'---\nname = "x"\n---\nQ: a?\nA: b\n\nC: The [sky] is [blue].\n'
    yield b"Q: a\n\nb ![](a.png)\nA: $x^2$\n"
