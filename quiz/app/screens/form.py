"""A small form: a few lines to fill in, and enter to go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from quiz.app.literal import literal
from quiz.app.widgets.footer import KeysFooter
from quiz.errors import QuizError


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form.

    Attributes:
        name: what the value is called.
        label: what is asked for.
        value: what stands there at first.
        hint: what may be written, shown while the line is empty.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""


class FormScreen(Screen[None]):
    """Asks for some values; what is done with them is for others to say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Go on", id="form.submit", tooltip="Go on with what is filled in.", priority=True),
        Binding("down", "app.focus_next", "Next line", show=False, id="form.next", tooltip="Go to the next line."),
        Binding(
            "up", "app.focus_previous", "Line before", show=False, id="form.before", tooltip="Go to the line before."
        ),
        Binding("escape", "leave", "Back", id="form.leave", tooltip="Go back and change nothing."),
    ]

    def __init__(self, title: str, fields: Sequence[Field]) -> None:
        """Ask for values.

        Args:
            title: what for.
            fields: the lines to fill in.
        """
        super().__init__()
        self._title = title
        self._fields = fields

    def compose(self) -> ComposeResult:
        """Lay the lines out."""
        yield Static(literal(self._title), classes="bar")
        with VerticalScroll(classes="page", can_focus=False), Vertical(classes="column"):
            for field in self._fields:
                yield Static(literal(field.label), classes="label")
                yield Input(field.value, field.hint, id=f"field-{field.name}", compact=True, classes="field")
            yield Static("", id="form-error", classes="error")
        yield KeysFooter()

    def action_submit(self) -> None:
        """Go on, or tell what is wrong with the values."""
        values = {field.name: self.query_one(f"#field-{field.name}", Input).value.strip() for field in self._fields}
        try:
            self.submit(values)
        except QuizError as error:
            self.query_one("#form-error", Static).update(literal(str(error)))

    def when_there(self, there: bool | None) -> None:  # noqa: FBT001 - Textual hands the result over by place
        """Go on with what was filled in, once what that takes is there."""
        if there:
            self.action_submit()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def submit(self, values: Mapping[str, str]) -> None:
        """Do what the values are for.

        Raises:
            QuizError: a value cannot be used.
        """
        raise NotImplementedError


def number(text: str, what: str) -> int | None:
    """Read a whole number of at least 1; None for an empty line.

    Raises:
        QuizError: it is something else.
    """
    if not text:
        return None
    if not text.isdecimal() or int(text) < 1:
        msg = f"{what} is a whole number, and '{text}' is none"
        raise QuizError(msg)
    return int(text)


def words(text: str) -> frozenset[str]:
    """Read words that commas or spaces separate."""
    return frozenset(text.replace(",", " ").split())


def known(chosen: frozenset[str], possible: Sequence[str], what: str) -> None:
    """Make sure that words are among those that are possible.

    Raises:
        QuizError: one is not.
    """
    for word in sorted(chosen - set(possible)):
        msg = f"there is no {what} '{word}' ({', '.join(possible) or 'there is none at all'})"
        raise QuizError(msg)
