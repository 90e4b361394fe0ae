"""Lay right sides to left sides."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from quiz.app.controls.base import HelpLine
from quiz.app.controls.lines import LinesControl, OptionLine
from quiz.grading.response import Arranged
from quiz.model.question import Question

_HELP = "The number of a right side gives it to the marked line. Backspace frees the line."
_COMPLETE = "All are paired: enter hands in, backspace frees the marked line."
_USED = "✓"


class LeftLine(OptionLine):
    """A left side and the right side that it was given."""

    def on_click(self) -> None:
        """Tell that the left side was clicked."""
        self.post_message(self.Clicked(self.place, left=True))


class MatchControl(LinesControl):
    """Left sides, one under the cursor, and right sides to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", id="match.up", show=False, tooltip="Go to the line above."),
        Binding("down,j", "move(1)", "Down", id="match.down", show=False, tooltip="Go to the line below."),
        Binding("backspace", "free", "Free", id="match.free", tooltip="Take the right side off the line."),
        Binding("enter", "hand_in", "Done", id="match.hand_in", tooltip="Hand the pairs in."),
    ]

    def __init__(self, question: Question) -> None:
        """Show the sides of a question."""
        super().__init__(question)
        self._partners: list[int | None] = [None] * len(question.pairs)
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """Lay out the left sides, and the right sides below or beside them."""
        with Vertical(classes="lefts"):
            for place in range(len(self._partners)):
                yield LeftLine(place, *self._left(place))
        with Vertical(classes="rights"):
            for place in range(len(self.question.options or ())):
                yield OptionLine(place, *self._right(place))
        yield HelpLine(_HELP)

    def on_mount(self) -> None:
        """Show where the cursor is."""
        super().on_mount()
        self._redraw()

    def action_move(self, step: int) -> None:
        """Move the cursor over the left sides, around the ends."""
        self._cursor = (self._cursor + step) % len(self._partners)
        self._redraw()

    def action_free(self) -> None:
        """Take the right side off the marked line; off the one above when it has none."""
        if self._partners[self._cursor] is None and self._cursor:
            self._cursor -= 1
        self._partners[self._cursor] = None
        self._redraw()

    def action_hand_in(self) -> None:
        """Answer once every line has its right side."""
        given = [partner for partner in self._partners if partner is not None]
        if len(given) == len(self._partners):
            self.post_message(self.Answered(Arranged(tuple(given))))
        else:
            self.query_one(HelpLine).tell(f"{len(self._partners) - len(given)} still without a right side.")

    def pick(self, place: int) -> None:
        """Give a right side to the marked line; it leaves the line that had it."""
        if place in self._partners:
            self._partners[self._partners.index(place)] = None
        self._partners[self._cursor] = place
        size = len(self._partners)
        following = [(self._cursor + step) % size for step in range(1, size)]
        self._cursor = next((line for line in following if self._partners[line] is None), self._cursor)
        self._redraw()

    def on_option_line_clicked(self, event: OptionLine.Clicked) -> None:
        """Mark a left side that was clicked, or pick a right side."""
        event.stop()
        if event.left:
            self._cursor = event.place
            self._redraw()
        else:
            self.pick(event.place)

    def _redraw(self) -> None:
        for line in self.query(OptionLine):
            left = isinstance(line, LeftLine)
            line.set_class(left and line.place == self._cursor, "-cursor")
            line.set_class(not left and line.place in self._partners, "-struck")
            line.show(*(self._left(line.place) if left else self._right(line.place)))
        self.query_one(HelpLine).tell(_HELP if None in self._partners else _COMPLETE)

    def _left(self, place: int) -> tuple[str, str]:
        partner = self._partners[place]
        given = "…" if partner is None else (self.question.options or ())[partner].text
        return f"{'›' if place == self._cursor else ' '} ", f"{self.question.pairs[place][0]} — {given}"

    def _right(self, place: int) -> tuple[str, str]:
        used = _USED if place in self._partners else " "
        return f"  {used}{place + 1}  ", (self.question.options or ())[place].text
