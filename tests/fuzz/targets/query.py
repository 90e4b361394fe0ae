"""What is typed to search the cards."""

from collections.abc import Iterator

from quiz.library.browse.parse import parse
from tests.fuzz.material import text_of

LONGEST = 160
WORDS = (
    "tag:",
    "deck:",
    "kind:",
    "format:",
    "is:",
    "due<",
    "last>",
    "stability>=",
    "recall<80",
    "flag",
    "-",
    '"',
    "\\",
    "leech",
    "choice",
    ":<=",
    "=",
)


def run(data: bytes) -> object:
    """Read a query."""
    return parse(text_of(data))


def seeds() -> Iterator[bytes]:
    """Yield queries of every sort."""
    queries = (
        'word "whole words" tag:visits -deck:space',
        "is:due due<7 last>30",
        'flag:"a \\" b" difficulty>=8',
        "recall<80",
    )
    yield from (query.encode() for query in queries)
