"""Findings that a deck ignores."""

from pathlib import Path

import pytest

from quiz.library.check import check_decks
from tests.support.checking import check_deck
from tests.support.decks import HEAD, write_deck

LINES = HEAD.count("\n")
NO_CARD = "  - {id: a, asked: [], text: 'A {x}.'}"


def found(folder: Path, body: str) -> list[tuple[str, int]]:
    """Return code and line in the body of what is left."""
    return [(problem.code, problem.mark.line - LINES) for problem in check_deck(write_deck(folder, body))]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (f"facts:\n{NO_CARD}\n", [("no-card", 2)]),
        (f"facts:\n{NO_CARD}  # quiz: ignore no-card because it is a draft\n", []),
        (f"facts:\n  # quiz: ignore no-card because it is a draft\n{NO_CARD}\n", []),
        (f"facts:\n  # quiz: ignore no-card because it is a draft\n\n  # and more\n{NO_CARD}\n", []),
        (f"facts:\n{NO_CARD}  # quiz: ignore no-card, no-alt because of x\n", [("ignore-unused", 2)]),
        (f"ignore: {{no-card: they are drafts}}\nfacts:\n{NO_CARD}\n", []),
        (f"facts:\n{NO_CARD}  # quiz: ignore no-card\n", [("no-card", 2), ("ignore-no-reason", 2)]),
        (f"ignore: {{no-card: ''}}\nfacts:\n{NO_CARD}\n", [("ignore-no-reason", 1), ("no-card", 3)]),
        (f"facts:\n{NO_CARD}  # quiz: ignore no-cart because of x\n", [("no-card", 2), ("ignore-unknown", 2)]),
        (f"facts:\n{NO_CARD}  # quiz: ignore no-id because of x\n", [("no-card", 2), ("ignore-unknown", 2)]),
        (f"facts:\n{NO_CARD}\n# quiz: ignore no-card because of x\n", [("no-card", 2), ("ignore-unused", 3)]),
        ("ignore: {no-alt: x}\nfacts:\n  - {id: a, text: 'A {x}.'}\n", [("ignore-unused", 1)]),
        ("facts:\n  - {id: a, text: 'A {x} # quiz: ignore no-alt because it is text.'}\n", []),
    ],
)
def test_an_ignore_spares_what_it_names(tmp_path: Path, body: str, left: list[tuple[str, int]]) -> None:
    """It holds for its line, the next one or the deck; one without reason, rule or match is itself a finding."""
    assert found(tmp_path, body) == left


def test_what_is_ignored_is_kept_with_its_reason(tmp_path: Path) -> None:
    """A report tells what was spared and why."""
    path = write_deck(tmp_path, f"facts:\n{NO_CARD}  # quiz: ignore no-card because it is a draft\n")
    (report,) = check_decks([path])
    ((finding, ignore),) = report.spared
    assert (finding.code, ignore.reason, report.findings) == ("no-card", "it is a draft", ())


def test_the_fast_check_does_not_miss_what_it_did_not_look_for(tmp_path: Path) -> None:
    """An ignore that only the generated questions need is no finding without them."""
    path = write_deck(
        tmp_path,
        "ignore: {no-question: the others will come}\n"
        "facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, claim: Bob, visit: {who: Bob, to: Rome}}\n",
    )
    assert check_deck(path, fast=True) == []
    assert check_deck(path) == []
