"""Compare two versions of a deck card by card."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quiz.library.changes.renamed import renamed
from quiz.library.changes.seen import Place, Seen, Version, seen
from quiz.model.deck import Deck
from quiz.model.question import Question

BY_OTHER_FACTS = frozenset({"truefalse", "order", "match"})
"""Formats whose stems hold values of other facts, so that they change with them."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A card in both versions.

    Attributes:
        before, after: how it was and how it is.
        parts: what differs: ``statement``, ``answer``, ``note``, ``options``, ``questions``, ``tags``, ``media``.
    """

    before: Seen
    after: Seen
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that one version of a card has and the other has not."""

    card: Seen
    name: str
    question: Question


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two versions of a deck, for its learners.

    Attributes:
        before, after: the versions.
        deck: what differs of the deck itself: what, how it was, how it is.
        removed: cards that are gone, and with them what learners remember of them.
        rekeyed: cards with another answer than learners remember.
        renamed: cards with another id that say the same; to learners they are gone and new.
        reworded: cards that are told or asked in other words.
        moved: cards documented elsewhere.
        labelled: cards with other tags or media.
        added: new cards.
        questions_removed, questions_added: of cards that both versions have.
    """

    before: Version
    after: Version
    deck: tuple[tuple[str, str, str], ...]
    removed: tuple[Seen, ...]
    rekeyed: tuple[Changed, ...]
    renamed: tuple[Changed, ...]
    reworded: tuple[Changed, ...]
    moved: tuple[Changed, ...]
    labelled: tuple[Changed, ...]
    added: tuple[Seen, ...]
    questions_removed: tuple[Asked, ...]
    questions_added: tuple[Asked, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return any(
            (self.deck, self.removed, self.rekeyed, self.renamed, self.reworded, self.moved, self.labelled, self.added,
             self.questions_removed, self.questions_added)
        )  # fmt: skip


def compare(before: Deck, after: Deck, tell: Callable[[str, int], None] = lambda _what, _count: None) -> Changes:
    """Tell what a change of a deck means for its learners.

    Cards are known by fact and slot, whatever id and file the deck has.

    Args:
        before: the deck as it was.
        after: the deck as it is.
        tell: told what is being done and how many are done.
    """
    old = seen(before)
    tell("versions looked at", 1)
    new = seen(after)
    gone = [card for place, card in old.cards.items() if place not in new.cards]
    fresh = [card for place, card in new.cards.items() if place not in old.cards]
    pairs = renamed(gone, fresh)
    paired: set[Place] = {card.place for card, _ in pairs}
    taken: set[Place] = {card.place for _, card in pairs}
    both = [Changed(card, new.cards[place]) for place, card in old.cards.items() if place in new.cards]
    rekeyed = tuple(pair for pair in both if not pair.before.means(pair.after))
    same = [pair for pair in both if pair.before.means(pair.after)]
    return Changes(
        before=old,
        after=new,
        deck=tuple(_of_the_deck(before, after)),
        removed=tuple(card for card in gone if card.place not in paired),
        rekeyed=rekeyed,
        renamed=tuple(Changed(*pair) for pair in pairs),
        reworded=tuple(_differing(same, _words)),
        moved=tuple(pair for pair in both if pair.before.cited != pair.after.cited),
        labelled=tuple(_differing(both, _labels)),
        added=tuple(card for card in fresh if card.place not in taken),
        questions_removed=tuple(asked for pair in both for asked in _only(pair.before, pair.after)),
        questions_added=tuple(asked for pair in both for asked in _only(pair.after, pair.before)),
    )


def _of_the_deck(before: Deck, after: Deck) -> Iterator[tuple[str, str, str]]:
    parts = (
        ("id", before.id, after.id),
        ("title", before.title, after.title),
        ("description", before.description, after.description),
        ("language", before.language.code, after.language.code),
        ("difficulty", before.difficulty, after.difficulty),
    )
    yield from (part for part in parts if part[1] != part[2])
    for name, source in before.sources.items():
        other = after.sources.get(name)
        if other is None:
            continue
        for field in ("title", "author", "publisher", "date", "url", "note"):
            was, now = getattr(source, field), getattr(other, field)
            if was != now:
                yield f"{field} of the source '{name}'", was, now


def _differing(pairs: Iterable[Changed], parts: Callable[[Seen, Seen], Iterator[str]]) -> Iterator[Changed]:
    for pair in pairs:
        found = tuple(parts(pair.before, pair.after))
        if found:
            yield Changed(pair.before, pair.after, found)


def _words(before: Seen, after: Seen) -> Iterator[str]:
    if before.statement != after.statement:
        yield "statement"
    elif before.answer != after.answer:
        yield "answer"
    if before.note != after.note:
        yield "note"
    if before.offered != after.offered and before.answer == after.answer:
        yield "options"
    if any(
        question.stem != after.questions[name].stem
        for name, question in before.questions.items()
        if name in after.questions and question.format not in BY_OTHER_FACTS
    ):
        yield "questions"


def _labels(before: Seen, after: Seen) -> Iterator[str]:
    if before.tags != after.tags:
        yield "tags"
    if before.media != after.media:
        yield "media"


def _only(card: Seen, other: Seen) -> Iterator[Asked]:
    for name, question in card.questions.items():
        if name not in other.questions:
            yield Asked(card, name, question)
