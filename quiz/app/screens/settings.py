"""Settings: see what holds, and change it at once."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from quiz.app.literal import literal
from quiz.app.preferences import apply_preferences, check_preferences
from quiz.app.widgets.footer import KeysFooter
from quiz.app.widgets.setting_list import PARAMETERS, SettingList, ValueInput, next_choice, rows_of, value_text
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.library.optimise import back, begin, forget, take
from quiz.library.recompute import Recomputation, told
from quiz.memory.optimise import Optimisation
from quiz.settings.fields import Key, value_of
from quiz.settings.write import previewed

_TICK = 0.1
_SLICE = 0.08
"""For how long memories are reckoned before keys are taken again, in seconds."""
_TURNING = "|/-\\"


class SettingsScreen(Screen[None]):
    """What the learner may set, with values and explanations."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "default", "Default", id="settings.default", tooltip="Put the marked setting back."),
        Binding("o", "optimise", "Optimise", id="settings.optimise", tooltip="Fit the memory model to your answers."),
        Binding(
            "b", "back", "As before", id="settings.back", tooltip="Put the parameters before the last optimising back."
        ),
        Binding("escape", "leave", "Back", id="settings.leave", tooltip="Stop what goes on, or go back to the decks."),
    ]

    def __init__(self, library: Library) -> None:
        """Show the settings of a library; changes go to its file and hold at once."""
        super().__init__()
        self._library = library
        self._optimisation: Optimisation | None = None
        self._recomputation: Recomputation | None = None
        # What is told when the recomputation is done.
        self._done = ""
        self._deck = ""
        self._begun = 0.0
        self._ticking: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: the list, what is said of the marked setting, the keys."""
        yield Static("factquiz · settings (* differs from its default)", classes="bar")
        decks = list(self._library.usable().items())
        yield SettingList(rows_of(decks, served=self.app.is_web), self._library.settings)
        with Vertical(id="setting"):
            yield Static(id="about")
            yield ValueInput(id="value", select_on_focus=True)
            yield Static(id="said")
        yield KeysFooter()

    def on_mount(self) -> None:
        """Begin at the first setting."""
        self.query_one("#value", Input).display = False
        settings = self.query_one(SettingList)
        settings.highlighted = 0
        settings.focus()

    def on_unmount(self) -> None:
        """Leave no optimiser behind."""
        if self._optimisation is not None:
            self._optimisation.cancel()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer what fits the marked setting."""
        if action in {"optimise", "back"}:
            key = self._key
            return key is not None and key.field.name == PARAMETERS and not self._busy
        return True

    @property
    def _busy(self) -> bool:
        return self._optimisation is not None or self._recomputation is not None

    @property
    def _key(self) -> Key | None:
        lists = self.query(SettingList)
        return lists.first().key if lists else None

    def on_option_list_option_highlighted(self) -> None:
        """Explain the setting that is marked now."""
        if not self._busy:
            self._close_editor()
            self._say("")
        self._explain()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the setting: the next choice, or typing."""
        event.stop()
        key = self._key
        if key is None or self._busy:
            return
        value = key.of(self._library.settings)
        if key.field.name == PARAMETERS:
            self.action_optimise()
            return
        following = next_choice(key, value)
        if following is not None:
            self._set(key, following)
            return
        field = self.query_one("#value", Input)
        field.display = True
        field.value = key.field.sort.show(value)
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, or say what would be right."""
        event.stop()
        key = self._key
        if key is None:
            return
        try:
            value = value_of(key, event.value)
        except QuizError as error:
            self._say(f"✗ {error}", wrong=True)
            return
        if self._set(key, value):
            self._close_editor()

    def on_input_changed(self) -> None:
        """Take back what was said of an earlier value."""
        self._say("")

    def action_default(self) -> None:
        """Put the marked setting back to its default."""
        key = self._key
        if key is None or self._busy:
            return
        if key.field.name == PARAMETERS:
            self._parameters(forget, key, "The parameters are put back.")
        else:
            self._set(key, key.default)

    def action_leave(self) -> None:
        """Stop optimising, else stop typing, else go back to the decks."""
        if self._recomputation is not None:
            self._recomputation = None
            self._stop_ticking()
            self._refresh("Stopped; nothing is changed.")
        elif self._optimisation is not None:
            self._optimisation.cancel()
            self._finish()
        elif self.query_one("#value", Input).display:
            self._close_editor()
            self._say("Nothing is changed.")
        else:
            self.dismiss()

    def action_optimise(self) -> None:
        """Fit the parameters to the learner's answers."""
        key = self._key
        if key is None or self._busy:
            return
        try:
            self._optimisation = begin(self._library, key.deck)
        except QuizError as error:
            self._say(f"✗ {error}", wrong=True)
            return
        self._deck = key.deck
        self._begun = time.monotonic()
        self._ticking = self.set_interval(_TICK, self._tick)
        self._tick()

    def action_back(self) -> None:
        """Put the parameters before the last optimising back."""
        key = self._key
        if key is not None:
            self._parameters(back, key, "The parameters before the last change hold again.")

    def _parameters(self, change: Callable[[Library, str], Recomputation | None], key: Key, done: str) -> None:
        try:
            recomputation = change(self._library, key.deck)
        except QuizError as error:
            self._say(f"✗ {error}", wrong=True)
            return
        if recomputation is None:
            self._refresh(f"✓ {done}")
        else:
            self._recompute(recomputation, done)

    def _recompute(self, recomputation: Recomputation, done: str) -> None:
        """Reckon memories anew, a while at once, so that keys still work."""
        self._recomputation, self._done = recomputation, done
        self._ticking = self.set_interval(_TICK, self._tick)
        self._tick()

    def _tick(self) -> None:
        """Go on with what is under way, and show how far it is."""
        if self._recomputation is not None:
            self._tick_recomputation(self._recomputation)
        elif self._optimisation is not None:
            if not self._optimisation.running:
                self._finish()
                return
            spent = time.monotonic() - self._begun
            turn = _TURNING[int(spent / _TICK) % len(_TURNING)]
            self._say(f"{turn} Optimising, {spent:.0f} s. Escape stops it.")

    def _tick_recomputation(self, recomputation: Recomputation) -> None:
        try:
            if not recomputation.work(_SLICE):
                far = f"{recomputation.done:,} of {recomputation.total:,} cards"
                self._say(f"Reckoning memories anew, {far}. Escape stops it.")
                return
            outcome = recomputation.finish()
        except QuizError as error:
            said, wrong = f"✗ {error}", True
        else:
            said, wrong = f"✓ {self._done} {told(outcome)}", False
        self._recomputation = None
        self._stop_ticking()
        self._refresh(said, wrong=wrong)

    def _stop_ticking(self) -> None:
        if self._ticking is not None:
            self._ticking.stop()

    def _finish(self) -> None:
        optimisation, self._optimisation = self._optimisation, None
        self._stop_ticking()
        if optimisation is None:
            return
        try:
            outcome = optimisation.outcome()
            taken = take(self._library, outcome, self._deck)
        except QuizError as error:
            self._refresh(f"✗ {error}", wrong=True)
            return
        losses = f"log-loss {outcome.before.log_loss:.4f} before, {outcome.after.log_loss:.4f} after"
        if taken is None:
            self._refresh(f"Not better, so nothing changes: {losses}.")
        else:
            self._recompute(taken, f"Better, and taken: {losses}.")

    def _set(self, key: Key, value: object) -> bool:
        """Save a value; tell what stands against it."""
        library = self._library
        try:
            lost = check_preferences(previewed(library.settings, key, value))
            library.change({key: value})
        except QuizError as error:
            self._say(f"✗ {error}", wrong=True)
            return False
        apply_preferences(self.app, library.settings)
        self._refresh("\n".join((f"✓ Saved: {key.field.name} is {value_text(key, value)}.", *lost)))
        return True

    def _refresh(self, said: str, *, wrong: bool = False) -> None:
        self.query_one(SettingList).show(self._library.settings)
        self._explain()
        self._say(said, wrong=wrong)
        self.refresh_bindings()

    def _explain(self) -> None:
        key = self._key
        if key is None:
            return
        wanted = key.field.sort.wanted
        if key.field.name == PARAMETERS:
            wanted = "enter fits them to your answers"
        default = value_text(key, key.default)
        text = f"{key.field.about}\n{wanted[:1].upper()}{wanted[1:]}. Default: {default}."
        self.query_one("#about", Static).update(literal(text))
        self.refresh_bindings()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.query_one("#said", Static).update(literal(text, "$text-error" if wrong else "$text-success"))

    def _close_editor(self) -> None:
        field = self.query_one("#value", Input)
        if field.display:
            field.display = False
            self.query_one(SettingList).focus()
