"""Take a table apart into rows: what sets its columns apart, and the cells with their lines."""

import csv
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quiz.errors import Mark, QuizError
from quiz.interop.cells import as_meant
from quiz.interop.imports.text_file import TextFile

DELIMITERS = {"\t": "tab", ";": "';'", ",": "','", "|": "'|'"}
"""What may set columns apart; of two that fit alike the first is meant."""
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        mark: where it begins.
        cells: its cells, without the apostrophes that keep spreadsheets from reading formulas.
    """

    mark: Mark
    cells: tuple[str, ...]


def delimiter_of(lines: Sequence[str]) -> str:
    """Find what sets the columns apart: what gives the most rows the same number of cells, two or more.

    Returns:
        The sign; empty when no sign gives two columns.
    """
    best, chosen = 0.0, ""
    for delimiter in DELIMITERS:
        widths = Counter(len(cells) for cells in _looked_at(lines, delimiter))
        total = sum(widths.values())
        width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
        if width > 1 and count / total > best:
            best, chosen = count / total, delimiter
    return chosen


def rows(file: TextFile, begin: int, delimiter: str) -> Iterator[Row]:
    """Yield the rows that are not empty.

    Args:
        file: the file.
        begin: how many lines stand before the table.
        delimiter: what sets the columns apart.

    Raises:
        QuizError: the quotes do not fit, so that where cells end is not known.
    """
    # Programs that write tabs seldom put anything in quotes.
    bare = delimiter == "\t" and not _quotes_fit(file.lines[begin:])
    quoting: Literal[0, 3] = csv.QUOTE_NONE if bare else csv.QUOTE_MINIMAL
    lines = (f"{line}\n" for line in itertools.islice(file.lines, begin, None))
    reader = csv.reader(lines, delimiter=delimiter, strict=True, quoting=quoting)
    first = begin
    try:
        for cells in reader:
            mark, first = Mark(file.name, first + 1, 1), begin + reader.line_num
            if any(cell.strip() for cell in cells):
                yield Row(mark, tuple(as_meant(cell) for cell in cells))
    except csv.Error as error:
        mark = Mark(file.name, first + 1, 1)
        hint = "a cell with a quote, a line end or the sign between columns stands in quotes, and a quote is doubled"
        msg = f"{mark}: no CSV: {error} ({hint})"
        raise QuizError(msg) from error


def _looked_at(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    try:
        for _, cells in zip(range(_LOOKED_AT), reader, strict=False):
            if any(cell.strip() for cell in cells):
                yield cells
    except csv.Error:
        return


def _quotes_fit(lines: Sequence[str]) -> bool:
    try:
        for _ in csv.reader((f"{line}\n" for line in lines), delimiter="\t", strict=True):
            pass
    except csv.Error:
        return False
    return True
