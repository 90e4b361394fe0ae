"""Write a deck of any size with facts of many shapes, the same one every time."""

from collections.abc import Callable, Iterator
from random import Random

_SYLLABLES = "ka lo mi ren tas vor el dun bra sho ni pel gar ust wen fi tor ya zem qui lan ost hu rab".split()
_COUNTRIES = 60
_MONTHS = 12
_FIRST_YEAR = 1900
_YEARS = 120
_HEAD = """\
deck: synthetic
title: A synthetic deck
source: book
sources:
  book: {title: The book}
types: {country: place, city: place, model: thing}
kinds:
  town:
    slots: {name: city, country: country, people: number, founded: date?}
    sentence: "{name} in {country} has {people} inhabitants[ and was founded {founded:on}]."
    ask:
      name: "Which city of {country} has {people} inhabitants?"
      country: "In which country does {name} lie?"
      people: "How many inhabitants has {name}[ in {country}]?"
      founded: "When was {name} founded?"
    label: "{name}"
    order: {people: "Put these cities in the order of their inhabitants, the smallest first."}
    match: {name: {country: "In which country does each of these cities lie?"}}
"""


class _World:
    """The names that facts are about; there are more of them in a larger deck."""

    def __init__(self, facts: int, chance: Random) -> None:
        self.chance = chance
        taken: set[str] = set()

        def names(count: int, words: int) -> list[str]:
            return [_name(chance, taken, words) for _ in range(count)]

        self.countries = names(_COUNTRIES, 1)
        self.cities = names(max(40, facts // 8), 1)
        self.people = names(max(40, facts // 5), 2)
        self.models = names(max(30, facts // 20), 1)
        self.roles = [f"{word} of {_name(chance, taken, 1)}" for word in ("minister", "head") for _ in range(20)]

    def date(self) -> str:
        """Return a date to the day, the month or the year."""
        year = _FIRST_YEAR + self.chance.randrange(_YEARS)
        month, day = 1 + self.chance.randrange(_MONTHS), 1 + self.chance.randrange(28)
        return self.chance.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))

    def words(self, count: int) -> str:
        """Return some words of small letters."""
        return " ".join(_word(self.chance) for _ in range(count))


def _word(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4)))


def _name(chance: Random, taken: set[str], words: int) -> str:
    while True:
        name = " ".join(_word(chance).capitalize() for _ in range(words))
        if name not in taken:
            taken.add(name)
            return name
        words += 1


def _visit(world: _World, _: int) -> str:
    pick = world.chance.choice
    purpose = f", purpose: to see {world.words(2)}" if world.chance.random() < 1 / 3 else ""
    return f"visit: {{who: {pick(world.people)}, to: {pick(world.cities)}, when: {world.date()}{purpose}}}"


def _post(world: _World, _: int) -> str:
    pick = world.chance.choice
    return f"post: {{who: {pick(world.people)}, role: {pick(world.roles)}, when: {world.date()}}}"


def _delivery(world: _World, _: int) -> str:
    pick, count = world.chance.choice, world.chance.randint(2, 900)
    giver, taker = world.chance.sample(world.countries, 2)
    return f"delivery: {{from: {giver}, to: {taker}, what: {pick(world.models)}, count: {count}, when: {world.date()}}}"


def _event(world: _World, _: int) -> str:
    return f"event: {{what: the {world.words(3)}, when: {world.date()}, where: {world.chance.choice(world.cities)}}}"


def _definition(world: _World, number: int) -> str:
    return f"definition: {{term: {_word(world.chance)}{number}, meaning: a {world.words(4)}}}"


def _town(world: _World, number: int) -> str:
    pick, people = world.chance.choice, world.chance.randint(1_000, 9_000_000)
    city = world.cities[number % len(world.cities)]
    return f"town: {{name: {city}, country: {pick(world.countries)}, people: {people}, founded: {world.date()}}}"


def _sentence(world: _World, _: int) -> str:
    pick, count = world.chance.choice, world.chance.randint(2, 5000)
    return (
        f"text: '{pick(world.cities)} bought {{{count}|number}} {world.words(1)} from "
        f"{{who={pick(world.people)}|person}} for {{what=the {world.words(2)}|text}} on {{when={world.date()}|date}}.'"
    )


def _membership(world: _World, number: int) -> str:
    members = ", ".join(world.words(2) for _ in range(3))
    return f"membership: {{what: parts, group: the {_word(world.chance)} plan {number}, members: [{members}]}}"


def _quantity(world: _World, _: int) -> str:
    return (
        f"quantity: {{amount: {world.chance.randint(11, 99_999)}, of: {world.words(2)}s, did: were {world.words(2)}}}"
    )


_SHAPES: tuple[Callable[[_World, int], str], ...] = (
    _visit, _post, _delivery, _event, _definition, _town, _sentence, _membership, _quantity, _visit,
)  # fmt: skip
_TAGS = ("history", "trade", "places", "people", "words")


def deck_lines(facts: int, seed: int = 0) -> Iterator[str]:
    """Yield the lines of a deck file with a number of facts, of ten shapes in turn."""
    world = _World(facts, Random(seed))
    yield _HEAD
    yield "entities:"
    for sort, names in (("country", world.countries), ("person", world.people), ("model", world.models)):
        yield f"  {sort}: [{', '.join(names)}]"
    yield "  city:"
    for city in world.cities:
        yield f"    - {{name: {city}, within: {world.chance.choice(world.countries)}}}"
    yield f"  role: [{', '.join(world.roles)}]"
    yield "facts:"
    for number in range(facts):
        shape = _SHAPES[number % len(_SHAPES)]
        tag = world.chance.choice(_TAGS)
        yield f"  - {{id: f{number}, tags: [{tag}], at: page {number % 500 + 1}, {shape(world, number)}}}"
