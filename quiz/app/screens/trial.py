"""Try the questions of a fact, one after another; nothing is recorded."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from quiz.app.controls.base import Control
from quiz.app.literal import lines, literal
from quiz.app.screens.asking import AskingScreen
from quiz.app.widgets.ask import AskView
from quiz.app.widgets.feedback import sentence
from quiz.app.widgets.footer import KeysFooter
from quiz.app.widgets.one_view import OneView
from quiz.app.widgets.question_text import question_content
from quiz.grading.grade import grade
from quiz.grading.names import Lexicon
from quiz.grading.response import Response, Unknown, as_text
from quiz.model.media import shown_with
from quiz.model.question import Bank, Question
from quiz.model.review import Verdict

_VERDICTS = {
    Verdict.CORRECT: ("✓ Right", "bold $text-success"),
    Verdict.NEAR: ("≈ Nearly: the learner decides", "bold $text-warning"),
    Verdict.WRONG: ("✗ Wrong", "bold $text-error"),
}


class TrialScreen(AskingScreen):
    """Asks as a session does, and shows how the answer is graded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab", "skip", "Next question", id="trial.next", priority=True,
            tooltip="Go on to the next question without an answer.",
        ),
        Binding("escape", "leave", "Back", id="trial.leave", tooltip="Go back to all questions of the fact."),
    ]  # fmt: skip

    def __init__(self, bank: Bank, questions: tuple[Question, ...]) -> None:
        """Try some questions.

        Args:
            bank: has their cards, and the names that grading knows.
            questions: what is asked, at least one.
        """
        super().__init__()
        self._bank = bank
        self._questions = questions
        self._place = 0
        self._answered = False
        self._ask = AskView()
        self._outcome = Static(classes="column")

    def compose(self) -> ComposeResult:
        """Lay the screen out: where we are, the question or the outcome, the keys."""
        yield Static(id="trial-where", classes="bar")
        yield OneView(id="body")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Ask the first question."""
        await self._show()

    async def on_control_answered(self, event: Control.Answered) -> None:
        """Grade an answer and show the outcome."""
        event.stop()
        if not self._answered and event.question is self._question:
            await self._tell(event.response)

    async def action_unknown(self) -> None:
        """Show the answer."""
        await self._tell(Unknown())

    async def action_go_on(self) -> None:
        """Ask the next question; after the last one go back."""
        if self._place + 1 == len(self._questions):
            self.dismiss()
            return
        self._place += 1
        await self._show()

    async def action_skip(self) -> None:
        """Ask the next question, or the first one after the last."""
        self._place = (self._place + 1) % len(self._questions)
        await self._show()

    def action_leave(self) -> None:
        """Go back to the questions of the fact."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what does something before or after the answer."""
        if action in {"go_on", "unknown"}:
            return self._answered == (action == "go_on")
        if action == "skip":
            return len(self._questions) > 1 and not self._answered
        return super().check_action(action, parameters)

    @property
    def _question(self) -> Question:
        return self._questions[self._place]

    async def _show(self) -> None:
        self._answered = False
        async with self.batch():
            await self.query_one(OneView).turn_to(self._ask)
            await self._ask.ask(self._question)
        where = f"Trying question {self._place + 1} of {len(self._questions)}  ·  nothing is recorded"
        self.query_one("#trial-where", Static).update(literal(where))
        self.refresh_bindings()

    async def _tell(self, response: Response) -> None:
        self._answered = True
        question, card = self._question, self._bank.card[self._question.card]
        known = not isinstance(response, Unknown)
        outcome = grade(question, response, Lexicon(self._bank.names, self._bank.people)) if known else None
        given = as_text(question, response)
        self.set_focus(None)
        await self.query_one(OneView).turn_to(self._outcome)
        self._outcome.update(
            lines(
                literal(*_VERDICTS[outcome.verdict]) if outcome else literal("– The answer", "bold"),
                literal(sentence(outcome.reason) if outcome else ""),
                literal(f"You answered: {given}" if given else "", "$foreground-muted"),
                literal(" "),
                question_content(question, card),
                literal(question.explanation),
                literal(f"Source: {question.source}", "$foreground-muted"),
                *(literal(one.label, "$foreground-muted") for one in shown_with(question.media, "answer")),
            )
        )
        self.refresh_bindings()
