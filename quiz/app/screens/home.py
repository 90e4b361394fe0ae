"""The list of decks, and what is due."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.amounts import count, duration
from quiz.app.literal import lines, literal
from quiz.app.widgets.deck_tree import COLUMNS, DeckTree, Row
from quiz.app.widgets.footer import KeysFooter
from quiz.errors import QuizError
from quiz.library.library import Entry, Library
from quiz.session.plan import Plan
from quiz.store.interface import Mark

_LOOK = 2.0
"""Seconds between looks at what other windows did."""


class HomeScreen(Screen[None]):
    """Decks to choose from."""

    BINDING_GROUP_TITLE = "In the list of decks"
    BINDINGS: ClassVar[list[BindingType]] = [
        # In the order of need: what does not fit into a narrow footer is left to help.
        Binding("a", "study_all", "All", id="home.study_all", tooltip="Study every deck that is in order."),
        Binding("m", "modes", "More", id="home.modes", tooltip="Learn new, review, cram, exam, deadline."),
        Binding("b", "browse", "Browse", id="home.browse", tooltip="Search, sort and look at all cards."),
        Binding("s", "stats", "Stats", id="home.stats", tooltip="See what you remember and what comes due."),
        Binding("comma", "settings", "Settings", id="home.settings", tooltip="See and change what you may set."),
        Binding("q", "app.quit", "Quit", id="home.quit", tooltip="Leave factquiz; everything is stored."),
    ]

    def __init__(self, library: Library) -> None:
        """Show the decks of a library."""
        super().__init__()
        self._library = library
        self._entries: list[Entry] = []
        self._mark: Mark | None = None

    def on_mount(self) -> None:
        """Watch for what other windows do."""
        self.set_interval(_LOOK, self._look)

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        yield Static("factquiz", classes="bar")
        yield Static(id="greeting")
        yield Static("".join(f"{name:>6}" for name in COLUMNS), id="columns")
        yield DeckTree()
        yield Static(id="trouble", classes="help")
        yield KeysFooter()

    def on_screen_resume(self) -> None:
        """Bring the list up to date whenever it shows."""
        self._mark, _ = self._library.store.elsewhere(None)
        self._entries = self._library.entries()
        tree = self.query_one(DeckTree)
        tree.fill(self._entries, self._plan)
        tree.focus()
        # The keys may be others than before: they can be changed in the settings.
        self.refresh_bindings()
        self.query_one("#greeting", Static).update(self._greeting())
        trouble = self.query_one("#trouble", Static)
        trouble.update(lines(*(literal(_trouble(entry)) for entry in self._entries if entry.error is not None)))
        trouble.display = any(entry.error is not None for entry in self._entries)

    def _look(self) -> None:
        """Bring the list up to date when something was answered in another window."""
        if self._mark is None or not self.is_current:
            return
        try:
            mark, cards = self._library.store.elsewhere(self._mark)
        except QuizError:
            return  # told when something is done with it
        self._mark = mark
        if cards:
            self.on_screen_resume()

    def on_tree_node_selected(self, event: DeckTree.NodeSelected[Row]) -> None:
        """Study the chosen deck, or all decks of the chosen folder."""
        self._study(event.node.data.entries if event.node.data is not None else ())

    def action_study_all(self) -> None:
        """Study every deck that is in order."""
        self._study(tuple(self._entries))

    def action_browse(self) -> None:
        """Look through all cards."""
        from quiz.app.screens.browse import BrowseScreen  # noqa: PLC0415 - a screen is loaded when it is opened

        try:
            self.app.push_screen(BrowseScreen(self._library))
        except QuizError as error:
            self.notify(str(error), severity="error", markup=False)

    def action_settings(self) -> None:
        """Show what may be set."""
        from quiz.app.screens.settings import SettingsScreen  # noqa: PLC0415 - a screen is loaded when it is opened

        self.app.push_screen(SettingsScreen(self._library))

    def action_modes(self) -> None:
        """Offer other ways to study the decks under the cursor, or all decks."""
        from quiz.app.screens.modes import ModesScreen  # noqa: PLC0415 - a screen is loaded when it is opened

        self.app.push_screen(ModesScreen(self._library, self.marked))

    def action_stats(self) -> None:
        """Show the numbers of all decks; those of the marked ones are a key away."""
        from quiz.app.screens.stats import StatsScreen  # noqa: PLC0415 - a screen is loaded when it is opened

        self.app.push_screen(StatsScreen(self._library, marked=self.marked))

    @property
    def marked(self) -> list[str]:
        """The ids of the decks under the cursor that are in order."""
        return _usable(self.query_one(DeckTree).marked)

    def _study(self, entries: tuple[Entry, ...]) -> None:
        from quiz.app.screens.study import StudyScreen  # noqa: PLC0415 - a screen is loaded when it is opened

        decks = _usable(entries)
        if decks:
            self.app.push_screen(StudyScreen(self._library, self._library.study(decks)))

    def _plan(self, entries: tuple[Entry, ...]) -> Plan:
        return self._library.plan([self._library.bank(deck) for deck in _usable(entries)])

    def _greeting(self) -> Content:
        decks = _usable(tuple(self._entries))
        if not self._entries:
            folder = self._library.shelf.folders[0]
            return literal(f"There is no deck yet. Put deck files into {folder}.")
        outlook = self._library.outlook(decks)
        if outlook.newcomer and outlook.today:
            return lines(
                literal("Welcome. Press enter to study the deck that is marked.", "bold"),
                literal("Each new fact is shown first, and asked after it.", "$foreground-muted"),
            )
        streak = f"{count(outlook.streak, 'day')} in a row" if outlook.streak else "no streak yet"
        tomorrow = f"{outlook.tomorrow:,} due tomorrow · {streak}"
        if not outlook.today:
            return lines(literal("Nothing is left for today.", "bold"), literal(tomorrow, "$foreground-muted"))
        today = f"{count(outlook.today, 'card')} for today, about {duration(outlook.seconds)}."
        return lines(literal(today, "bold"), literal(tomorrow, "$foreground-muted"))


def _trouble(entry: Entry) -> str:
    left_out = f" The other deck '{entry.hides}' is left out until this is mended." if entry.hides else ""
    return f"{entry.error}{left_out}"


def _usable(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries if entry.error is None]
