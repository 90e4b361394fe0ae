"""Ask for a line of text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quiz.app.literal import literal


class RemarkScreen(ModalScreen[str | None]):
    """One line to type; gives None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="remark.leave", tooltip="Close without a change."),
    ]

    def __init__(self, title: str, text: str = "", hint: str = "") -> None:
        """Ask for a text.

        Args:
            title: what it is for.
            text: what stands in the line at first.
            hint: shown where nothing is typed.
        """
        super().__init__()
        self._title = title
        self._text = text
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Lay the line out."""
        with Vertical(classes="dialog"):
            yield Static(literal(self._title, "bold"))
            yield Input(self._text, placeholder=self._hint)
            yield Static("Enter keeps it, esc leaves without a change.", classes="help", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was typed."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Give nothing."""
        self.dismiss(None)
