"""Files of Moodle's GIFT."""

from collections.abc import Iterator

from tests.fuzz.importing import exported, read_as

LONGEST = 600
WORDS = (
    "::",
    "{",
    "}",
    "=",
    "~",
    "%50%",
    "#",
    "####",
    "->",
    "{T}",
    "{#5:1}",
    "{#1..3}",
    "$CATEGORY: ",
    "[html]",
    "//",
    "\\n",
    "\\{",
    "<b>",
    "&amp;",
)


def run(data: bytes) -> object:
    """Read a file."""
    return read_as("gift", data)


def seeds() -> Iterator[bytes]:
    """Yield files of every sort of question."""
    yield b"::t::[html]Who? {=a#y ~%-50%b ~c####all}\n\nIt is so. {T}\n\nHow? {#5:1}\n\nMatch {=a -> b =c -> d}\n"
    yield from exported("gift")
