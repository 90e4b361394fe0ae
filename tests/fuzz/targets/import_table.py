"""Tables of questions: CSV and TSV, those of Anki too."""

from collections.abc import Iterator

from tests.fuzz.importing import exported, read_as

LONGEST = 600
WORDS = (
    "#separator:tab",
    "#html:true",
    "#columns:",
    "question",
    "answer",
    "wrong",
    "tags",
    "id",
    "format",
    "\t",
    ";",
    ",",
    '"',
    "|",
    "{{c1::",
    "}}",
    "<br>",
)


def run(data: bytes) -> object:
    """Read a file."""
    return read_as("csv", data)


def seeds() -> Iterator[bytes]:
    """Yield files of every sort of question."""
    yield b"question,answer,wrong,tags\nWhich?,a,b|c,x y\n"
    yield b"#separator:tab\n#html:true\n#tags column:3\nQ <b>x</b>\tA\tt\n{{c1::a}} b\t\tc\n"
    yield from exported("csv")
