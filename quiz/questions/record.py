"""Write questions as plain data with fixed keys, for programs that read the bank."""

from quiz.model.dates import PartialDate
from quiz.model.media import Media
from quiz.model.numbers import Number
from quiz.model.question import Bank, Question
from quiz.model.values import Ref, Value


def records(bank: Bank) -> list[dict[str, object]]:
    """Return the questions of a bank as data for JSON, in the bank's order."""
    return [record(question) for question in bank.questions]


def record(question: Question) -> dict[str, object]:
    """Return one question as data for JSON.

    ``answer`` is one text, a list for multi, order and list, and a list of pairs for match.
    """
    answer: object = question.answers[0] if len(question.answers) == 1 else list(question.answers)
    if question.format in {"multi", "order", "list"}:
        answer = list(question.answers)
    elif question.format == "match":
        answer = [list(pair) for pair in question.pairs]
    return {
        "id": question.id,
        "card": question.card,
        "deck": question.deck,
        "fact": question.fact,
        "slot": question.slot,
        "format": question.format,
        "stem": question.stem,
        "options": None if question.options is None else [option.text for option in question.options],
        "answer": answer,
        "accept": [name for names in question.accept for name in names],
        "explanation": question.explanation,
        "source": question.source,
        "guess": round(question.guess, 6),
        "direct": question.direct,
        "difficulty": question.difficulty,
        "feedback": None if question.options is None else [option.feedback for option in question.options],
        "query": _query(question),
        "media": [_media(media) for media in question.media],
    }


def _media(media: Media) -> dict[str, str]:
    return {
        "sort": media.sort,
        "file": media.file,
        "alt": media.alt,
        "credit": media.credit,
        "shown": media.shown,
    }


def _query(question: Question) -> dict[str, object] | None:
    query = question.query
    if query is None:
        return None
    where = {slot: [plain(value) for value in values] for slot, values in query.where.items()}
    return {"kind": query.kind, "ask": query.ask, "where": where}


def plain(value: Value) -> str:
    """Write a value as one text that tells it apart: an entity's id, an ISO date, digits."""
    if isinstance(value, Ref):
        return value.entity
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, Number):
        return f"{value.value} {value.unit}".strip()
    return value.text
