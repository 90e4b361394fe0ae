"""The four grades of an answer and where each leads."""

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from quiz.app.literal import literal
from quiz.app.wording import interval
from quiz.model.review import Grade, Memory
from quiz.session.state import Moment


class GradeLine(Static):
    """Grades by their keys, with the time until the card is asked again; the one given is in brackets."""

    def __init__(self) -> None:
        """Begin with no grades."""
        super().__init__(classes="help")

    def show(self, prospects: Mapping[Grade, Memory], given: Grade, now: Moment) -> None:
        """Show the grades that an answer can have.

        Args:
            prospects: the memory that each grade leads to.
            given: the grade that stands.
            now: the present moment.
        """
        parts = []
        for grade, memory in prospects.items():
            # On a narrow screen the line breaks between the grades only.
            words = f"{grade.value} {grade.name.capitalize()} {interval(memory, now)}".replace(" ", "\u00a0")
            parts.append(literal(f"[{words}]", "bold") if grade is given else literal(f"\u00a0{words}\u00a0"))
        self.update(Content("  ").join(parts))
        self.display = len(prospects) > 1
