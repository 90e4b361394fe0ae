"""Read tables: a CSV file beside the deck, a row a fact, columns as slots of a kind."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quiz.decks.facts import FactReader
from quiz.decks.fields import Fields
from quiz.decks.grammar.facts import ROW, TABLE
from quiz.decks.nodes import Items, Node, Scalar, Table, read_text, too_long
from quiz.errors import DeckError, Mark, QuizError, did_you_mean
from quiz.ids import is_id, slug
from quiz.model.fact import Fact
from quiz.model.kind import Kind
from quiz.model.limits import limits
from quiz.model.media import MEDIA_SORTS
from quiz.paths import real
from quiz.text import clean, one_line

_ROW_KEYS = ROW.by_name.keys() - {"confusions", "exclusive", "ask", "asked", "tolerance"}
_INHERITED = tuple(key.name for key in TABLE.keys if key.name not in {"table", "kind", "id"})
_FILLED = frozenset({"source", "at", "note", "tags", *MEDIA_SORTS})
"""What a table says of all its rows and may fill from their cells."""
_HOLE = re.compile(r"\{([^{}]+)\}")
_SEVERAL = ";"


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a CSV file, cells by column name."""

    cells: dict[str, Scalar]
    mark: Mark


def is_table(node: Node) -> bool:
    """Tell whether an entry of ``facts`` stands for a table."""
    return isinstance(node, Table) and any(key.value == "table" for key, _ in node.entries)


def read_table(node: Node, deck: Path, reader: FactReader) -> Iterator[Fact]:
    """Read the facts of a table.

    Args:
        node: the entry of ``facts`` that names the file, the kind, and how ids are made
            (``id: element-{symbol}``; without it the table needs a column ``id``).
        deck: the deck file, beside which the table lies.
        reader: reads the facts.
    """
    problems = reader.problems
    fields = Fields(node, TABLE, problems)
    file = fields.scalar("table")
    name = fields.scalar("kind")
    if file is None or name is None:
        return
    kind = reader.kinds.get(name.value)
    if kind is None and name.value in reader.broken:
        return
    if kind is None:
        hint = did_you_mean(name.value, reader.kinds)
        problems.add(name.mark, f"there is no kind '{one_line(name.value)}'", hint, "unknown-kind")
        return
    path = real(deck.parent / file.value)
    if not path.is_relative_to(real(deck.parent)):
        problems.add(
            file.mark, f"'{one_line(file.value)}' is outside of the deck's folder", "put it beside the deck", "no-file"
        )
        return
    reader.media.files.add(path)
    shown = str(Path(file.mark.file).parent / file.value)
    try:
        text = read_text(path, shown, "table")
    except DeckError as error:
        problems.found += error.problems
        return
    except QuizError as error:
        problems.add(file.mark, str(error), "the file's name is taken from the deck's folder", "no-file")
        return
    for row in _rows(text, shown, kind, reader):
        fact = _read_row(row, fields, kind, reader)
        if fact is not None:
            yield fact


def _rows(text: str, file: str, kind: Kind, reader: FactReader) -> Iterator[_Row]:
    lines = io.StringIO(text, newline="").readlines()
    rows = csv.reader(lines, strict=True)
    known = (*kind.slots, *sorted(_ROW_KEYS))
    begin = 0
    header: list[str] | None = None
    try:
        for cells in rows:
            first, begin = begin, rows.line_num
            mark = Mark(file, first + 1, 1)
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                before = len(reader.problems.found)
                _check_header(header, lines[first], mark, known, reader)
                if len(reader.problems.found) > before:
                    return
                continue
            if len(cells) != len(header):
                message = f"the row has {len(cells)} cells, expected {len(header)}"
                reader.problems.add(mark, message, "put a cell that contains a comma in quotes", "bad-table")
                continue
            starts = _cell_starts(lines[first], len(cells))
            longest = max(cells, key=len)
            if len(longest) > limits().text:
                reader.problems.found.append(too_long(longest, Mark(file, first + 1, starts[cells.index(longest)])))
                continue
            yield _Row(
                {
                    column: Scalar(clean(cell), Mark(file, first + 1, start))
                    for column, cell, start in zip(header, cells, starts, strict=True)
                    if cell.strip()
                },
                mark,
            )
    except csv.Error as error:
        reader.problems.add(Mark(file, begin + 1, 1), f"not CSV: {error}", "check the quotes from here on", "bad-table")
    if header is None:
        hint = f"begin with a line of columns: {', '.join(known)}"
        reader.problems.add(Mark(file, 1, 1), "the table is empty", hint, "bad-table")


def _check_header(header: list[str], line: str, mark: Mark, known: tuple[str, ...], reader: FactReader) -> None:
    if len(header) == 1 and ";" in header[0]:
        reader.problems.add(mark, "the columns are set apart by ';'", "use commas", "bad-table")
        return
    starts = _cell_starts(line, len(header))
    for index, column in enumerate(header):
        where = Mark(mark.file, mark.line, starts[index])
        if column not in known:
            message = f"'{one_line(column)}' is no slot of the kind"
            reader.problems.add(where, message, did_you_mean(column, known), "unknown-slot")
        elif column in header[:index]:
            reader.problems.add(where, f"the column '{column}' stands twice", code="duplicate-key")


def _cell_starts(line: str, count: int) -> list[int]:
    """Return the column, from 1, at which each cell of a line begins."""
    starts, quoted = [1], False
    for position, character in enumerate(line, 1):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            starts.append(position + 1)
    return (starts + [starts[-1]] * count)[:count]


def _read_row(row: _Row, table: Fields, kind: Kind, reader: FactReader) -> Fact | None:
    # A slot of the kind that is called like them keeps its column; what the table says of all media goes before it.
    media = {key for key in MEDIA_SORTS if key in kind.slots or key in table}
    cells = {key: cell for key, cell in row.cells.items() if key in _ROW_KEYS - media}
    own = Table(tuple((Scalar(k, v.mark), _cell_node(k, v)) for k, v in cells.items()), row.mark)
    inherited = tuple(
        (Scalar(key, table.key_mark(key)), _filled(value, row, reader) if key in _FILLED else value)
        for key in _INHERITED
        if key not in cells
        and (value := table.node(key)) is not None
        and not (key in MEDIA_SORTS and _lacks_own_cell(key, value, row))
    )
    fields = Fields(Table((*own.entries, *inherited), row.mark), ROW, reader.problems)
    given = {name: (cell.mark, _cell_node(name, cell, kind)) for name, cell in row.cells.items() if name in kind.slots}
    values = reader.read_slots(kind, given, row.mark)
    fact_id = _row_id(row, table, fields, reader)
    return None if values is None else reader.finish(fields, fact_id, kind, values)


def _lacks_own_cell(key: str, node: Node, row: _Row) -> bool:
    """Tell whether ``image: {file: "{image}"}`` is said of a row that has no image."""
    if isinstance(node, Table):
        return any(_lacks_own_cell(key, value, row) for _, value in node.entries)
    return isinstance(node, Scalar) and key in _HOLE.findall(node.value) and key not in row.cells


def _filled(node: Node, row: _Row, reader: FactReader) -> Node:
    """Put the row's cells into a text of the table's that names their columns: ``page {page}``."""
    if isinstance(node, Items):
        return replace(node, items=tuple(_filled(item, row, reader) for item in node.items))
    if isinstance(node, Table):
        return replace(node, entries=tuple((key, _filled(value, row, reader)) for key, value in node.entries))
    if not isinstance(node, Scalar):
        return node
    for name in _HOLE.findall(node.value):
        if name not in row.cells:
            message = f"'{{{one_line(name)}}}' needs a cell that line {row.mark.line} of the table does not have"
            reader.problems.add(node.mark, message, did_you_mean(name, row.cells), "bad-table")
            return replace(node, value=_HOLE.sub("", node.value))
    return replace(node, value=_HOLE.sub(lambda hole: row.cells[hole[1]].value, node.value))


def _cell_node(name: str, cell: Scalar, kind: Kind | None = None) -> Node:
    """Split cells that hold several values at semicolons."""
    several = kind.slots[name].many if kind else name in {"tags", *MEDIA_SORTS}
    if not several:
        return cell
    return Items(tuple(Scalar(part.strip(), cell.mark) for part in cell.value.split(_SEVERAL)), cell.mark)


def _row_id(row: _Row, table: Fields, fields: Fields, reader: FactReader) -> str:
    pattern = table.scalar("id")
    if "id" in row.cells or pattern is None:
        if "id" not in row.cells:
            hint = "add a column 'id', or 'id: name-{column}' to the table in the deck"
            reader.problems.add(row.mark, "the row has no id", hint, "no-id")
            return ""
        return reader.read_id(fields, Items((), row.mark))
    missing = [name for name in _HOLE.findall(pattern.value) if name not in row.cells]
    if missing:
        reader.problems.add(row.mark, f"the id needs the column '{one_line(missing[0])}'", code="no-id")
        return ""
    made = _HOLE.sub(lambda hole: slug(row.cells[hole[1]].value), pattern.value)
    if not is_id(made):
        reader.problems.add(
            pattern.mark, f"'{one_line(made)}' cannot be an id", "use lower-case letters and '-'", "bad-id"
        )
        return ""
    return made
