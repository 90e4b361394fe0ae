"""What screens share that show images and audio: a key that opens them."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

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

    # What has the keys looks otherwise by itself; Textual would paint the whole screen a second time.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def media(self) -> tuple[Media, ...]:
        """Return the images and audio that are in sight, those below the edge included."""
        return tuple(media for view in _in_sight(self) for media in view.media)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer the key where there is something to open."""
        return bool(self.media()) if action == "look" else True

    def action_look(self) -> None:
        """Open what is in sight."""
        from quiz.app.viewer import look  # noqa: PLC0415 - not before it is asked for

        try:
            look(self.app, self.media())
        except QuizError as error:
            self.notify(str(error), title="Not opened", severity="error", markup=False)


def _in_sight(around: Widget) -> Iterator[MediaView]:
    # Every change of the keys asks for them; a query by selector would look at all that is hidden, too.
    for child in around.children:
        if isinstance(child, MediaView) and child.display:
            yield child
        elif child.display:
            yield from _in_sight(child)
