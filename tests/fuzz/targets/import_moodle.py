"""Files of Moodle XML."""

from collections.abc import Iterator

from tests.fuzz.importing import exported, read_as

LONGEST = 1500
WORDS = (
    '<question type="',
    "multichoice",
    "shortanswer",
    "numerical",
    "matching",
    "truefalse",
    "essay",
    "cloze",
    "<text>",
    "</text>",
    "<![CDATA[",
    "]]>",
    '<answer fraction="100">',
    "<!DOCTYPE",
    "<!ENTITY",
    "&amp;",
    'format="html"',
    "{1:SA:=a}",
)


def run(data: bytes) -> object:
    """Read a file."""
    return read_as("moodle-xml", data)


def seeds() -> Iterator[bytes]:
    """Yield files of every sort of question."""
    yield from exported("moodle-xml")
