"""A deck file, and the questions that are made of one that can be read."""

from collections.abc import Iterator
from itertools import islice

from quiz.decks.read import read_deck
from quiz.questions.bank import build_bank
from quiz.text import clean
from tests.fuzz.material import folder, parts

LONGEST = 800
WORDS = (
    "deck: ",
    "title: ",
    "source: ",
    "sources:",
    "entities:",
    "types:",
    "kinds:",
    "slots:",
    "sentence: ",
    "ask:",
    "facts:",
    "questions:",
    "ignore:",
    "- id: ",
    "text: ",
    "table: ",
    "kind: ",
    "at: ",
    "note: ",
    "tags: ",
    "image: ",
    "audio: ",
    "file: ",
    "alt: ",
    "confusions: ",
    "exclusive: ",
    "tolerance: ",
    "choice: ",
    "multi: ",
    "truefalse: ",
    "cloze: ",
    "typed: ",
    "number: ",
    "date: ",
    "order: ",
    "match: ",
    "list: ",
    "flip: ",
    "answer: ",
    "wrong: ",
    "accept: ",
    "items: ",
    "pairs: ",
    "label: ",
    "language: ",
    "dates: ",
    "difficulty: ",
    "pinned: ",
    "visit: ",
    "{",
    "}",
    "[",
    "]",
    "[+",
    "{{",
    "}}",
    "|",
    "=",
    "&a ",
    "*a",
    "!!python",
    "<<: ",
    "---",
    "? ",
    "\t",
    "\r\n",
    "\x85",
    "\u2028",
    "\ufeff",
    "\x00",
    "\x1b[31m",
    "'",
    '"',
    ">",
    "#",
    "%",
    "@",
    "`",
    "name",
    "person",
    "place",
    "2017-08",
)
HEAD = "deck: d\ntitle: T\nsource: s\nsources:\n  s: {title: S}\n"


def run(data: bytes) -> object:
    """Read a deck; every text of its questions is clean."""
    path = folder() / "deck.yaml"
    path.write_bytes(data)
    deck = read_deck(path, "deck.yaml")
    bank = build_bank(deck)
    for question in bank.questions:
        shown = (question.stem, question.explanation, question.source, *question.answers)
        assert all(clean(text) == text for text in shown)
    return bank


def seeds() -> Iterator[bytes]:
    """Yield small decks of a fact or question each."""
    for key in ("facts", "questions"):
        for written in islice(parts(key), 0, None, 5):
            yield f"{HEAD}{key}:\n  - {written.lstrip(' -')}\n".encode()
    yield f"{HEAD}kinds:\n  k: {{slots: {{a: name, b: date?}}, sentence: '{{a}}[, {{b:on}}]'}}\n".encode()
    yield f"{HEAD}entities:\n  person:\n    - {{name: A, aliases: [B, C], within: D}}\n".encode()
