"""Begin a deck: a small one that can be studied at once, with comments that teach how to go on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from quiz.decks.write import scalar

Template = Literal["facts", "table", "questions", "all"]
TEMPLATES: dict[Template, str] = {
    "facts": "sentences with marked answers, and facts of a kind",
    "table": "a CSV file, a row a fact",
    "questions": "questions written by hand",
    "all": "all of these",
}
SCHEMA_FILE = "deck.schema.json"
"""What the JSON Schema of decks is called beside a deck."""
_SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a new deck is to be.

    Attributes:
        id: its permanent id.
        title: what people call it.
        source: what is known of the document that its facts come from, by the key that a deck has for it; ``title``
            at least.
        source_id: what the deck calls the document.
        template: what it begins with.
        schema: whether its first line names the JSON Schema for the editor.
    """

    id: str
    title: str
    source: Mapping[str, str]
    source_id: str = "book"
    template: Template = "facts"
    schema: bool = False


def begun(wish: Wish, name: str) -> dict[str, str]:
    """Write the files of a new deck.

    Args:
        wish: what it is to be.
        name: the deck file's name without its suffix; a table beside it is called like it.

    Returns:
        The content of each file by its suffix; the deck's own, ``.yaml``, comes first.
    """
    table = wish.template in {"table", "all"}
    parts = [_SCHEMA_LINE if wish.schema else "", _head(wish)]
    if table:
        parts.append(_KINDS)
    if wish.template != "questions":
        parts.append("\nfacts:\n")
    if wish.template in {"facts", "all"}:
        parts.append(_FACTS)
    if table:
        parts.append(_TABLE.format(file=scalar(f"{name}.csv")))
    if wish.template in {"questions", "all"}:
        parts.append(_QUESTIONS)
    return {".yaml": "".join(parts)} | ({".csv": _ROWS} if table else {})


def _head(wish: Wish) -> str:
    lines = [
        "# The facts and questions below are examples: write your own in their place.",
        "# 'quiz check FILE' tells what is wrong, 'quiz study FILE' tries the deck.",
        "",
        f"deck: {wish.id}  # permanent: what learners remember hangs on it",
        f"title: {scalar(wish.title)}",
        f"source: {wish.source_id}  # where all comes from that names no other source",
        "sources:",
        f"  {wish.source_id}:",
        *_source(wish.source),
    ]
    return "\n".join(lines) + "\n"


def _source(known: Mapping[str, str]) -> Iterator[str]:
    for key in ("title", "author", "publisher", "date", "url"):
        if known.get(key):
            yield f"    {key}: {scalar(known[key])}"


_KINDS = """
# A kind of fact of your own: its slots, how it reads, and how each slot is asked.
kinds:
  peak:
    slots:
      name: place
      height: {type: number, unit: m, tolerance: 1%}
      climbed: date?  # the '?' lets a row leave it empty
    sentence: "{name} is {height} high[ and was first climbed {climbed:on}]."
    ask:
      height: How high is {name}?
      climbed: When was {name} first climbed?
"""

_FACTS = """\
  # A sentence with its answers in braces. Each answer is a card of its own.
  - id: first-woman  # permanent, too; 'quiz fix FILE' writes ids that are missing
    at: page 1       # where the source says so
    text: The first woman on the top of Mount Everest was {who=Junko Tabei}, on {when=16 May 1975}.
    ask:
      who: Who was the first woman on the top of Mount Everest?
      when: When did a woman first stand on the top of Mount Everest?
    confusions:      # wrong answers that people really give
      who: [Wanda Rutkiewicz, Gerlinde Kaltenbrunner]

  # Facts of a kind, which brings the questions with it.
  - id: mont-blanc
    at: page 2
    event: {what: the first ascent of Mont Blanc, when: 1786-08-08}
    note: Two men from Chamonix made it.
  - id: matterhorn
    at: page 3
    event: {what: the first ascent of the Matterhorn, when: 1865-07-14}
  - id: kilimanjaro
    at: page 4
    event: {what: the first ascent of Kilimanjaro, when: 1889-10-06}

"""

_TABLE = """\
  # A table beside the deck: its columns are the slots of a kind, each row is a fact.
  - table: {file}
    kind: peak
    id: "peak-{{name}}"
    at: page 5
"""

_ROWS = """\
name,height,climbed
Everest,"8,849 m",1953-05-29
K2,"8,611 m",1954-07-31
Kangchenjunga,"8,586 m",1955-05-25
Lhotse,"8,516 m",1956-05-18
Makalu,"8,485 m",1955-05-15
"""

_QUESTIONS = """
questions:
  # A question written by hand names its format: choice, multi, typed, cloze and more.
  - id: kinds-of-rock
    at: page 6
    choice: Which kind of rock forms when lava cools?
    answer: basalt
    wrong:
      - {text: marble, feedback: Marble was limestone before heat and pressure changed it.}
      - slate
      - chalk
    explanation: Basalt is an igneous rock; the others were laid down or changed.
  - id: highest-outside-asia
    at: page 7
    typed: What is the highest mountain outside of Asia?
    answer: Aconcagua
    accept: [Cerro Aconcagua]
    explanation: Aconcagua in Argentina is 6,961 m high.
"""
