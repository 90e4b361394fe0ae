"""A line to type in whose cursor goes by letters as people see them, not by code points.

Bidirectional text stays in the order in which it is typed: terminals that know of it turn it
around themselves, and control characters would only disturb them.
"""

import unicodedata

from rich.cells import split_graphemes
from rich.style import Style
from rich.text import Text
from textual.widgets import Input
from textual.widgets.input import Selection

_SELECTORS = "\ufe0e\ufe0f"


def letter_start(text: str, place: int) -> int:
    """Return where the letter at a place begins: an accent or a joined emoji is no letter of its own.

    Args:
        text: any text.
        place: a place in it, from 0; the end is a beginning too.
    """
    return next((start for start, end, _ in split_graphemes(text)[0] if start <= place < end), place)


def letter_end(text: str, place: int) -> int:
    """Return where the letter at a place ends; one after the place behind the end of the text."""
    return next((end for start, end, _ in split_graphemes(text)[0] if start <= place < end), place + 1)


class _WholeLetters(Text):
    """Text that is never styled in the midst of a letter, which would tear it apart."""

    def stylize(self, style: str | Style, start: int = 0, end: int | None = None) -> None:
        """Style whole letters."""
        super().stylize(style, letter_start(self.plain, start), end and letter_end(self.plain, end - 1))


class LetterInput(Input):
    """A line to type in; the cursor never stands within a letter."""

    @property
    def _value(self) -> Text:
        return _WholeLetters(self.value, no_wrap=True, overflow="ignore", end="")

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep the cursor and the selection off the inside of a letter; going left reaches its beginning."""
        start, end = super().validate_selection(selection)
        return Selection(letter_start(self.value, start), letter_start(self.value, end))

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Go to the end of the letter."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, letter_end(self.value, end))
        elif self.selection.is_empty and end < len(self.value):
            self.cursor_position = letter_end(self.value, end)
        else:
            super().action_cursor_right()

    def action_delete_right(self) -> None:
        """Delete a whole letter."""
        place = self.cursor_position
        if self.selection.is_empty:
            self.delete(place, letter_end(self.value, place))
        else:
            self.delete_selection()

    def action_delete_left(self) -> None:
        """Delete a letter; of one with accents the last accent, which may be typed anew."""
        place = self.cursor_position
        if not self.selection.is_empty or not place or _is_accent(self.value[place - 1]):
            super().action_delete_left()
        else:
            self.delete(letter_start(self.value, place - 1), place)


def _is_accent(character: str) -> bool:
    """Tell whether a character is an accent or a vowel sign, and not what makes a sign an emoji."""
    return unicodedata.category(character) in {"Mn", "Mc"} and character not in _SELECTORS
