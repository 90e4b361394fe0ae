"""What is said twice, and what cannot both be true."""

from pathlib import Path

import pytest

from quiz.checks.repeats import find
from quiz.checks.subject import Subject
from tests.support.decks import HEAD, make_deck

LINES = HEAD.count("\n")
CAPITAL = """\
kinds:
  capital:
    slots: {of: place, is: {type: place, exclusive: yes}, since: date?}
    sentence: "{is} is the capital of {of}[, since {since}]."
    ask: {is: "What is the capital of {of}[ {since:on}]?"}
entities: {place: [Italy, {name: Rome, aliases: [Roma], within: Italy}, {name: Trastevere, within: Rome}, Milan]}
"""


def found(folder: Path, body: str) -> list[tuple[str, int]]:
    """Return code and line in the body of what is found."""
    subject = Subject(make_deck(folder, body), body, "small.yaml")
    return [(problem.code, problem.mark.line - LINES) for problem in find(subject)]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("visit: {who: Ann, to: Rome}", "visit: {who: ann, to: ROME}", "duplicate-fact"),
        (
            "quantity: {of: cats, did: slept, amount: 5}",
            "quantity: {of: Cats, did: slept, amount: five}",
            "duplicate-fact",
        ),
        ("visit: {who: Ann, to: Rome}", "visit: {who: Ann, to: Rome, when: 2000}", None),
        ("visit: {who: Ann, to: Rome}", "claim: Bob, visit: {who: Ann, to: Rome}", None),
        (
            "event: {what: the opening of the long bridge over the wide river, when: 1990}",
            "event: {what: the opening of the longer bridge over the wide river, when: 1990}",
            "near-duplicate",
        ),
        (
            "event: {what: the opening of the long bridge over the wide river, when: 1990}",
            "event: {what: the opening of the long bridge over the wide river, when: 1991}",
            None,
        ),
        (
            "text: 'In {1990|date} the old stone bridge over the river was closed to all {cars}.'",
            "text: 'In {1990|date} the old stone bridge over that river was closed to all {cars}.'",
            "near-duplicate",
        ),
        (
            "text: 'In {1990|date} the old stone bridge over the river was closed to all {cars}.'",
            "text: 'In {1990|date} the old stone bridge over the river was closed to all {dogs}.'",
            None,
        ),
    ],
)
def test_facts_that_say_the_same(tmp_path: Path, first: str, second: str, code: str | None) -> None:
    """Facts are the same by their values as answers are compared, and nearly so by their words."""
    assert found(tmp_path, f"facts:\n  - {{id: a, {first}}}\n  - {{id: b, {second}}}\n") == (
        [(code, 3)] if code else []
    )


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("choice: Which craft first landed on the Moon?, answer: Eagle, wrong: [Columbia, Odyssey]", "near-duplicate"),
        ("choice: Which craft was first to land on Mars?, answer: Viking, wrong: [Columbia, Odyssey]", None),
        ("choice: Which craft landed on the Moon first?, answer: Eagle, wrong: [Vostok, Soyuz, Mir, Salyut]", None),
        ("typed: Which craft landed on the Moon first?, answer: Eagle", None),
    ],
)
def test_questions_that_say_the_same(tmp_path: Path, second: str, code: str | None) -> None:
    """Questions are compared with their options, and only when they have the same answer."""
    body = (
        "questions:\n"
        "  - {id: a, choice: Which craft landed on the Moon first?, answer: Eagle, wrong: [Odyssey, Columbia]}\n"
        f"  - {{id: b, {second}}}\n"
    )
    assert found(tmp_path, body) == ([(code, 3)] if code else [])


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("{of: Italy, is: Rome}", "{of: Italy, is: Milan}", "contradiction"),
        ("{of: Italy, is: Rome}", "{of: Italy, is: Milan, since: 1990}", "contradiction"),
        ("{of: Italy, is: Rome}", "{of: Italy, is: Roma, since: 1990}", None),
        ("{of: Italy, is: Rome}", "{of: Italy, is: Trastevere}", None),
        ("{of: Italy, is: Rome}", "{of: France, is: Milan}", None),
    ],
)
def test_exclusive_slots_have_one_value(tmp_path: Path, first: str, second: str, code: str | None) -> None:
    """Facts that agree in what a question states must give one value; a part and its whole agree."""
    body = f"{CAPITAL}facts:\n  - {{id: a, capital: {first}}}\n  - {{id: b, capital: {second}}}\n"
    line = body.count("\n")
    assert found(tmp_path, body) == ([(code, line)] if code else [])


def test_judgements_may_differ(tmp_path: Path) -> None:
    """What two people hold is no contradiction; what one person holds is."""
    claims = "  - {{id: {0}, claim: {1}, capital: {{of: Italy, is: {2}}}}}\n"
    body = CAPITAL + "facts:\n" + claims.format("a", "Ann", "Rome") + claims.format("b", "Bob", "Milan")
    assert found(tmp_path, body) == []
    assert found(tmp_path, body + claims.format("c", "Bob", "Rome")) == [("contradiction", body.count("\n") + 1)]
