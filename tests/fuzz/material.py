"""What seeds are made of: the pieces of the built-in decks, and a folder to put inputs that readers take from files.

The readers of decks are imported where they are needed: what a target does not run need not be watched.
"""

import atexit
import csv
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.decks.nodes import Node
    from quiz.model.question import Question

_LONGEST = 1_500


def text_of(data: bytes) -> str:
    """Return the text that an input stands for: what a terminal or a file can hand over."""
    return data.decode("utf-8", "replace")


@cache
def folder() -> Path:
    """Return a folder that is gone at the end."""
    made = Path(tempfile.mkdtemp(prefix="fuzz-", dir=_memory()))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def _memory() -> str | None:
    """Return a folder that lies in memory, where there is one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


@cache
def questions() -> "tuple[Question, ...]":
    """Return the questions of the built-in decks."""
    from quiz.decks.read import read_deck
    from quiz.paths import builtin_decks
    from quiz.questions.bank import build_bank

    decks = [read_deck(path) for path in sorted(builtin_decks().glob("*.yaml"))]
    return tuple(question for deck in decks for question in build_bank(deck).questions)


def texts() -> Iterator[str]:
    """Yield the texts of the built-in decks, those that stand in their tables too."""
    from quiz.decks.nodes import parse, read_text
    from quiz.paths import builtin_decks

    for path in sorted(builtin_decks().glob("*.yaml")):
        yield from scalars(parse(read_text(path, path.name), path.name))
    for path in sorted(builtin_decks().glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (cell for row in csv.reader(file) for cell in row if cell)


def scalars(node: "Node") -> Iterator[str]:
    """Yield the texts in a node."""
    from quiz.decks.nodes import Items, Scalar

    if isinstance(node, Scalar):
        yield node.value
    elif isinstance(node, Items):
        for item in node.items:
            yield from scalars(item)
    else:
        for _, value in node.entries:
            yield from scalars(value)


def parts(key: str) -> Iterator[str]:
    """Yield the entries of one list of the built-in decks, such as ``facts``, as they are written there."""
    from quiz.decks.nodes import Items, Table, parse, read_text
    from quiz.paths import builtin_decks

    for path in sorted(builtin_decks().glob("*.yaml")):
        text = read_text(path, path.name)
        lines = text.split("\n")
        root = parse(text, path.name)
        assert isinstance(root, Table)
        for name, node in root.entries:
            if name.value != key or not isinstance(node, Items):
                continue
            starts = [item.mark.line - 1 for item in node.items]
            for start, end in zip(starts, [*starts[1:], starts[-1] + 12], strict=True):
                written = "\n".join(line for line in lines[start:end] if not line.lstrip().startswith("#"))
                if len(written) < _LONGEST:
                    yield written
