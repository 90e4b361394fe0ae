"""Images and audio: shown where the terminal can, named in any case, and opened elsewhere with a key."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.app import viewer
from quiz.app.app import QuizApp
from quiz.app.viewer import opening
from quiz.app.widgets.media import MediaView
from quiz.app.widgets.picture import Picture
from quiz.errors import Mark, QuizError
from quiz.model.media import Media
from quiz.session.steps import Feedback
from tests.app.conftest import MakeApp
from tests.support.app import press, step, to_question, words
from tests.support.media import MP3, SVG, png

ASKED = """\
questions:
  - id: a
    typed: Which city?
    answer: Rome
    image: [{file: on.png, alt: seven hills, credit: Ann, on: question}, {file: late.png, alt: the Forum}]
    audio: tone.mp3
"""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Write the files of the deck, and return what is opened instead of opening it."""
    for name in ("on.png", "late.png"):
        (tmp_path / name).write_bytes(png(400, 400))
    (tmp_path / "tone.mp3").write_bytes(MP3)
    found: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(viewer, "start", lambda command: found.append(Path(command[-1]).name))
    return found


def picture(pilot: Pilot[None]) -> Picture:
    """Return the one picture that is in sight."""
    (found,) = [one for one in pilot.app.screen.query(Picture) if one.region.area]
    return found


async def test_an_image_is_shown_with_its_question(make_app: MakeApp, opened: list[str]) -> None:
    """It takes a third of the height at most, whatever the size of the screen; what tells the answer comes later."""
    app = make_app(ASKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot, app, "typed")
        assert picture(pilot).size == (16, 8)
        above, below = next(iter(picture(pilot).render_line(0))).style, next(iter(picture(pilot).render_line(7))).style
        assert above is not None
        assert below is not None
        assert (above.color, below.color) != (None, None)
        assert above.color != below.color
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert picture(pilot).size == (12, 6)
        assert "[image: seven hills]  Ann.  ctrl+l opens it." in words(app)
        assert "Forum" not in words(app)
        await press(pilot, ["l", "ctrl+l"])
        assert opened == ["on.png"]
        await press(pilot, ["enter"])
        assert isinstance(step(app), Feedback)
        assert "[image: the Forum]" in words(app)
        assert "[audio]  ctrl+l plays it." in words(app)
        await press(pilot, ["l"])
        assert opened == ["on.png", "on.png", "late.png", "tone.mp3"]


async def test_without_colours_an_image_is_named(
    make_app: MakeApp, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under NO_COLOR nothing is drawn; the name stands there, and the key opens it."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(ASKED)
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        assert not any(one.region.area for one in app.screen.query(Picture))
        assert "[image: seven hills]" in words(app)
        await press(pilot, ["ctrl+l"])
        assert opened == ["on.png"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("on.svg", lambda: SVG), ("on.png", lambda: png()[:45]), ("on.png", lambda: png(5_001, 5_000))],
    ids=["drawing", "broken", "huge"],
)
async def test_what_cannot_be_drawn_is_named(
    make_app: MakeApp, opened: list[str], tmp_path: Path, name: str, content: Callable[[], bytes]
) -> None:
    """A drawing, a file that is broken, and one that would take too long are named."""
    (tmp_path / name).write_bytes(content())
    image = f"image: {{file: {name}, alt: hills}}"
    app = make_app("questions:\n" + "".join(f"  - {{id: {q}, flip: {q}?, answer: x, {image}}}\n" for q in "ab"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "flip")
        assert "hills" not in words(app)
        await press(pilot, ["enter"])
        assert "[image: hills]" in words(app)
        assert not any(one.region.area for one in app.screen.query(Picture))
        await press(pilot, ["y", "enter"])
        await to_question(pilot, app, "flip")
        assert not any(view.region.area for view in app.screen.query(MediaView))


async def test_what_cannot_be_opened_is_told(
    make_app: MakeApp, opened: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is gone, and a system without a viewer, give a line; without media the key does nothing."""
    app: QuizApp = make_app(ASKED)
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        monkeypatch.setattr(shutil, "which", lambda name: None)
        await press(pilot, ["ctrl+l"])
        (told,) = app._notifications
        assert told.message.startswith("there is no program here that opens images; the file is /")
        (tmp_path / "on.png").unlink()
        await press(pilot, ["ctrl+l"])
        (told,) = app._notifications
        assert told.message.endswith("on.png: the file is not there any more")
        assert opened == []


@pytest.mark.parametrize(
    ("sort", "platform", "there", "expected"),
    [
        ("image", "linux", {"xdg-open", "mpv"}, ["xdg-open"]),
        ("image", "darwin", {"open"}, ["open"]),
        ("image", "win32", {"explorer"}, ["explorer"]),
        ("audio", "linux", {"xdg-open", "mpv"}, ["mpv", "--no-video", "--really-quiet"]),
        ("audio", "linux", {"xdg-open"}, ["xdg-open"]),
    ],
)
def test_each_system_has_its_program(sort: str, platform: str, there: set[str], expected: list[str]) -> None:
    """Images go to the system's viewer, audio to a player without a window where there is one."""
    media = Media(Path("/deck/a b"), "a b", "image" if sort == "image" else "audio", Mark("d.yaml", 1, 1))
    command = opening(media, platform, lambda name: name if name in there else None)
    assert command == [*expected, str(media.path)]
    with pytest.raises(QuizError, match="there is no program here that"):
        opening(media, platform, lambda name: None)
