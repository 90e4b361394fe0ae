"""Type an answer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from quiz.app.controls.base import Control, HelpLine
from quiz.app.controls.line import LetterInput
from quiz.app.first_words import example
from quiz.grading.response import Response, Typed


class AnswerInput(LetterInput):
    """The line to type an answer in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Hand in", id="typed.hand_in", tooltip="Answer with what is typed."),
    ]

    class Moved(Message):
        """The cursor moved, or something was selected."""

    def _watch_selection(self, selection: Selection) -> None:
        super()._watch_selection(selection)
        self.post_message(self.Moved())


class TypedControl(Control):
    """One line to type the answer in."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield AnswerInput()
        yield HelpLine()

    async def fit(self) -> None:
        """Empty the line."""
        line = self.query_one(AnswerInput)
        line.placeholder = example(self.question)
        with self.prevent(Input.Changed):
            line.value = ""

    def take_focus(self) -> None:
        """Focus the line."""
        self.screen.set_focus(self.query_one(AnswerInput))

    def usual_help(self) -> str:
        """Tell how a number or date that is being typed is understood."""
        line = next(iter(self.query(AnswerInput)), None)
        return "" if line is None else self._understood(line.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is typed now, and no longer what was wrong with it before."""
        event.stop()
        self.redraw()

    def draft(self) -> Response | None:
        """Return what is typed so far."""
        text = self.query_one(AnswerInput).value
        return Typed(text) if text.strip() else None

    async def refill(self, response: Response) -> bool:
        """Put the text back into the line, with the cursor at its end."""
        if not isinstance(response, Typed):
            return False
        line = self.query_one(AnswerInput)
        with self.prevent(Input.Changed):
            line.value = response.text
        line.cursor_position = len(response.text)
        self.redraw()
        return True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed, unless it is nothing or cannot be read."""
        event.stop()
        if not event.value.strip():
            self.redraw("Nothing is typed yet; ctrl+d when you don't know.")
        elif self._is_readable(event.value):
            self.answer(Typed(event.value))
        else:
            what = "number" if self.question.format == "number" else "date"
            self.redraw(f"That is no {what}. Try again; ctrl+d when you don't know.")

    def _is_readable(self, text: str) -> bool:
        """Tell whether a number or date can be read; a slip of the keys is not graded."""
        from quiz.model.date_reading import read_dates  # noqa: PLC0415 - nothing is typed in the first picture
        from quiz.model.number_reading import read_number  # noqa: PLC0415 - as above

        if self.question.format == "number":
            return read_number(text) is not None
        return self.question.format != "date" or bool(read_dates(text)) or text.strip().isdecimal()

    def _understood(self, text: str) -> str:
        if not text.strip():
            return ""
        from quiz.model.date_reading import read_dates  # noqa: PLC0415 - nothing is typed in the first picture
        from quiz.model.number_reading import read_number  # noqa: PLC0415 - as above

        if self.question.format == "number":
            number = read_number(text)
            return (
                "" if number is None else f"Read as {number.bound} {number.digits()} {number.unit}".replace("  ", " ")
            )
        if self.question.format != "date":
            return ""
        dates = [date.iso() for date in read_dates(text)]
        if len(dates) > 1:
            return f"Read as {' or '.join(dates)}: write the month in letters to say which."
        return f"Read as {dates[0]}" if dates else ""
