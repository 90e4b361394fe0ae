"""``quiz stats``: show what is remembered."""

import argparse
import json
import sys
from dataclasses import asdict

from quiz.cli.context import open_library
from quiz.stats.summary import Summary

_BAR = 30


def run(arguments: argparse.Namespace) -> int:
    """Print the numbers of one deck, or of all."""
    with open_library() as library:
        decks = [arguments.deck] if arguments.deck else [e.id for e in library.entries() if e.error is None]
        summary = library.summary(decks)
    if arguments.json:
        json.dump({"decks": decks, **asdict(summary)}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(_for_people(summary))
    return 0


def _for_people(summary: Summary) -> str:
    phases = ", ".join(f"{count} {phase}" for phase, count in summary.phases.items())
    lines = [
        f"Cards      {summary.cards} ({phases})",
        f"Reviews    {summary.reviews} on {_days(summary.days)}, {summary.time // 60} min",
        f"Streak     {_days(summary.streak)}",
        f"Retention  {_percent(summary.retention)} of reviews remembered, {_percent(summary.target)} aimed at",
        f"           {_percent(summary.retention_corrected)} without lucky guesses",
        "Due",
    ]
    most = max(summary.forecast, default=0)
    for day, count in enumerate(summary.forecast[:7]):
        label = "today" if day == 0 else f"+{day}"
        bar = "█" * round(_BAR * count / most) if most else ""
        lines.append(f"  {label:>5}  {count:>4} {bar}".rstrip())
    if summary.hardest:
        lines.append("Hardest")
        lines += [f"  {hard.missed:>4.0%} missed, {hard.lapses} lapses  {hard.card}" for hard in summary.hardest]
    return "\n".join(lines) + "\n"


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"
