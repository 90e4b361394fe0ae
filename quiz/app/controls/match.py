"""Match left sides with right sides."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from quiz.app.controls.base import HelpLine
from quiz.app.controls.block import Line, LineBlock
from quiz.app.controls.lines import LinesControl
from quiz.grading.response import Arranged, Response
from quiz.model.question import Question

_WIDE = 80
"""Columns of the terminal from which the sides stand beside each other."""


class MatchControl(LinesControl):
    """Left sides, each with a place for its partner, and the right sides to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "go(-1)", "Up", show=False, id="match.up", tooltip="Go to the left side above."),
        Binding("down,j", "go(1)", "Down", show=False, id="match.down", tooltip="Go to the left side below."),
        Binding(
            "backspace,delete",
            "clear",
            "Back",
            id="match.clear",
            tooltip="Take the partner of the left side at the cursor away.",
        ),
        Binding(
            "enter", "hand_in", "Hand in", id="match.hand_in", tooltip="Answer once every left side has a partner."
        ),
    ]

    def begin(self, question: Question) -> None:
        """Begin with no pairs."""
        super().begin(question)
        self._lefts = [left for left, _ in question.pairs]
        self._partners: list[int | None] = [None] * len(self._lefts)
        # Left sides with a partner, the one paired last at the end.
        self._paired: list[int] = []
        self._cursor = 0

    def __init__(self) -> None:
        """Begin with no sides."""
        super().__init__()
        self.block.add_class("side", "-left")
        self.rights = LineBlock(classes="side -right")

    def compose(self) -> ComposeResult:
        """Lay out the left sides and the right sides."""
        # Before the first layout, so that it is the only one.
        self._fit_width()
        with Container(classes="sides"):
            yield self.block
            yield self.rights
        yield HelpLine()

    def on_resize(self) -> None:
        """Go with the width of the terminal."""
        self._fit_width()

    def _fit_width(self) -> None:
        """Put the sides beside each other where there is room."""
        self.set_class(self.app.size.width >= _WIDE, "-wide")

    def action_go(self, step: int) -> None:
        """Move the cursor over the left sides, around the ends."""
        self._go_to((self._cursor + step) % len(self._lefts))

    def action_clear(self) -> None:
        """Take the partner of the left side under the cursor away; where it has none, the last pair made."""
        if not self._paired:
            return
        place = self._cursor if self._cursor in self._paired else self._paired[-1]
        self._set(place, None)
        self._go_to(place)

    def action_hand_in(self) -> None:
        """Answer once all are paired; before that, go to a left side without a partner."""
        answer = self.draft()
        if answer is not None:
            self.answer(answer)
            return
        self._go_to(self._next_empty())
        self.redraw(f"{self._tally()}: give “{self._lefts[self._cursor]}” a partner by its number.")

    def draft(self) -> Response | None:
        """Return the pairs once every left side has its partner."""
        given = tuple(partner for partner in self._partners if partner is not None)
        return Arranged(given) if len(given) == len(self._partners) else None

    async def refill(self, response: Response) -> bool:
        """Pair again what was paired."""
        if not isinstance(response, Arranged):
            return False
        for left, partner in enumerate(response.indices):
            self._set(left, partner)
        self.redraw()
        return True

    def pick(self, place: int) -> None:
        """Give the left side under the cursor a partner, also when another one has it, and go on."""
        if place in self._partners:
            self._set(self._partners.index(place), None)
        self._set(self._cursor, place)
        self._go_to(self._next_empty())

    def click(self, block: LineBlock, place: int) -> None:
        """Go to a left side that was clicked; pick a right side."""
        if block is self.block:
            self._go_to(place)
        else:
            self.pick(place)

    def usual_help(self) -> str:
        """Tell how far the pairing is."""
        if None in self._partners:
            return f"{self._tally()}: press the number of the partner of ›."
        return f"{self._tally()}: enter hands in, a number changes the pair at ›."

    def redraw(self, message: str = "") -> None:
        """Show the pairs, and which right sides are used."""
        self.block.show([self._left(place) for place in range(len(self._lefts))])
        self.rights.show([self._right(place) for place in range(len(self.options))])
        super().redraw(message)

    def _left(self, place: int) -> Line:
        here = place == self._cursor
        partner = self._partners[place]
        filled = "……" if partner is None else f"{partner + 1} {self.options[partner].text}"
        words = f"{self._lefts[place]} →\u00a0{filled}"
        return Line("› " if here else "  ", words, look="cursor" if here else "")

    def _right(self, place: int) -> Line:
        used = place in self._partners
        return Line(f"{'●' if used else '○'} {self.number(place)}  ", self.options[place].text, "dim" if used else "")

    def _tally(self) -> str:
        return f"{len(self._paired)} of {len(self._lefts)} paired"

    def _set(self, left: int, partner: int | None) -> None:
        self._partners[left] = partner
        if left in self._paired:
            self._paired.remove(left)
        if partner is not None:
            self._paired.append(left)

    def _next_empty(self) -> int:
        """Return the next left side without a partner from the cursor on; the cursor's own when all have one."""
        count = len(self._lefts)
        after = ((self._cursor + step) % count for step in range(count))
        return next((place for place in after if self._partners[place] is None), self._cursor)

    def _go_to(self, place: int) -> None:
        self._cursor = place
        self.redraw()
        self.keep_in_sight(place)
