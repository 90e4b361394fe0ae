"""The table of features: what factquiz and its peers have, and the tests that show it.

``features.csv`` has a row a feature. The column of factquiz says ``yes``, ``part`` or ``missing``, those of the
peers ``yes``, ``part``, ``no``, or ``?`` where neither documentation nor source told. A ``yes`` or ``part`` of
factquiz names the tests that show it; rows with an ``x`` under ``readme`` stand in the README.
"""

import ast
import csv
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PEERS = ("anki", "clanki", "textuanki", "hascard", "hashcards", "repeater")
COLUMNS = ["area", "feature", "factquiz", *PEERS, "tests", "readme", "note"]
HEADS = ("factquiz", "Anki", *PEERS[1:])
SIGNS = {"yes": "✓", "part": "part", "no": "–", "missing": "missing", "?": "?"}
MARKS = ("<!-- features -->\n", "<!-- end of features -->\n")

with (Path(__file__).parent / "features.csv").open(encoding="utf-8", newline="") as file:
    TABLE = csv.DictReader(file, strict=True)
    ROWS = list(TABLE)


def problems(row: dict[str, str]) -> list[str]:
    """Return what is wrong with a row by itself."""
    found = []
    tests = row["tests"].split()
    if row["factquiz"] not in {"yes", "part", "missing"}:
        found.append("factquiz has, has in part, or misses a feature")
    found.extend(f"{peer}: {row[peer]!r}" for peer in PEERS if row[peer] not in {"yes", "part", "no", "?"})
    if row["factquiz"] == "missing" and tests:
        found.append("what is missing cannot be tested")
    if row["factquiz"] != "missing" and not tests:
        found.append("no test shows it")
    if row["factquiz"] == "part" and not row["note"]:
        found.append("no note says which part")
    found.extend(f"no such test: {test}" for test in tests if not exists(test))
    return found


def exists(test: str) -> bool:
    """Tell whether a test id leads from a file over classes to a function that pytest would run."""
    path, *names = test.split("::")
    if not path.startswith("tests/") or not (ROOT / path).is_file():
        return False
    body = parsed(ROOT / path).body
    for name in names[:-1]:
        found = [node for node in body if isinstance(node, ast.ClassDef) and node.name == name]
        body = found[0].body if found else []
    functions = (node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return names[-1:] != [] and names[-1].startswith("test_") and any(node.name == names[-1] for node in functions)


@cache
def parsed(path: Path) -> ast.Module:
    """Read a file of tests without running it."""
    return ast.parse(path.read_text("utf-8"))


def rendered() -> str:
    """Return the rows of the README as a Markdown table."""
    lines = [f"| | {' | '.join(HEADS)} |", f"|---|{'---|' * len(HEADS)}"]
    lines += [
        f"| {row['feature']} | {' | '.join(SIGNS[row[name]] for name in ('factquiz', *PEERS))} |"
        for row in ROWS
        if row["readme"]
    ]
    return "\n".join(lines) + "\n"


def test_the_table_has_its_columns() -> None:
    """Every row has a value for each column, no more, and no feature or area comes twice."""
    assert TABLE.fieldnames == COLUMNS
    assert all(None not in row and None not in row.values() for row in ROWS)
    assert all(row["area"] and row["feature"] and row["readme"] in {"", "x"} for row in ROWS)
    features = [row["feature"].casefold() for row in ROWS]
    assert sorted(features) == sorted(set(features))
    areas = [row["area"] for row in ROWS]
    assert areas == sorted(areas, key=areas.index)


def test_every_feature_is_backed_by_tests_or_missing() -> None:
    """What factquiz has names tests that exist; what it lacks names none."""
    assert {row["feature"]: found for row in ROWS if (found := problems(row))} == {}


@pytest.mark.parametrize(
    "change",
    [
        {"tests": ""},
        {"tests": "tests/test_features.py::test_that_nobody_wrote"},
        {"tests": "tests/test_features.py::problems"},
        {"tests": "tests/test_features.py"},
        {"tests": "tests/test_nothing.py::test_a_row_that_claims_too_much_is_found"},
        {"factquiz": "missing"},
        {"factquiz": "part", "note": ""},
        {"factquiz": "no"},
        {"anki": "missing"},
    ],
)
def test_a_row_that_claims_too_much_is_found(change: dict[str, str]) -> None:
    """A row without its test, with one that does not exist, or with another value is a problem."""
    row = next(row for row in ROWS if row["factquiz"] == "yes")
    assert problems(row) == []
    assert problems(row | change)


def test_the_readme_shows_rows_of_the_table() -> None:
    """The README's table says what the file says, with something that is missing among it."""
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = readme.split(MARKS[0])[1].split(MARKS[1])[0]
    assert shown.strip() == rendered().strip()
    assert "missing" in shown
