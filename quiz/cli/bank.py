"""``quiz bank``: print the generated questions of a deck."""

import argparse
import json
import shutil
import sys
from collections.abc import Collection
from dataclasses import replace

from quiz.cli.context import open_shelf
from quiz.cli.printed import printed
from quiz.cli.writing import written
from quiz.errors import QuizError, did_you_mean
from quiz.model.deck import Deck
from quiz.model.question import Bank
from quiz.questions.bank import BankWriter
from quiz.questions.record import records

_MOST_NAMED = 8
"""How many ids an error message lists where none is near the one that was given."""


def run(arguments: argparse.Namespace) -> int:
    """Print the bank for people, or as JSON for programs."""
    deck = open_shelf().open(arguments.deck)
    facts = _known(deck, arguments.facts or ())
    if facts:
        bank = BankWriter(deck, arguments.seed, arguments.difficulty).bank(facts)
    else:
        bank = written(deck, arguments.seed, arguments.difficulty)
    bank = _part(bank, arguments.formats or ())
    if arguments.json:
        json.dump(records(bank), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        for line in printed(bank, shutil.get_terminal_size().columns):
            sys.stdout.write(f"{line}\n")
    return 0


def _known(deck: Deck, facts: Collection[str]) -> Collection[str]:
    """Return the ids of facts as they are.

    Raises:
        QuizError: the deck has no such fact.
    """
    known = {fact.id for fact in deck.facts} | {question.id for question in deck.questions}
    for fact in facts:
        if fact not in known:
            hint = did_you_mean(fact, known)
            if hint.startswith("one of") and len(known) > _MOST_NAMED:
                hint = "'quiz bank' without --fact shows every id"
            msg = f"the deck '{deck.id}' has no fact '{fact}' ({hint})"
            raise QuizError(msg)
    return facts


def _part(bank: Bank, formats: Collection[str]) -> Bank:
    """Keep the questions of some formats, and the cards that they ask; all where none is named."""
    questions = tuple(question for question in bank.questions if not formats or question.format in formats)
    asked = {question.card for question in questions}
    return replace(bank, questions=questions, cards=tuple(card for card in bank.cards if card.id in asked))
