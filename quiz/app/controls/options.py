"""Pick options: one by its number, or several and enter."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from quiz.app.controls.block import Line
from quiz.app.controls.lines import STRUCK, LinesControl
from quiz.app.first_words import NONE_MARKED, box, sign, true_or_false
from quiz.grading.response import Picked, Response
from quiz.model.question import Question


class OptionsControl(LinesControl):
    """Pick one option, or toggle several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="options.up", tooltip="Go to the option above."),
        Binding("down,j", "move(1)", "Down", show=False, id="options.down", tooltip="Go to the option below."),
        Binding("space", "mark", "Mark", id="options.mark", tooltip="Mark the option at the cursor, or unmark it."),
        Binding("enter", "choose", "Answer", id="options.answer", tooltip="Answer with what is chosen."),
    ]

    def begin(self, question: Question) -> None:
        """Show the options of a question."""
        super().begin(question)
        self._several = question.format == "multi"
        self._marked: set[int] = set()
        # No option is under the cursor at first: an enter too many answers nothing.
        self._cursor: int | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer marking only where several may be right."""
        return self._several or action != "mark"

    def hint(self, struck: frozenset[int], text: str) -> None:
        """Cross options out; what was marked of them is so no longer."""
        self._marked -= struck
        if self._cursor in struck:
            self._cursor = None
        super().hint(struck, text)

    def action_move(self, step: int) -> None:
        """Move the cursor, around the ends and past what is crossed out."""
        count = len(self.options)
        before = self._cursor if self._cursor is not None else -1 if step > 0 else 0
        self._cursor = next(
            (place for moved in range(1, count + 1) if (place := (before + step * moved) % count) not in self.struck),
            None,
        )
        self.redraw()
        self.keep_in_sight(self._cursor)

    def action_mark(self) -> None:
        """Mark the option under the cursor."""
        if self._cursor is not None:
            self.pick(self._cursor)

    def action_choose(self) -> None:
        """Answer with what is marked, or with the option under the cursor."""
        if self._several:
            self._answer(tuple(sorted(self._marked)))
        else:
            self._answer(() if self._cursor is None else (self._cursor,))

    def point(self, place: int) -> None:
        """Move the cursor to an option whose number may still go on."""
        if place not in self.struck:
            self._cursor = place
        super().point(place)
        self.keep_in_sight(self._cursor)

    def pick(self, place: int) -> None:
        """Answer with an option, or mark it where several are wanted."""
        if place in self.struck:
            self.redraw(f"{place + 1} is crossed out.")
            return
        self._cursor = place
        if self._several:
            self._marked ^= {place}
        else:
            self._answer((place,))
        self.redraw()

    def place_of_letter(self, key: str) -> int:
        """Let true and false be picked by their first letters too."""
        initials = [option.text[:1].casefold() for option in self.options]
        if self.question.format == "truefalse" and key in initials:
            return initials.index(key)
        return super().place_of_letter(key)

    def usual_help(self) -> str:
        """Tell how many are marked, or how to say true and false."""
        if self._several:
            marked = len(self._marked)
            return f"{marked} marked: enter hands in." if marked else NONE_MARKED
        if self.question.format == "truefalse":
            return true_or_false(self.question)
        return ""

    def redraw(self, message: str = "") -> None:
        """Show the options, what is marked and where the cursor is."""
        self.block.show([self._line(place) for place in range(len(self.options))])
        super().redraw(message)

    def _line(self, place: int) -> Line:
        struck, here = place in self.struck, place == self._cursor
        label = f"{STRUCK:>{len(self.number(0))}}" if struck else self.number(place)
        mark = box(marked=place in self._marked) if self._several else ""
        return Line(
            sign(label, "›" if here else " ", mark),
            self.options[place].text,
            "dim strike" if struck else "",
            "cursor" if here else "",
        )

    def draft(self) -> Response | None:
        """Return what is marked where several may be right."""
        return Picked(tuple(sorted(self._marked))) if self._marked else None

    async def refill(self, response: Response) -> bool:
        """Mark again what was marked; where one is wanted, put the cursor on it."""
        if not isinstance(response, Picked):
            return False
        if self._several:
            self._marked = set(response.indices)
        else:
            self._cursor = response.indices[0]
        self.redraw()
        return self._several

    def _answer(self, places: tuple[int, ...]) -> None:
        if places:
            self.answer(Picked(places))
        elif self._several:
            self.redraw("None is marked: mark options with their numbers or with space, then press enter.")
        else:
            self.redraw("Nothing is chosen: press a number, or go to an option with ↑ ↓.")
