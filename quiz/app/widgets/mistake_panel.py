"""What is wrong with a deck that is being written, in place of an error message."""

from textual.content import Content
from textual.widgets import Static

from quiz.amounts import count
from quiz.app.literal import lines, literal
from quiz.errors import Problem
from quiz.library.preview.edition import Mistake
from quiz.library.preview.excerpt import excerpt

_NARROWEST = 20
_LISTED = 2
"""How many mistakes are listed beneath the first one, which is shown in its line."""


class MistakePanel(Static):
    """Tells the first problem with its line and a caret, and how many more there are; unseen where there is none."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        super().__init__(id="mistakes")
        self._mistake: Mistake | None = None
        self.display = False

    def tell(self, mistake: Mistake | None) -> None:
        """Tell another mistake, or none."""
        self._mistake = mistake
        self.display = mistake is not None
        self._draw()

    def on_resize(self) -> None:
        """Fit the line of the file to the width."""
        self._draw()

    def _draw(self) -> None:
        if self._mistake is not None:
            self.update(_content(self._mistake, max(_NARROWEST, self.content_region.width or self.app.size.width - 4)))


def _content(mistake: Mistake, width: int) -> Content:
    if not mistake.problems:
        return literal(f"✗ {mistake.reason}", "bold")
    problem, *others = mistake.problems
    more = len(others) - _LISTED
    found = excerpt(problem.mark, width) or ("", "")
    return lines(
        literal(f"✗ {problem.mark}", "bold"),
        literal(_said(problem)),
        *(literal(line, style) for line, style in zip(found, ("", "bold"), strict=True)),
        *(literal(f"✗ {other.mark.line}:{other.mark.column}: {_said(other)}") for other in others[:_LISTED]),
        literal(f"and {count(more, 'more mistake')}" if more > 0 else "", "$foreground-muted"),
    )


def _said(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message
