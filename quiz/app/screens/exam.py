"""An exam under way: one question at a time, in any order, without feedback."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.amounts import count
from quiz.app.controls.base import Control
from quiz.app.controls.hanging import Hanging
from quiz.app.literal import lines, literal
from quiz.app.screens.exam_result import ExamResultScreen
from quiz.app.screens.looking import LookingScreen
from quiz.app.widgets.ask import AskView
from quiz.app.widgets.footer import KeysFooter
from quiz.app.widgets.pointed_list import PointedList
from quiz.grading.response import Response, as_text
from quiz.library.exam import ExamRun
from quiz.library.library import Library

_TICK = 1.0
_HAND_IN, _LEAVE, _STAY = "hand in", "leave", ""


class ExamScreen(LookingScreen):
    """Takes answers, lets the learner go back to them, and counts the time down."""

    # The question says what has the keys.
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go(1)", "Next", id="exam.next", tooltip="Go to the next question.", priority=True),
        Binding("shift+tab", "go(-1)", "Back", id="exam.previous", tooltip="Go to the question before.", priority=True),
        Binding("ctrl+d", "clear", "Leave open", id="exam.clear", tooltip="Take the answer back.", priority=True),
        Binding(
            "escape,ctrl+o",
            "overview",
            "Overview",
            id="exam.overview",
            tooltip="See all questions, hand the exam in, or leave it.",
            priority=True,
        ),
    ]

    def __init__(self, library: Library, run: ExamRun, report: Path | None = None) -> None:
        """Sit an exam.

        Args:
            library: decks and memories, for what comes after it.
            run: the exam, which has begun.
            report: where to write a report when it is over; None for nowhere.
        """
        super().__init__()
        self._library = library
        self._run = run
        self._report = report
        self._finished = False
        # Whether the answer given before stands in the control, so that emptying it takes it back.
        self._refilled = False

    def compose(self) -> ComposeResult:
        """Lay the screen out: where we are, the question, the keys."""
        yield Static(id="exam-where", classes="bar")
        with VerticalScroll(id="body", can_focus=False):
            yield AskView()
            yield Static(classes="given")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Show the first question, and the time from now on."""
        self.set_interval(_TICK, self.tick)
        await self._show()
        missing = self._run.wanted - len(self._run.exam.items)
        if missing > 0:
            fewer = f"There are only {count(len(self._run.exam.items), 'question')}"
            self.notify(f"{fewer}: more would ask a fact twice or tell an answer.", markup=False)

    async def on_control_answered(self, event: Control.Answered) -> None:
        """Take the answer that a control gives, and go on; after the last question show them all."""
        event.stop()
        last = self._run.exam.place == len(self._run.exam.items) - 1
        self._keep_draft()
        self._run.answer(event.response)
        await self._show()
        if last and not self._run.exam.over:
            self.action_overview()

    async def action_go(self, by: int) -> None:
        """Go to another question; what is entered counts."""
        place = self._run.exam.place
        self._keep_draft()
        self._run.go_to((place + by) % len(self._run.exam.items))
        await self._show()

    async def action_clear(self) -> None:
        """Take the answer back."""
        self._run.answer(None)
        await self._show()

    def action_overview(self) -> None:
        """Show all questions."""
        self._keep_draft()
        self.app.push_screen(OverviewScreen(self._run), self._decided)

    def tick(self) -> None:
        """Show the time, and end the exam when it is over, with what is entered at that moment."""
        self._run.tick(self._draft())
        if self._run.exam.over:
            self._finish()
        else:
            self._tell_where()

    async def _decided(self, what: str | None) -> None:
        if what == _LEAVE:
            self.dismiss()
            return
        if what == _HAND_IN:
            self._run.hand_in()
        elif what:
            self._run.go_to(int(what))
        await self._show()

    def _draft(self) -> Response | None:
        """Return what is entered and not handed in."""
        return self.query_one(AskView).draft()

    def _keep_draft(self) -> None:
        """Count what is entered and not handed in; going on by tab loses nothing, and takes back what was emptied."""
        draft = self._draft()
        if draft is not None:
            self._run.keep(draft)
        elif self._refilled:
            self._run.answer(None)

    async def _show(self) -> None:
        exam = self._run.exam
        if exam.over:
            self._finish()
            return
        item = exam.items[exam.place]
        body = self.query_one("#body", VerticalScroll)
        async with self.batch():
            ask = self.query_one(AskView)
            await ask.ask(item.question)
            self._refilled = item.response is not None and await ask.refill(item.response)
            answer = self.query_one(".given", Static)
            answer.display = item.response is not None
            if item.response is not None:
                given = as_text(item.question, item.response)
                change = "It can be changed" if self._refilled else "A new answer takes its place"
                hint = literal(f"{change}; ctrl+d leaves it open.", "$foreground-muted")
                answer.update(lines(literal(f"Your answer: {given}", "bold"), hint))
            body.scroll_home(animate=False)
        self._tell_where()
        self.refresh_bindings()

    def _finish(self) -> None:
        if self._finished:
            return
        self._finished = True
        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.switch_screen(ExamResultScreen(self._library, self._run, self._report))

    def _tell_where(self) -> None:
        exam = self._run.exam
        answered = len(exam.items) - len(exam.unanswered)
        parts = [f"Question {exam.place + 1} of {len(exam.items)}", f"{answered} answered"]
        left = self._run.left
        if left is not None:
            seconds = -(-left // 1_000)
            parts.append(f"{seconds // 60}:{seconds % 60:02} left")
        self.query_one("#exam-where", Static).update(literal("  ·  ".join(parts)))


class OverviewList(PointedList):
    """The questions of an exam, one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go to it", id="exam.go_to", tooltip="Go to the question that is marked.")
    ]


class OverviewScreen(Screen[str]):
    """All questions of an exam, with a mark at those that were answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hand_in", "Hand in", id="exam.hand_in", tooltip="End the exam and see the result."),
        Binding("x", "leave", "Leave", id="exam.leave", tooltip="Leave the exam; nothing of it is kept."),
        Binding("escape", "stay", "Back", id="exam.stay", tooltip="Go back to the question."),
    ]

    def __init__(self, run: ExamRun) -> None:
        """Show the questions of an exam."""
        super().__init__()
        self._exam = run.exam

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        unanswered = len(self._exam.unanswered)
        told = f"{count(unanswered, 'question')} open" if unanswered else "All questions answered"
        yield Static(literal(f"{told}  ·  h hands in  ·  x leaves for good"), classes="bar")
        options = OverviewList(id="overview", markup=False)
        for number, item in enumerate(self._exam.items, 1):
            mark = "·" if item.response is None else "✓"
            options.add_option(Option(Hanging(literal(f"{mark} {number:>2}  "), literal(item.question.stem))))
        yield options
        yield KeysFooter()

    def on_mount(self) -> None:
        """Mark the question that was shown."""
        options = self.query_one("#overview", OverviewList)
        options.highlighted = self._exam.place
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the chosen question."""
        self.dismiss(str(event.option_index))

    def action_hand_in(self) -> None:
        """End the exam."""
        self.dismiss(_HAND_IN)

    def action_leave(self) -> None:
        """Leave the exam."""
        self.dismiss(_LEAVE)

    def action_stay(self) -> None:
        """Go back to the question."""
        self.dismiss(_STAY)
