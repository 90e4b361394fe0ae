"""What all answer controls have in common."""

from textual.message import Message
from textual.widget import Widget

from quiz.grading.response import Response
from quiz.model.question import Question


class Control(Widget):
    """Takes the answer to one question and posts it as ``Answered``."""

    def __init__(self, question: Question) -> None:
        """Prepare to take an answer.

        Args:
            question: what is asked, its options in the order to show.
        """
        super().__init__()
        self.question = question

    class Answered(Message):
        """An answer was given."""

        def __init__(self, response: Response) -> None:
            """Carry the answer."""
            super().__init__()
            self.response = response

    def take_focus(self) -> None:
        """Make the control take the keys."""
        self.focus()

    def hint(self, struck: frozenset[int], text: str) -> None:
        """Show a hint.

        Args:
            struck: places of options that are known to be wrong, from 0.
            text: a line for the learner.
        """
        raise NotImplementedError
