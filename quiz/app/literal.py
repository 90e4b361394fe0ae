"""Bring text to the screen as it is: cleaned, maths in Unicode, and never read as markup.

Widgets interpret plain strings as markup, in which a deck could hide actions; every text that
does not stand in this program's own code goes through here.
"""

from textual.content import Content

from quiz.maths.show import show_maths
from quiz.text import clean


def literal(text: str, style: str = "") -> Content:
    """Return a text as content that is shown letter for letter; maths in LaTeX becomes Unicode.

    Args:
        text: any text.
        style: a style of Textual, such as ``bold $success``.
    """
    return Content.styled(show_maths(clean(text)), style)


def paragraphs(*parts: Content) -> Content:
    """Put contents below each other with an empty line between them, leaving empty ones out."""
    return Content("\n\n").join([part for part in parts if part.plain])


def lines(*parts: Content) -> Content:
    """Put contents below each other, leaving empty ones out."""
    return Content("\n").join([part for part in parts if part.plain])
