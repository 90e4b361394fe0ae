"""Type an answer where it belongs in a sentence."""

from textual.app import ComposeResult
from textual.content import Content

from quiz.app.controls.base import HelpLine
from quiz.app.controls.line import letter_end, letter_start
from quiz.app.controls.typed import AnswerInput, TypedControl
from quiz.app.first_words import into_the_blank
from quiz.app.literal import literal
from quiz.app.widgets.words import Words
from quiz.model.question import BLANK


class ClozeControl(TypedControl):
    """The stem with what is typed in its blank.

    The keys go to a line without height, which knows how to edit; its text and its cursor are
    shown in the sentence.
    """

    shows_stem = True

    def compose(self) -> ComposeResult:
        """Lay out the sentence."""
        yield Words(classes="stem sentence")
        yield AnswerInput(classes="unseen")
        yield HelpLine()

    def on_click(self) -> None:
        """Keep the keys on the blank."""
        self.take_focus()

    def usual_help(self) -> str:
        """Tell what is wanted, and how a number or date is understood."""
        return super().usual_help() or into_the_blank(self.question)

    def redraw(self, message: str = "") -> None:
        """Show the sentence with what is typed."""
        for line in self.query(AnswerInput):
            self.query_one(".sentence", Words).update(self._sentence(line))
        super().redraw(message)

    def on_answer_input_moved(self, event: AnswerInput.Moved) -> None:
        """Show where the cursor is."""
        event.stop()
        self.redraw()

    def _sentence(self, line: AnswerInput) -> Content:
        before, *others = self.question.stem.split(BLANK)
        first, *mirrors = [filled(line.value, *line.selection)] + [filled(line.value)] * (len(others) - 1)
        parts = [literal(before), first, literal(others[0])]
        for mirror, after in zip(mirrors, others[1:], strict=True):
            parts += [mirror, literal(after)]
        return Content("").join(parts)


def filled(text: str, anchor: int = -1, cursor: int = -1) -> Content:
    """Return the blank with a text in it, as wide as the empty blank at least.

    Args:
        text: what is typed.
        anchor: where the selection begins; the cursor's place where nothing is selected.
        cursor: the cursor's place, from 0; -1 shows no cursor.
    """
    # A place more than the text has for a cursor behind its end.
    wide = text + "_" * max(len(BLANK) - literal(text).cell_length, 1 if cursor == len(text) else 0)
    first, last = sorted((anchor, cursor))
    # In the midst of a letter a style would tear it apart.
    first, last = letter_start(wide, first), letter_end(wide, max(last, first + 1) - 1)
    if cursor < 0:
        return literal(wide, "underline")
    return Content("").join(
        [
            literal(wide[:first], "underline"),
            # A space at the end of a line would not be seen.
            literal(wide[first:last].replace(" ", "\u00a0"), "reverse"),
            literal(wide[last:], "underline"),
        ]
    )
