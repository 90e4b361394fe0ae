"""The four grades of an answer and where each leads."""

from collections.abc import Mapping

from textual.content import Content

from quiz.app.literal import literal
from quiz.app.wording import interval
from quiz.model.review import Grade, Memory
from quiz.session.state import Moment


def grade_line(prospects: Mapping[Grade, Memory], given: Grade, now: Moment) -> Content:
    """Return the grades that an answer can have, by their keys; the one given is in brackets.

    Args:
        prospects: the memory that each grade leads to, and with it the time until the card is asked again.
        given: the grade that stands.
        now: the present moment.

    Returns:
        One line; empty where there is nothing to choose.
    """
    if len(prospects) < 2:  # noqa: PLR2004 - one grade is no choice
        return Content("")
    parts = []
    for grade, memory in prospects.items():
        # On a narrow screen the line breaks between the grades only.
        words = f"{grade.value} {grade.name.capitalize()} {interval(memory, now)}".replace(" ", "\u00a0")
        parts.append(literal(f"[{words}]", "bold") if grade is given else literal(f"\u00a0{words}\u00a0"))
    return Content("  ").join(parts).stylize_before("$foreground-muted")
