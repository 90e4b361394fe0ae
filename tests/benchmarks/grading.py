"""Print how the grader does on every table of keys and answers: ``python -m tests.benchmarks.grading``.

A table is a CSV file in ``tests/grading`` with the columns type, key, aliases, others, tolerance,
answer, verdict, and error or kind or category.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.model.review import Verdict
from tests.grading import test_adversarial

FOLDER = Path(test_adversarial.__file__).parent
_COLUMNS = frozenset("type key aliases others tolerance answer verdict".split())
_KINDS = ("error", "kind", "category")
_VERDICTS = [verdict.value for verdict in Verdict]


def tables(folder: Path) -> Iterator[tuple[Path, list[dict[str, str]], str]]:
    """Yield the tables of a folder: the file, its rows, and the column that says the kind of error."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns = reader.fieldnames or ()
            kind = next((column for column in _KINDS if column in columns), "")
            if columns and kind and _COLUMNS.issubset(columns):
                yield path, list(reader), kind


def report(rows: Sequence[dict[str, str]], kind: str) -> Iterator[str]:
    """Yield the lines of a report on one table.

    Args:
        rows: the rows of the table.
        kind: the column that says the kind of error.
    """
    graded = [(row["verdict"], test_adversarial.verdict(row), row[kind]) for row in rows]
    pairs = Counter((wanted, given) for wanted, given, _ in graded)
    yield f"{'expected':<28}{''.join(f'{given:>9}' for given in _VERDICTS)}   given"
    for wanted in _VERDICTS:
        yield f"{wanted:<28}{''.join(f'{pairs[wanted, given]:>9}' for given in _VERDICTS)}"
    yield ""
    kinds = Counter((name, wanted == given) for wanted, given, name in graded)
    yield f"{'kind':<28}{'right':>9}{'wrong':>9}"
    for name in sorted({name for name, _ in kinds}):
        yield f"{name:<28}{kinds[name, True]:>9}{kinds[name, False]:>9}"
    right = sum(wanted == given for wanted, given, _ in graded)
    yield f"{'all':<28}{right:>9}{len(graded) - right:>9}"


def main() -> None:
    """Print the reports."""
    lines: list[str] = []
    for path, rows, kind in tables(FOLDER):
        lines += [f"{path.name}: {len(rows)} pairs", "", *report(rows, kind), ""]
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    main()
