"""The sentences and stems of kinds."""

from collections.abc import Iterator

from quiz.decks.fields import Problems
from quiz.decks.nodes import Scalar
from quiz.decks.templates import read_template
from quiz.errors import NOWHERE
from tests.fuzz.material import text_of, texts

LONGEST = 300
WORDS = ("{who}", "{when:on}", "{who?is|are}", "[", "]", "[+", "[[", "]]", "{{", "}}", ":the", "|", "?", "\n")


def run(data: bytes) -> object:
    """Read a template, or say what is wrong with it."""
    problems = Problems()
    template = read_template(Scalar(text_of(data), NOWHERE), ("who", "when", "post", "to"), problems)
    assert (template is None) == bool(problems.found)
    return template


def seeds() -> Iterator[bytes]:
    """Yield the sentences and stems of the built-in decks."""
    yield b"{who}[, {post},] {who?was|were} in {to}[ {when:on}][+ at last]."
    yield from (text.encode() for text in texts() if ("{" in text or "[" in text) and len(text) < 300)
