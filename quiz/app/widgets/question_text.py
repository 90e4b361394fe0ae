"""A question with all of its answers, as one text."""

from collections.abc import Iterator

from textual.content import Content

from quiz.app.first_words import label_of
from quiz.app.literal import lines, literal
from quiz.model.question import Card, Question

_MUTED = "$foreground-muted"


def question_content(question: Question, card: Card, *, end: bool = True) -> Content:
    """Return a question with its answers; why and where only as far as the fact above does not say it.

    Args:
        question: the question.
        card: the card that it asks, which is shown above it.
        end: whether an empty line ends it.
    """
    parts = [
        literal(f"{label_of(question) or 'Statement'} ({question.format})", _MUTED),
        literal(question.stem, "bold"),
        *_answers(question),
    ]
    why = question.explanation.removeprefix(card.statement).strip().removeprefix(card.note).strip()
    if why:
        parts.append(literal(f"  Why: {why}"))
    if question.source != card.source:
        parts.append(literal(f"  Source: {question.source}", _MUTED))
    return lines(*parts, literal(" " if end else ""))


def _answers(question: Question) -> Iterator[Content]:
    if question.format == "order":
        yield from (literal(f"  {place}. {answer}") for place, answer in enumerate(question.answers, 1))
    elif question.format == "match":
        yield from (literal(f"  {left} → {right}") for left, right in question.pairs)
    elif question.options is not None:
        for option in question.options:
            told = f" – {option.feedback}" if option.feedback else ""
            style = "bold $text-success" if option.correct else ""
            yield literal(f"  {'✓' if option.correct else '·'} {option.text}", style) + literal(told, _MUTED)
    else:
        yield literal(f"  ✓ {'; '.join(question.answers)}", "bold $text-success")
    also = dict.fromkeys(text for texts in question.accept for text in texts if text not in question.answers)
    if also:
        yield literal(f"  also right: {'; '.join(also)}", _MUTED)
