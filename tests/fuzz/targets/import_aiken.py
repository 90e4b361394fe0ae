"""Files of Aiken."""

from collections.abc import Iterator

from tests.fuzz.importing import exported, read_as

LONGEST = 600
WORDS = (
    "A. ",
    "B) ",
    "ANSWER: ",
    "ANSWER: A",
    "\n",
    "\r\n",
)


def run(data: bytes) -> object:
    """Read a file."""
    return read_as("aiken", data)


def seeds() -> Iterator[bytes]:
    """Yield files of every sort of question."""
    yield b"Which?\nA. one\nB) two\nANSWER: B\n"
    yield from exported("aiken")
