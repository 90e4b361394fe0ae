"""An image as coloured half cells: what every terminal with colours can show."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_MOST_PIXELS = 25_000_000
"""What is larger takes too long to read."""
_MOST_COLUMNS, _MOST_ROWS = 72, 40
_SHARE = 3
"""A picture takes at most one part in so many of the height, so that the question stays in sight."""


class Picture(Widget):
    """Shows one image, as large as it is but for a third of the screen's height at most."""

    def __init__(self) -> None:
        """Begin without an image."""
        super().__init__()
        self._image: Image | None = None
        self._drawn: tuple[Strip, ...] = ()
        self.display = False

    def show(self, path: Path | None) -> None:
        """Show an image; one that cannot be shown here takes no place."""
        self._image = None if path is None or self.app.no_color else _read(path)
        self._drawn = ()
        self.display = self._image is not None
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width in cells."""
        return self._fitted(container.width, viewport.height).width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the height in cells."""
        return self._fitted(container.width, viewport.height).height

    def _fitted(self, columns: int, rows: int) -> Size:
        """Return how many cells the image takes where there are so many; a cell is two pixels high."""
        if self._image is None:
            return Size(0, 0)
        width, height = self._image.size
        scale = min(1.0, columns / width, 2 * max(1, rows // _SHARE) / height)
        return Size(max(1, round(width * scale)), max(1, round(height * scale / 2)))

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        width, height = self.content_size
        if self._image is None or y >= height:
            return Strip.blank(self.size.width)
        if len(self._drawn) != height or self._drawn[0].cell_length != width:
            self._drawn = _draw(self._image, width, height)
        return self._drawn[y]


def _read(path: Path) -> "Image | None":
    """Read an image and make it small; None where Pillow is not there or cannot read it."""
    if path.suffix.casefold() == ".svg" or find_spec("PIL") is None:
        return None
    # Pillow takes a while to load: only whoever has an image waits for it.
    from PIL import Image, ImageOps  # noqa: PLC0415

    try:
        with Image.open(path, formats=_FORMATS) as found:
            if found.width * found.height > _MOST_PIXELS:
                return None
            found.draft("RGB", (2 * _MOST_COLUMNS, 4 * _MOST_ROWS))
            turned = ImageOps.exif_transpose(found).convert("RGBA")
            turned.thumbnail((_MOST_COLUMNS, 2 * _MOST_ROWS))
            # Most images with holes are meant for paper.
            paper = Image.new("RGBA", turned.size, "white")
            return Image.alpha_composite(paper, turned).convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _draw(image: "Image", width: int, height: int) -> tuple[Strip, ...]:
    """Draw an image in cells, each with a pixel above and one below."""
    pixels = image.resize((width, 2 * height)).tobytes()
    colours = [Color.from_rgb(*pixels[place : place + 3]) for place in range(0, len(pixels), 3)]
    rows = [colours[start : start + width] for start in range(0, len(colours), width)]
    return tuple(
        Strip(
            [Segment("▀", Style(color=above, bgcolor=below)) for above, below in zip(upper, lower, strict=True)], width
        )
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
