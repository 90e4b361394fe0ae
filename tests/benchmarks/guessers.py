"""How far test-wise guessers come on the built-in decks, who must do no better than chance."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from quiz.model.deck import Deck
from quiz.questions.bank import build_bank
from tests.benchmarks.chance import clustered, interval, mean
from tests.benchmarks.command import report, shipped_decks
from tests.benchmarks.guessing import CHOICE, TRUEFALSE, guesses, items_of
from tests.benchmarks.tables import Cell, Table

_EVERY = {**{name: ("choice", guess) for name, guess in CHOICE.items()},
          **{name: ("truefalse", guess) for name, guess in TRUEFALSE.items()}}  # fmt: skip


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield a table of the shipped banks, and one of the banks of several seeds."""
    decks = shipped_decks()
    columns = ("deck", "guesser", "format", "items", "of", "score", "chance")
    yield Table(
        "Guessers on the shipped banks (seed 0)",
        (*columns, "95 % from", "to", "within"),
        tuple(row for deck in decks for row in shipped(deck)),
        "Items: those that the guesser can decide; ties count by their expected score. The interval is that of\n"
        "chance, exact (Poisson-binomial); of independent rows one in twenty lies outside of it by chance alone.",
    )
    seeds = range(arguments.seeds)
    yield Table(
        f"Guessers on the banks of seeds 0 to {arguments.seeds - 1}",
        (*columns, "gain", "95 % from", "to", "within"),
        tuple(row for deck in decks for row in pooled(deck, seeds)),
        "Gain: score minus chance. Its interval is a normal approximation, clustered by question, since the banks ask\n"
        "the same questions; within: it holds 0.",
    )


def shipped(deck: Deck, seed: int = 0) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each guesser on one bank of a deck."""
    questions = build_bank(deck, seed).questions
    for name, (question_format, guesser) in _EVERY.items():
        paper = items_of(questions, question_format)
        found = list(guesses(paper, guesser))
        if not found:
            yield deck.id, name, question_format, 0, len(paper), None, None, None, None, "–"
            continue
        low, high = interval(found)
        score = mean(guess.score for guess in found)
        chance = mean(guess.expected for guess in found)
        place = "below" if score < low else "ABOVE" if score > high else "yes"
        yield deck.id, name, question_format, len(found), len(paper), score, chance, low, high, place


def pooled(deck: Deck, seeds: Sequence[int]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each guesser on the banks of several seeds together."""
    banks = [build_bank(deck, seed).questions for seed in seeds]
    for name, (question_format, guesser) in _EVERY.items():
        papers = [items_of(questions, question_format) for questions in banks]
        found = [guess for paper in papers for guess in guesses(paper, guesser)]
        count = sum(map(len, papers))
        if not found:
            yield deck.id, name, question_format, 0, count, None, None, None, None, None, "–"
            continue
        low, high = clustered(found)
        score = mean(guess.score for guess in found)
        chance = mean(guess.expected for guess in found)
        place = "below" if high < 0 else "ABOVE" if low > 0 else "yes"
        yield deck.id, name, question_format, len(found), count, score, chance, score - chance, low, high, place


def main() -> int:
    """Run this benchmark."""
    return report({"guessers": run})


if __name__ == "__main__":
    sys.exit(main())
