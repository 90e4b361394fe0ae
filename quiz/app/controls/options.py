"""Pick options: one by its number, or several and enter."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from quiz.app.controls.base import Control
from quiz.app.literal import literal
from quiz.grading.response import Picked
from quiz.model.question import Question

LETTERS = "abcdefgh"


class OptionLine(Static):
    """One option; a click on it is told to the control."""

    class Clicked(Message):
        """The option was clicked."""

        def __init__(self, place: int) -> None:
            """Carry the option's place, from 0."""
            super().__init__()
            self.place = place

    def __init__(self, place: int, text: str) -> None:
        """Show an option.

        Args:
            place: its place, from 0.
            text: its words.
        """
        super().__init__(literal(text))
        self.place = place

    def on_click(self) -> None:
        """Tell that the option was clicked."""
        self.post_message(self.Clicked(self.place))


class OptionsControl(Control, can_focus=True):
    """Pick one option, or toggle several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("enter", "choose", "Choose"),
        Binding("space", "mark", "Mark", show=False),
    ]
    cursor: reactive[int] = reactive(0)

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
        self.cursor = (self.cursor + step) % len(self.question.options or ())

    def action_mark(self) -> None:
        """Mark the option under the cursor, or pick it where one is wanted."""
        self._pick(self.cursor)

    def action_choose(self) -> None:
        """Answer with what is marked, or with the option under the cursor."""
        if self._several:
            self._answer(tuple(sorted(self._marked)))
        else:
            self._answer((self.cursor,))

    def on_key(self, event: events.Key) -> None:
        """Pick an option by its number or letter."""
        key = event.key
        place = int(key) - 1 if key.isdecimal() else LETTERS.find(key) if len(key) == 1 else -1
        if 0 <= place < len(self.question.options or ()):
            event.stop()
            self._pick(place)

    def on_option_line_clicked(self, event: OptionLine.Clicked) -> None:
        """Pick the option that was clicked."""
        event.stop()
        self._pick(event.place)

    def _pick(self, place: int) -> None:
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
