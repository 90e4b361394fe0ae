"""The layers: who may import whom, and who owns which outside library."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import quiz

PACKAGE = Path(quiz.__file__).parent
ROWS = (
    {"errors", "text", "maths", "amounts", "ids", "clock", "paths", "garbage", "beside"},
    {"model"},
    {"decks", "settings"},
    {"facts", "kinds"},
    {"questions", "grading", "memory"},
    {"checks", "session", "store", "compiled", "stats", "interop"},
    {"library"},
    {"app"},
    {"plain", "web"},
    {"cli"},
)
ROW = {module: number for number, row in enumerate(ROWS) for module in row}
OWNERS = {
    "platformdirs": {"paths"},
    "yaml": {"decks"},
    "pylatexenc": {"maths"},
    "rapidfuzz": {"grading"},
    "fsrs": {"memory"},
    "fsrs_rs_python": {"memory"},
    "tomlkit": {"settings"},
    "sqlite3": {"store", "compiled", "interop"},
    "genanki": {"interop"},
    "zstandard": {"interop"},
    "PIL": {"app"},
    "rich": {"app"},
    "textual": {"app"},
    "argparse": {"cli"},
    "aiohttp": {"web"},
    "aiohttp_jinja2": {"web"},
    "textual_serve": {"web"},
}
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem not in {"__init__", "__main__"}
)


def part_of(path: Path) -> str:
    """Return the layer module that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Return the dotted names that a file imports, at any depth of its code."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_rows_above_its_own(path: Path) -> None:
    """A module imports only from rows above its own; siblings in a row do not import each other."""
    own = part_of(path)
    for name in imported(path):
        first, *rest = name.split(".")
        if first == "quiz" and rest and rest[0] != own:
            assert ROW[rest[0]] < ROW[own], f"{own} imports {rest[0]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_outside_library_has_one_owner(path: Path) -> None:
    """An outside library is imported by the module that owns it and by no other."""
    for name in imported(path):
        first = name.split(".")[0]
        if first in OWNERS:
            assert part_of(path) in OWNERS[first], f"{part_of(path)} imports {first}"
        else:
            assert first == "quiz" or first in sys.stdlib_module_names, f"{first} has no owner"


def test_every_part_has_a_row() -> None:
    """Every folder and file of the package stands in a row of the table, and nothing else does."""
    assert {part_of(path) for path in MODULES} == set(ROW)


def test_files_stay_readable() -> None:
    """No file of the package is longer than about 300 lines."""
    long = {str(path): count for path in MODULES if (count := len(path.read_text("utf-8").splitlines())) > 310}
    assert not long
