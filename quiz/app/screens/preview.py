"""Preview: the questions of the fact that is being written, a moment after every save."""

import gc
from functools import partial
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from quiz.app.editor import edit
from quiz.app.screens.trial import TrialScreen
from quiz.app.widgets.entry_list import EntryList
from quiz.app.widgets.footer import KeysFooter
from quiz.app.widgets.line_list import LineList
from quiz.app.widgets.mistake_panel import MistakePanel
from quiz.app.widgets.preview_where import PreviewWhere
from quiz.app.widgets.question_pane import QuestionPane, formats_of
from quiz.errors import Mark, QuizError
from quiz.library.preview.edition import Edition, Mistake
from quiz.library.preview.reading import PATIENCE, Reading, read_on
from quiz.library.preview.watch import Watch
from quiz.model.limits import Limits, hold, limits
from quiz.model.question import Bank, Format

_WIDE = 72
_INSTANT = 0.3
"""How long reading may take before it is told that it goes on, in seconds."""
_EARLY = 0.05
"""How much too early a timer may go off, in seconds."""
_WHILE_TYPING = frozenset({"search", "leave"})


class _OutdatedError(Exception):
    """The files have changed again, so that nobody waits for what is being read."""


def _binding(keys: str, action: str, name: str, label: str, tooltip: str, *, show: bool = False) -> Binding:
    return Binding(keys, action, label, show=show, id=f"preview.{name}", tooltip=tooltip)


class PreviewScreen(Screen[None]):
    """The facts of a deck, and the questions of one of them."""

    BINDING_GROUP_TITLE = "In the preview"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        _binding("enter", "try", "try", "Try", "Try the questions shown; nothing is recorded.", show=True),
        _binding("w", "edit", "edit", "Edit", "Edit the fact, or the first mistake, in your editor.", show=True),
        _binding("n,down,j", "go(1)", "next", "Next", "Go to the next fact.", show=True),
        _binding("p,up,k", "go(-1)", "previous", "Back", "Go to the fact before.", show=True),
        _binding("tab", "changed", "changed", "Next change", "Go to the next fact that the last save changed."),
        _binding("f", "filter(1)", "format", "Format", "Show the next format alone, or all.", show=True),
        _binding("F", "filter(-1)", "format_before", "Format", "Show the format before alone, or all."),
        _binding("slash", "search", "search", "Search", "Look for facts by words.", show=True),
        _binding("home", "end(0)", "first", "First", "Go to the first fact."),
        _binding("end", "end(-1)", "last", "Last", "Go to the last fact."),
        _binding("pagedown,space", "scroll(1)", "page_down", "Page down", "Read on in the questions."),
        _binding("pageup", "scroll(-1)", "page_up", "Page up", "Go back in the questions."),
        _binding("escape", "leave", "leave", "Decks", "Leave the search, or go to the list of decks."),
        _binding("q", "app.quit", "quit", "Quit", "Leave the preview and factquiz.", show=True),
    ]

    def __init__(self, path: Path, name: str) -> None:
        """Preview a deck.

        Args:
            path: the deck file.
            name: the file as the author calls it.
        """
        super().__init__()
        self._path = path
        self._shown_name = name
        self._watch = Watch((path,), monotonic)
        self._latest: Reading | None = None
        self._edition: Edition | None = None
        self._mistake: Mistake | None = None
        self._own: tuple[str, ...] = ()
        self._touched: tuple[str, ...] = ()
        self._found: tuple[str, ...] = ()
        self._here: str | None = None
        self._bank: Bank | None = None
        self._format: Format | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: where we are, the search, what is wrong, the facts, the questions, the keys."""
        yield PreviewWhere(self._shown_name)
        yield Input(placeholder="words of the fact, its id or tags", id="query", compact=True)
        yield MistakePanel()
        with Container(id="preview"):
            yield EntryList(self._label)
            yield QuestionPane()
        yield KeysFooter()

    def on_mount(self) -> None:
        """Read the deck, and look out for changes from now on."""
        self.query_one("#query").display = False
        self._arrange()
        self._read()
        self.set_timer(self._watch.wait, self._look_out)

    def on_resize(self) -> None:
        """Let the list of facts be seen where there is room for it."""
        self._arrange()

    def _look_out(self) -> None:
        """Look whether files have changed, again and again."""
        if self._watch.look():
            self._read()
        self.set_timer(self._watch.wait, self._look_out)

    def _read(self) -> None:
        """Read the deck in the background; an earlier reading is given up."""
        edition, here, latest = self._edition, self._here, self._latest
        self.set_timer(_INSTANT, lambda: self._tell_reading(latest))
        held = limits()
        self.run_worker(lambda: self._in_background(edition, here, held), group="read", exclusive=True, thread=True)

    def _in_background(self, edition: Edition | None, here: str | None, held: Limits) -> None:
        worker = get_current_worker()
        hold(held)

        def pause() -> None:
            if worker.is_cancelled:
                raise _OutdatedError

        try:
            reading = read_on(self._path, self._shown_name, edition, here, pause)
            pause()
        except _OutdatedError:
            return
        self.app.call_from_thread(self._take, reading)

    def _tell_reading(self, latest: Reading | None) -> None:
        """Say that a long deck is still being read."""
        if self._latest is latest and self.is_attached:
            self.query_one(PreviewWhere).reading()

    def _take(self, reading: Reading) -> None:
        """Show what was read; a mistake only when the files stay as they are for a moment."""
        if not self.is_attached:
            return
        self._latest = reading
        self._watch.follow(reading.files)
        if isinstance(reading.outcome, Mistake):
            patience = PATIENCE - self._watch.still() if self._edition else 0
            if patience > 0:
                self.set_timer(patience, partial(self._tell, reading, reading.outcome))
            else:
                self._tell(reading, reading.outcome)
            return
        # The deck stays until the next save: a collection of garbage that goes over it would hold up the keys.
        gc.freeze()
        self._edition, self._mistake = reading.outcome, None
        if reading.changes is not None:
            self._own, self._touched = reading.changes.own, reading.changes.touched
        query = self.query_one("#query", Input)
        self._found = self._edition.found(query.value)
        if reading.here is not None and reading.here not in self._found:
            with query.prevent(Input.Changed):
                query.value = ""
            self._found = self._edition.found("")
        self._bank = reading.bank
        self._show(reading.here)

    def _tell(self, reading: Reading, mistake: Mistake) -> None:
        """Tell a mistake, unless the files have changed since; the questions before it stay."""
        if not self.is_attached or reading is not self._latest:
            return
        if self._watch.look():
            self._read()
        if self._edition is None or self._watch.still() >= PATIENCE - _EARLY:
            self._mistake = mistake
            self._show(self._here)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Show the fact that the cursor reached, as it does by a click."""
        event.stop()
        place = self.query_one(EntryList).cursor
        if place < len(self._found) and self._found[place] != self._here:
            self._show(self._found[place])

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the facts that have the words; where there are none, all stay listed."""
        if self._edition is not None:
            self._found = self._edition.found(event.value)
            self._show(self._here if self._here in self._found else next(iter(self._found), self._here))

    def on_input_submitted(self) -> None:
        """Go on with what was found."""
        self.set_focus(None)

    def action_search(self) -> None:
        """Let words be typed."""
        query = self.query_one("#query", Input)
        query.display = True
        query.focus()

    def action_go(self, by: int) -> None:
        """Go to another fact."""
        if self._found:
            here = self._found.index(self._here) if self._here in self._found else 0
            self._show(self._found[max(0, min(here + by, len(self._found) - 1))])

    def action_end(self, place: int) -> None:
        """Go to the first or the last fact."""
        if self._found:
            self._show(self._found[place])

    def action_changed(self) -> None:
        """Go to the next fact that changed, and from the last one to the first."""
        changed = set(self._own) | set(self._touched)
        places = [place for place, entry in enumerate(self._found) if entry in changed]
        if not places:
            self.notify("The last save changed no fact that is listed.", markup=False)
            return
        here = self._found.index(self._here) if self._here in self._found else -1
        self._show(self._found[next((place for place in places if place > here), places[0])])

    def action_filter(self, by: int) -> None:
        """Show another format alone, or all of them."""
        choices: list[Format | None] = [None, *formats_of(self._bank)] if self._bank else [None]
        place = choices.index(self._format) if self._format in choices else 0
        self._format = choices[(place + by) % len(choices)]
        self._show(self._here)

    def action_scroll(self, pages: int) -> None:
        """Scroll the questions."""
        pane = self.query_one(QuestionPane)
        pane.scroll_relative(y=pages * max(1, pane.size.height - 1), animate=False)

    def action_try(self) -> None:
        """Try the questions that are shown."""
        bank = self._bank
        chosen = self._chosen()
        questions = tuple(q for q in bank.questions if chosen in {None, q.format}) if bank else ()
        if bank and questions:
            self.app.push_screen(TrialScreen(bank, questions))

    def action_edit(self) -> None:
        """Edit the deck at the first mistake, or at the fact."""
        try:
            mark = self._place()
            edit(self.app, mark.file, mark.line)
        except QuizError as error:
            self.notify(str(error), title="Not edited", severity="error", markup=False)

    def action_leave(self) -> None:
        """Leave the search, or the preview."""
        query = self.query_one("#query", Input)
        if not query.display:
            self.dismiss()
            return
        query.value = ""
        query.display = False
        self.set_focus(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer no letter as a key while words are typed."""
        return not isinstance(self.focused, Input) or action in _WHILE_TYPING

    def _label(self, entry: str) -> str:
        return self._edition.label(entry) if self._edition and entry in self._edition.entries else ""

    def _place(self) -> Mark:
        if self._mistake is not None and self._mistake.problems:
            return self._mistake.problems[0].mark
        if self._edition is not None and self._here is not None:
            return self._edition.mark(self._here)
        return Mark(self._shown_name, 1, 1)

    def _chosen(self) -> Format | None:
        """Return the format that is shown alone; None where the fact has no question of it."""
        return self._format if self._bank and self._format in formats_of(self._bank) else None

    def _show(self, here: str | None) -> None:
        """Show the questions of a fact, and where it stands."""
        moved, self._here = here != self._here, here
        self.query_one(MistakePanel).tell(self._mistake)
        pane = self.query_one(QuestionPane)
        if self._edition is not None and here is not None:
            if moved or self._bank is None:
                self._bank = self._edition.bank(here)
            pane.show(self._bank, self._chosen(), old=self._mistake is not None)
            if moved:
                pane.scroll_home(animate=False)
        else:
            pane.tell("There are no questions yet." if self._mistake else "Reading …")
        place = self._found.index(here) if here in self._found else 0
        entries = self.query_one(EntryList)
        entries.list(self._found, place, self._own, self._touched)
        mark, changed = entries.mark(here or ""), len(self._own) + len(self._touched)
        self.query_one(PreviewWhere).show(self._found, here, mark, self._chosen(), changed)
        self.refresh_bindings()

    def _arrange(self) -> None:
        self.set_class(self.app.size.width >= _WIDE, "-wide")
