"""Help: what every key does, and how studying works."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.app.actions import Action
from quiz.app.literal import lines, literal
from quiz.app.widgets.footer import KeysFooter

_STUDYING = (
    "A new fact is shown first, with its source, and asked a little later.",
    "Questions get harder as your memory gets stronger: options first, blanks to fill next, answers to type last.",
    "What you did not know comes back after minutes; what you knew, after days, weeks, months.",
    "Every answer is stored at once: you may leave at any moment.",
    "A typed answer that is nearly right counts as right; you can count it the other way.",
    "In a terminal that cannot draw, or with a screen reader: quiz study --plain.",
)


class HelpScreen(ModalScreen[None]):
    """The keys of the screen beneath, grouped by where they work."""

    BINDING_GROUP_TITLE = "In help"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "close", "Back", id="help.close", tooltip="Go back."),
        Binding("up,k", "scroll(-1)", "Up", show=False, id="help.up", tooltip="Scroll up."),
        Binding("down,j", "scroll(1)", "Down", show=False, id="help.down", tooltip="Scroll down."),
    ]

    def __init__(self, actions: Sequence[Action]) -> None:
        """Explain what can be done.

        Args:
            actions: what can be done on the screen beneath.
        """
        super().__init__()
        self._actions = actions

    def compose(self) -> ComposeResult:
        """Lay the help out."""
        yield Static("factquiz · help", classes="bar")
        with VerticalScroll(id="help"), Vertical(classes="column"):
            for place, group in groupby(self._actions, attrgetter("place")):
                yield Static(literal(place, "bold"), classes="heading")
                for action in group:
                    with Horizontal(classes="row"):
                        yield Static(literal("  ".join(action.keys), "bold $text-accent"), classes="keys")
                        yield Static(literal(action.sentence), classes="does")
            yield Static(literal("How studying works", "bold"), classes="heading")
            yield Static(lines(*(literal(f"• {sentence}") for sentence in _STUDYING)))
        yield KeysFooter()

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one("#help").focus()

    def action_close(self) -> None:
        """Go back to the screen beneath."""
        self.dismiss()

    def action_scroll(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one("#help").scroll_relative(y=step, animate=False)
