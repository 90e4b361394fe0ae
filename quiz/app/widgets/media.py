"""The images and audio of a question or a fact: shown where the terminal can, named in any case."""

from collections.abc import Iterable

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.app.literal import lines, literal
from quiz.app.widgets.picture import Picture
from quiz.model.media import Media, MediaSort

_DOES: dict[MediaSort, str] = {"image": "opens it", "audio": "plays it"}


class MediaView(Vertical):
    """Shows the first image, and the name of everything; it takes no place where there is nothing."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        super().__init__(classes="media")
        self.media: tuple[Media, ...] = ()
        self._picture = Picture()
        self._names = Static(classes="media-names")
        self.display = False

    def hide(self) -> None:
        """Show nothing."""
        self.media = ()
        self.display = False

    async def show(self, media: Iterable[Media]) -> None:
        """Show other media."""
        shown = tuple(media)
        if not shown:
            self.hide()
            return
        self.media = shown
        self.display = True
        if not self._picture.is_attached:
            # Most decks have no media: what shows them is made for the first of them.
            await self.mount(self._picture, self._names)
        self._picture.show(next((one.path for one in self.media if one.sort == "image"), None))
        self._names.update(lines(*(named(one) for one in self.media)))


def named(media: Media) -> Content:
    """Name an image or audio in one line, with whose work it is and the key that opens it."""
    credit = f"  {media.credit.rstrip('.')}." if media.credit else ""
    key = f"  ctrl+l {_DOES[media.sort]}."
    return Content.assemble(literal(media.label), literal(credit + key, "$foreground-muted"))
