"""Places in sources, and their addresses."""

from pathlib import Path

import pytest

from quiz.checks.citations import find
from quiz.checks.subject import Subject
from quiz.errors import Problem
from tests.support.decks import make_deck


def found(folder: Path, body: str) -> list[Problem]:
    """Return what the rules on citations find in a deck whose head has the source."""
    from quiz.decks.read import read_deck

    path = folder / "d.yaml"
    path.write_text(f"deck: d\nsource: book\n{body}\n", "utf-8")
    return list(find(Subject(read_deck(path, "d.yaml"), "", "d.yaml")))


@pytest.mark.parametrize(
    ("places", "locator", "code"),
    [
        ("{page: 310}", "page 310", None),
        ("{page: 310}", "pages 12–14", None),
        ("{page: 310}", "p. 12", None),
        ("{page: 310}", "pp. 12, 14 and 20", None),
        ("{page: 310}", "Page 311", "unknown-place"),
        ("{page: 310}", "page 0", "unknown-place"),
        ("{page: 310}", "pages 300-320", "unknown-place"),
        ("{page: 310}", "chapter 3", "unknown-place"),
        ("{page: 310}", "homepage 3", "unknown-place"),
        ("{page: 310}", "page", "unknown-place"),
        ("{page: 310, chapter: 12}", "chapter 3, page 20", None),
        ("{page: 310, chapter: 12}", "chapter 13, page 20", "unknown-place"),
        ("{section: [Study, Write a deck]}", 'section "Write a deck"', None),
        ("{section: [Study, Write a deck]}", "section Wright a deck", "unknown-place"),
        ("[Preface, Chapter 1]", "chapter 1", None),
        ("[Preface, Chapter 1]", "chapter 2", "unknown-place"),
        ("{page: 310}", "", "no-place"),
    ],
)
def test_a_place_is_one_that_the_source_has(tmp_path: Path, places: str, locator: str, code: str | None) -> None:
    """Numbers are compared with how many there are, names with the names, in singular, plural and short."""
    at = f", at: '{locator}'" if locator else ""
    body = f"sources: {{book: {{title: B, places: {places}}}}}\nfacts:\n  - {{id: a, text: 'A {{x}}.'{at}}}"
    assert [problem.code for problem in found(tmp_path, body)] == ([code] if code else [])


def test_a_source_without_places_takes_any(tmp_path: Path) -> None:
    """What a source does not declare is not compared."""
    assert list(find(Subject(make_deck(tmp_path, "facts:\n  - {id: a, text: 'A {x}.', at: any}\n"), "", ""))) == []


@pytest.mark.parametrize(
    ("cited", "column"),
    [
        ("at: [page 3, page 13]", 42),
        ("source: 'book, page 13'", 37),
        ("source: book", 37),
        ("tags: x", 5),
    ],
)
def test_the_finding_stands_where_the_place_does(tmp_path: Path, cited: str, column: int) -> None:
    """It points at the wrong place itself, and at the fact where none is named."""
    body = f"sources: {{book: {{title: B, places: {{page: 12}}}}}}\nfacts:\n  - {{id: a, text: 'A {{x}}.', {cited}}}"
    (problem,) = found(tmp_path, body)
    assert (problem.mark.line, problem.mark.column) == (5, column)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://example.org", None),
        ("http://example.org:8080/a?b=c#d", None),
        ("https://例え.jp/ä", None),
        ("example.org", "bad-link"),
        ("https://exam ple.org", "bad-link"),
        ("https://", "bad-link"),
        ("https://localhost", "bad-link"),
        ("https://example.org:port/", "bad-link"),
        ("https://[::1", "bad-link"),
        ("javascript:alert(1)", "bad-link"),
        ("ftp://example.org/x", "bad-link"),
    ],
)
def test_an_address_can_be_followed(tmp_path: Path, url: str, code: str | None) -> None:
    """It has a scheme of the web and a host; the finding stands where the address does."""
    body = f"sources: {{book: {{title: B, url: '{url}'}}}}\nfacts:\n  - {{id: a, text: 'A {{x}}.'}}"
    problems = found(tmp_path, body)
    assert [(problem.code, problem.mark.line, problem.mark.column) for problem in problems] == (
        [(code, 3, 33)] if code else []
    )
