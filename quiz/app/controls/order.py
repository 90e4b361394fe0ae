"""Put lines in order by moving them."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from quiz.app.controls.block import Line, LineBlock
from quiz.app.controls.lines import LinesControl
from quiz.app.first_words import MOVE, sign
from quiz.grading.response import Arranged, Response
from quiz.model.question import Question


class OrderControl(LinesControl):
    """All lines in their present order; the one under the cursor can be moved."""

    # A number moves the line at once, the next digit moves it further.
    waits = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "go(-1)", "Up", show=False, id="order.up", tooltip="Go to the line above."),
        Binding("down,j", "go(1)", "Down", show=False, id="order.down", tooltip="Go to the line below."),
        Binding(
            "space", "grab", "Grab", id="order.grab", tooltip="Take the line at the cursor to move it, or put it down."
        ),
        Binding(
            "shift+up,ctrl+up,K",
            "carry(-1)",
            "Move up",
            show=False,
            id="order.move_up",
            tooltip="Move the line at the cursor up.",
        ),
        Binding(
            "shift+down,ctrl+down,J",
            "carry(1)",
            "Move down",
            show=False,
            id="order.move_down",
            tooltip="Move the line at the cursor down.",
        ),
        Binding("enter", "hand_in", "Hand in", id="order.hand_in", tooltip="Answer with the lines as they stand."),
    ]

    def begin(self, question: Question) -> None:
        """Begin with the options in the order in which they come."""
        super().begin(question)
        self._order = list(range(len(self.options)))
        self._cursor = 0
        self._grabbed = False
        # Whether a line was moved, or an enter on the untouched order has been warned of.
        self._ready = False

    def action_go(self, step: int) -> None:
        """Move the cursor around the ends, or the line that was grabbed."""
        if self._grabbed:
            self.action_carry(step)
            return
        self._cursor = (self._cursor + step) % len(self._order)
        self.redraw()
        self.keep_in_sight(self._cursor)

    def action_carry(self, step: int) -> None:
        """Move the line under the cursor a place up or down, not past the ends."""
        self._put(min(max(self._cursor + step, 0), len(self._order) - 1))

    def action_grab(self) -> None:
        """Grab the line under the cursor, or put it down."""
        self._grabbed = not self._grabbed
        self.redraw()

    def action_hand_in(self) -> None:
        """Put a grabbed line down; else answer, but ask first when nothing was moved."""
        if self._grabbed:
            self._grabbed = False
            self.redraw("The line is put down: enter hands in.")
        elif self._ready:
            self.answer(Arranged(tuple(self._order)))
        else:
            self._ready = True
            self.redraw("Nothing was moved: press enter again to hand it in as it stands.")

    def draft(self) -> Response | None:
        """Return the order once a line was moved, or it was handed in as it stood."""
        return Arranged(tuple(self._order)) if self._ready else None

    async def refill(self, response: Response) -> bool:
        """Put the lines in the order that was handed in."""
        if not isinstance(response, Arranged):
            return False
        self._order, self._ready = list(response.indices), True
        self.redraw()
        return True

    def pick(self, place: int) -> None:
        """Move the line under the cursor to a place."""
        self._put(place)

    def point(self, place: int) -> None:
        """Move the line at once also by a number that may go on."""
        self._put(place)

    def click(self, block: LineBlock, place: int) -> None:  # noqa: ARG002 - there is one block
        """Go to the line that was clicked, or put a grabbed line there."""
        if self._grabbed:
            self._put(place)
        else:
            self._cursor = place
            self.redraw()

    def usual_help(self) -> str:
        """Tell how a line is moved."""
        if self._grabbed:
            return "Moving: ↑ ↓ or a number say where to, space puts the line down."
        return MOVE

    def redraw(self, message: str = "") -> None:
        """Show the lines in their present order."""
        self.block.show([self._line(place) for place in range(len(self._order))])
        super().redraw(message)

    def _line(self, place: int) -> Line:
        here = place == self._cursor
        grabbed = here and self._grabbed
        pointer = "⇅" if grabbed else "›" if here else " "
        text = self.options[self._order[place]].text
        words = f"{text}  ← moving" if grabbed else text
        return Line(sign(self.number(place), pointer), words, look="cursor" if here else "")

    def _put(self, place: int) -> None:
        """Move the line under the cursor to a place, and the cursor with it."""
        if place != self._cursor:
            self._order.insert(place, self._order.pop(self._cursor))
            self._cursor = place
            self._ready = True
        self.redraw()
        self.keep_in_sight(self._cursor)
