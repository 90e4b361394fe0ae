"""The app: it opens screens and keeps the library they share."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from quiz.app.actions import actions
from quiz.app.palette import ActionsProvider
from quiz.app.preferences import apply_preferences, check_preferences
from quiz.app.screens.help import HelpScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.study import StudyScreen
from quiz.app.themes import HIGH_CONTRAST
from quiz.library.library import Library


class QuizApp(App[None]):
    """Study decks in the terminal."""

    TITLE = "factquiz"
    CSS_PATH: ClassVar[list[str]] = ["app.tcss", "comfort.tcss"]  # type: ignore[assignment]
    COMMANDS: ClassVar = {ActionsProvider}
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
        self.register_theme(HIGH_CONTRAST)
        self._lost_keys = check_preferences(library.settings)
        self.library = library
        self._decks = decks
        self._first = first

    def on_mount(self) -> None:
        """Show the list of decks, and what was asked for above it; tell of keys that clash."""
        apply_preferences(self, self.library.settings)
        if self._lost_keys:
            self.notify("\n".join(self._lost_keys), title="Keys", severity="warning", markup=False)
        self.push_screen(HomeScreen(self.library, covered=self._decks is not None or self._first is not None))
        if self._decks is not None:
            self.push_screen(StudyScreen(self.library, self._decks))
        if self._first is not None:
            self.push_screen(self._first())

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

    def action_help(self) -> None:
        """Show what can be done on this screen; in help itself, go back."""
        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        elif not self.screen.is_modal:
            self.push_screen(HelpScreen(actions(self.screen)))
