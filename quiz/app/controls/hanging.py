"""Text that wraps under itself, beside what stands before it."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_NARROWEST = 8
"""Cells that the text needs beside its head; with less it wraps under the head."""


class Hanging(Visual):
    """A head, such as a number, and a text whose further lines are indented to its first."""

    def __init__(self, head: Content, body: Content) -> None:
        """Put a text beside its head.

        Args:
            head: what stands before the text, spaces included.
            body: the text.
        """
        self._head = head
        self._body = body

    def __str__(self) -> str:
        """Return the words, on one line."""
        return self._head.plain + self._body.plain

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Render the text in a width."""
        return self._wrapped(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width in cells that shows everything on one line."""
        return (self._head + self._body).get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the least width in cells."""
        return (self._head + self._body).get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the lines that the text takes in a width."""
        return self._wrapped(width).get_height(rules, width)

    def rows(self, width: int) -> list[Content]:
        """Return the lines that the text takes in a width, in cells."""
        indent = self._head.cell_length
        if width - indent < _NARROWEST:
            return (self._head + self._body).wrap(width)
        first, *others = self._body.wrap(width - indent) or [Content("")]
        return [self._head + first, *(line.pad_left(indent) for line in others)]

    def _wrapped(self, width: int) -> Content:
        return Content("\n").join(self.rows(width))
