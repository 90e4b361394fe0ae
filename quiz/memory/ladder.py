"""Choose the format in which a card is asked: recognition first, recall later."""

from collections.abc import Sequence

from quiz.ids import stable_number
from quiz.model.question import Format, Question
from quiz.model.review import Memory, Phase

_RUNG: dict[Format, int] = {
    "choice": 0, "multi": 0, "truefalse": 0, "match": 0,
    "cloze": 1,
    "typed": 2, "number": 2, "date": 2, "list": 2, "order": 2, "flip": 2,
}  # fmt: skip
_STABLE = ((7.0, 0), (21.0, 1))
_TOP = 2


def rung(memory: Memory) -> int:
    """Return how demanding the format may be: 0 below 7 days of stability, 1 to 21, then 2.

    After a lapse it is one rung lower.
    """
    stability = memory.stability or 0.0
    by_stability = next((step for days, step in _STABLE if stability < days), _TOP)
    return max(0, by_stability - memory.rung_penalty)


def choose_question(questions: Sequence[Question], memory: Memory) -> Question:
    """Choose the question that asks a card next.

    The nearest rung that has a question wins, the lower one of two. The question asked last
    is not asked again as long as the card has another. A question that the learner grades
    alone is only asked where the program can grade none. True or false comes after the other
    formats of its rung, since half of its answers are right by luck; the answer that may end
    learning fills a blank instead, where the card has one.

    Args:
        questions: the questions of one card, at least one.
        memory: the card's memory.
    """
    fresh = [question for question in questions if question.id != memory.last_question] or list(questions)
    graded = [question for question in fresh if question.format != "flip"] or fresh
    aim = rung(memory)
    if memory.stability is not None and all(_RUNG[question.format] < aim for question in graded):
        graded = fresh
    best = _nearest(graded, aim)
    if all(question.format == "truefalse" for question in best) and memory.phase is Phase.LEARNING and memory.step:
        best = [question for question in graded if _RUNG[question.format] == aim + 1] or best
    return best[stable_number("ladder", memory.card, memory.reps) % len(best)]


def _nearest(questions: Sequence[Question], aim: int) -> list[Question]:
    """Return the questions of the nearest rung, the lower one of two; true or false only where it has no others."""
    nearest = min(abs(_RUNG[question.format] - aim) for question in questions)
    rungs = sorted({_RUNG[q.format] for q in questions if abs(_RUNG[q.format] - aim) == nearest})
    best = [question for question in questions if _RUNG[question.format] == rungs[0]]
    return [question for question in best if question.format != "truefalse"] or best


def guess_chance(questions: Sequence[Question]) -> float:
    """Return the chance of a blind guess of a card that has only formats that can be guessed, else 0."""
    return min((question.guess for question in questions), default=0.0)
