"""The app: it opens screens and keeps the library they share."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from quiz.app.preferences import apply_preferences, check_preferences
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.study import StudyScreen
from quiz.library.library import Library


class QuizApp(App[None]):
    """Study decks in the terminal."""

    TITLE = "factquiz"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]

    def __init__(
        self, library: Library, decks: Sequence[str] | None = None, first: Callable[[], Screen[None]] | None = None
    ) -> None:
        """Open the app.

        Args:
            library: decks and memories.
            decks: decks to study at once; None opens the list of decks.
            first: makes another screen to begin with; None for none.

        Raises:
            QuizError: the settings name a theme or a key that there is not.
        """
        super().__init__()
        check_preferences(self, library.settings)
        self.library = library
        self._decks = decks
        self._first = first

    def on_mount(self) -> None:
        """Show the list of decks, and the session above it when one was asked for."""
        apply_preferences(self, self.library.settings)
        self.push_screen(HomeScreen(self.library))
        if self._decks is not None:
            self.push_screen(StudyScreen(self.library, self._decks))
        if self._first is not None:
            self.push_screen(self._first())
