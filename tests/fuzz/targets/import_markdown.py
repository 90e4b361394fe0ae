"""Questions in Markdown, as several programs write them."""

from collections.abc import Iterator

from tests.fuzz.importing import exported, read_as

LONGEST = 600
WORDS = (
    "# ",
    "## ",
    "Q: ",
    "A: ",
    "::",
    ":::",
    "?",
    "??",
    "==",
    "- [ ] ",
    "- [x] ",
    "**",
    "_",
    "`",
    "```",
    "$",
    "[x](y)",
    "![x](y)",
    "<!--SR:",
    "-->",
    "| a | b |",
    "---",
    "#tag",
)


def run(data: bytes) -> object:
    """Read a file."""
    return read_as("markdown", data)


def seeds() -> Iterator[bytes]:
    """Yield files of every sort of question."""
    yield b"# T\n\n## Who?\n- [x] a\n- [ ] b\n\nQ: x\nA: y\n\na :: b\n\na\n?\nb\n\n==c== d #t\n"
    yield from exported("markdown")
