"""Export banks in one of the formats."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from quiz.errors import QuizError
from quiz.interop.exports.item import select
from quiz.interop.exports.registry import Target
from quiz.interop.exports.report import Report
from quiz.model.question import Bank
from quiz.paths import replacing


def export(target: Target, banks: Sequence[Bank], formats: Sequence[str] | None, path: Path, report: Report) -> None:
    """Export banks; the same banks make the same file, byte for byte.

    Args:
        target: the format.
        banks: the banks, a category, test or heading each.
        formats: formats of questions to export every question of; one question a card when None.
        path: the file; it is replaced as a whole or not at all.
        report: is told what became of each question.

    Raises:
        QuizError: nothing is to be exported, or a file cannot be read or written.
    """
    module = import_module(target.module)
    decks = [bank.deck for bank in banks]
    for deck in decks:
        if decks.count(deck) > 1:
            msg = f"'{deck}' is there twice: name each deck once"
            raise QuizError(msg)
    selections = [select(bank, formats, module.PREFERENCE) for bank in banks]
    if not any(selection.items for selection in selections):
        msg = "there is no question to export" + (f" of the format {', '.join(formats)}" if formats else "")
        raise QuizError(msg)

    def write(part: Path) -> None:
        module.write(selections, part, report)
        if not report.written:
            msg = f"{target.title} can carry none of these questions: {next(report.lines(0))}"
            raise QuizError(msg)

    write_whole(path, write)


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Write a file as a whole or not at all.

    Raises:
        QuizError: it cannot be written.
    """
    if not path.name or (path.exists() and not path.is_file()):
        msg = f"{str(path) or '-o'}: is no name for a file"
        raise QuizError(msg)
    try:
        with replacing(path) as part:
            write(part)
    except OSError as error:
        msg = f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
