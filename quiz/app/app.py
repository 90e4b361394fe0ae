"""The app: it opens screens and keeps the library they share."""

import os
from collections.abc import Callable
from contextlib import closing
from functools import partial
from threading import Thread
from typing import ClassVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.driver import Driver
from textual.events import Event, Paste
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import AwaitMount, MountError

from quiz.app.preferences import apply_preferences, check_preferences
from quiz.app.themes import HIGH_CONTRAST
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.library.study import Study, prepare
from quiz.paths import expanded, home
from quiz.text import clean

_READING = 0.2
"""After how many seconds the first picture is sure to be painted, and is being read."""
_PARENT_SECONDS = 2.0
"""How often an app that is served looks for its server."""


def _provider() -> type[Provider]:
    """Return what fills the palette, once it is opened."""
    from quiz.app.palette import ActionsProvider  # noqa: PLC0415 - not before the palette is asked for

    return ActionsProvider


class QuizApp(App[None]):
    """Study decks in the terminal."""

    TITLE = "factquiz"
    CSS_PATH: ClassVar[list[str]] = ["app.tcss", "comfort.tcss"]  # type: ignore[assignment]
    COMMANDS: ClassVar = {_provider}
    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", id="app.help", tooltip="Show what the keys do."),
        Binding("f1", "help", show=False, priority=True, id="app.help_typing", tooltip="Show what the keys do."),
        Binding(
            "ctrl+p", "command_palette", show=False, priority=True, id="app.palette",
            tooltip="Find anything that can be done now.",
        ),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="app.quit", tooltip="Quit at once."),
    ]  # fmt: skip

    def __init__(
        self,
        library: Library,
        study: Study | None = None,
        first: Callable[[], Screen[None]] | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        """Open the app.

        Args:
            library: decks and memories.
            study: a session to go through at once; None opens the list of decks.
            first: makes another screen to begin with; None for none.
            driver: Textual's driver of the terminal; the usual one when None.

        Raises:
            QuizError: the settings name a theme or a key that there is not.
        """
        super().__init__(driver)
        self.register_theme(HIGH_CONTRAST)
        self._lost_keys = check_preferences(library.settings)
        self.library = library
        self._study = study
        self._first = first

    async def on_mount(self) -> None:
        """Dress as the learner likes it; tell of keys that clash."""
        apply_preferences(self, self.library.settings)
        if self.is_web:
            self.set_interval(_PARENT_SECONDS, partial(self._end_alone, os.getppid()))
        if self._lost_keys:
            self.notify("\n".join(self._lost_keys), title="Keys", severity="warning", markup=False)
        self.set_timer(_READING, self._prepare)
        # Keys that were typed before the first screen shows what they are for wait for it.
        await AwaitMount(self.screen, [self.screen])

    def _prepare(self) -> None:
        """Load what the first answer needs; in a thread, so that keys are heard meanwhile."""
        Thread(target=prepare, daemon=True).start()

    def get_default_screen(self) -> Screen[None]:
        """Return the screen to begin with."""
        screen = self._opening()
        # As it is with all other screens; without it another could not take its place.
        screen._push_result_callback(self, None)  # noqa: SLF001 - Textual has no other way
        return screen

    def _opening(self) -> Screen[None]:
        if self._study is None:
            return self._decks() if self._first is None else self._first()
        from quiz.app.screens.study import StudyScreen  # noqa: PLC0415 - a screen is loaded when it is opened

        return StudyScreen(self.library, self._study)

    def _decks(self) -> Screen[None]:
        from quiz.app.screens.home import HomeScreen  # noqa: PLC0415 - a session may be all that is wanted

        return HomeScreen(self.library)

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen; once all are left, the list of decks opens."""
        return super().pop_screen() if len(self.screen_stack) > 1 else self.switch_screen(self._decks())

    def _end_alone(self, server: int) -> None:
        """End when the server that started the app is gone: nobody could come back to it."""
        if os.getppid() != server:
            self.exit()

    def _handle_exception(self, error: Exception) -> None:
        """Take what a screen that still lays itself out does not find, once the app is to end, for the end alone.

        Textual mounts nothing from that moment on, and raises these errors. Whatever is shown is stored before.
        """
        if self._exit and isinstance(error, MountError | NoMatches | NoScreen):
            return
        super()._handle_exception(error)

    async def on_event(self, event: Event) -> None:
        """Clean what is pasted: a text that was copied somewhere can hold what drives a terminal."""
        await super().on_event(Paste(clean(event.text)) if isinstance(event, Paste) else event)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something in place of what was told before: a pile of notices would hide the question."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    @property
    def shares(self) -> bool:
        """Whether a folder is set that machines share."""
        return bool(self.library.settings.sync_folder)

    def share(self) -> None:
        """Exchange answers with other machines in the background, and tell what came of it."""
        self.notify("Exchanging answers …")
        self.run_worker(self._share, thread=True, exclusive=True, group="share")

    def _share(self) -> None:
        from quiz.library.sync import said, sync  # noqa: PLC0415 - rarely used, and not before the first question

        try:
            with closing(self.library.store.another()) as store:
                done = said(sync(self.library, store, home(), expanded(self.library.settings.sync_folder)))
        except QuizError as error:
            self.call_from_thread(self.notify, str(error), title="Not shared", severity="error", markup=False)
        else:
            self.call_from_thread(self.notify, done, markup=False)

    def action_help(self) -> None:
        """Show what can be done on this screen; in help itself, go back."""
        from quiz.app.actions import actions  # noqa: PLC0415 - not before help is asked for
        from quiz.app.screens.help import HelpScreen  # noqa: PLC0415 - as above

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        elif not self.screen.is_modal:
            self.push_screen(HelpScreen(actions(self.screen)))
