"""Mistakes that authors make: each gives one clear line at the right place."""

from pathlib import Path

import pytest

from quiz.checks.catalogue import RULES
from quiz.decks.read import read_deck
from quiz.errors import DeckError, Problem
from tests.decks.mistakes import FILES, MISTAKES, TABLES, WHOLE
from tests.support.decks import HEAD, make_deck

HEAD_LINES = HEAD.count("\n")
BELOW_HEAD = [(*mistake, code) for code, mistakes in MISTAKES.items() for mistake in mistakes]


def refusal(path: Path, content: bytes) -> Problem:
    """Return the one problem that a deck file has."""
    path.write_bytes(content)
    with pytest.raises(DeckError) as refused:
        read_deck(path, path.name)
    (problem,) = refused.value.problems
    assert "\n" not in str(problem)
    return problem


def told(problem: Problem) -> tuple[str, int, int, str]:
    """Return where a problem is, and its code."""
    return problem.mark.file, problem.mark.line, problem.mark.column, problem.code


@pytest.mark.parametrize(
    ("body", "line", "column", "says", "code"), BELOW_HEAD, ids=[f"{m[4]}-{m[3][:40]}" for m in BELOW_HEAD]
)
def test_a_mistake_is_told_once_at_its_place(
    tmp_path: Path, body: str, line: int, column: int, says: str, code: str
) -> None:
    """It gives one error that names file, line and column, what is wrong and what would be right."""
    (tmp_path / "t.csv").write_text("id,who,to\na,Ann,Rome\n", "utf-8")
    problem = refusal(tmp_path / "small.yaml", (HEAD + body).encode())
    assert told(problem) == ("small.yaml", line + HEAD_LINES, column, code)
    assert says in str(problem)


@pytest.mark.parametrize(("text", "line", "column", "says", "code"), WHOLE, ids=[m[3][:40] for m in WHOLE])
def test_a_mistake_in_the_head_is_told_once(
    tmp_path: Path, text: str, line: int, column: int, says: str, code: str
) -> None:
    """So does a mistake in what every deck begins with."""
    problem = refusal(tmp_path / "d.yaml", text.encode())
    assert told(problem) == ("d.yaml", line, column, code)
    assert says in str(problem)


@pytest.mark.parametrize(("content", "line", "column", "says", "code"), FILES, ids=[f"{m[0][:12]!r}" for m in FILES])
def test_a_file_that_is_no_deck_is_told_once(
    tmp_path: Path, content: bytes, line: int, column: int, says: str, code: str
) -> None:
    """So does a wrong encoding, a binary file, a tab after a Windows line end; a byte order mark is no mistake."""
    problem = refusal(tmp_path / "d.yaml", content)
    assert told(problem) == ("d.yaml", line, column, code)
    assert says in str(problem)


@pytest.mark.parametrize(("table", "line", "column", "says", "code"), TABLES, ids=[m[3][:40] for m in TABLES])
def test_a_mistake_in_a_table_is_told_once_at_its_cell(
    tmp_path: Path, table: str, line: int, column: int, says: str, code: str
) -> None:
    """A problem in a CSV file names that file with line and column."""
    (tmp_path / "t.csv").write_text(table, "utf-8")
    body = "facts:\n  - {table: t.csv, kind: visit, id: 'v-{who}'}\n"
    problem = refusal(tmp_path / "small.yaml", (HEAD + body).encode())
    assert told(problem) == ("t.csv", line, column, code)
    assert says in str(problem)


def test_a_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    """The CSV file is named, and not the deck."""
    (tmp_path / "t.csv").write_bytes("who,to\nAnn,Málaga\n".encode("latin-1"))
    body = "facts:\n  - {table: t.csv, kind: visit, id: 'v-{who}'}\n"
    problem = refusal(tmp_path / "small.yaml", (HEAD + body).encode())
    assert told(problem) == ("t.csv", 2, 6, "encoding")


def test_every_error_has_a_mistake_in_the_tables() -> None:
    """Each rule that stops a deck from being used is broken by some row, most of them in several ways."""
    rows = [*BELOW_HEAD, *WHOLE, *FILES, *TABLES]
    assert {row[4] for row in rows} == {code for code, rule in RULES.items() if rule.severity == "error"}
    assert len({row[3] for row in rows}) > 150


def test_every_problem_is_found_at_once(tmp_path: Path) -> None:
    """A deck with several mistakes tells all of them, in the order of the file."""
    body = "facts:\n  - {id: a, visit: {who: Ann, too: Rome}}\n  - {id: b, text: 'x'}\n  - {text: 'A {y}.', tag: z}\n"
    with pytest.raises(DeckError, match="and 3 more: 'quiz check' lists them") as refused:
        make_deck(tmp_path, body)
    assert [problem.mark.line - HEAD_LINES for problem in refused.value.problems] == [2, 3, 4, 4]


def test_a_deck_without_source_is_told(tmp_path: Path) -> None:
    """A fact that no source documents is refused, and the hint says how to cite one."""
    path = tmp_path / "d.yaml"
    path.write_text("deck: d\nfacts:\n  - {id: a, text: 'A {b}.'}\n")
    with pytest.raises(DeckError, match=r"d.yaml:3:5: a fact has no source \(add 'source: ID, place in it'"):
        read_deck(path, "d.yaml")


def test_a_broken_kind_is_told_once(tmp_path: Path) -> None:
    """Facts of a kind that cannot be read give no further errors."""
    body = "kinds:\n  moon: {slots: {of: planet}, sentence: '{of}'}\nfacts:\n  - {id: a, moon: {of: Mars}}\n"
    with pytest.raises(DeckError) as refused:
        make_deck(tmp_path, body)
    assert len(refused.value.problems) == 1


def test_a_source_with_a_place_is_explained(tmp_path: Path) -> None:
    """A deck's own source that names a place in it gives one error with the remedy, and no others."""
    path = tmp_path / "d.yaml"
    path.write_text("deck: d\nsource: b, page 1\nsources: {b: {title: B}}\nfacts:\n  - {id: a, text: 'A {b}.'}\n")
    with pytest.raises(DeckError, match=r"d.yaml:2:9: .*'source: b'; facts say where with 'at'") as refused:
        read_deck(path, "d.yaml")
    assert len(refused.value.problems) == 1
