"""Pick options: one by its number, or several and enter."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from quiz.app.controls.base import HelpLine
from quiz.app.controls.lines import STRUCK, LinesControl, OptionLine
from quiz.grading.response import Picked
from quiz.model.question import Question

_TRUTH = "tf"


class OptionsControl(LinesControl):
    """Pick one option, or toggle several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", id="options.up", show=False, tooltip="Go to the option above."),
        Binding("down,j", "move(1)", "Down", id="options.down", show=False, tooltip="Go to the option below."),
        Binding("enter", "choose", "Choose", id="options.choose", tooltip="Answer with what is chosen."),
        Binding("space", "mark", "Mark", id="options.mark", show=False, tooltip="Mark the option, or choose it."),
    ]
    # No option is under the cursor at first: an enter too many answers nothing.
    cursor: reactive[int | None] = reactive(None)

    def __init__(self, question: Question) -> None:
        """Show the options of a question."""
        super().__init__(question)
        self._several = question.format == "multi"
        self._marked: set[int] = set()
        self._struck: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out one line an option."""
        for place in range(len(self.question.options or ())):
            yield OptionLine(place, *self._line(place))
        if self._several:
            yield HelpLine("Several may be right: mark them with their numbers, then press enter.")

    def watch_cursor(self) -> None:
        """Show where the cursor is."""
        if self.is_mounted:
            self._redraw()

    def action_move(self, step: int) -> None:
        """Move the cursor to the next option that is not struck out, around the ends."""
        size = len(self.question.options or ())
        first = -1 if step > 0 else 0
        place = first if self.cursor is None else self.cursor
        for _ in range(size):
            place = (place + step) % size
            if place not in self._struck:
                break
        self.cursor = place

    def action_mark(self) -> None:
        """Mark the option under the cursor, or pick it where one is wanted."""
        if self.cursor is not None:
            self.pick(self.cursor)

    def action_choose(self) -> None:
        """Answer with what is marked, or with the option under the cursor."""
        if not self._several:
            if self.cursor is not None:
                self._answer((self.cursor,))
        elif self._marked:
            self._answer(tuple(sorted(self._marked)))
        else:
            self.query_one(HelpLine).tell("Nothing is marked yet: mark what is right with its number.")

    def pick(self, place: int) -> None:
        """Answer with an option, or mark it where several are wanted."""
        if place in self._struck:
            return
        self.cursor = place
        if not self._several:
            self._answer((place,))
            return
        self._marked ^= {place}
        self.query_one(HelpLine).tell(f"{len(self._marked)} marked; enter hands in.")
        self._redraw()

    def place_of(self, key: str) -> int:
        """Return which option a key stands for; t and f are true and false."""
        if self.question.format == "truefalse" and key in _TRUTH:
            return _TRUTH.index(key)
        return super().place_of(key)

    def strike(self, struck: frozenset[int]) -> None:
        """Show options as wrong, and take them no more."""
        self._struck |= struck
        self._marked -= struck
        if self.cursor in self._struck:
            self.cursor = None
        self._redraw()

    def _answer(self, places: tuple[int, ...]) -> None:
        self.post_message(self.Answered(Picked(places)))

    def _redraw(self) -> None:
        for line in self.query(OptionLine):
            line.set_class(line.place == self.cursor, "-cursor")
            line.set_class(line.place in self._struck, "-struck")
            line.show(*self._line(line.place))

    def _line(self, place: int) -> tuple[str, str]:
        options = self.question.options or ()
        box = ("[x] " if place in self._marked else "[ ] ") if self._several else ""
        pointer = "›" if place == self.cursor else " "
        number = STRUCK if place in self._struck else str(place + 1)
        return f"{pointer} {number}  {box}", options[place].text
