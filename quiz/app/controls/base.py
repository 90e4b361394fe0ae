"""What all answer controls have in common."""

from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.literal import literal
from quiz.grading.response import Response
from quiz.model.question import Question


class HelpLine(Static):
    """One line below a control: what to do next, or a hint."""

    def __init__(self, text: str = "") -> None:
        """Begin with a text, which may be empty."""
        super().__init__(literal(text), classes="help")
        self.display = bool(text)

    def tell(self, text: str) -> None:
        """Show a text in place of the one before."""
        self.update(literal(text))
        self.display = bool(text)


class Control(Widget):
    """Takes the answer to one question and posts it as ``Answered``."""

    def __init__(self, question: Question) -> None:
        """Prepare to take an answer.

        Args:
            question: what is asked, its options in the order to show.
        """
        super().__init__()
        self.question = question
        self.hint_line = HelpLine()

    class Answered(Message):
        """An answer was given."""

        def __init__(self, response: Response) -> None:
            """Carry the answer."""
            super().__init__()
            self.response = response

    def take_focus(self) -> None:
        """Make the control take the keys."""
        self.focus()

    def on_mount(self) -> None:
        """Keep a place for hints at the end."""
        self.mount(self.hint_line)

    def hint(self, struck: frozenset[int], text: str) -> None:
        """Show a hint.

        Args:
            struck: places of options that are known to be wrong, from 0.
            text: a line for the learner.
        """
        self.strike(struck)
        self.hint_line.tell(text)

    def strike(self, struck: frozenset[int]) -> None:
        """Show options as wrong, and take them no more; for controls that have such."""
