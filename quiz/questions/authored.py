"""Turn questions that an instructor wrote by hand into questions of the bank."""

import math
from random import Random

from quiz.ids import card_id, question_id
from quiz.model.authored import AuthoredQuestion
from quiz.model.question import Card, Option, Question
from quiz.questions.material import Material


def authored_question(material: Material, authored: AuthoredQuestion) -> Question:
    """Make a question of the bank out of a hand-written one."""
    deck = material.deck.id
    card = card_id(deck, authored.id, authored.slot)
    options = _options(material, authored)
    answers = authored.answers
    if authored.format == "match":
        answers = tuple(f"{left} – {right}" for left, right in authored.pairs)
    return Question(
        id=question_id(card, authored.format),
        card=card,
        deck=deck,
        fact=authored.id,
        slot=authored.slot,
        format=authored.format,
        stem=authored.stem,
        answers=answers,
        explanation=authored.explanation,
        source="; ".join(str(citation) for citation in authored.citations),
        guess=_guess(authored),
        options=options or None,
        accept=(authored.accept,) if authored.accept else (),
        key=(authored.key,) if authored.key is not None else (),
        pairs=authored.pairs,
        tolerance=authored.tolerance,
        pinned=authored.pinned or authored.format == "truefalse",
        direct=authored.format != "cloze",
        media=authored.media,
    )


def authored_card(question: Question, authored: AuthoredQuestion) -> Card:
    """Make the card of a hand-written question."""
    return Card(
        id=question.card,
        deck=question.deck,
        fact=question.fact,
        slot=authored.slot,
        statement=f"{question.stem} → {'; '.join(question.answers)}",
        note=authored.explanation,
        source=question.source,
        mark=authored.mark,
        tags=authored.tags,
        citations=authored.citations,
        media=authored.media,
    )


def _options(material: Material, authored: AuthoredQuestion) -> tuple[Option, ...]:
    if authored.format == "order":
        items = [Option(answer, correct=True) for answer in authored.answers]
    elif authored.format == "match":
        items = [Option(right, correct=True) for _, right in authored.pairs]
    else:
        items = [Option(option.text, option.correct, option.feedback) for option in authored.options]
    if not authored.pinned and authored.format != "truefalse":
        Random(material.chance("options", authored.id)).shuffle(items)  # noqa: S311 - no secret
    return tuple(items)


def _guess(authored: AuthoredQuestion) -> float:
    """Return the chance of a blind guess: one of n, one subset, or one order of all."""
    if authored.format in {"choice", "truefalse"}:
        return 1 / len(authored.options)
    if authored.format == "multi":
        return 1 / ((1 << len(authored.options)) - 1)
    if authored.format in {"order", "match"}:
        return 1 / math.factorial(len(authored.answers) or len(authored.pairs))
    return 0.0
