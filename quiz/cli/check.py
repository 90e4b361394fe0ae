"""``quiz check``: check decks for errors and for what could be better, and explain the rules."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from quiz.checks.catalogue import RULES
from quiz.cli.colour import painter
from quiz.cli.context import open_shelf
from quiz.cli.findings.programs import as_annotations, as_records, as_sarif
from quiz.cli.findings.text import as_lines, as_text, explained, listed, summary
from quiz.cli.progress import Progress
from quiz.errors import QuizError, did_you_mean
from quiz.library.check import Report, check_decks
from quiz.library.shelf import expand
from quiz.paths import real
from quiz.text import one_line

_FINDINGS, _UNUSABLE = 1, 2
_EVERY_RULE = "all"
_MANY = 300
"""Of how many facts the questions take about a second."""


def run(arguments: argparse.Namespace) -> int:
    """Print every finding; the status is 0 clean, 1 findings, 2 unusable."""
    if arguments.explain:
        return _explain(arguments.explain)
    files = expand(arguments.paths, open_shelf())
    progress = Progress()
    try:
        reports = check_decks(files, fast=arguments.fast, tell=partial(_tell, progress))
    finally:
        progress.end()
    for path in _repeated(files):
        sys.stderr.write(f"quiz: {one_line(str(path))} is named more than once; it is checked once\n")
    _write(reports, arguments.format or "text", fast=arguments.fast)
    if any(not report.usable for report in reports):
        return _UNUSABLE
    return _FINDINGS if any(report.findings for report in reports) else 0


def _tell(progress: Progress, what: str, facts: int) -> None:
    """Show at once what begins, where it will take a while; else what is being done when it has taken one."""
    if facts >= _MANY:
        progress.show(f"{what}: about {facts:,} facts (ctrl+c stops)")
    else:
        progress.tell(what, facts)


def _write(reports: Sequence[Report], wanted: str, *, fast: bool) -> None:
    findings = [finding for report in reports for finding in report.findings]
    spared = [pair for report in reports for pair in report.spared]
    if wanted == "json":
        _print_json(as_records(findings))
    elif wanted == "sarif":
        _print_json(as_sarif(findings, spared))
    elif wanted == "github":
        _print_lines(as_annotations(findings))
    else:
        paint = painter()
        width = shutil.get_terminal_size().columns
        _print_lines(as_text(findings, paint, width) if wanted == "text" else as_lines(findings, paint))
        _print_lines([summary(len(reports), findings, len(spared), fast=fast)])
        if findings and sys.stdout.isatty():
            _print_lines([f"'quiz check --explain {findings[0].code}' tells what a code stands for"])


def _explain(code: str) -> int:
    """Explain one rule, or list all of them.

    Raises:
        QuizError: there is no such rule.
    """
    if code == _EVERY_RULE:
        _print_lines(listed(painter()))
        return 0
    if code not in RULES:
        hint = did_you_mean(code, RULES)
        hint = hint if hint.startswith("did") else "'quiz check --explain' lists them"
        msg = f"there is no rule '{code}' ({hint})"
        raise QuizError(msg)
    _print_lines(explained(code, painter(), shutil.get_terminal_size().columns))
    return 0


def _repeated(files: Iterable[Path]) -> list[Path]:
    seen: set[Path] = set()
    repeated: dict[Path, Path] = {}
    for path in files:
        if real(path) in seen:
            repeated.setdefault(real(path), path)
        seen.add(real(path))
    return list(repeated.values())


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _print_json(content: Any) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
