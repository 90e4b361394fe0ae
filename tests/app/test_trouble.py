"""A disk that is full, and one that cannot be written to, while the app is open; and sharing from it."""

from pathlib import Path

import pytest

from quiz.app.app import QuizApp
from quiz.library.library import Library
from quiz.session.steps import Ask, Feedback, Teach
from quiz.settings.fields import key_of
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp
from tests.faults.studying import body
from tests.support.app import press, step, until


@pytest.mark.parametrize(
    ("harm", "mend", "says"),
    [
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 100000", "the disk is full"),
        ("PRAGMA query_only = 1", "PRAGMA query_only = 0", "cannot be written to"),
    ],
)
async def test_an_answer_that_cannot_be_saved_is_told_and_asked_for_again(
    make_app: MakeApp, store: SqliteStore, harm: str, mend: str, says: str
) -> None:
    """The app goes on, the question stands, and the same answer is saved once there is room."""
    app = make_app(body(30))
    async with app.run_test() as pilot:
        while not isinstance(step(app), Ask):
            await press(pilot, ["enter"])
        store._db.execute(harm)
        refused = False
        for _ in range(200):
            if isinstance(step(app), Ask):
                saved = len(list(store.reviews()))
                await press(pilot, ["ctrl+d"])
                if isinstance(step(app), Ask) and len(list(store.reviews())) == saved:
                    refused = True
                    break
                assert len(list(store.reviews())) == saved + 1
            else:
                assert isinstance(step(app), Teach | Feedback)
                await press(pilot, ["enter"])
        assert refused
        assert any(says in notice.message for notice in app._notifications)
        store._db.execute(mend)
        await press(pilot, ["ctrl+d"])
        assert isinstance(step(app), Feedback)
        assert len(list(store.reviews())) == saved + 1


async def test_the_palette_shares_with_other_machines(library: Library, tmp_path: Path) -> None:
    """Where a folder is set, answers are exchanged in the background and it is told what came of it."""
    folder = tmp_path / "shared"
    folder.mkdir()
    app = QuizApp(library)
    assert not app.shares
    library.change({key_of("sync_folder"): str(folder)})
    assert app.shares
    async with app.run_test() as pilot:
        await pilot.pause()
        app.share()
        await until(pilot, lambda: any("Nothing new" in notice.message for notice in app._notifications))
        folder.rmdir()
        app.share()
        await until(pilot, lambda: any("no such folder" in notice.message for notice in app._notifications))
