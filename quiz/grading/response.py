"""What a learner can answer."""

from dataclasses import dataclass

from quiz.model.question import Question


@dataclass(frozen=True, slots=True)
class Picked:
    """Options picked, by their place among the question's options, from 0."""

    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """One answer typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several answers typed, in any order."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Options by their place, put in order, or laid to the left sides of a match."""

    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """The learner's own word on an answer that was shown."""

    knew: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """The learner does not know, or asked for the answer."""


Response = Picked | Typed | Listed | Arranged | Recalled | Unknown


def as_text(question: Question, response: Response) -> str:
    """Write a response in words, as the review log keeps it."""
    if isinstance(response, Picked | Arranged):
        options = question.options or ()
        texts = [options[index].text for index in response.indices if 0 <= index < len(options)]
        if question.format == "match":
            texts = [f"{left} – {right}" for (left, _), right in zip(question.pairs, texts, strict=False)]
        return "; ".join(texts)
    if isinstance(response, Typed):
        return response.text
    if isinstance(response, Listed):
        return "; ".join(response.texts)
    if isinstance(response, Recalled):
        return "(recalled)" if response.knew else "(not recalled)"
    return ""
