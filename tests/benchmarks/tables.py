"""What every benchmark gives back: tables, printed or written as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of results.

    Attributes:
        title: what it shows.
        columns: the names of its columns.
        rows: the cells, a row as long as the columns; None is printed as a dash.
        note: how to read it.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __str__(self) -> str:
        """Write the table with columns as wide as need be, numbers to the right."""
        written = [[_cell(cell) for cell in row] for row in self.rows]
        widths = [max(len(line[place]) for line in (self.columns, *written)) for place in range(len(self.columns))]
        words = [any(isinstance(row[place], str) for row in self.rows) for place in range(len(self.columns))]

        def line(cells: Iterable[str]) -> str:
            padded = (
                cell.ljust(width) if left else cell.rjust(width)
                for cell, width, left in zip(cells, widths, words, strict=True)
            )
            return "  ".join(padded).rstrip()

        lines = [self.title, line(self.columns), line("-" * width for width in widths), *map(line, written)]
        return "\n".join([*lines, *([self.note] if self.note else [])])


def write_json(path: Path, found: Mapping[str, Sequence[Table]]) -> None:
    """Write the tables of benchmarks by their names."""
    data = {name: [asdict(table) for table in tables] for name, tables in found.items()}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _cell(cell: Cell) -> str:
    if cell is None:
        return "–"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
