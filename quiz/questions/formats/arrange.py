"""Formats in which several things are put in order or matched."""

import math
from collections.abc import Iterator
from dataclasses import replace

from quiz.model.media import with_the_answer
from quiz.model.question import Option, Query, Question
from quiz.model.source import cited
from quiz.questions.formats.writer import Asked, Writer
from quiz.questions.groups import Line
from quiz.questions.stems import Stem

_MOST_ORDERED = 8


def sequences(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Have the values of a slot put in the order that the fact gives them."""
    count = len(asked.values)
    if not asked.ordered or not 1 < count <= _MOST_ORDERED:
        return
    options = [Option(name, correct=True) for name in asked.answers.names]
    writer.random("options", asked).shuffle(options)
    for stem in asked.direct:
        yield writer.question(asked, "order", stem, options=tuple(options), guess=1 / math.factorial(count))


def orders(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Have several facts put in order by their dates or numbers."""
    for number, ordering in enumerate(asked.fact.kind.orders, 1):
        lines = writer.groups.order(asked.fact, asked.slot, ordering) if ordering.slot == asked.slot else ()
        if not lines:
            continue
        question = _arranged(writer, asked, Stem(ordering.stem, _no_query(asked), direct=True, variant=number), lines)
        yield replace(question, format="order", answers=tuple(line.left for line in lines))


def matches(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Have the values of two slots of several facts matched."""
    for number, pairing in enumerate(asked.fact.kind.pairs, 1):
        lines = writer.groups.match(asked.fact, asked.slot, pairing) if pairing.right == asked.slot else ()
        if not lines:
            continue
        question = _arranged(writer, asked, Stem(pairing.stem, _no_query(asked), direct=True, variant=number), lines)
        yield replace(
            question,
            answers=tuple(f"{line.left} – {line.right}" for line in lines),
            pairs=tuple((line.left, line.right) for line in lines),
        )


def _no_query(asked: Asked) -> Query:
    return Query(asked.fact.kind.name, asked.slot, {})


def _arranged(writer: Writer, asked: Asked, stem: Stem, lines: tuple[Line, ...]) -> Question:
    """Put together a question about several facts, each a line of it; the card is about the fact's own."""
    own = next(line for line in lines if line.fact is asked.fact)
    match = bool(own.right)
    options = [Option(line.right or line.left, correct=True) for line in lines]
    writer.random("match" if match else "order", asked, stem.variant).shuffle(options)
    material = writer.material
    citations = dict.fromkeys(citation for line in lines for citation in line.fact.citations)
    return writer.question(
        asked,
        "match" if match else "order",
        stem,
        answers=(),
        accept=(),
        broader=(),
        key=(),
        explanation=" ".join(dict.fromkeys(material.statement(line.fact) for line in lines)),
        source=cited(citations),
        options=tuple(options),
        guess=1 / math.factorial(len(lines)),
        query=None,
        focus=own.right or own.left,
        media=with_the_answer(asked.fact.media),
    )
