"""Errors that a user can mend."""

import pytest

from quiz.errors import surely_meant


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("ID", ["id", "at"], "id"),
        ("Source Title", ["source-title", "source"], "source-title"),
        ("sorce", ["source", "sources"], "source"),
        ("soruce", ["source", "sources"], "source"),
        ("sourcee", ["source"], "source"),
        ("sourxe", ["source"], "source"),
        ("tag", ["tags", "id"], "tags"),
        ("aske", ["ask", "asked"], ""),
        ("wher", ["where", "when"], ""),
        ("ad", ["at", "id"], ""),
        ("i", ["id"], ""),
        ("idd", ["id", "at", "ask"], "id"),
        ("aat", ["id", "at", "ask"], "at"),
        ("srce", ["source"], ""),
        ("sources", ["source", "sources", "sauces"], "sources"),
        ("", ["id"], ""),
        ("x", [], ""),
    ],
)
def test_a_slip_has_one_meaning_or_none(word: str, known: list[str], meant: str) -> None:
    """A known word is meant by its letters in another case, or by one slip that leads to no other word."""
    assert surely_meant(word, known) == meant
