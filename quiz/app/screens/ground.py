"""What lies beneath all other screens."""

from textual.screen import Screen

from quiz.library.library import Library


class GroundScreen(Screen[None]):
    """Is never seen for long: once all other screens are left it opens the list of decks.

    So nothing is spent on the list before it is looked at.
    """

    def __init__(self, library: Library) -> None:
        """Know the decks."""
        super().__init__()
        self._library = library
        self._covered = False

    def on_screen_suspend(self) -> None:
        """Note that the first screen was opened."""
        self._covered = True

    def on_screen_resume(self) -> None:
        """Open the list of decks, but not before the first screen."""
        if self._covered:
            self.app.push_screen(self.decks())

    def decks(self) -> Screen[None]:
        """Return the list of decks."""
        from quiz.app.screens.home import HomeScreen  # noqa: PLC0415 - a session may be all that is wanted

        return HomeScreen(self._library)
