"""Pairs of keys and answers, written from the rules alone by somebody who had not seen the grader."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from quiz.grading.names import Lexicon, grade_name
from quiz.grading.quantities import grade_date, grade_number
from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.text import fold

TABLES = {"adversarial.csv": 592, "unseen.csv": 404}
"""The tables with the number of their rows; the second was written when the grader had been mended by the first."""


def verdict(row: dict[str, str]) -> str:
    """Grade one row of the table as the app does."""
    key, answer = row["key"], row["answer"]
    if row["type"] == "number":
        number = read_number(key)
        assert number is not None
        return grade_number(answer, number, Decimal(row["tolerance"] or 0)).verdict.name.lower()
    if row["type"] == "date":
        date = read_date(key)
        assert date is not None
        return grade_date(answer, date).verdict.name.lower()
    accepted = (key, *filter(None, row["aliases"].split(";")))
    names = {fold(name): key for name in accepted} | {fold(name): name for name in row["others"].split(";") if name}
    people = frozenset(names) if row["type"] == "person" else frozenset()
    return grade_name(answer, accepted, Lexicon(names, people)).verdict.name.lower()


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table."""
    with Path(__file__).with_name(table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.parametrize("table", TABLES)
def test_the_grader_agrees_with_the_rules(table: str) -> None:
    """Every pair is graded as the rules say."""
    pairs = list(rows(table))
    differ = [(row["key"], row["answer"], row["verdict"]) for row in pairs if verdict(row) != row["verdict"]]
    assert len(pairs) == TABLES[table]
    assert not differ


@pytest.mark.parametrize("table", TABLES)
def test_no_other_thing_is_accepted(table: str) -> None:
    """No answer that the rules call wrong is graded correct."""
    assert not [row["answer"] for row in rows(table) if row["verdict"] == "wrong" and verdict(row) == "correct"]
