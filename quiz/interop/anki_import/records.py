"""What is read from a collection: note types, notes, cards and the review log."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Template:
    """How the cards of a note type are shown.

    Attributes:
        name: what Anki calls it.
        front, back: HTML with fields in double braces.
    """

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class AnkiType:
    """A note type.

    Attributes:
        id: its permanent id.
        name: what Anki calls it.
        cloze: whether its cards come from cloze deletions.
        fields: names of the fields in their order.
        templates: the templates in their order; the only one of a cloze type.
    """

    id: int
    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]


class AnkiCard(NamedTuple):
    """A card with its schedule, in the words of Anki's table ``cards``."""

    id: int
    note: int
    deck: int
    ord: int
    modified: int
    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reps: int
    lapses: int
    left: int
    original_due: int
    original_deck: int
    flags: int
    data: str


class AnkiNote(NamedTuple):
    """A note.

    Attributes:
        id: id in the collection, the moment at which it was made (epoch milliseconds).
        guid: id that is the same in all collections.
        type: id of its note type.
        tags: its tags.
        fields: HTML of each field; None where they are too long to be read.
    """

    id: int
    guid: str
    type: int
    tags: str
    fields: tuple[str, ...] | None


class AnkiReview(NamedTuple):
    """An entry of the review log.

    Attributes:
        id: moment of the answer, in epoch milliseconds.
        ease: 1 (again) to 4 (easy); 0 for what was set by hand.
        interval, before: the interval after and before it: days, or seconds when negative.
        factor: SM-2's ease in thousandths, or FSRS's difficulty in a coded form.
        took: milliseconds.
        type: 0 learn, 1 review, 2 relearn, 3 filtered, 4 manual, 5 rescheduled.
    """

    id: int
    ease: int
    interval: int
    before: int
    factor: int
    took: int
    type: int


@dataclass(frozen=True)
class AnkiCollection:
    """What a package holds.

    Attributes:
        created: moment at which the collection was made, from which due days are counted, in epoch seconds.
        offset: minutes east of UTC where it was made; None when it does not say.
        rollover: hour at which its days begin.
        types: note types by id.
        decks: names of decks by id, sub-decks with ``::``.
        notes: all notes.
        cards: the cards of each note.
        reviews: the log of each card, in its order.
    """

    created: int
    offset: int | None
    rollover: int
    types: Mapping[int, AnkiType]
    decks: Mapping[int, str]
    notes: list[AnkiNote]
    cards: Mapping[int, list[AnkiCard]]
    reviews: Mapping[int, list[AnkiReview]]
