"""``quiz import``: make a deck of a package of Anki, and take over the progress."""

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path

from quiz.amounts import count
from quiz.cli.context import open_library
from quiz.cli.progress import Progress
from quiz.errors import QuizError
from quiz.library.importing import Imported, Wish, import_anki
from quiz.library.take_over import Taken
from quiz.text import one_line


def run(arguments: argparse.Namespace) -> int:
    """Import the package, and tell what was made of it and what was left out."""
    if arguments.into_memory and arguments.no_progress:
        msg = "'--into-memory' takes over progress alone, '--no-progress' none: choose one"
        raise QuizError(msg)
    if not arguments.output and not arguments.into_memory:
        msg = "name the deck to write with '-o DECK', or take over progress alone with '--into-memory'"
        raise QuizError(msg)
    output = None if arguments.into_memory else Path(arguments.output)
    wish = Wish(Path(arguments.file), output, arguments.deck or "", arguments.force)
    progress = Progress()
    try:
        with nullcontext() if arguments.no_progress else open_library() as library:
            imported = import_anki(wish, library, progress.tell)
    finally:
        progress.end()
    sys.stdout.write(_told(imported, output))
    return 0


def _told(imported: Imported, output: Path | None) -> str:
    lines: list[str] = []
    if output is not None:
        media = f", {count(imported.media, 'media file')}" if imported.media else ""
        lines.append(f"{output}: {count(imported.questions, 'question')} in the deck '{imported.deck}'{media}")
    if imported.taken is not None:
        lines += _memory(imported.taken)
    for entry, number in sorted(imported.left_out.items()):
        lines.append(f"left out: {one_line(entry.what)} ({number:,}): {one_line(entry.reason)}")
    return "".join(f"{line}\n" for line in lines)


def _memory(taken: Taken) -> list[str]:
    if not (taken.reviews or taken.cards or taken.states or taken.newer):
        return ["memory: nothing new"]
    lines = [f"memory: {count(taken.reviews, 'review')} of {count(taken.cards, 'card')} taken over"]
    if taken.states:
        lines.append(f"memory: {count(taken.states, 'card')} suspended, buried or flagged as in Anki")
    if taken.newer:
        lines.append(f"memory: {count(taken.newer, 'card')} answered here later, which stays")
    return lines
