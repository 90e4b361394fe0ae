"""What the tests of the export share."""

import html
import re
import time
from pathlib import Path

from quiz.interop.anki.package import Choices, Report, export_anki
from quiz.model.question import FORMATS, Bank
from tests.support.decks import make_bank

NOW = float(int(time.time()))
"""Not long before the real moment, which Anki stamps what it does with."""
EVERY_FORMAT = """\
questions:
  - {id: q1, choice: Which one?, answer: alpha, wrong: [beta, {text: gamma, feedback: Not that.}]}
  - {id: q2, multi: Which ones?, answers: [alpha, beta], wrong: [gamma]}
  - {id: q3, truefalse: So it is., answer: false}
  - {id: q4, cloze: "The sky is {blue} here.", accept: [azure]}
  - {id: q5, typed: Who was it?, answer: Ann}
  - {id: q6, number: How far?, answer: 35 km}
  - {id: q7, date: When was it?, answer: 2017-08}
  - {id: q8, order: In which order?, items: [one, two, three]}
  - {id: q9, match: Which belongs?, pairs: {France: Paris, Spain: Madrid}}
  - {id: q10, list: Which are they?, answers: [here, there]}
  - {id: q11, flip: What is it?, answer: That.}
"""
ALL = Choices(formats=FORMATS)


def plain(page: str) -> str:
    """Take the tags, style and typing marks out of a page."""
    text = re.sub(r"<style>.*?</style>|<[^>]*>|\[\[type:[^\]]*\]\]", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(text)).strip()


class Exporter:
    """Exports one deck again and again as it changes, with a ledger in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "deck.apkg"
        self.ledger = folder / "data" / "anki.sqlite3"
        # The first export was before what the learner does in the test, later ones come after it.
        self.now = NOW - 1_000
        self.report = Report()

    def __call__(self, deck: str | Bank, choices: Choices | None = None, *, later: float = 500.0) -> Path:
        """Export a deck, so many seconds after the last time; return the package."""
        bank = make_bank(self.folder, deck) if isinstance(deck, str) else deck
        self.now += later
        self.report = export_anki([bank], self.path, self.now, choices, ledger=self.ledger)
        return self.path
