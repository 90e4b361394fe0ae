"""A learner who types."""

import io
from collections.abc import Callable

from quiz.library.library import Library
from quiz.library.study import Study
from quiz.model.question import Question
from quiz.plain.session import PlainSession
from quiz.session.steps import Ask, Step
from tests.support.clock import FakeClock

MakeStudy = Callable[[str], tuple[Library, Study]]


class Typist(io.StringIO):
    """A learner at the keyboard: looks at the step before each line."""

    def __init__(self, study: Study, answers: Callable[[Step], list[str]], clock: FakeClock) -> None:
        """Type what a function says for each step, a step's lines once in a row."""
        super().__init__()
        self._study, self._answers, self._clock = study, answers, clock
        self._lines: list[str] = []
        self._left = 200

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Give the next line."""
        self._clock.pass_time(seconds=3)
        self._left -= 1
        assert self._left, "the session does not end"
        if not self._lines:
            self._lines = self._answers(self._study.step)
        return f"{self._lines.pop(0)}\n" if self._lines else ""


def lines_for(question: Question, *, right: bool = True) -> list[str]:
    """Return what a learner types who knows the answer, or does not."""
    if not right:
        return [":d"]
    texts = [option.text for option in question.options or ()]
    if question.format in {"choice", "multi", "truefalse"}:
        return [" ".join(str(place + 1) for place, option in enumerate(question.options or ()) if option.correct)]
    if question.format in {"order", "match"}:
        wanted = [partner for _, partner in question.pairs] or list(question.answers)
        return [" ".join(str(texts.index(text) + 1) for text in wanted)]
    if question.format == "list":
        return [*question.answers, ""]
    return ["", "y"] if question.format == "flip" else [question.answers[0]]


def knows(step: Step) -> list[str]:
    """Answer everything right."""
    return lines_for(step.question) if isinstance(step, Ask) else [""]


def run(made: tuple[Library, Study], clock: FakeClock, answers: Callable[[Step], list[str]]) -> str:
    """Run a session and return what was said."""
    library, study = made
    out = io.StringIO()
    PlainSession(study, library.now, Typist(study, answers, clock), out).run()
    return out.getvalue()
