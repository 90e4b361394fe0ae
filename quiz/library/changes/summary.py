"""Sum up changes in a line, and as data."""

from collections.abc import Sequence
from typing import Any

from quiz.amounts import count
from quiz.library.changes.compare import Asked, Changed, Changes
from quiz.library.changes.seen import Seen


def counted(changes: Changes) -> dict[str, int]:
    """Count what differs; removed cards and other answers first, as they cost what learners remember."""
    return {
        "removed": len(changes.removed),
        "rekeyed": len(changes.rekeyed),
        "renamed": len(changes.renamed),
        "reworded": len(changes.reworded),
        "moved": len(changes.moved),
        "labelled": len(changes.labelled),
        "added": len(changes.added),
        "questions_removed": len(changes.questions_removed),
        "questions_added": len(changes.questions_added),
    }


_WORDS = {
    "removed": "removed",
    "rekeyed": "with another answer",
    "renamed": "with another id",
    "reworded": "reworded",
    "moved": "documented elsewhere",
    "labelled": "with other tags or media",
    "added": "added",
}


def summary(changes: Changes) -> str:
    """Sum up what differs in one line."""
    if not changes:
        return "the same for learners"
    numbers = counted(changes)
    parts = [f"{count(numbers[name], 'card')} {words}" for name, words in _WORDS.items() if numbers[name]]
    if numbers["questions_removed"]:
        parts.append(f"{count(numbers['questions_removed'], 'question')} gone")
    if numbers["questions_added"]:
        parts.append(f"{count(numbers['questions_added'], 'question')} added")
    parts += [f"other {what}" for what, _, _ in changes.deck]
    return ", ".join(parts)


def record(changes: Changes) -> dict[str, Any]:
    """Return what differs as data for JSON."""
    return {
        "same": not changes,
        "before": {"deck": changes.before.deck.id, "cards": len(changes.before.cards)},
        "after": {"deck": changes.after.deck.id, "cards": len(changes.after.cards)},
        "counts": counted(changes),
        "deck": [{"what": what, "before": before, "after": after} for what, before, after in changes.deck],
        "removed": [_card(card) for card in changes.removed],
        "rekeyed": _pairs(changes.rekeyed),
        "renamed": _pairs(changes.renamed),
        "reworded": _pairs(changes.reworded),
        "moved": _pairs(changes.moved),
        "labelled": _pairs(changes.labelled),
        "added": [_card(card) for card in changes.added],
        "questions_removed": [_question(asked) for asked in changes.questions_removed],
        "questions_added": [_question(asked) for asked in changes.questions_added],
    }


def _card(card: Seen) -> dict[str, Any]:
    return {
        "fact": card.fact,
        "slot": card.slot,
        "answer": card.answer,
        "statement": card.statement,
        "note": card.note,
        "source": card.source,
        "tags": list(card.tags),
    }


def _pairs(changed: Sequence[Changed]) -> list[dict[str, Any]]:
    return [
        {"before": _card(pair.before), "after": _card(pair.after)} | ({"parts": list(pair.parts)} if pair.parts else {})
        for pair in changed
    ]


def _question(asked: Asked) -> dict[str, Any]:
    return {
        "fact": asked.card.fact,
        "slot": asked.card.slot,
        "question": asked.name,
        "format": asked.question.format,
        "stem": asked.question.stem,
    }
