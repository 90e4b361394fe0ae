"""CSV, read by a parser that is not ours and by the rules that the module documents."""

import csv
import re
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quiz.interop.cells import as_meant
from quiz.interop.exports.item import Item, select
from quiz.interop.exports.report import Report
from quiz.interop.exports.table import COLUMNS, write
from quiz.model.question import FORMATS, Bank
from tests.interop.exports.support import LINES, TEXTS, bank_of, exported, items_of


def parts(cell: str, *, bare: str = "|") -> list[str]:
    """Read a cell with several parts as the module says."""
    return [re.sub(rf"\\([{bare}])", r"\1", part) for part in cell.split(" | ")] if cell else []


def spaced(text: str) -> str:
    """Write the tabs of a text as the module says."""
    return text.replace("\t", " ")


def check_all(path: Path, items: dict[str, Item], report: Report) -> None:
    """Compare all rows of a table with the questions that were written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    assert head == list(COLUMNS)
    assert len(rows) == report.written == len(items)
    assert not report.left_out
    for cells, item in zip(rows, items.values(), strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in cells)
        row, own = dict(zip(head, map(as_meant, cells), strict=True)), item.question
        assert (row["id"], row["format"]) == (item.ref, item.format)
        assert row["question"].startswith(spaced(own.stem))
        assert (row["explanation"], row["source"]) == (spaced(own.explanation), spaced(own.source))
        assert parts(row["accept"]) == [name for names in own.accept for name in names]
        assert parts(row["tags"]) == list(item.tags)
        if item.format in {"choice", "multi", "order"}:
            assert parts(row["options"]) == [one.text for one in item.options]
        if item.format in {"choice", "multi"}:
            told = [spaced(one.feedback) for one in item.options]
            assert parts(row["feedback"]) == (told if any(told) else [])
        if item.format == "match":
            pairs = [part.split(" -> ") for part in row["answer"].split(" | ")]
            found = [tuple(re.sub(r"\\([|>])", r"\1", side) for side in pair) for pair in pairs]
            assert found == list(own.pairs)
        elif item.format == "truefalse":
            assert row["answer"] == str(item.truth)
        else:
            assert parts(row["answer"]) == list(own.answers)


def test_built_in_decks_are_read_whole(built: Bank, tmp_path: Path) -> None:
    """Every question is a row that says the same."""
    path, report = exported("csv", built, tmp_path)
    check_all(path, items_of(built), report)


def test_every_format_is_read_whole(everything: Bank, tmp_path: Path) -> None:
    """A table carries every format; images and audio are told in words, and reported."""
    path, report = exported("csv", everything, tmp_path, FORMATS)
    check_all(path, items_of(everything, FORMATS), report)
    assert 'What is seen?\n[image: a ""dot"" & <x>]' in path.read_text("utf-8-sig").replace("\r\n", "\n")
    assert [refs for (name, _), refs in report.lessened.items() if name == "typed"] == [["small/q13/question/typed"]]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), lines=st.lists(LINES, min_size=4, max_size=5, unique=True))
@example(texts=("a\tb", "c\td", "e\tf", "g\th"), lines=["a", "b", "c", "d"])
def test_any_text_is_read_as_it_was_written(texts: tuple[str, ...], lines: list[str], tmp_path: Path) -> None:
    """All texts come back letter for letter, but for tabs, and none is a formula."""
    bank, report = bank_of(texts, lines), Report()
    write([select(bank, FORMATS)], tmp_path / "any.csv", report)
    check_all(tmp_path / "any.csv", items_of(bank, FORMATS), report)
