"""``quiz update``: bring collections up to date, and tell what that means for what was learnt."""

import argparse
import sys
from collections.abc import Iterator
from itertools import islice

from quiz.cli.context import open_shelf
from quiz.cli.installed import left_out, open_collections
from quiz.errors import QuizError
from quiz.library.changes.summary import summary
from quiz.library.collections.listing import clashes
from quiz.library.collections.manage import Updated
from quiz.text import one_line

_MOST_ANSWERS = 10
"""How many answers that are others now are shown of a deck."""


def run(arguments: argparse.Namespace) -> int:
    """Update one collection or all; one that fails stays as it is, and does not keep the others from it."""
    failed: list[QuizError] = []
    with open_collections() as collections:
        names = [arguments.name] if arguments.name else collections.names()
        if not names:
            sys.stdout.write("there is no collection yet; 'quiz add' installs one\n")
        for name in names:
            try:
                updated = collections.update(name, dry=arguments.dry_run, force=arguments.force)
            except QuizError as error:
                failed.append(error)
                continue
            sys.stdout.writelines(f"{line}\n" for line in _told(updated, dry=arguments.dry_run))
    if failed:
        for told in failed[:-1]:
            sys.stderr.write(f"quiz: {one_line(str(told))}\n")
        raise failed[-1]
    return 0


def _told(updated: Updated, *, dry: bool) -> Iterator[str]:
    if updated.current:
        yield f"{updated.name}: up to date"
        return
    yield f"{updated.name}: {'would be updated' if dry else 'updated'}"
    for deck in updated.gone:
        yield f"  {deck}: gone; what you remember of it stays"
    for deck in updated.new:
        yield f"  {deck}: new"
    for deck, changes in updated.changes.items():
        yield f"  {deck}: {summary(changes)}"
        for pair in islice(changes.rekeyed, _MOST_ANSWERS):
            place = f"{pair.after.fact}, {pair.after.slot}"
            yield f"    {place}: {one_line(pair.before.answer)} → {one_line(pair.after.answer)}"
    if not (updated.gone or updated.new or updated.changes):
        yield "  nothing that is asked differs"
    yield from left_out(updated.left_out)
    if not dry:
        yield from clashes(open_shelf(), updated.name)
