"""Named things that facts refer to."""

from dataclasses import dataclass

from quiz.errors import Mark

BASE_TYPES = ("person", "place", "organisation", "event", "role", "thing", "work", "term")
"""Entity types that every deck has.

A deck may add types of its own, each a sort of one of these.
"""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing: a person, a place, an organisation, a weapon and so on.

    Attributes:
        id: stable name inside the deck, derived from the name.
        type: one of ``BASE_TYPES`` or a type that the deck declares.
        name: how it is written in questions.
        aliases: other names that mean the same thing and are accepted as answers.
        article: ``the`` when running text puts it before the name, else empty.
        within: ids of the things it lies in or is part of (Karachi within Pakistan).
        like: ids of entities that are easily taken for it; the first choice as distractors.
        declared: False for an entity that is only mentioned by a fact.
        mark: where the deck names it first.
    """

    id: str
    type: str
    name: str
    mark: Mark
    aliases: tuple[str, ...] = ()
    article: str = ""
    within: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    declared: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)
