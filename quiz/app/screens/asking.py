"""What screens share that ask questions: keys that go on, give up and scroll."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from quiz.app.screens.looking import LookingScreen
from quiz.app.widgets.one_view import OneView


class AskingScreen(LookingScreen):
    """A screen with a question, or something else to read, in its ``OneView``."""

    # What is shown says what has the keys; Textual would give them to a control that is kept unseen.
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go_on", "Go on", id="study.go_on", tooltip="Go on to the next fact or question."),
        Binding(
            "ctrl+d", "unknown", "Don't know", id="study.unknown", priority=True,
            tooltip="Say that you don't know, and see the answer.",
        ),
        Binding(
            "0", "unknown", "Don't know", id="study.unknown_digit", show=False,
            tooltip="Say that you don't know, and see the answer.",
        ),
        Binding(
            "up,pageup", "scroll(-1)", "Up", show=False, id="study.scroll_up",
            tooltip="Scroll up, where there is more than the screen shows.",
        ),
        Binding(
            "down,pagedown", "scroll(1)", "Down", show=False, id="study.scroll_down",
            tooltip="Scroll down, where there is more than the screen shows.",
        ),
    ]  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to scroll where there is more than is seen."""
        if action == "scroll":
            return self.query_one(OneView).max_scroll_y > 0
        return super().check_action(action, parameters)

    def action_scroll(self, step: int) -> None:
        """Scroll by half of what is seen."""
        body = self.query_one(OneView)
        body.scroll_relative(y=step * max(1, body.size.height // 2), animate=False)
