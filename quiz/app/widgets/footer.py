"""The line of keys at the bottom."""

from collections.abc import Iterable
from dataclasses import replace

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.app.literal import literal

_HELP = "help"
_HELP_WORD = "Help"


class KeysFooter(Static):
    """What can be done now, as far as there is room; the key of help is always there.

    A key that does not fit as a whole is left out, and help lists it: a line cut in the middle
    of a word tells nothing. One line of text is painted much sooner than a widget for each key,
    which counts where the keys change with every step.
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(classes="footer")
        self._places: list[tuple[int, int, str]] = []
        """Where each key stands, from and to which cell, and the key to press for it."""
        self._line = Content("")

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Take what fits into another width."""
        self._draw()

    async def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for first, last, key in self._places:
            if first <= event.x < last:
                self.app.simulate_key(key)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self._draw()

    def _draw(self) -> None:
        active = list(self.screen.active_bindings.values())
        shown = _shown(active)
        helping = _helping(active)
        others = [binding for binding in shown if binding.action != _HELP]
        room = self.app.size.width - sum(map(self._width, helping))
        fitting = []
        for binding in others:
            room -= self._width(binding)
            if room < 0:
                break
            fitting.append(binding)
        self._places = []
        parts: list[Content] = []
        cell = 0
        for binding in (*fitting, *helping):
            width = self._width(binding)
            self._places.append((cell, cell + width, binding.key))
            cell += width
            key = literal(self.app.get_key_display(binding), "bold $footer-key-foreground")
            parts.append(Content.assemble(key, literal(f" {binding.description}  ", "$footer-description-foreground")))
        line = Content("").join(parts)
        # Textual tells of changed bindings several times a step, and most of these times nothing has changed.
        if not line.is_same(self._line):
            self._line = line
            self.update(line, layout=False)

    def _width(self, binding: Binding) -> int:
        """Return the cells that a key takes with the gap after it."""
        return Content(self.app.get_key_display(binding)).cell_length + Content(binding.description).cell_length + 3


def _shown(active: Iterable[ActiveBinding]) -> list[Binding]:
    """Return the bindings to show, one an action."""
    found: dict[str, Binding] = {}
    for _, binding, enabled, _ in active:
        if binding.show and enabled and binding.description:
            found.setdefault(binding.action, binding)
    return list(found.values())


def _helping(active: Iterable[ActiveBinding]) -> list[Binding]:
    """Return the first key of help that works: while typing, letters and signs are taken by the line."""
    found = [binding for _, binding, enabled, _ in active if enabled and binding.action == _HELP]
    helping = sorted(found, key=lambda key: not key.show)
    return [replace(binding, description=_HELP_WORD) for binding in helping[:1]]
