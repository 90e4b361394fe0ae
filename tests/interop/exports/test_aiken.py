"""Aiken, read by its rules."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.interop.exports.aiken import PREFERENCE, write
from quiz.interop.exports.item import Item, select
from quiz.interop.exports.report import Report
from quiz.maths.show import show_maths
from quiz.model.question import FORMATS, Bank
from tests.interop.exports.support import LINES, TEXTS, bank_of, exported, items_of, kept, squeezed
from tests.support.examples import few


def parsed(text: str) -> list[tuple[str, list[str], int]]:
    """Read Aiken as Moodle documents it: a stem, options with letters, the letter of the key."""
    found: list[tuple[str, list[str], int]] = []
    stem, options = "", list[str]()
    for line in text.split("\n"):
        option, key = re.match(r"[A-Z][).]\s*(\S.*)", line), re.fullmatch(r"ANSWER:\s*([A-Z])\s*", line)
        if key:
            found.append((stem, options, ord(key[1]) - ord("A")))
            stem, options = "", []
        elif option and stem:
            assert line[0] == chr(ord("A") + len(options))
            options.append(option[1])
        elif line.strip():
            assert not options
            assert not option
            stem += line
    assert not stem
    return found


def check_all(text: str, items: dict[str, Item], report: Report) -> None:
    """Compare all questions of a text with those that were written."""
    found = parsed(text)
    assert len(found) == report.written == len(items)
    for (stem, options, key), item in zip(found, items.values(), strict=True):
        assert stem.removeprefix("Question: ").startswith(squeezed(show_maths(item.question.stem)))
        assert options == [squeezed(show_maths(one.text)) for one in item.options]
        assert item.options[key].correct


def test_built_in_decks_are_read_whole(built: Bank, tmp_path: Path) -> None:
    """Every question with one right option comes back with its key; all others are reported."""
    path, report = exported("aiken", built, tmp_path)
    items = items_of(built, preference=PREFERENCE)
    check_all(path.read_text("utf-8"), kept(items, report), report)
    assert report.written + sum(map(len, report.left_out.values())) == len(items) == len(built.cards)
    assert all(
        len(kept(items, report)) >= 1 and item.format in {"choice", "truefalse"}
        for item in kept(items, report).values()
    )


def test_what_aiken_cannot_carry_is_reported(everything: Bank, tmp_path: Path) -> None:
    """Nine formats are left out, each with its reason; a file with nothing in it is not written."""
    _, report = exported("aiken", everything, tmp_path, FORMATS)
    assert {name for name, _ in report.left_out} == set(FORMATS) - {"choice", "truefalse"}
    (tmp_path / "out.txt").write_text("before", encoding="utf-8")
    with pytest.raises(QuizError, match="Aiken can carry none of these questions: Not in the file: 1 match"):
        exported("aiken", everything, tmp_path, ["match"])
    assert (tmp_path / "out.txt").read_text("utf-8") == "before"


@settings(few(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), lines=st.lists(LINES, min_size=4, max_size=5, unique=True))
def test_any_text_is_read_as_it_was_written(texts: tuple[str, ...], lines: list[str], tmp_path: Path) -> None:
    """No stem or option is taken for another part of a question."""
    bank, report = bank_of(texts, lines), Report()
    write([select(bank, FORMATS)], tmp_path / "any.txt", report)
    check_all((tmp_path / "any.txt").read_text("utf-8"), kept(items_of(bank, FORMATS), report), report)
