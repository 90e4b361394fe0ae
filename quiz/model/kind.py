"""Kinds: the shape of a fact, how it reads, and how each of its slots is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quiz.errors import Mark
from quiz.model.numbers import Number

VALUE_TYPES = ("number", "date", "text", "name")
"""Slot types beside the entity types; ``name`` takes an entity of any type."""

FILTERS = ("on", "bare", "a", "possessive", "qualifier", "exact", "sort")
"""What a placeholder may ask for: ``{when:on}`` reads "in April 2013"."""

ABOUT_THE_ANSWER = frozenset({"qualifier", "exact", "sort"})
"""Filters that say something of a value without telling it; a stem may use them on what it asks."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a kind that a value goes in.

    Attributes:
        name: the slot's name; part of the card's id.
        type: one of ``VALUE_TYPES`` or an entity type.
        optional: whether a fact may leave it out.
        many: whether it holds several values.
        ordered: whether the order of its values is part of the fact.
        asked: whether it makes a card.
        exclusive: whether no other value can be true beside the one given.
        unit: what its numbers are counted in where a value names no unit.
        tolerance: how far a typed number may be off, in its unit or in percent; None for not at all.
    """

    name: str
    type: str
    optional: bool = False
    many: bool = False
    ordered: bool = False
    asked: bool = True
    exclusive: bool = False
    unit: str = ""
    tolerance: Number | None = None


@dataclass(frozen=True, slots=True)
class Literal:
    """Words of a template that stand as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Where a template puts a slot's value.

    Attributes:
        slot: the slot's name.
        filter: one of ``FILTERS``, or empty for the usual wording.
        written: the words that the author wrote in this place, used instead of the wording.
    """

    slot: str
    filter: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Words that follow the number of a slot's value: ``{count?was|were}``."""

    slot: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a template that may be left out: ``[ in {where}]``.

    A sentence has it whenever its slots are filled; a stem only when the answer would not
    be alone without it.

    Attributes:
        pieces: what it is made of.
        kept: whether a stem, too, has it whenever its slots are filled: ``[+ {when:on}]``.
    """

    pieces: tuple["Piece", ...]
    kept: bool = False

    def slots(self) -> frozenset[str]:
        """Return the names of all slots that the part mentions."""
        return _slots(self.pieces)


Piece = Literal | Placeholder | Agreement | Group


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence or a stem with places for values.

    Attributes:
        pieces: what it is made of, in order.
        mark: where it is written.
        own: whether the author wrote it for one fact, whose every detail it then stands for.
    """

    pieces: tuple[Piece, ...]
    mark: Mark
    own: bool = False

    @property
    def groups(self) -> tuple[Group, ...]:
        """The parts that may be left out."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Group))

    def slots(self) -> frozenset[str]:
        """Return the names of all slots that the template mentions."""
        return _slots(self.pieces)


def leaves(pieces: tuple[Piece, ...]) -> Iterator[Literal | Placeholder | Agreement]:
    """Yield the pieces of a template with those of its groups, in order."""
    for piece in pieces:
        if isinstance(piece, Group):
            yield from leaves(piece.pieces)
        else:
            yield piece


def _slots(pieces: tuple[Piece, ...]) -> frozenset[str]:
    found: set[str] = set()
    for piece in pieces:
        if isinstance(piece, Group):
            found |= _slots(piece.pieces)
        elif not isinstance(piece, Literal):
            found.add(piece.slot)
    return frozenset(found)


def placeholders(template: Template) -> Iterator[Placeholder]:
    """Yield the places of a template that values go in, those of its optional parts too."""
    return (piece for piece in leaves(template.pieces) if isinstance(piece, Placeholder))


@dataclass(frozen=True, slots=True)
class Ordering:
    """How facts of a kind are put in order by one of their slots.

    Attributes:
        slot: a slot of numbers or dates.
        stem: what is asked: "In which order did these visits take place?".
    """

    slot: str
    stem: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the values of two slots of a kind are matched.

    Attributes:
        left, right: the slots; the card of the right one is asked.
        stem: what is asked: "Which post did each visitor hold?".
    """

    left: str
    right: str
    stem: str


@dataclass(frozen=True, slots=True)
class Kind:
    """The shape of a fact.

    Attributes:
        name: the kind's name; facts with a marked sentence share a kind when the words
            around their marks are the same.
        slots: the slots by name, in the order of asking.
        sentences: ways to state the fact; the first is the usual one.
        asks: stems for a slot, best first.
        mark: where it is declared.
        label: what to call one such fact in a few words; None where facts have no such name.
        orders: how its facts are put in order.
        pairs: how its facts are matched.
        builtin: whether every deck has it.
        about: what its facts state, in a few words; may be empty.
    """

    name: str
    slots: Mapping[str, Slot]
    sentences: tuple[Template, ...]
    asks: Mapping[str, tuple[Template, ...]]
    mark: Mark
    label: Template | None = None
    orders: tuple[Ordering, ...] = ()
    pairs: tuple[Pairing, ...] = ()
    builtin: bool = field(default=False, compare=False)
    about: str = ""
