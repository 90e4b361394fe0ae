"""The list of decks, and what is due."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from quiz.app.literal import lines, literal
from quiz.app.screens.study import StudyScreen
from quiz.app.wording import count
from quiz.library.library import Entry, Library


class DeckList(OptionList):
    """Decks, one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Study")]


class HomeScreen(Screen[None]):
    """Decks to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "study_all", "Study all"),
        Binding("q", "app.quit", "Quit"),
    ]

    def __init__(self, library: Library) -> None:
        """Show the decks of a library."""
        super().__init__()
        self._library = library
        self._entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        yield Static("factquiz", classes="bar")
        yield Static(id="greeting")
        yield DeckList(id="decks", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_screen_resume(self) -> None:
        """Bring the list up to date whenever it shows."""
        self._entries = self._library.entries()
        decks = self.query_one("#decks", DeckList)
        highlighted = decks.highlighted or 0
        decks.clear_options()
        decks.add_options([Option(_prompt(entry), disabled=entry.error is not None) for entry in self._entries])
        if self._entries:
            decks.highlighted = min(highlighted, len(self._entries) - 1)
        decks.focus()
        self.query_one("#greeting", Static).update(self._greeting())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Study the chosen deck."""
        self._study([self._entries[event.option_index].id])

    def action_study_all(self) -> None:
        """Study every deck that is in order."""
        self._study([entry.id for entry in self._entries if entry.error is None])

    def _study(self, decks: list[str]) -> None:
        if decks:
            self.app.push_screen(StudyScreen(self._library, decks))

    def _greeting(self) -> Content:
        usable = [entry for entry in self._entries if entry.error is None]
        if not self._entries:
            folder = self._library.shelf.folders[0]
            return literal(f"There is no deck yet. Put deck files into {folder}.")
        if all(len(entry.plan.new) and entry.plan.total == len(entry.plan.new) for entry in usable):
            return lines(
                literal("Welcome. Press enter to study the deck that is marked.", "bold"),
                literal("Each new fact is shown first and asked a little later.", "$text-muted"),
            )
        total = sum(entry.plan.total for entry in usable)
        if not total:
            return literal("Nothing is left for today. Come back tomorrow.", "bold")
        return literal(f"{count(total, 'card')} for today.", "bold")


def _prompt(entry: Entry) -> Content:
    """Describe a deck in two lines: its title, and what is to be studied."""
    if entry.error is not None:
        return lines(literal(entry.title, "bold"), literal(f"  cannot be used: {entry.error}", "$text-error"))
    plan = entry.plan
    parts = [
        f"{len(plan.due)} due",
        f"{len(plan.new)} new",
        *([f"{len(plan.learning)} in learning"] if plan.learning else []),
        f"{entry.cards} cards in all",
    ]
    return lines(literal(entry.title, "bold"), literal("  " + " · ".join(parts), "$text-muted"))
