"""Put lines in order by moving them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.app.controls.base import HelpLine
from quiz.app.controls.lines import LinesControl, OptionLine
from quiz.grading.response import Arranged
from quiz.model.question import Question

_HELP = "Space grabs a line, up and down move it; or type the place it belongs to. Enter hands in."
_MOVING = "Up and down move the line, space lets it go."
_UNTOUCHED = "Nothing was moved. Enter again hands it in as it stands."


class OrderControl(LinesControl):
    """Lines in an order that the learner changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", id="order.up", show=False, tooltip="Go up, with the line that is grabbed."),
        Binding("down,j", "move(1)", "Down", id="order.down", show=False, tooltip="Go down, with the line grabbed."),
        Binding("shift+up,K", "carry(-1)", "Line up", id="order.carry_up", show=False, tooltip="Move it up."),
        Binding("shift+down,J", "carry(1)", "Line down", id="order.carry_down", show=False, tooltip="Move it down."),
        Binding("space", "grab", "Grab", id="order.grab", tooltip="Grab the line, or let it go."),
        Binding("enter", "hand_in", "Done", id="order.hand_in", tooltip="Hand the order in."),
    ]  # fmt: skip

    def __init__(self, question: Question) -> None:
        """Show the lines of a question as they lie."""
        super().__init__(question)
        self._order = list(range(len(question.options or ())))
        self._cursor = 0
        self._grabbed = False
        self._touched = False

    def compose(self) -> ComposeResult:
        """Lay the lines out."""
        for place in range(len(self._order)):
            yield OptionLine(place, *self._line(place))
        yield HelpLine(_HELP)

    def on_mount(self) -> None:
        """Show where the cursor is."""
        super().on_mount()
        self._redraw()

    def action_move(self, step: int) -> None:
        """Move the cursor, and the line with it when it is grabbed."""
        if self._grabbed:
            self.action_carry(step)
            return
        self._cursor = (self._cursor + step) % len(self._order)
        self._redraw()

    def action_carry(self, step: int) -> None:
        """Move the line under the cursor."""
        self._move_to(self._cursor + step)

    def action_grab(self) -> None:
        """Grab the line under the cursor, or let it go."""
        self._grabbed = not self._grabbed
        self.query_one(HelpLine).tell(_MOVING if self._grabbed else _HELP)
        self._redraw()

    def action_hand_in(self) -> None:
        """Answer; an order that was not touched has to be confirmed."""
        if self._touched:
            self.post_message(self.Answered(Arranged(tuple(self._order))))
            return
        self._touched = True
        self.query_one(HelpLine).tell(_UNTOUCHED)

    def pick(self, place: int) -> None:
        """Move the line under the cursor to a place, from 0."""
        self._move_to(place)

    def on_option_line_clicked(self, event: OptionLine.Clicked) -> None:
        """Put the cursor on the line that was clicked, or the grabbed line there."""
        event.stop()
        if self._grabbed:
            self._move_to(event.place)
            self.action_grab()
        else:
            self._cursor = event.place
            self._redraw()

    def _move_to(self, place: int) -> None:
        if 0 <= place < len(self._order):
            self._order.insert(place, self._order.pop(self._cursor))
            self._cursor = place
            self._touched = True
            self._redraw()

    def _redraw(self) -> None:
        for line in self.query(OptionLine):
            line.set_class(line.place == self._cursor, "-cursor")
            line.show(*self._line(line.place))

    def _line(self, place: int) -> tuple[str, str]:
        here = place == self._cursor
        pointer = "⇅" if here and self._grabbed else "›" if here else " "
        moving = "  (moving)" if here and self._grabbed else ""
        options = self.question.options or ()
        return f"{pointer} {place + 1}  ", f"{options[self._order[place]].text}{moving}"
