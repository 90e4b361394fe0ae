"""Type an answer."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from quiz.app.controls.base import Control, HelpLine
from quiz.app.literal import literal
from quiz.grading.response import Listed, Typed
from quiz.model.dates import read_dates
from quiz.model.numbers import read_number
from quiz.model.question import BLANK, Format, Question
from quiz.text import fold

_PLACEHOLDERS: dict[Format, str] = {
    "number": "a number, such as 35 or thirty-five",
    "date": "a date, such as 2017, Aug 2017 or 2017-08-29",
    "list": "one answer, then enter",
}


class TypedControl(Control):
    """One line to type the answer in."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Input(placeholder=_PLACEHOLDERS.get(self.question.format, "your answer"))
        yield HelpLine()

    def take_focus(self) -> None:
        """Focus the line."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed, unless it is nothing."""
        event.stop()
        if not event.value.strip():
            return
        if self._is_readable(event.value):
            self.post_message(self.Answered(Typed(event.value)))
        else:
            what = "number" if self.question.format == "number" else "date"
            self.query_one(HelpLine).tell(f"That is no {what}. Try again; ctrl+d when you don't know.")

    def _is_readable(self, text: str) -> bool:
        """Tell whether a number or date can be read; a slip of the keys is not graded."""
        if self.question.format == "number":
            return read_number(text) is not None
        return self.question.format != "date" or bool(read_dates(text)) or text.strip().isdecimal()


class ClozeControl(TypedControl):
    """The sentence itself, in which what is typed fills the blank."""

    def compose(self) -> ComposeResult:
        """Lay out the sentence above the line."""
        yield Static(self._sentence(""), id="sentence", classes="stem")
        yield from super().compose()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Fill the blank with what is typed so far."""
        self.query_one("#sentence", Static).update(self._sentence(event.value))

    def _sentence(self, typed: str) -> Content:
        before, _, after = self.question.stem.partition(BLANK)
        filled = literal(typed, "underline") if typed.strip() else literal(BLANK)
        return Content.assemble(literal(before), filled, literal(after))


class ListControl(Control):
    """Type several answers, one after another."""

    def __init__(self, question: Question) -> None:
        """Begin with an empty list."""
        super().__init__(question)
        self._entries: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the entries and the line."""
        yield Static("", id="entries", markup=False)
        yield Input(placeholder=_PLACEHOLDERS["list"])
        yield HelpLine()

    def on_mount(self) -> None:
        """Show how many answers are wanted."""
        super().on_mount()
        self._redraw()

    def take_focus(self) -> None:
        """Focus the line."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take an entry; an empty line hands in."""
        event.stop()
        entry = event.value.strip()
        if entry and fold(entry) in {fold(other) for other in self._entries}:
            self.query_one(HelpLine).tell(f"“{entry}” is there already.")
            return
        if entry:
            self._entries.append(entry)
            event.input.value = ""
        if self._entries and not entry:
            self.post_message(self.Answered(Listed(tuple(self._entries))))
            return
        self._redraw()

    def on_key(self, event: events.Key) -> None:
        """Take the last entry back with backspace on an empty line."""
        line = self.query_one(Input)
        if event.key == "backspace" and not line.value and self._entries:
            line.value = self._entries.pop()
            line.cursor_position = len(line.value)
            self._redraw()

    def _redraw(self) -> None:
        entries = self.query_one("#entries", Static)
        rows = (f"  {number}  {entry}" for number, entry in enumerate(self._entries, 1))
        entries.update(literal("\n".join(rows)))
        entries.display = bool(self._entries)
        wanted, given = len(self.question.answers), len(self._entries)
        hint = "enter hands in, backspace takes back" if given >= wanted else "an empty line hands in what you have"
        self.query_one(HelpLine).tell(f"{given} of {wanted}, in any order; {hint}.")
