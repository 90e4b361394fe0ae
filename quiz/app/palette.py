"""The command palette: everything that can be done now, found by its sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider

from quiz.app.actions import Action, actions
from quiz.app.themes import OURS

_SHOT_AFTER = 0.1
"""Seconds until the palette has gone and a picture shows what is beneath it."""


@runtime_checkable
class Sharing(Protocol):
    """An app that can exchange answers with other machines."""

    @property
    def shares(self) -> bool:
        """Whether a folder is set for it."""
        ...

    def share(self) -> None:
        """Do it in the background."""
        ...


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of the palette.

    Attributes:
        sentence: what it does.
        note: its keys and where it works.
        run: does it.
    """

    sentence: str
    note: str
    run: Callable[[], object]


class ActionsProvider(Provider):
    """Lists the actions of the screen beneath, themes, and a picture of the screen."""

    async def startup(self) -> None:
        """Take the actions as they are when the palette opens."""
        self._commands = [*self._actions(), *_general(self.app)]

    async def discover(self) -> Hits:
        """List everything while nothing is typed."""
        for command in self._commands:
            yield DiscoveryHit(command.sentence, command.run, help=command.note)

    async def search(self, query: str) -> Hits:
        """List what fits what is typed."""
        matcher = self.matcher(query)
        for command in self._commands:
            score = matcher.match(command.sentence)
            if score > 0:
                yield Hit(score, matcher.highlight(command.sentence), command.run, help=command.note)

    def _actions(self) -> Iterator[Command]:
        for action in actions(self.screen):
            if action.single and action.command != "command_palette":
                keys = ", ".join(action.keys)
                yield Command(action.sentence, f"{action.place}: {keys}", partial(_run, action))


async def _run(action: Action) -> None:
    """Do what the action does, unless its widget has gone meanwhile."""
    if action.node.is_attached:
        await action.node.app.run_action(action.command, action.node)


def _general(app: App[object]) -> Iterator[Command]:
    for name, theme in OURS.items():
        now = ", as now" if app.theme == theme else ""
        yield Command(f"Use the {name.replace('-', ' ')} theme.", f"Look{now}", partial(setattr, app, "theme", theme))
    yield Command("Choose among all themes.", "Look", app.search_themes)
    if isinstance(app, Sharing) and app.shares:
        yield Command("Exchange answers with your other machines now.", "Sync", app.share)
    yield Command(
        "Save a picture of the screen.",
        "An SVG file",
        lambda: app.set_timer(_SHOT_AFTER, app.deliver_screenshot),
    )
