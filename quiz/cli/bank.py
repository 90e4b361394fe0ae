"""``quiz bank``: print the generated questions of a deck."""

import argparse
import json
import sys

from quiz.cli.context import open_shelf
from quiz.model.question import Bank, Question
from quiz.questions.bank import build_bank
from quiz.questions.record import records


def run(arguments: argparse.Namespace) -> int:
    """Print the bank for people, or as JSON for programs."""
    bank = build_bank(open_shelf().open(arguments.deck), arguments.seed)
    if arguments.json:
        json.dump(records(bank), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(_for_people(bank))
    return 0


def _for_people(bank: Bank) -> str:
    lines = [f"{bank.title}: {len(bank.cards)} cards, {len(bank.questions)} questions"]
    fact = ""
    for card in bank.cards:
        if card.fact != fact:
            fact = card.fact
            lines += ["", f"{card.fact}  {card.statement}", f"    source: {card.source}"]
        lines.append(f"  {card.slot}")
        for question in bank.questions_of[card.id]:
            lines += _question(question)
    return "\n".join(lines) + "\n"


def _question(question: Question) -> list[str]:
    lines = [f"    {question.format:<9} {question.stem}"]
    if question.options and question.format not in {"order", "match"}:
        lines += [f"        {'*' if option.correct else ' '} {option.text}" for option in question.options]
    else:
        lines.append(f"        * {'; '.join(question.answers)}")
    return lines
