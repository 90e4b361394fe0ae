"""The line of keys at the bottom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from quiz.app.literal import literal

_HELP = "help"
_HELP_WORD = "Help"
_QUIT = "app.quit"
_GAP = 2
"""Cells between keys."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A key of the footer.

    Attributes:
        order: where it stands: the widget from the focused one on, and the place among its bindings.
        binding: the key and what it does.
        leads_back: whether it is what escape does, unless the learner has another key for it.
    """

    order: tuple[int, int]
    binding: Binding
    leads_back: bool


class KeysFooter(Static):
    """What can be done now, as far as there is room; the keys of help and of the way back always are.

    A key that does not fit as a whole is left out, and help lists it: a line cut in the middle
    of a word tells nothing. One line of text is painted much sooner than a widget for each key,
    which counts where the keys change with every step.
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(classes="footer")
        self._places: list[tuple[int, int, str]] = []
        """Where each key stands, from and to which cell, and the key to press for it."""
        self._drawn: tuple[int, list[ActiveBinding]] = 0, []

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.call_after_refresh(self.draw)

    def on_resize(self) -> None:
        """Take what fits into another width."""
        self.draw()

    async def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for first, last, key in self._places:
            if first <= event.x < last:
                self.app.simulate_key(key)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.draw()

    def draw(self) -> None:
        """Draw the keys as they are now, for the next picture; those that Textual tells of may come after it."""
        active = list(self.screen.active_bindings.values())
        now = self.app.size.width, active
        # Textual tells of changed bindings several times a step, and most of these times nothing has changed.
        if now == self._drawn:
            return
        self._drawn = now
        helping = _helping(active)
        fitting = self._fitting([key for key in _shown(active) if key.binding.action != _HELP], helping)
        self._places = []
        parts: list[Content] = []
        cell = 0
        for binding in (*fitting, *helping):
            width = self._width(binding)
            self._places.append((cell, cell + width, binding.key))
            cell += width
            key = literal(self.app.get_key_display(binding), "bold $footer-key-foreground")
            parts.append(Content.assemble(key, literal(f" {binding.description}  ", "$footer-description-foreground")))
        self.update(Content("").join(parts), layout=False)

    def _fitting(self, keys: Sequence[_Shown], helping: Sequence[Binding]) -> list[Binding]:
        """Choose the keys for which there is room: the one that leads back, then the others as they come."""
        room = self.app.size.width + _GAP - sum(map(self._width, helping))
        back = [key for key in keys if key.leads_back] or [key for key in keys if key.binding.action == _QUIT]
        chosen: list[_Shown] = []
        for key in (*back[:1], *(key for key in keys if key not in back[:1])):
            width = self._width(key.binding)
            if width <= room:
                room -= width
                chosen.append(key)
        return [key.binding for key in keys if key in chosen]

    def _width(self, binding: Binding) -> int:
        """Return the cells that a key takes with the gap after it."""
        return Content(f"{self.app.get_key_display(binding)} {binding.description}").cell_length + _GAP


def _shown(active: Iterable[ActiveBinding]) -> list[_Shown]:
    """Return the bindings to show, one an action, in the order in which their screen has them.

    Of several keys that do the same, the one that the learner chose is shown.
    """
    nodes: dict[DOMNode, int] = {}
    found: dict[str, list[tuple[bool, _Shown]]] = {}
    for node, binding, enabled, _ in active:
        if enabled and binding.description:
            written = _as_written(type(node))
            place, keys = written.get(binding.id or "", (len(written), (binding.key,)))
            shown = _Shown((nodes.setdefault(node, len(nodes)), place), binding, "escape" in keys)
            found.setdefault(binding.action, []).append((binding.key not in keys, shown))
    chosen: list[_Shown] = []
    for same in found.values():
        named = [key for _, key in same if key.binding.show]
        if named:
            first = min(named, key=attrgetter("order"))
            own = next((key.binding for changed, key in same if changed), first.binding)
            chosen.append(replace(first, binding=replace(own, description=first.binding.description)))
    return sorted(chosen, key=attrgetter("order"))


def _helping(active: Iterable[ActiveBinding]) -> list[Binding]:
    """Return the first key of help that works: while typing, letters and signs are taken by the line."""
    found = [binding for _, binding, enabled, _ in active if enabled and binding.action == _HELP]
    helping = sorted(found, key=lambda key: not key.show)
    return [replace(binding, description=_HELP_WORD) for binding in helping[:1]]


@cache
def _as_written(owner: type[DOMNode]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return the place and the keys of a class's bindings by their id, before the learner's own keys."""
    written: dict[str, tuple[int, tuple[str, ...]]] = {}
    declared = (base.__dict__.get("BINDINGS", ()) for base in reversed(owner.__mro__))
    for place, binding in enumerate(binding for own in declared for binding in Binding.make_bindings(own)):
        first, keys = written.get(binding.id or "", (place, ()))
        written[binding.id or ""] = first, (*keys, binding.key)
    return written
