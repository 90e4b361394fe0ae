"""Study: facts, questions and feedback, one step at a time."""

import asyncio
import gc
from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.app.controls.base import Control
from quiz.app.controls.registry import every_control
from quiz.app.first_words import heading
from quiz.app.opening import edit, line_screen, source_screen, summary_screen
from quiz.app.screens.asking import AskingScreen
from quiz.app.screens.undoing import undo
from quiz.app.widgets.ask import AskView
from quiz.app.widgets.feedback import FeedbackView
from quiz.app.widgets.footer import KeysFooter
from quiz.app.widgets.one_view import OneView
from quiz.app.widgets.pause import PauseView
from quiz.app.widgets.teach import TeachView
from quiz.app.widgets.where import WhereBar
from quiz.errors import QuizError
from quiz.grading.hints import hint
from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.library.study import Study
from quiz.model.review import Grade
from quiz.session.steps import Ask, Done, Feedback, Pause, Step, Teach

READING = 0.3
"""After how many seconds the first picture is being read, and what later ones need can be made."""
_BETWEEN = 0.03
"""Seconds between one thing that is made and the next, for keys."""
_SHOWN_WHERE: dict[str, tuple[type[Step], ...]] = {
    "go_on": (Teach, Feedback, Pause),
    "unknown": (Ask,),
    "hint": (Ask,),
    "source": (Teach, Feedback),
    "flag": (Teach, Ask, Feedback),
    "bury": (Teach, Ask, Feedback),
    "suspend": (Teach, Ask, Feedback),
    "edit": (Teach, Ask, Feedback),
}


class StudyScreen(AskingScreen):
    """A session, step by step."""

    BINDING_GROUP_TITLE = "While studying"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t", "hint", "Hint", id="study.hint", priority=True,
            tooltip="Take a hint; a right answer then counts as Hard.",
        ),
        Binding(
            "o", "override", "Count the other way", id="study.override",
            tooltip="Count your answer the other way: right as wrong, wrong as right.",
        ),
        *(
            Binding(
                str(grade.value), f"grade({grade.value})", grade.name.capitalize(), id=f"study.{grade.name.lower()}",
                show=False, tooltip=f"Grade the answer {grade.name.capitalize()}.",
            )
            for grade in Grade
        ),
        Binding("e", "grade(4)", "Easy", id="study.explicit_easy", tooltip="Say that a right answer was easy."),
        Binding("i", "source", "Source", id="study.source", tooltip="Read all that is known of the source."),
        Binding("ctrl+z", "undo", "Undo", id="study.undo", priority=True, tooltip="Go one step back."),
        Binding("u", "undo", "Undo", id="study.undo_letter", show=False, tooltip="Go one step back."),
        Binding("f,ctrl+f", "flag", "Flag", id="study.flag", show=False, tooltip="Mark the card, with a remark."),
        Binding("b,ctrl+b", "bury", "Bury", id="study.bury", show=False, tooltip="Leave the card out until tomorrow."),
        Binding(
            "s,ctrl+s", "suspend", "Suspend", id="study.suspend", show=False,
            tooltip="Leave the card out until you take it up again in Browse.",
        ),
        Binding("w", "edit", "Edit", id="study.edit", show=False, tooltip="Edit the deck at the card's line."),
        Binding("escape", "leave", "Decks", id="study.leave", tooltip="Back to the decks; everything is stored."),
    ]  # fmt: skip

    def __init__(self, library: Library, study: Study) -> None:
        """Study.

        Args:
            library: decks and memories.
            study: the session to go through.
        """
        super().__init__()
        self._library = library
        self._study = study
        self._pace = library.store.pace()
        self._teach = TeachView()
        self._ask = AskView()
        self._feedback = FeedbackView()
        self._pause = PauseView(library.now)
        # A step is shown, or something made for others, as a whole: it waits for widgets, and keys come meanwhile.
        self._turn = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Lay the screen out: where we are, the step, the keys."""
        yield WhereBar()
        yield OneView(id="body")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Show the first step."""
        # The bank stays as long as the session: a collection of garbage that goes over it takes longer than a picture.
        gc.freeze()
        await self._show()
        # In a task of its own: while a screen is in one, it hears no key.
        self.set_timer(READING, lambda: self.run_worker(self._prepare()))

    async def _prepare(self) -> None:
        """Make what later steps are shown in: new widgets cost a picture more than all else."""
        body = self.query_one(OneView)
        views = ((body, partial(body.keep, view)) for view in (self._ask, self._feedback, self._teach))
        controls = ((self._ask, partial(self._ask.prepare, sort)) for sort in every_control())
        for place, make in chain(views, controls):
            async with self._turn:
                # The session may be over by then.
                if not place.is_attached:
                    return
                await make()
            await asyncio.sleep(_BETWEEN)

    async def on_control_answered(self, event: Control.Answered) -> None:
        """Take the answer that a control gives, unless a key after it has gone on to another step."""
        event.stop()
        if isinstance(step := self._study.step, Ask) and step.question is event.question:
            await self._store(lambda: self._study.answer(event.response))

    async def action_unknown(self) -> None:
        """Say that the answer is not known."""
        await self._store(lambda: self._study.answer(Unknown()))

    async def action_go_on(self) -> None:
        """Go on from a fact or from feedback."""
        await self._store(self._study.understood if isinstance(self._study.step, Teach) else self._study.proceed)

    async def action_override(self) -> None:
        """Let the learner's word stand against the verdict."""
        step = self._study.step
        if isinstance(step, Feedback):
            grade = Grade.AGAIN if step.passed else Grade.GOOD
            await self._store(lambda: self._study.regrade(grade))

    async def action_grade(self, value: int) -> None:
        """Give the answer another grade that it can have."""
        if Grade(value) in self._study.prospects():
            await self._store(lambda: self._study.regrade(Grade(value)))

    async def action_hint(self) -> None:
        """Show a hint, in the control that takes the answer."""
        step = self._study.step
        if not isinstance(step, Ask):
            return
        self._study.hint()
        told = self._study.step
        found = hint(step.question, told.hints) if isinstance(told, Ask) and told.hints > step.hints else None
        if found is None:
            self.notify("There is no more to hint at." if step.hints else "There is no hint to this question.")
        else:
            self._ask.hint(found.struck, found.text)

    def action_source(self) -> None:
        """Show all that the deck tells of the source."""
        step = self._study.step
        if isinstance(step, Teach | Feedback):
            self.app.push_screen(source_screen(step.card))

    async def action_bury(self) -> None:
        """Leave the card out until tomorrow."""
        await self._leave_out(self._study.bury, "Buried: it comes back tomorrow.")

    async def action_suspend(self) -> None:
        """Leave the card out until it is taken up again."""
        await self._leave_out(self._study.suspend, "Suspended: take it up again in Browse.")

    def action_flag(self) -> None:
        """Mark the card with a remark, or take the mark off."""
        state = self._study.state()
        if state is not None and state.flagged:
            self._flagged(None)
        elif state is not None:
            self.app.push_screen(line_screen("Flag this card", "a remark, or nothing"), self._remarked)

    def _remarked(self, remark: str | None) -> None:
        if remark is not None:
            self._flagged(remark)

    def _flagged(self, remark: str | None) -> None:
        try:
            self._study.flag(remark)
        except QuizError as error:
            self._tell(error)
            return
        self.notify("The flag is taken off." if remark is None else "Flagged.")
        self._tell_where()

    async def _leave_out(self, deed: Callable[[], bool], words: str) -> None:
        done: list[bool] = []
        await self._store(lambda: done.append(deed()))
        if done and done[0]:
            self.notify(f"{words} Ctrl+z undoes it.")

    async def action_edit(self) -> None:
        """Edit the deck where the card is written, and go on with what it says then."""
        step = self._study.step
        if not isinstance(step, Teach | Ask | Feedback):
            return
        title = "Not edited"
        try:
            edit(self.app, step.card.mark.file, step.card.mark.line)
            title = "A mistake in the deck: the session goes on as before"
            self._study.edited(self._library.reload(step.card.deck))
        except QuizError as error:
            self.notify(str(error), title=title, severity="error", markup=False)
            return
        await self._show()

    async def action_undo(self) -> None:
        """Go a step back, and take its answer or deed back; also, after asking, from before the session."""
        try:
            await undo(self, self._study, self._library.now(), self._show)
        except QuizError as error:
            self._tell(error)

    def action_leave(self) -> None:
        """Go back to the decks; every answer is stored already."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that do something at this step."""
        step = self._study.step
        if action in _SHOWN_WHERE:
            return isinstance(step, _SHOWN_WHERE[action])
        if action == "override":
            return isinstance(step, Feedback) and step.disputable
        if action == "grade":
            grade = Grade(int(str(parameters[0])))
            return isinstance(step, Feedback) and step.grade is not grade and grade in self._study.prospects()
        return super().check_action(action, parameters)

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
            summary = summary_screen(self._study.session, step, self._library.now(), self._study.notice)
            # Not awaited: a screen that is still mounting would wait for itself.
            self.app.switch_screen(summary)
            return
        async with self._turn, self.batch():
            # The line above comes first: told last, it would be painted by itself after all else.
            self._tell_where()
            if not isinstance(step, Ask):
                self.set_focus(None)
            await self._view(step)
            self.query_one(KeysFooter).draw()

    async def _view(self, step: Teach | Ask | Feedback | Pause) -> None:
        """Show a step in the view of its sort."""
        body = self.query_one(OneView)
        if isinstance(step, Teach):
            await body.turn_to(self._teach)
            await self._teach.show(step.card)
        elif isinstance(step, Ask):
            await body.turn_to(self._ask)
            await self._ask.ask(step.question)
        elif isinstance(step, Pause):
            await body.turn_to(self._pause)
            self._pause.show(step)
        else:
            await body.turn_to(self._feedback)
            await self._feedback.show(
                step,
                self._study.prospects(),
                self._library.now(),
                leech=self._study.leech,
                leaves=self._study.leaves,
            )

    def _tell_where(self) -> None:
        self.query_one(WhereBar).show(self._study.session, self._pace, *heading(self._study))

    def _tell(self, error: QuizError) -> None:
        self.notify(str(error), title="Not saved", severity="error", markup=False)
