"""Recall an answer, look at it, and say whether it was known."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.app.controls.base import Control, HelpLine
from quiz.app.first_words import RECALL
from quiz.app.literal import literal
from quiz.app.widgets.media import MediaView
from quiz.app.widgets.words import Words
from quiz.grading.response import Recalled
from quiz.model.question import Question


class FlipControl(Control, can_focus=True):
    """First the question alone, then the answer and the learner's own word on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "turn", "Show the answer", id="flip.turn", tooltip="Show the answer."),
        Binding("y", "say(True)", "I knew it", id="flip.knew", tooltip="Count the card as known."),
        Binding("n", "say(False)", "I did not", id="flip.forgot", tooltip="Count the card as not known."),
    ]

    def begin(self, question: Question) -> None:
        """Begin with the answer hidden."""
        super().begin(question)
        self._turned = False
        for view in self.query(MediaView):
            view.hide()

    def compose(self) -> ComposeResult:
        """Lay out the place for the answer."""
        yield Words(id="flip-answer", classes="statement")
        yield MediaView()
        yield HelpLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer turning first, and the learner's word after it."""
        if action == "turn":
            return not self._turned
        return self._turned if action == "say" else True

    def usual_help(self) -> str:
        """Ask to recall first, and for the learner's word after it."""
        return "Did you know it?  y yes   n no" if self._turned else RECALL

    async def action_turn(self) -> None:
        """Show the answer."""
        self._turned = True
        await self._show_media()
        self.redraw()
        self.refresh_bindings()

    def redraw(self, message: str = "") -> None:
        """Show the answer once it is turned up."""
        for answer in self.query("#flip-answer").results(Words):
            answer.update(literal("; ".join(self.question.answers) if self._turned else ""))
            answer.display = self._turned
        super().redraw(message)

    async def _show_media(self) -> None:
        """Show what comes with the answer once it is turned up; what comes with the question stands above."""
        media = (one for one in self.question.media if self._turned and one.shown == "answer")
        await self.query_one(MediaView).show(media)

    def action_say(self, knew: bool) -> None:  # noqa: FBT001 - Textual hands parameters of actions over by place
        """Answer with the learner's own word."""
        self.answer(Recalled(knew))

    async def on_click(self) -> None:
        """Turn by mouse."""
        if not self._turned:
            await self.action_turn()
