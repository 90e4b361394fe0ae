"""Questions for controls that need no deck."""

from quiz.model.question import Format, Option, Question


def a_question(question_format: Format, options: int, stem: str = "What?") -> Question:
    """Return a question with options named by their place; for a match, each the partner of a left side."""
    texts = [f"right {place}" for place in range(options)]
    return Question(
        id="q",
        card="c",
        deck="d",
        fact="f",
        slot="s",
        format=question_format,
        stem=stem,
        answers=tuple(texts),
        explanation="",
        source="",
        guess=0.0,
        options=tuple(Option(text, correct=True) for text in texts),
        pairs=tuple((f"left {place}", text) for place, text in enumerate(texts)) if question_format == "match" else (),
    )
