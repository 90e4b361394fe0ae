"""Pictures of the list of cards."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.library.library import Library
from tests.app.test_snapshots import SnapCompare
from tests.conftest import BUILTIN
from tests.support.app import press, typing
from tests.support.clock import FakeClock
from tests.support.learner import study_all

SIZES = [(60, 20), (80, 24), (140, 40)]
SIZE_IDS = ["60x20", "80x24", "140x40"]
THEMES = ["textual-dark", "textual-light"]


@pytest.fixture
def app(library: Library, clock: FakeClock) -> QuizApp:
    """Return the app after a week of studying the built-in deck, with a card suspended and one flagged."""
    for day in range(5):
        study_all(library.study([BUILTIN]), clock, knows=day != 2)
        clock.pass_time(days=2)
    first, second, *_ = library.bank(BUILTIN).cards
    library.deeds.suspend([first.id])
    library.deeds.flag([second.id], "check the year")
    return QuizApp(library)


async def shown(pilot: Pilot[None], theme: str, keys: list[str]) -> None:
    """Open the list in a theme and press keys, with a cursor that stands still."""
    pilot.app.theme = theme
    await press(pilot, ["b"])
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    await press(pilot, keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    await pilot.pause()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=SIZE_IDS)
def test_the_list(snap_compare: SnapCompare, app: QuizApp, size: tuple[int, int], theme: str) -> None:
    """Cards with their states, two marked; the preview stands beside them where there is room."""
    keys = ["space", "space", "up"]
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: shown(pilot, theme, keys))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES[:2], ids=SIZE_IDS[:2])
def test_the_preview(snap_compare: SnapCompare, app: QuizApp, size: tuple[int, int], theme: str) -> None:
    """A card with its memory, below the list, by the hardest first."""
    keys = ["s", "s", "s", "S", "enter"]
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: shown(pilot, theme, keys))


@pytest.mark.parametrize("size", SIZES, ids=SIZE_IDS)
def test_a_mistake_in_the_query(snap_compare: SnapCompare, app: QuizApp, size: tuple[int, int]) -> None:
    """A query that makes no sense is told, and the list stays."""
    keys = ["slash", *typing("visit is"), "colon", *typing("duue")]
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: shown(pilot, "textual-dark", keys))


@pytest.mark.parametrize("size", SIZES[:2], ids=SIZE_IDS[:2])
def test_nothing_found(snap_compare: SnapCompare, app: QuizApp, size: tuple[int, int]) -> None:
    """An empty list says why it is empty."""
    keys = ["slash", *typing("no such words"), "enter"]
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: shown(pilot, "textual-light", keys))


@pytest.mark.parametrize(("keys", "name"), [(["f", *typing("why")], "flag"), (["a", "r"], "reset")])
def test_what_is_asked_before(snap_compare: SnapCompare, app: QuizApp, keys: list[str], name: str) -> None:
    """A flag asks for its remark; a reset asks whether it is meant."""
    assert snap_compare(app, terminal_size=(80, 24), run_before=lambda pilot: shown(pilot, "textual-dark", keys))
