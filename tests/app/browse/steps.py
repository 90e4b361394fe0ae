"""Find and do things on the screen of all cards, and look at what it shows."""

from textual.pilot import Pilot

from quiz.app.screens.browse import BrowseScreen
from quiz.library.library import Library
from quiz.model.state import CardState
from tests.support.app import press, typing


async def browse(pilot: Pilot[None], *keys: str) -> BrowseScreen:
    """Open the screen from the list of decks, press keys, and wait until searches are over."""
    await press(pilot, ["b"])
    assert isinstance(pilot.app.screen, BrowseScreen)
    screen = pilot.app.screen
    await go(pilot, *keys)
    return screen


async def go(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until searches are over."""
    await press(pilot, keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def search(text: str) -> list[str]:
    """Return the keys that look for something and go to the list."""
    names = {":": "colon", "<": "less_than_sign", ">": "greater_than_sign", "=": "equals_sign"}
    return ["slash", *(names.get(key, key) for key in typing(text)), "enter"]


def listed(screen: BrowseScreen) -> list[str]:
    """Return the facts of the cards that are listed."""
    return [screen.cards.catalogue.card(number).fact for number in screen.cards.found]


def state_of(library: Library, fact: str) -> CardState:
    """Return what is stored of the card of a hand-written question."""
    (card,) = (card.id for card in library.bank("small").cards if card.fact == fact)
    return library.store.states("small").get(card, CardState(card))


def drawn(screen: BrowseScreen, place: int) -> str:
    """Return a line of the list as it is drawn."""
    return screen.cards.lines.render_line(place).text
