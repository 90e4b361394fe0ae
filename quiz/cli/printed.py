"""Print a bank for people: by fact and card, each question with its key, its options and its flaws."""

import textwrap
from collections.abc import Iterator, Sized
from itertools import groupby

from quiz.model.question import Bank, Card, Question
from quiz.questions.flaws.check import Flaw, flaws
from quiz.questions.tally import Tally, tally

_NARROWEST = 24
_KEY = "* "
_WRONG = "  "
_FLAW = "! "
_SMALL = 0.01


def printed(bank: Bank, width: int) -> Iterator[str]:
    """Yield the lines of a bank.

    Args:
        bank: what to print.
        width: the columns of the terminal; texts are wrapped to it, and only a longer word goes beyond.
    """
    width = max(_NARROWEST, width)
    yield from _wrapped(f"{bank.title}: {_count(bank.cards, 'card')}, {_count(bank.questions, 'question')}", "", width)
    found: list[Flaw] = []
    for _, cards in groupby(bank.cards, key=lambda card: card.fact):
        siblings = list(cards)
        yield ""
        yield from _fact(siblings[0], width)
        for card in siblings:
            yield ""
            yield f"  card {card.slot}"
            for question in bank.questions_of[card.id]:
                own = flaws(question)
                found += own
                yield from _question(question, card, own, width)
    yield ""
    yield from _totals(tally(bank.questions, found), width)


def _fact(card: Card, width: int) -> Iterator[str]:
    yield card.fact
    yield from _wrapped(card.statement, "  ", width)
    if card.note:
        yield from _wrapped(f"note: {card.note}", "  ", width)
    yield from _wrapped(f"source: {card.source}", "  ", width)
    if card.tags:
        yield from _wrapped(f"tags: {', '.join(card.tags)}", "  ", width)


def _question(question: Question, card: Card, found: list[Flaw], width: int) -> Iterator[str]:
    difficulty = _share(question.difficulty) if question.difficulty else "–"
    yield f"    {question.format:<9}  difficulty {difficulty}  guess {_share(question.guess)}"
    yield from _wrapped(question.stem, " " * 6, width)
    yield from _answers(question, width)
    if question.tolerance:
        yield from _wrapped(f"may be off by {question.tolerance}", " " * 10, width)
    if question.explanation.strip() not in {f"{card.statement} {card.note}".strip(), card.note}:
        yield from _wrapped(f"explained: {question.explanation}", " " * 10, width)
    for flaw in found:
        yield from _wrapped(f"{_FLAW}{flaw.severity} flaw {flaw.code}: {flaw.message}", " " * 6, width, hang=2)


def _answers(question: Question, width: int) -> Iterator[str]:
    """Yield the options with the key marked, or the answers and what else is accepted for them."""
    if question.options and question.format not in {"order", "match"}:
        for option in question.options:
            yield from _wrapped(f"{_KEY if option.correct else _WRONG}{option.text}", " " * 8, width, hang=2)
            if option.feedback:
                yield from _wrapped(option.feedback, " " * 14, width)
    else:
        ordered = question.format == "order"
        for place, answer in enumerate(question.answers):
            number = f"{place + 1}. " if ordered else ""
            yield from _wrapped(f"{_KEY}{number}{answer}", " " * 8, width, hang=2)
            if also := question.accept[place] if place < len(question.accept) else ():
                yield from _wrapped(f"also: {'; '.join(also)}", " " * 10, width)
    if question.options and question.format in {"order", "match"}:
        yield from _wrapped(f"shown as: {'; '.join(option.text for option in question.options)}", " " * 10, width)


def _totals(total: Tally, width: int) -> Iterator[str]:
    formats = ", ".join(f"{count} {name}" for name, count in total.formats.items())
    parts = [f"{total.questions} questions" + (f" ({formats})" if formats else "")]
    parts.append(f"{total.hard} hard and {total.soft} soft flaws")
    if total.questions:
        parts.append(f"{total.directs / total.questions:.1%} of stems are direct questions")
    yield from _wrapped("Total: " + "; ".join(parts), "", width, hang=2)


def _wrapped(text: str, indent: str, width: int, hang: int = 0) -> Iterator[str]:
    """Break a text into lines behind an indent; its own line breaks stay."""
    for line in text.splitlines():
        mark = line[:hang] if line.startswith((_KEY, _WRONG, _FLAW)) else ""
        yield from textwrap.wrap(
            line[len(mark) :],
            width,
            initial_indent=indent + mark,
            subsequent_indent=indent + " " * hang,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _share(value: float) -> str:
    """Write a number from 0 to 1 in few characters: .25, .004, 1."""
    if value in {0, 1}:
        return f"{value:.0f}"
    return f"{value:.{2 if value >= _SMALL else 4}f}".lstrip("0")


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
