"""Wait until every question of some decks is written."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.app.literal import literal
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.library.whole import complete, whole

Tell = Callable[[str, float], None]
_LOOK = 0.1
"""Seconds between two looks at how far it is."""


class _LeftError(Exception):
    """Nobody waits any more."""


class WaitingScreen(ModalScreen[bool]):
    """Tells how far a large deck is whose questions are written, and goes away once they are; esc leaves before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Never mind", id="waiting.leave", tooltip="Go back; the questions are written on."),
    ]

    def __init__(self, library: Library, decks: Sequence[str]) -> None:
        """Wait for some decks."""
        super().__init__()
        self._library = library
        self._decks = decks
        self._left = Event()

    def compose(self) -> ComposeResult:
        """Lay the message out."""
        with Vertical(classes="prompt"):
            yield Static("Writing all questions …", id="waiting", markup=False)
            yield Static("esc  never mind", classes="help", markup=False)

    def on_mount(self) -> None:
        """Begin to wait."""
        self._wait()

    def on_unmount(self) -> None:
        """Let the thread end, however the screen ends."""
        self._left.set()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(result=False)

    @work(thread=True)
    def _wait(self) -> None:
        try:
            complete(self._library, self._decks, self._tell)
        except _LeftError:
            return
        except QuizError as error:
            self._say(partial(self.app.notify, str(error), severity="error", markup=False))
            self._say(partial(self.dismiss, result=False))
        else:
            self._say(partial(self.dismiss, result=True))

    def _tell(self, title: str, share: float) -> None:
        told = literal(f"Writing all questions of {title} … {share:.0%}")
        self._say(partial(self.query_one("#waiting", Static).update, told))

    def _say(self, what: Callable[[], object]) -> None:
        if self._left.is_set():
            raise _LeftError
        self.app.call_from_thread(what)


async def written(library: Library, decks: Sequence[str], tell: Tell) -> None:
    """Wait in a task until every question of some decks is written; who ends the task ends the wait.

    Args:
        library: the decks.
        decks: ids or paths of the decks.
        tell: is told the title of a deck and how much of it is written, 0 to 1, until all is.
    """
    if whole(library, decks):
        return
    left, latest = Event(), [(library.bank(decks[0]).title, 0.0)]

    def told(title: str, share: float) -> None:
        if left.is_set():
            raise _LeftError
        latest[0] = title, share

    waiting = asyncio.ensure_future(asyncio.to_thread(complete, library, decks, told))
    try:
        while not (await asyncio.wait((waiting,), timeout=_LOOK))[0]:
            tell(*latest[0])
        await waiting
    finally:
        left.set()
