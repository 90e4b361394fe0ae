"""Statistics: what is remembered, what was done, and what comes due."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from quiz.app.literal import literal
from quiz.app.widgets.footer import KeysFooter
from quiz.app.widgets.stats.board import Board
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.library.statistics import sum_up, with_tags
from quiz.stats.drawn.page import EMPTY, sections
from quiz.stats.drawn.spans import Section
from quiz.stats.summary import Summary

_INSTANT = 0.3
"""How long counting may take before it is told that it goes on, in seconds."""
_SHORT, _LONG = 30, 90
_MANY = 10_000
"""From how many cards on the numbers are shown before those by tag are counted."""


class _LeftError(Exception):
    """Nobody waits for the numbers any more."""


class StatsScreen(Screen[None]):
    """The learner's numbers for all decks, or for some."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "next_deck", "Deck", id="stats.deck", tooltip="Show the numbers of the next deck, or of all."),
        Binding(
            "D", "next_deck(-1)", "Deck before", id="stats.deck_before", show=False,
            tooltip="Show the numbers of the deck before.",
        ),
        Binding("r", "span", "30/90 days", id="stats.span", tooltip="Let the charts by day go back 30 or 90 days."),
        Binding("down,j", "scroll('down')", "Down", id="stats.down", show=False, tooltip="Scroll a line down."),
        Binding("up,k", "scroll('up')", "Up", id="stats.up", show=False, tooltip="Scroll a line up."),
        Binding(
            "pagedown,space", "scroll('page_down')", "Page down", id="stats.page_down", show=False,
            tooltip="Scroll a page down.",
        ),
        Binding("pageup", "scroll('page_up')", "Page up", id="stats.page_up", show=False, tooltip="Scroll a page up."),
        Binding("home", "scroll('home')", "Top", id="stats.top", show=False, tooltip="Go to the first section."),
        Binding("end", "scroll('end')", "End", id="stats.end", show=False, tooltip="Go to the last section."),
        Binding("escape,q", "leave", "Decks", id="stats.leave", tooltip="Go back to the decks."),
    ]  # fmt: skip

    def __init__(self, library: Library, decks: Sequence[str] | None = None, *, marked: Sequence[str] = ()) -> None:
        """Show the numbers.

        Args:
            library: decks and memories.
            decks: ids of the decks to begin with; None begins with all.
            marked: ids of the decks that come next after all of them.
        """
        super().__init__()
        self._library = library
        self._begin = list(decks) if decks else None
        self._marked = list(marked)
        self._choices: list[tuple[str, list[str]]] = []
        self._chosen = 0
        self._days = _SHORT
        self._summary: Summary | None = None
        self._waiting = False

    def compose(self) -> ComposeResult:
        """Lay the screen out: of what the numbers are, the numbers, the keys."""
        yield Static(id="stats-bar", classes="bar")
        with VerticalScroll(id="stats", can_focus=False):
            yield Static(id="stats-state", classes="column")
            yield Board()
        yield KeysFooter()

    def on_mount(self) -> None:
        """Begin with the decks asked for."""
        titles = self._library.usable()
        choices = [list(titles), *([deck] for deck in titles if len(titles) > 1)]
        for first in (self._marked, self._begin):
            if first and sorted(first) != sorted(titles):
                choices = [choices[0], first, *(decks for decks in choices[1:] if decks != first)]
        self._choices = [(", ".join(titles.get(deck, deck) for deck in decks), decks) for decks in choices]
        if len(titles) != 1:
            self._choices[0] = ("All decks", list(titles))
        self._chosen = choices.index(self._begin) if self._begin in choices else 0
        self._show_chosen()

    def on_resize(self) -> None:
        """Draw anew for the new width."""
        if self._summary is not None:
            self._draw(self._summary)

    def action_next_deck(self, step: int = 1) -> None:
        """Show the next deck, or the one before."""
        self._chosen = (self._chosen + step) % len(self._choices)
        self._show_chosen()

    def action_span(self) -> None:
        """Let charts go back further, or less far."""
        self._days = _LONG if self._days == _SHORT else _SHORT
        if self._summary is not None:
            self._draw(self._summary)

    def action_scroll(self, way: str) -> None:
        """Scroll a line, a page, or all the way."""
        scroll = self.query_one("#stats", VerticalScroll)
        ways = {
            "down": scroll.scroll_down, "up": scroll.scroll_up, "page_down": scroll.scroll_page_down,
            "page_up": scroll.scroll_page_up, "home": scroll.scroll_home, "end": scroll.scroll_end,
        }  # fmt: skip
        ways[way](animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def _show_chosen(self) -> None:
        title, decks = self._choices[self._chosen]
        self.query_one("#stats-bar", Static).update(literal(f"Statistics · {title}"))
        self._summary, self._waiting = None, True
        self._count(decks)
        self.set_timer(_INSTANT, self._tell_waiting)

    def _tell_waiting(self) -> None:
        if self._waiting:
            self._tell("Counting your reviews …")

    @work(thread=True, exclusive=True, group="stats")
    def _count(self, decks: list[str]) -> None:
        """Sum up in a thread, because a long log takes seconds."""
        worker = get_current_worker()

        def pause() -> None:
            if worker.is_cancelled:
                raise _LeftError

        def tell(found: Summary) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._arrived, found)

        try:
            found = sum_up(self._library, decks, pause)
            if found.cards >= _MANY:
                tell(found)
            tell(with_tags(self._library, found, decks, pause))
        except _LeftError:
            pass
        except QuizError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)

    def _arrived(self, found: Summary) -> None:
        if self._summary is None:
            self.query_one("#stats", VerticalScroll).scroll_home(animate=False)
        self._summary, self._waiting = found, False
        self._draw(found)

    def _failed(self, error: QuizError) -> None:
        self._waiting = False
        self._tell(str(error))

    def _draw(self, found: Summary) -> None:
        self._tell("" if found.reviews else EMPTY)

        def draw(width: int) -> list[Section]:
            return sections(found, width, self._days)

        self.query_one(Board).show(draw, self.query_one("#stats").scrollable_content_region.width)

    def _tell(self, words: str) -> None:
        """Show a sentence in place of the numbers, or the numbers where there is none."""
        state = self.query_one("#stats-state", Static)
        state.update(literal(words))
        state.display = bool(words)
        self.query_one(Board).display = not words
