"""Take pictures of the running app, each at several sizes and in several themes, and compare them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from syrupy.data import SnapshotCollections
from syrupy.location import PyTestLocation
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app.themes import theme_name


@dataclass(frozen=True, slots=True)
class Look:
    """A size of the terminal, in columns and lines, and a theme by the name that people use."""

    width: int
    height: int
    theme: str

    @property
    def name(self) -> str:
        """What pictures with this look are called."""
        return f"{self.width}x{self.height}-{self.theme}"


class NamedPicture(SVGImageExtension):  # type: ignore[misc]
    """Keeps a picture under its own name, whichever case of a test takes it."""

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: str | int = 0) -> str:
        """Return the name of the test without its case, as syrupy wants, and the name that was given."""
        return f"{test_location.methodname}-{index}"

    def discover_snapshots(self, **_: object) -> SnapshotCollections:
        """Find none that is not asked for: syrupy would delete those of the cases that do not run."""
        return SnapshotCollections()


class Camera:
    """Compares pictures with those that are kept."""

    def __init__(self, snapshot: SnapshotAssertion, folder: Path) -> None:
        """Begin without any picture taken.

        Args:
            snapshot: compares, and keeps a new picture where one is to be made anew.
            folder: where pictures go that differ.
        """
        self._snapshot = snapshot.use_extension(NamedPicture)
        self._folder = folder
        self.different: list[str] = []

    async def take(self, pilot: Pilot[None], name: str, looks: Sequence[Look]) -> None:
        """Take a picture of what is shown in each look."""
        for look in looks:
            await put_on(pilot, look)
            picture = pilot.app.export_screenshot(simplify=True)
            if self._snapshot(name=f"{name}-{look.name}") != picture:
                path = self._folder / f"{name}-{look.name}.svg"
                path.write_text(picture, encoding="utf-8")
                self.different.append(str(path))


async def put_on(pilot: Pilot[None], look: Look) -> None:
    """Give the terminal a size and a theme, and wait until nothing moves."""
    app = pilot.app
    app.theme = theme_name(look.theme)
    if (app.size.width, app.size.height) != (look.width, look.height):
        await pilot.resize_terminal(look.width, look.height)
    for field in app.screen.query(Input):
        field.cursor_blink = False
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.wait_for_scheduled_animations()
