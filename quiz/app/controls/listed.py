"""Type several answers, one after another."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from quiz.app.controls.base import Control, HelpLine
from quiz.app.controls.block import Line, LineBlock
from quiz.app.controls.line import LetterInput
from quiz.grading.response import Listed, Response
from quiz.model.question import Question
from quiz.text import fold


class EntryInput(LetterInput):
    """The line to type an entry in; backspace on an empty line asks for the last entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Add", id="list.enter", tooltip="Add the entry; an empty line hands in."),
        Binding(
            "backspace",
            "delete_left",
            "Take back",
            show=False,
            id="list.take_back",
            tooltip="Delete a letter; on an empty line, take the last entry back.",
        ),
    ]

    class Emptied(Message):
        """Backspace was pressed on an empty line."""

    def action_delete_left(self) -> None:
        """Delete a letter, or ask for the last entry."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())


class ListControl(Control):
    """Type several answers, in any order."""

    def begin(self, question: Question) -> None:
        """Begin with an empty list."""
        super().begin(question)
        self._entries: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the entries and the line."""
        yield LineBlock(classes="entries")
        yield EntryInput(placeholder="one answer, then enter")
        yield HelpLine()

    async def fit(self) -> None:
        """Empty the list and the line."""
        with self.prevent(Input.Changed):
            self.query_one(EntryInput).value = ""

    def take_focus(self) -> None:
        """Focus the line."""
        self.screen.set_focus(self.query_one(EntryInput))

    def on_input_changed(self, event: Input.Changed) -> None:
        """No longer show what was said of the entry before."""
        event.stop()
        if event.value:
            self.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take an entry; an empty line hands in."""
        event.stop()
        entry = event.value.strip()
        if entry:
            event.input.value = ""
            self._add(entry)
        elif self._entries:
            self.answer(Listed(tuple(self._entries)))
        else:
            self.redraw("Nothing is listed yet; ctrl+d when you don't know.")

    def on_entry_input_emptied(self, event: EntryInput.Emptied) -> None:
        """Take the last entry back into the line."""
        event.stop()
        if self._entries:
            line = self.query_one(EntryInput)
            line.value = self._entries.pop()
            line.cursor_position = len(line.value)
            self.redraw()

    def draft(self) -> Response | None:
        """Return the entries so far, the one on the line too."""
        entries = (*self._entries, self.query_one(EntryInput).value.strip())
        return Listed(tuple(filter(None, entries))) if any(entries) else None

    async def refill(self, response: Response) -> bool:
        """List the entries again."""
        if not isinstance(response, Listed):
            return False
        for entry in response.texts:
            self._add(entry)
        return True

    def usual_help(self) -> str:
        """Tell how many answers there are, and how many are wanted."""
        wanted, given = len(self.question.answers), len(self._entries)
        then = "enter hands in, backspace takes back" if given >= wanted else "an empty line hands in what you have"
        return f"{given} of {wanted}, in any order; {then}."

    def _add(self, entry: str) -> None:
        """Put an entry below the others, unless it is among them."""
        known = [_same(other) for other in self._entries]
        if _same(entry) in known:
            place = known.index(_same(entry))
            self.redraw(f"“{entry}” is there already, as number {place + 1}.")
            return
        self._entries.append(entry)
        self.redraw()

    def redraw(self, message: str = "") -> None:
        """Show the entries so far."""
        digits = len(str(len(self.question.answers)))
        for block in self.query(LineBlock):
            block.show([Line(f"  {number:>{digits}}  ", entry) for number, entry in enumerate(self._entries, start=1)])
        super().redraw(message)


def _same(entry: str) -> str:
    """Reduce an entry to what tells it from others."""
    return fold(entry) or entry.casefold()
