"""Pick options: one by its number, or several and enter."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import Static

from quiz.app.controls.lines import LinesControl, OptionLine
from quiz.app.literal import literal
from quiz.grading.response import Picked
from quiz.model.question import Question


class OptionsControl(LinesControl):
    """Pick one option, or toggle several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("enter", "choose", "Choose"),
        Binding("space", "mark", "Mark", show=False),
    ]
    # No option is under the cursor at first: an enter too many answers nothing.
    cursor: reactive[int | None] = reactive(None)

    def __init__(self, question: Question) -> None:
        """Show the options of a question."""
        super().__init__(question)
        self._several = question.format == "multi"
        self._marked: set[int] = set()

    def compose(self) -> ComposeResult:
        """Lay out one line an option."""
        for place in range(len(self.question.options or ())):
            yield OptionLine(place, self._text(place))
        if self._several:
            yield Static("Several may be right: mark them with their numbers, then press enter.", classes="help")

    def on_mount(self) -> None:
        """Show where the cursor is."""
        self._redraw()

    def watch_cursor(self) -> None:
        """Show where the cursor is."""
        if self.is_mounted:
            self._redraw()

    def action_move(self, step: int) -> None:
        """Move the cursor, around the ends."""
        first = -1 if step > 0 else 0
        self.cursor = ((first if self.cursor is None else self.cursor) + step) % len(self.question.options or ())

    def action_mark(self) -> None:
        """Mark the option under the cursor, or pick it where one is wanted."""
        if self.cursor is not None:
            self.pick(self.cursor)

    def action_choose(self) -> None:
        """Answer with what is marked, or with the option under the cursor."""
        if self._several:
            self._answer(tuple(sorted(self._marked)))
        elif self.cursor is not None:
            self._answer((self.cursor,))

    def pick(self, place: int) -> None:
        """Answer with an option, or mark it where several are wanted."""
        self.cursor = place
        if not self._several:
            self._answer((place,))
            return
        self._marked ^= {place}
        self._redraw()

    def _answer(self, places: tuple[int, ...]) -> None:
        if places:
            self.post_message(self.Answered(Picked(places)))

    def _redraw(self) -> None:
        for line in self.query(OptionLine):
            line.set_class(line.place == self.cursor, "-cursor")
            line.update(literal(self._text(line.place)))

    def _text(self, place: int) -> str:
        options = self.question.options or ()
        box = ("[x] " if place in self._marked else "[ ] ") if self._several else ""
        pointer = "›" if place == self.cursor else " "
        return f"{pointer} {place + 1}  {box}{options[place].text}"
