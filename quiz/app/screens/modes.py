"""Ways to study beside the daily review."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.amounts import count
from quiz.app.controls.hanging import Hanging
from quiz.app.literal import lines, literal
from quiz.app.screens.deadline import DeadlineForm
from quiz.app.screens.exam_form import ExamForm
from quiz.app.screens.form import Field, FormScreen, known, number, words
from quiz.app.screens.study import StudyScreen
from quiz.app.screens.waiting import WaitingScreen
from quiz.app.widgets.footer import KeysFooter
from quiz.app.widgets.pointed_list import PointedList
from quiz.library.cram import CramChoice, Sort, cram, cram_cards
from quiz.library.library import Library
from quiz.library.modes import Mode
from quiz.library.whole import whole
from quiz.session.plan import Plan

_MANY = 200
"""For how many cards the questions are written before anything is asked where they are not there yet."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A mode as the list shows it: its action, key and name, and what it is for."""

    action: str
    key: str
    name: str
    about: str


class ModeList(PointedList):
    """Modes, one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", id="modes.choose", tooltip="Begin with the mode that is marked.")
    ]


class ModesScreen(Screen[None]):
    """The modes for the decks that were marked, or for all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Learn new", id="modes.new", tooltip="Study only new cards.", show=False),
        Binding("d", "due", "Review due", id="modes.due", tooltip="Study only cards to review.", show=False),
        Binding("c", "cram", "Cram", id="modes.cram", tooltip="Go through cards without scheduling.", show=False),
        Binding("f", "flagged", "Cram flagged", id="modes.flagged", tooltip="Cram the flagged cards.", show=False),
        Binding(
            "t", "forgotten", "Cram forgotten", id="modes.forgotten", tooltip="Cram what was missed today.", show=False
        ),
        Binding("e", "exam", "Exam", id="modes.exam", tooltip="Sit an exam.", show=False),
        Binding("x", "deadline", "Deadline", id="modes.deadline", tooltip="Plan the days up to an exam.", show=False),
        Binding("a", "decks", "All decks", id="modes.decks", tooltip="Change between these decks and all decks."),
        Binding("escape", "leave", "Decks", id="modes.leave", tooltip="Go back to the decks."),
    ]

    def __init__(self, library: Library, decks: Sequence[str]) -> None:
        """Offer the modes.

        Args:
            library: decks and memories.
            decks: ids of the decks to begin with; none for all of them.
        """
        super().__init__()
        self._library = library
        self._marked = list(decks)
        self._all = not decks
        self._lines: list[_Line] = []

    @property
    def decks(self) -> list[str]:
        """The ids of the decks that a mode is for."""
        if not self._all:
            return self._marked
        return [entry.id for entry in self._library.entries() if entry.error is None]

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        yield Static(id="modes-title", classes="bar")
        yield ModeList(id="modes", markup=False)
        yield KeysFooter()

    def on_screen_resume(self) -> None:
        """Count anew whenever the list shows."""
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin with the chosen mode."""
        self.call_later(self.run_action, self._lines[event.option_index].action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer all decks only where there are some to come from."""
        return bool(self._marked) if action == "decks" else True

    def action_new(self) -> None:
        """Study new cards."""
        self._study("new")

    def action_due(self) -> None:
        """Study what is due."""
        self._study("due")

    def action_cram(self) -> None:
        """Ask what to cram."""
        self.app.push_screen(CramForm(self._library, self.decks))

    def action_flagged(self) -> None:
        """Cram flagged cards."""
        self._cram("flagged")

    def action_forgotten(self) -> None:
        """Cram what was forgotten today."""
        self._cram("forgotten")

    def action_exam(self) -> None:
        """Ask what the exam is to be like."""
        self.app.push_screen(ExamForm(self._library, self.decks))

    def action_deadline(self) -> None:
        """Ask when the exam is."""
        self.app.push_screen(DeadlineForm(self._library, self.decks))

    def action_decks(self) -> None:
        """Change between the marked decks and all decks."""
        self._all = not self._all
        self._show()

    def action_leave(self) -> None:
        """Go back to the decks."""
        self.dismiss()

    def _study(self, mode: Mode) -> None:
        decks = self.decks
        self.app.push_screen(StudyScreen(self._library, self._library.study(decks, mode)))

    def _cram(self, sort: Sort) -> None:
        decks = self.decks
        self.app.push_screen(StudyScreen(self._library, cram(self._library, decks, CramChoice(sort))))

    def _show(self) -> None:
        decks = self.decks
        new, due = (self._library.start(decks, mode).plan for mode in ("new", "due"))
        cards: Callable[[Sort], int] = lambda sort: len(cram_cards(self._library, decks, CramChoice(sort)))  # noqa: E731 - short
        self._lines = [
            _Line(
                "new",
                "n",
                f"Learn new: {_today(new.new, new)}",
                "Facts are shown, then asked.",
            ),
            _Line(
                "due",
                "d",
                f"Review due: {_today(due.due, due)}",
                "Only what was learnt before.",
            ),
            _Line(
                "cram", "c", f"Cram: {count(cards('all'), 'card')}", "Until each was right once; nothing is scheduled."
            ),
            _Line("flagged", "f", f"Cram flagged cards: {cards('flagged')}", "Those you marked for another look."),
            _Line(
                "forgotten", "t", f"Cram what you missed today: {cards('forgotten')}", "Once more, before the day ends."
            ),
            _Line("exam", "e", "Exam", "No feedback until the end, then a score and a report."),
            _Line("deadline", "x", "Deadline", "What to study each day to know most at an exam."),
        ]
        modes = self.query_one("#modes", ModeList)
        marked = modes.highlighted or 0
        modes.clear_options()
        modes.add_options(
            [
                Option(
                    Hanging(
                        literal(f"{line.key}  ", "bold"),
                        lines(literal(line.name, "bold"), literal(line.about, "$foreground-muted")),
                    )
                )
                for line in self._lines
            ]
        )
        modes.highlighted = marked
        modes.focus()
        title = "All decks" if self._all else ", ".join(self._library.bank(deck).title for deck in decks)
        self.query_one("#modes-title", Static).update(literal(f"Ways to study: {title}"))
        self.refresh_bindings()


def _today(cards: Sequence[str], plan: Plan) -> str:
    """Count cards, and apart from them those that come back after minutes, which belong to the mode too."""
    learning = f", {len(plan.learning):,} in learning" if plan.learning else ""
    return f"{count(len(cards), 'card')} today{learning}"


class CramForm(FormScreen):
    """Asks which cards to cram, and how many."""

    def __init__(self, library: Library, decks: Sequence[str]) -> None:
        """Ask about some decks."""
        self._library = library
        self._decks = decks
        self._tags = sorted({tag for deck in decks for tags in library.bank(deck).tags.values() for tag in tags})
        super().__init__(
            "Cram: nothing is scheduled",
            (
                Field("tags", "Only these tags (empty for all)", hint=", ".join(self._tags)),
                Field("most", "How many cards (empty for all)", "20", "all"),
            ),
        )

    def submit(self, values: Mapping[str, str]) -> None:
        """Begin to cram."""
        tags = words(values["tags"])
        known(tags, self._tags, "tag")
        choice = CramChoice(tags=tags, most=number(values["most"], "the number of cards"))
        if (choice.most is None or choice.most > _MANY) and not whole(self._library, self._decks):
            self.app.push_screen(WaitingScreen(self._library, self._decks), self.when_there)
            return
        run = cram(self._library, self._decks, choice)
        self.app.switch_screen(StudyScreen(self._library, run))
