"""Markdown with questions in it."""

import pytest

from tests.interop.imports.support import asked, drafted, one, read, told


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Q: Who?\nA: Grant", ("typed", "Who?", {"answer": "Grant"})),
        ("**Q1:** Who?\n\n**A1:** Grant\n", ("typed", "Who?", {"answer": "Grant"})),
        ("- Question: Why?\n- Answer: Because it is so.", ("flip", "Why?", {"answer": "Because it is so."})),
        ("**Q: Who?**\nA: Grant", ("typed", "Who?", {"answer": "Grant"})),
        ("## 12. Who?\n\nGrant", ("typed", "Who?", {"answer": "Grant"})),
        ("# Title\n\n## Term\n\nWhat it *means* here.", ("flip", "Term", {"answer": "What it means here."})),
        ("the question::the answer", ("typed", "the question", {"answer": "the answer"})),
        ("- **ATP** :: `energy`", ("typed", "ATP", {"answer": "energy"})),
        ("Which\nare?\n?\n- oak\n- fern", ("flip", "Which are?", {"answer": "oak; fern"})),
        ("The ==cell== has ==walls==^[what].", ("cloze", "The {c1=cell} has {c2=walls} (what).", {})),
        ("A {{c1::cell::what}} is.", ("cloze", "A {c1=cell} (what) is.", {})),
        ("Q: Pick\n- [ ] a\n- [x] b\n\nSo it is.", ("choice", "Pick", {"answer": "b", "wrong": (("a", ""),)})),
        ("## Pick?\n- [x] a\n- [x] b\n- [ ] c", ("multi", "Pick?", {"answers": ("a", "b"), "wrong": (("c", ""),)})),
        ("`a::b` is code :: yes", ("typed", "a::b is code", {"answer": "yes"})),
    ],
)
def test_each_convention_is_read(text: str, question: tuple[object, ...]) -> None:
    """Letters before lines, headings, colons, a line with a question mark, highlights and task lists."""
    assert asked(one(text, "markdown")) == question


def test_groups_of_deletions_are_asked_together() -> None:
    """Deletions with one number are blank at once; the questions of a sentence share an id."""
    drafts = drafted("It is ==a==[^1] and ==b==[^2] and ==c==[^1].", "markdown")
    assert [(draft.slot, draft.stem) for draft in drafts] == [
        ("c1", "It is _____ and b and _____."),
        ("c2", "It is a and _____ and c."),
    ]
    assert len({draft.id for draft in drafts}) == 1


@pytest.mark.parametrize("text", ["left:::right", "left\n??\nright"])
def test_a_card_can_be_asked_from_either_side(text: str) -> None:
    """Both questions have one id and a slot each."""
    first, second = drafted(text, "markdown")
    assert (first.stem, first.fields, first.slot) == ("left", {"answer": "right"}, "")
    assert (second.stem, second.fields, second.slot) == ("right", {"answer": "left"}, "reverse")
    assert first.id == second.id


def test_headings_and_tags_become_tags() -> None:
    """Front matter, headings above and tags in the text tag; the only first-level heading is the title."""
    text = "---\ntags: [bio, cells]\n---\n# Cells\n\n## Parts\n#flashcards/organelles\n\nNucleus :: DNA #core\n"
    reading = read(text, "markdown")
    (entry,) = reading.entries
    assert reading.title == "Cells"
    assert entry.tags == ("bio", "cells", "Parts", "organelles", "core")
    assert (entry.stem, entry.fields) == ("Nucleus", {"answer": "DNA"})


def test_headings_ask_only_where_nothing_else_does() -> None:
    """In a file with other questions, a heading without a question mark is a section."""
    assert [draft.stem for draft in drafted("## Parts\na :: b\n\n## What is it?\nIt.", "markdown")] == [
        "a",
        "What is it?",
    ]
    assert [draft.stem for draft in drafted("# T\n## Parts\n### One\nx\n### Two\ny", "markdown")] == ["One", "Two"]


def test_code_asks_nothing() -> None:
    """What stands in a fenced block is the answer's text and no question of its own."""
    (draft,) = drafted("## How?\n\n```\na :: b\nQ: c\n# no heading\n```\n", "markdown")
    assert draft.fields == {"answer": "a :: b; Q: c; # no heading"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Intro.\n\na :: b", "f.txt:1:1: text that belongs to no question: 'Intro.'"),
        ("std::vector is.\n\na :: b", "f.txt:1:1: text that belongs to no question: 'std::vector is.'"),
        ("Q: a\n\nQ: b\nA: c", "f.txt:1:1: a question without an answer"),
        ("# T\n\n## One\nx\n\n## Two\n", "f.txt:6:1: a heading with nothing below it"),
        ("a :: b <!--SR:!2024-01-01,3,250-->", "f.txt:1:1: schedules of the file's program are not taken over"),
        ("a :: ![x](y.png)", "f.txt:1:1: the image 'y.png' stays behind"),
        ("Q: a\n- [ ] b\n- [ ] c", "f.txt:1:1: no option is right"),
    ],
)
def test_what_is_lost_is_told(text: str, says: str) -> None:
    """Text outside of questions, schedules and files are told with their line."""
    assert told(read(text, "markdown"))[0].startswith(says)


OWN = r"""# A *deck*

## What is \<b\>\_\_\_\_\_ \| \$5?

**Answer:** 1\*2

**Also right:** a \| b | c

**Explanation:** $x_1$ it is\.

**Source:** Book, page 1

**Tags:** x \| y | z

**Format:** cloze

**Id:** space/lander/which

## Order

1. one
2. two

**Format:** order

**Id:** space/order/question/order

## Pairs

| Left | Right |
| --- | --- |
| a \| b | 1 |
| c | 2 |

**Format:** match

**Id:** space/pairs/question

## Several?

- [x] a
  - Yes.
- [ ] b
  - No.
- [x] c

**Format:** multi

**Id:** space/multi/question
"""


def test_our_own_export_comes_back() -> None:
    """Format, id, slot and every part are those that were exported, with escapes taken off."""
    cloze, order, match, multi = drafted(OWN, "markdown")
    assert asked(cloze) == ("cloze", "What is <b>{1*2} | $5?", {"accept": ("a | b", "c")})
    assert (cloze.id, cloze.slot, cloze.source) == ("lander", "which", "Book, page 1")
    assert (cloze.explanation, cloze.tags) == ("$x_1$ it is.", ("x | y", "z"))
    assert (order.id, order.slot, asked(order)) == ("order", "", ("order", "Order", {"items": ("one", "two")}))
    assert asked(match) == ("match", "Pairs", {"pairs": (("a | b", "1"), ("c", "2"))})
    wrong = (("b", "No."),)
    assert asked(multi) == ("multi", "Several?", {"answers": ("a", "c"), "wrong": wrong, "feedback": "Yes."})
    assert told(read(OWN.replace("** order", "** sort"), "markdown"))[0].startswith(
        "f.txt:19:1: there is no format 'sort'"
    )
