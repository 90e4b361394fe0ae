"""``quiz check``: check decks for errors and flaws."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from quiz.cli.context import open_shelf
from quiz.errors import DeckError, Problem
from quiz.library.check import check_deck
from quiz.library.shelf import expand

_UNUSABLE = 2


def run(arguments: argparse.Namespace) -> int:
    """Print every finding in one line; the status is 0 clean, 1 findings, 2 unusable."""
    findings: list[Problem] = []
    status = 0
    files = expand(arguments.paths, open_shelf())
    for path in files:
        found, usable = _check(path)
        findings += found
        status = max(status, (1 if found else 0) if usable else _UNUSABLE)
    if arguments.json:
        json.dump([_record(finding) for finding in findings], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return status
    for finding in findings:
        sys.stdout.write(f"{finding} [{finding.code}]\n")
    counted = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}" if findings else "clean"
    sys.stdout.write(f"{len(files)} deck{'' if len(files) == 1 else 's'} checked: {counted}\n")
    return status


def _check(path: Path) -> tuple[list[Problem], bool]:
    try:
        return check_deck(path), True
    except DeckError as error:
        return list(error.problems), False


def _record(finding: Problem) -> dict[str, object]:
    return {**asdict(finding.mark), "code": finding.code, "message": finding.message, "hint": finding.hint}
