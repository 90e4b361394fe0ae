"""How a bank reads: the share of direct questions, and of questions with flaws.

A direct question asks in so many words: its stem has a question mark and no blank, and is no
statement to be judged.
"""

import argparse
import sys
from collections.abc import Iterator

from quiz.questions.bank import build_bank
from quiz.questions.flaws.check import flaws
from quiz.questions.tally import Tally, tally
from tests.benchmarks.command import report, shipped_decks
from tests.benchmarks.tables import Cell, Table


def run(_: argparse.Namespace) -> Iterator[Table]:
    """Yield the tables of all built-in decks."""
    tallies: dict[str, Tally] = {}
    for deck in shipped_decks():
        questions = build_bank(deck).questions
        tallies[deck.id] = tally(questions, [flaw for question in questions for flaw in flaws(question)])
    yield from tables(tallies)


def tables(tallies: dict[str, Tally]) -> Iterator[Table]:
    """Yield what tallies of decks show: direct questions by format, and flaws."""
    direct: list[tuple[Cell, ...]] = []
    flawed: list[tuple[Cell, ...]] = []
    for deck, found in tallies.items():
        for name, count in found.formats.items():
            direct.append((deck, name, count, found.direct[name], found.direct[name] / count))
        share = found.directs / found.questions if found.questions else None
        direct.append((deck, "all", found.questions, found.directs, share))
        share = 100 * found.flawed / found.questions if found.questions else None
        flawed.append((deck, found.questions, found.hard, found.soft, found.flawed, share))
    yield Table("Direct questions", ("deck", "format", "questions", "direct", "share"), tuple(direct))
    columns = ("deck", "questions", "hard flaws", "soft flaws", "questions with soft", "% with soft")
    yield Table("Flaws", columns, tuple(flawed))


def main() -> int:
    """Run this benchmark."""
    return report({"wording": run})


if __name__ == "__main__":
    sys.exit(main())
