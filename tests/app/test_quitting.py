"""Quitting at any moment."""

import asyncio

import pytest
from textual.events import Key

from tests.app.conftest import ALL_FORMATS, MakeApp

_PATIENCE = 20.0


@pytest.mark.parametrize("key", ["enter", "escape"])
@pytest.mark.parametrize("pauses", [0, 1, 3])
async def test_the_app_can_be_left_while_something_comes_to_be_shown(make_app: MakeApp, key: str, pauses: int) -> None:
    """A key and ctrl+q typed in one go end the app as ctrl+q alone does, whatever is being laid out."""
    app = make_app(ALL_FORMATS)
    async with app.run_test() as pilot:
        for _ in range(pauses):
            await pilot.pause()
        for typed in (key, "ctrl+q"):
            app.post_message(Key(typed, None))
            await asyncio.sleep(0)
        async with asyncio.timeout(_PATIENCE):
            while app.is_running:  # noqa: ASYNC110 - Textual has no event for it
                await asyncio.sleep(0.01)
    assert app.return_code == 0
