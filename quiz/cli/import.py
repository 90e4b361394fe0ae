"""``quiz import``: make a deck of a package of Anki, with the progress, or of a text of another program."""

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path

from quiz.amounts import count
from quiz.cli.context import open_library
from quiz.cli.progress import Progress
from quiz.errors import QuizError
from quiz.library.import_text import ImportedText, import_text
from quiz.library.importing import Imported, Wish, import_anki
from quiz.library.take_over import Taken
from quiz.text import one_line

_ANKI = "anki"
_PACKAGES = frozenset({".apkg", ".colpkg"})
_OTHER_ZIPS = frozenset({".xlsx", ".ods", ".docx", ".odt", ".pptx", ".zip"})
_ZIP = b"PK\x03\x04"


def run(arguments: argparse.Namespace) -> int:
    """Import the file, and tell what was made of it and what was left out."""
    if arguments.into_memory and arguments.no_progress:
        msg = "'--into-memory' takes over progress alone, '--no-progress' none: choose one"
        raise QuizError(msg)
    if not arguments.output and not arguments.into_memory:
        msg = "name the deck to write with '-o DECK', or take over progress alone with '--into-memory'"
        raise QuizError(msg)
    path = Path(arguments.file)
    _is_there(path)
    chosen = arguments.format or (_ANKI if _is_package(path) else "")
    progress = Progress()
    try:
        told = _anki(arguments, path, progress) if chosen == _ANKI else _text(arguments, path, chosen, progress)
    finally:
        progress.end()
    sys.stdout.write("".join(f"{line}\n" for line in told))
    return 0


def _is_there(path: Path) -> None:
    """Refuse a file that is not there, before anything is said of the deck that would be made of it."""
    try:
        path.stat()
        if not path.is_file():
            msg = f"{path}: is no file"
            raise QuizError(msg)
    except OSError as error:
        msg = f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error


def _is_package(path: Path) -> bool:
    """Tell whether a file is a package of Anki, by its name or its first bytes."""
    suffix = path.suffix.lower()
    if suffix in _PACKAGES or suffix in _OTHER_ZIPS:
        return suffix in _PACKAGES
    try:
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError:
        return False


def _anki(arguments: argparse.Namespace, path: Path, progress: Progress) -> list[str]:
    output = None if arguments.into_memory else Path(arguments.output)
    wish = Wish(path, output, arguments.deck or "", arguments.force)
    with nullcontext() if arguments.no_progress else open_library() as library:
        return _told(import_anki(wish, library, progress.tell), output)


def _text(arguments: argparse.Namespace, path: Path, chosen: str, progress: Progress) -> list[str]:
    if arguments.into_memory:
        msg = f"{path}: '--into-memory' takes over progress, which only packages of Anki hold"
        raise QuizError(msg)
    output, force = Path(arguments.output), arguments.force
    imported = import_text(path, output, chosen, arguments.deck or "", force=force, told=progress.tell)
    return _told_of_text(imported, path, output)


def _told_of_text(imported: ImportedText, path: Path, output: Path) -> list[str]:
    questions = count(imported.questions, "question")
    lines = [f"{output}: {questions} in the deck '{imported.deck}', read as {imported.format}"]
    if imported.encoding:
        lines.append(f"{path}: is not UTF-8 and was read as {imported.encoding}: look at its letters")
    lines += [f"changed: {one_line(str(problem))}" for problem in imported.changed]
    lines += [f"left out: {one_line(str(problem))}" for problem in imported.left_out]
    return lines


def _told(imported: Imported, output: Path | None) -> list[str]:
    lines: list[str] = []
    if output is not None:
        media = f", {count(imported.media, 'media file')}" if imported.media else ""
        lines.append(f"{output}: {count(imported.questions, 'question')} in the deck '{imported.deck}'{media}")
    if imported.taken is not None:
        lines += _memory(imported.taken)
    for entry, number in sorted(imported.left_out.items()):
        lines.append(f"left out: {one_line(entry.what)} ({number:,}): {one_line(entry.reason)}")
    return lines


def _memory(taken: Taken) -> list[str]:
    if not (taken.reviews or taken.cards or taken.states or taken.newer):
        return ["memory: nothing new"]
    lines = [f"memory: {count(taken.reviews, 'review')} of {count(taken.cards, 'card')} taken over"]
    if taken.states:
        lines.append(f"memory: {count(taken.states, 'card')} suspended, buried or flagged as in Anki")
    if taken.newer:
        lines.append(f"memory: {count(taken.newer, 'card')} answered here later, which stays")
    return lines
