"""Pictures of every screen."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from quiz.library.library import Library
from tests.app.scenes import STORIES, Story, picture_names
from tests.app.stages import Stage
from tests.support.app import press
from tests.support.camera import Camera, put_on
from tests.support.clock import FakeClock

KEPT = Path(__file__).parent / "__snapshots__" / "test_snapshots"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
async def test_screen(
    story: Story,
    snapshot: SnapshotAssertion,
    library: Library,
    tmp_path: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every scene looks as it did, at every size and in every theme."""
    folder = tmp_path / "stage"
    folder.mkdir()
    app = story.start(Stage(library, folder, clock, monkeypatch))
    camera = Camera(snapshot, tmp_path)
    look = story.scenes[0].looks[0]
    async with app.run_test(size=(look.width, look.height)) as pilot:
        for scene in story.scenes:
            await put_on(pilot, scene.looks[0])
            for deed in scene.deeds:
                await (press(pilot, [deed]) if isinstance(deed, str) else deed(pilot))
            await camera.take(pilot, scene.name, scene.looks)
    assert camera.different == []


def test_every_picture_is_in_the_table(request: pytest.FixtureRequest) -> None:
    """No name is given twice, and no picture is left of a scene that is gone."""
    names = [f"test_screen-{name}" for name in picture_names()]
    assert sorted(names) == sorted(set(names))
    kept = {path.stem for path in KEPT.iterdir()} if KEPT.exists() else set()
    if request.config.option.update_snapshots:
        for name in kept - set(names):
            (KEPT / f"{name}.svg").unlink()
    else:
        assert kept == set(names)
