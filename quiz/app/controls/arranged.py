"""Put lines in order, or lay right sides to left sides, by picking them one after another."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from quiz.app.controls.lines import LinesControl, OptionLine
from quiz.app.literal import literal
from quiz.grading.response import Arranged
from quiz.model.question import Question


class ArrangeControl(LinesControl):
    """Pick options in turn: the first, the second … or the partner of each left side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("space", "pick_cursor", "Pick"),
        Binding("backspace", "take_back", "Back"),
        Binding("enter", "hand_in", "Done"),
    ]

    def __init__(self, question: Question) -> None:
        """Show the options of a question."""
        super().__init__(question)
        self._options = [option.text for option in question.options or ()]
        self._picked: list[int] = []
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """Lay out what is picked, and what there is to pick from."""
        yield Static(id="arranged", classes="reason")
        yield Static(id="arrange-help", classes="help", markup=False)
        for place in range(len(self._options)):
            yield OptionLine(place, "")

    def on_mount(self) -> None:
        """Show the beginning."""
        self._redraw()

    def action_move(self, step: int) -> None:
        """Move the cursor to the next option that is still free."""
        for _ in self._options:
            self._cursor = (self._cursor + step) % len(self._options)
            if self._cursor not in self._picked:
                break
        self._redraw()

    def action_pick_cursor(self) -> None:
        """Pick the option under the cursor."""
        self.pick(self._cursor)

    def action_take_back(self) -> None:
        """Take the last pick back."""
        if self._picked:
            self._cursor = self._picked.pop()
            self._redraw()

    def action_hand_in(self) -> None:
        """Answer once everything has its place; before that, pick."""
        if len(self._picked) == len(self._options):
            self.post_message(self.Answered(Arranged(tuple(self._picked))))
        else:
            self.pick(self._cursor)

    def pick(self, place: int) -> None:
        """Give an option the next place that is free."""
        if place not in self._picked:
            self._picked.append(place)
            if len(self._picked) < len(self._options):
                self.action_move(1)
        self._redraw()

    def _redraw(self) -> None:
        chosen = [self._options[place] for place in self._picked]
        left = [side for side, _ in self.question.pairs]
        rows = []
        for number in range(len(self._options)):
            filled = chosen[number] if number < len(chosen) else "▸ …" if number == len(chosen) else "…"
            rows.append(f"{left[number]} — {filled}" if left else f"{number + 1:>2}. {filled}")
        self.query_one("#arranged", Static).update(literal("\n".join(rows)))
        complete = len(chosen) == len(self._options)
        what = "partner" if left else "next"
        self.query_one("#arrange-help", Static).update(
            "All placed: enter hands in, backspace takes back." if complete else f"Pick the {what} by its number:"
        )
        for line in self.query(OptionLine):
            free = line.place not in self._picked
            line.display = free
            line.set_class(line.place == self._cursor and free, "-cursor")
            pointer = "›" if line.place == self._cursor else " "
            line.update(literal(f"{pointer} {line.place + 1}  {self._options[line.place]}"))
