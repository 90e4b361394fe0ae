"""What screens share that show images and audio: a key that opens them."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from quiz.app.viewer import look
from quiz.app.widgets.media import MediaView
from quiz.errors import QuizError
from quiz.model.media import Media


class LookingScreen(Screen[None]):
    """A screen whose images and audio can be opened in a program of the system."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "l,ctrl+l", "look", "Look, listen", show=False, id="media.look",
            tooltip="Open the image, or play the audio, in a program of your system.",
        ),
    ]  # fmt: skip

    def media(self) -> tuple[Media, ...]:
        """Return the images and audio that are in sight, those below the edge included."""
        views = [view for view in self.query(MediaView) if _in_sight(view)]
        return tuple(media for view in views for media in view.media)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer the key where there is something to open."""
        return bool(self.media()) if action == "look" else True

    def action_look(self) -> None:
        """Open what is in sight."""
        try:
            look(self.app, self.media())
        except QuizError as error:
            self.notify(str(error), title="Not opened", severity="error", markup=False)


def _in_sight(view: MediaView) -> bool:
    return all(node.display for node in view.ancestors_with_self if isinstance(node, Widget))
