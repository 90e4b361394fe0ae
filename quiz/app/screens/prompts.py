"""Small questions above a screen: yes or no, and a line of text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quiz.app.literal import literal


class ConfirmScreen(ModalScreen[bool]):
    """Asks whether something is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say(True)", "Yes", id="confirm.yes", tooltip="Do it."),
        Binding("n,escape", "say(False)", "No", id="confirm.no", tooltip="Leave everything as it is."),
    ]

    def __init__(self, question: str) -> None:
        """Ask a question."""
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with Vertical(classes="prompt"):
            yield Static(literal(self._question))
            yield Static("y  yes    n  no", classes="help", markup=False)

    def action_say(self, yes: bool) -> None:  # noqa: FBT001 - Textual hands parameters of actions over by place
        """Give the answer."""
        self.dismiss(yes)


class LineScreen(ModalScreen[str | None]):
    """Asks for a line of text, which may be empty; None when the learner thinks better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Never mind", id="line.leave", tooltip="Leave everything as it is."),
    ]

    def __init__(self, question: str, text: str = "", hint: str = "") -> None:
        """Ask.

        Args:
            question: what is asked for.
            text: what stands there already.
            hint: shown where nothing is typed.
        """
        super().__init__()
        self._question = question
        self._text = text
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Lay the question and its field out."""
        with Vertical(classes="prompt"):
            yield Static(literal(self._question))
            yield Input(self._text, placeholder=self._hint, id="line")
            yield Static("enter  done    esc  never mind", classes="help", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line back."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
