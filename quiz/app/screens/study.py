"""Study: facts, questions and feedback, one step at a time."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Static

from quiz.app.controls.base import Control
from quiz.app.literal import literal
from quiz.app.screens.summary import SummaryScreen
from quiz.app.widgets.ask import AskView
from quiz.app.widgets.feedback import FeedbackView
from quiz.app.widgets.pause import PauseView
from quiz.app.widgets.teach import TeachView
from quiz.errors import QuizError
from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.library.study import Study
from quiz.model.review import Grade, Verdict
from quiz.session.steps import Ask, Done, Feedback, Pause, Step, Teach

_BAR = 20
_SHOWN_WHERE: dict[str, tuple[type[Step], ...]] = {
    "go_on": (Teach, Feedback, Pause),
    "unknown": (Ask,),
}


class StudyScreen(Screen[None]):
    """A session over some decks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go_on", "Go on"),
        Binding("ctrl+d", "unknown", "Don't know", priority=True),
        Binding("o", "override", "Count the other way"),
        Binding("e", "easy", "Easy"),
        Binding("ctrl+z", "undo", "Undo", priority=True),
        Binding("u", "undo", "Undo", show=False),
        Binding("0", "unknown", "Don't know", show=False),
        Binding("escape", "leave", "Decks"),
    ]

    def __init__(self, library: Library, decks: Sequence[str]) -> None:
        """Study some decks.

        Args:
            library: decks and memories.
            decks: ids or paths of the decks.
        """
        super().__init__()
        self._library = library
        self._study: Study = library.study(decks)
        self._total = max(1, self._study.session.remaining)

    def compose(self) -> ComposeResult:
        """Lay the screen out: where we are, the step, the keys."""
        yield Static(id="where", classes="bar")
        yield VerticalScroll(id="body", can_focus=False)
        yield Footer(show_command_palette=False, compact=True)

    async def on_mount(self) -> None:
        """Show the first step."""
        await self._show()

    async def on_control_answered(self, event: Control.Answered) -> None:
        """Take the answer that a control gives."""
        event.stop()
        await self._store(lambda: self._study.answer(event.response))

    async def action_unknown(self) -> None:
        """Say that the answer is not known."""
        await self._store(lambda: self._study.answer(Unknown()))

    async def action_go_on(self) -> None:
        """Go on from a fact or from feedback."""
        if isinstance(self._study.step, Teach):
            self._study.understood()
        else:
            self._study.proceed()
        await self._show()

    async def action_override(self) -> None:
        """Let the learner's word stand against the verdict."""
        step = self._study.step
        if isinstance(step, Feedback):
            grade = Grade.AGAIN if step.passed else Grade.GOOD
            await self._store(lambda: self._study.regrade(grade))

    async def action_easy(self) -> None:
        """Say that the card was easy."""
        await self._store(lambda: self._study.regrade(Grade.EASY))

    async def action_undo(self) -> None:
        """Go a step back, and take its answer back."""
        try:
            if not self._study.undo():
                self.notify("There is nothing to undo in this session.")
                return
        except QuizError as error:
            self._tell(error)
        await self._show()

    def action_leave(self) -> None:
        """Go back to the decks; every answer is stored already."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer only the keys that do something at this step."""
        step = self._study.step
        if action in _SHOWN_WHERE:
            return isinstance(step, _SHOWN_WHERE[action])
        if action == "override":
            return isinstance(step, Feedback) and self._disputable(step)
        if action == "easy":
            return isinstance(step, Feedback) and step.passed and step.grade is not Grade.EASY
        return True

    @staticmethod
    def _disputable(step: Feedback) -> bool:
        """Tell whether the verdict may be wrong: never for options, which are exact."""
        typed = step.question.format not in {"choice", "multi", "truefalse", "order", "match"}
        return typed and not (isinstance(step.response, Unknown) or step.assessment.verdict is Verdict.CORRECT)

    async def _store(self, change: Callable[[], None]) -> None:
        """Make a change that is stored, and show where it leads; a failure is told and changes nothing."""
        try:
            change()
        except QuizError as error:
            self._tell(error)
            return
        await self._show()

    async def _show(self) -> None:
        step = self._study.step
        if isinstance(step, Done):
            summary = SummaryScreen(self._study.session, step, self._library.now())
            # Not awaited: a screen that is still mounting would wait for itself.
            self.app.switch_screen(summary)
            return
        body = self.query_one("#body", VerticalScroll)
        async with self.batch():
            await body.remove_children()
            await body.mount(self._view(step))
            body.scroll_home(animate=False)
        self._tell_where()
        if not isinstance(step, Ask):
            self.set_focus(None)
        self.refresh_bindings()

    def _view(self, step: Teach | Ask | Feedback | Pause) -> Widget:
        if isinstance(step, Teach):
            return TeachView(step.card)
        if isinstance(step, Ask):
            return AskView(step.question)
        if isinstance(step, Pause):
            return PauseView(step, self._library.now)
        return FeedbackView(step, self._library.now())

    def _tell_where(self) -> None:
        session = self._study.session
        self._total = max(self._total, session.remaining)
        done = self._total - session.remaining
        filled = round(_BAR * done / self._total)
        bar = "━" * filled + "─" * (_BAR - filled)
        tally = f"{session.tally.passed} of {session.tally.answered} right" if session.tally.answered else ""
        title = session.banks[next(iter(session.banks))].title if len(session.banks) == 1 else "All decks"
        self.query_one("#where", Static).update(literal(f"{bar} {session.remaining} left  {tally}  · {title}"))

    def _tell(self, error: QuizError) -> None:
        self.notify(str(error), title="Not saved", severity="error", markup=False)
