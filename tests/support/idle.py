"""Wait for the app no longer than it has something to do.

Textual's pilot waits after every key until the processor has done nothing for a fiftieth of a second, three times over:
a tenth of a second, most of it asleep. The event loop knows at once whether anything is left to do.
"""

import asyncio
from typing import Any

import textual.app
import textual.pilot
from textual._context import active_app
from textual._wait import SLEEP_GRANULARITY, wait_for_idle
from textual.screen import Screen


async def until_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until all messages are handled, the screen is drawn, and nothing is about to happen.

    Args:
        min_sleep: seconds that are waited at least; the pilot asks for some after an animation.
        max_sleep: seconds after which the wait is over even if the app is not idle.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    await asyncio.sleep(min_sleep)
    while (now := loop.time()) < end:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        app = active_app.get()
        if any(worker.is_running for worker in app.workers):
            # It may be a thread, and the loop knows nothing of those.
            return await wait_for_idle(0, end - now)
        if app.screen._update_timer._active.is_set():
            # The timer would draw it within a sixtieth of a second.
            app.screen._on_timer_update()
            continue
        next_at = _next_at(loop, app.screen_stack)
        if next_at > now + SLEEP_GRANULARITY:
            return None
        await asyncio.sleep(max(0, next_at - now))
    return None


def _next_at(loop: asyncio.AbstractEventLoop, screens: list[Screen[object]]) -> float:
    """Return when the loop wakes next for something that has an effect; timers that pause wake for nothing."""
    timers: list[Any] = [screen._update_timer for screen in screens]
    paused = [timer._task._fut_waiter for timer in timers if not timer._active.is_set()]
    return min(
        (
            handle.when()
            for handle in loop._scheduled  # type: ignore[attr-defined]
            if not handle.cancelled() and not (handle._args and handle._args[0] in paused)
        ),
        default=float("inf"),
    )


def wait_no_longer() -> None:
    """Let every pilot wait this way."""
    textual.pilot.wait_for_idle = textual.app.wait_for_idle = until_idle  # type: ignore[attr-defined]
