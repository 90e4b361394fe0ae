"""Markdown, read by a parser that is not ours."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from quiz.interop.exports.item import Item, select
from quiz.interop.exports.markdown import write
from quiz.interop.exports.report import Report
from quiz.model.question import FORMATS, Bank
from tests.interop.exports.support import LINES, TEXTS, bank_of, exported, items_of, squeezed
from tests.support.examples import few

PARSER = MarkdownIt("commonmark").enable("table").use(dollarmath_plugin, allow_space=False, allow_digits=False)
Block = tuple[str, str]
"""What a text stands in, such as ``h2`` or ``ul li li``, and what it shows."""


def blocks(text: str) -> Iterator[Block]:
    """Yield the texts of a document with what they stand in."""
    open_tags: list[str] = []
    for token in PARSER.parse(text):
        if token.nesting == 1 and token.tag not in {"p", "table", "thead", "tbody", "tr"}:
            open_tags.append(token.tag)
        elif token.nesting == -1 and token.tag not in {"p", "table", "thead", "tbody", "tr"}:
            open_tags.pop()
        elif token.type == "math_block":
            yield " ".join(open_tags), f"$${token.content.strip()}$$"
        elif token.type == "inline":
            yield " ".join(open_tags), "".join(shown(token.children or ()))


def shown(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what the tokens of a line show; strong text has stars around it."""
    for token in tokens:
        assert token.type in {"text", "hardbreak", "strong_open", "strong_close", "math_inline", "text_special"}, token
        yield {"hardbreak": "\n", "strong_open": "**", "strong_close": "**"}.get(token.type) or (
            f"${token.content}$" if token.type == "math_inline" else token.content
        )


def lines(text: str) -> str:
    """Return a text as Markdown keeps it: white space within lines folded, no empty lines."""
    return "\n".join(filter(None, map(squeezed, text.split("\n"))))


def same(text: str) -> str:
    """Undo what is said otherwise in tables and lists: bars of maths."""
    return re.sub(r"\\vert\{\}", "|", text)


def expected(item: Item) -> Iterator[Block]:
    """Yield the blocks that a question should be."""
    own = item.question
    first, *rest = lines(own.stem).split("\n")
    yield "h2", first
    if rest or item.media("question"):
        yield "", "\n".join((*rest, *(one.label for one in item.media("question"))))
    match item.format:
        case "choice" | "multi" | "truefalse":
            for option in item.options:
                yield "ul li", f"[{'x' if option.correct else ' '}] {lines(option.text)}"
                if option.feedback:
                    yield "ul li ul li", lines(option.feedback)
        case "order" | "list":
            yield from (("ol li" if item.format == "order" else "ul li", squeezed(answer)) for answer in own.answers)
        case "match":
            yield from (("th", "Left"), ("th", "Right"))
            yield from (("td", squeezed(side)) for pair in own.pairs for side in pair)
        case _:
            yield "", f"**Answer:** {lines(own.answers[0])}"
    labelled = {
        "Also right": " | ".join(squeezed(name) for names in own.accept for name in names),
        "Tolerance": f"{own.tolerance.normalize():f}" if own.tolerance else "",
        "Explanation": lines(own.explanation),
        "Source": squeezed(own.source),
        "Tags": " | ".join(item.tags),
        "Format": item.format,
        "Id": item.ref,
    }
    yield from (("", f"**{label}:** {text}") for label, text in labelled.items() if text)


def check_all(text: str, items: dict[str, Item], report: Report, title: str) -> None:
    """Compare all blocks of a document with those that its questions should be."""
    head, *found = blocks(text)
    assert head == ("h1", squeezed(title))
    assert not report.left_out
    assert report.written == len(items)
    wanted = [block for item in items.values() for block in expected(item)]
    assert [(where, same(what)) for where, what in found] == wanted


def test_built_in_decks_are_read_whole(built: Bank, tmp_path: Path) -> None:
    """Every question is a heading with its answer below it, and says the same."""
    path, report = exported("markdown", built, tmp_path)
    check_all(path.read_text("utf-8"), items_of(built), report, built.title)


def test_every_format_is_read_whole(everything: Bank, tmp_path: Path) -> None:
    """Markdown carries every format."""
    path, report = exported("markdown", everything, tmp_path, FORMATS)
    check_all(path.read_text("utf-8"), items_of(everything, FORMATS), report, everything.title)


@settings(few(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), answers=st.lists(LINES, min_size=4, max_size=5, unique=True))
def test_any_text_is_read_as_it_was_written(texts: tuple[str, ...], answers: list[str], tmp_path: Path) -> None:
    """No letter of a deck means anything in Markdown."""
    bank, report = bank_of(texts, answers), Report()
    write([select(bank, FORMATS)], tmp_path / "any.md", report)
    check_all((tmp_path / "any.md").read_text("utf-8"), items_of(bank, FORMATS), report, bank.title)
