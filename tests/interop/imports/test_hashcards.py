"""Decks of hashcards."""

import pytest

from tests.interop.imports.support import asked, drafted, one, read, told


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Q: What is the capital of France?\nA: Paris",
            ("typed", "What is the capital of France?", {"answer": "Paris"}),
        ),
        ("Q: List\nthem.\nA:\n\n- ruthenium\n- rhodium\n", ("flip", "List them.", {"answer": "ruthenium; rhodium"})),
        ("C: [Paris] is in [France].", ("cloze", "{c1=Paris} is in {c2=France}.", {})),
        ("C:\nBetter is the sight\nof [eyes].", ("cloze", "Better is the sight of {c1=eyes}.", {})),
        ("C: \\[sic\\] [$n!$] is **[x\\]y]**", ("cloze", "[sic] {c1=$n!$} is {c2=x]y}", {})),
        ("C: set [{a}]", ("typed", "set _____", {"answer": "{a}"})),
        ("Q: a *b* `c*d*`\nA: [so](http://x/y_(z))", ("typed", "a b c*d*", {"answer": "so"})),
    ],
)
def test_cards_become_questions(text: str, question: tuple[object, ...]) -> None:
    """Questions with their answers over several lines, and clozes with each deletion as a card."""
    assert asked(one(text, "hashcards")) == question


def test_the_deck_can_have_a_name_and_rules_between_cards() -> None:
    """TOML at the top names the deck; a rule ends a card."""
    reading = read('---\nname = "Geography"\n---\nQ: a\nA: b\n---\nstray\nC: [c] d\n', "hashcards")
    assert reading.title == "Geography"
    assert [entry.stem for entry in reading.entries] == ["a", "{c1=c} d"]
    assert told(reading) == ["f.txt:7:1: text that belongs to no card (cards begin with 'Q:' or 'C:')"]


def test_images_are_named() -> None:
    """The brackets of an image are no deletion, and its name stays in the text."""
    reading = read("C: ![alt](a.png) shows [x].", "hashcards")
    assert [one.name for one in reading.entries[0].media] == ["a.png"]
    assert told(reading) == ["f.txt:1:1: the image 'a.png' stays behind; its name is in the text"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Q: a\nQ: b\nA: c", "f.txt:1:1: a question without an answer"),
        ("A: a\n", "f.txt:1:1: an answer without a question"),
        ("Q: a\nA: b\nA: c", "f.txt:3:1: a second answer"),
        ("C: [a]\nA: c", "f.txt:2:1: a second answer"),
        ("C: none", "f.txt:1:1: a cloze without a deletion"),
        ("C: [] x", "f.txt:1:1: a deletion is empty"),
        ("C: {" + "[a]" * 101, "f.txt:1:1: it has more than 100 deletions"),
        ("Q: a\nA:", "f.txt:1:1: it has no answer"),
        ("---\nname = no\n---\n", "f.txt:1:1: what stands between the '---' at the top is no TOML"),
        ("---\nQ: a\nA: b", "f.txt:1:1: the '---' at the top is not closed"),
    ],
)
def test_what_is_broken_is_left_out(text: str, says: str) -> None:
    """Each fault that hashcards refuses a deck for is told with its line; other cards are imported."""
    assert told(read(text, "hashcards"))[0].startswith(says)
    assert drafted(f"{text}\n\nQ: last?\nA: yes", "hashcards")[-1].stem == "last?"
