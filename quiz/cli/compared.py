"""Print for people what differs between two versions of a deck: what costs learners most comes first."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice

from quiz.amounts import count
from quiz.library.changes.compare import BY_OTHER_FACTS, Asked, Changed, Changes
from quiz.library.changes.seen import Seen
from quiz.library.changes.summary import summary

_NARROWEST = 24
_MOST_QUESTIONS = 8
"""How many questions are shown of those that came or went without their card."""

Paint = Callable[[str, str], str]


def compared(changes: Changes, names: str, width: int, paint: Paint) -> Iterator[str]:
    """Yield the lines.

    Args:
        changes: what differs.
        names: what was compared.
        width: the columns of the terminal.
        paint: colours a text.
    """
    page = _Page(max(_NARROWEST, width), paint)
    yield from page.wrapped(f"{names}: {summary(changes)}", "", "  ")
    for what, before, after in changes.deck:
        advice = "every card is new to learners; keep the old id" if what == "id" else ""
        yield from page.head(f"The {what} of the deck" if " of " not in what else f"The {what}", advice)
        yield from page.both(before, after)
    if changes.removed:
        yield from page.head(
            f"Removed: {count(len(changes.removed), 'card')}", "no longer asked, so that learners will forget it"
        )
        yield from page.cards(changes.removed, "-", "red")
    if changes.rekeyed:
        number = count(len(changes.rekeyed), "card")
        yield from page.head(
            f"Another answer: {number}",
            "learners remember the old one; a fact that is another one now needs its own id",
        )
        yield from page.rekeyed(changes.rekeyed)
    if changes.renamed:
        number = count(len(changes.renamed), "card")
        yield from page.head(f"Another id: {number}", "keep the old id, and learners keep what they remember")
        yield from page.renamed(changes.renamed)
    if changes.reworded:
        yield from page.head(f"Reworded: {count(len(changes.reworded), 'card')}", "what is remembered stays")
        yield from page.reworded(changes.reworded)
    if changes.moved:
        yield from page.head(f"Documented elsewhere: {count(len(changes.moved), 'card')}", "")
        yield from page.moved(changes.moved)
    if changes.labelled:
        yield from page.head(f"Other tags or media: {count(len(changes.labelled), 'card')}", "")
        yield from page.labelled(changes.labelled)
    if changes.added:
        yield from page.head(f"Added: {count(len(changes.added), 'card')}", "")
        yield from page.cards(changes.added, "+", "green")
    yield from page.asked("Questions gone", changes.questions_removed, "-", "red")
    yield from page.asked("Questions added", changes.questions_added, "+", "green")


class _Page:
    """Writes groups of changes within a width."""

    def __init__(self, width: int, paint: Paint) -> None:
        self.width = width
        self.paint = paint

    def wrapped(self, text: str, indent: str, hang: str = "", colour: str = "") -> Iterator[str]:
        for line in textwrap.wrap(
            text, self.width, initial_indent=indent, subsequent_indent=indent + hang, break_on_hyphens=False
        ):
            yield self.paint(colour, line) if colour else line

    def head(self, title: str, advice: str) -> Iterator[str]:
        yield ""
        yield from self.wrapped(title, "", "  ", "bold")
        if advice:
            yield from self.wrapped(f"({advice})", "  ")

    def both(self, before: str, after: str) -> Iterator[str]:
        """Write how something was and how it is."""
        yield from self.wrapped(f"- {before or '(nothing)'}", "      ", "  ", "red")
        yield from self.wrapped(f"+ {after or '(nothing)'}", "      ", "  ", "green")

    def cards(self, cards: Iterable[Seen], sign: str, colour: str) -> Iterator[str]:
        """Write cards by fact, each with its answer."""
        for fact, siblings in groupby(cards, key=lambda card: card.fact):
            found = list(siblings)
            yield from self.wrapped(f"{sign} {fact}", "  ", "", colour)
            yield from self.wrapped(found[0].statement, "      ")
            for card in found:
                yield from self.wrapped(f"{card.slot}: {card.answer}", "      ", "  ")

    def rekeyed(self, changed: Iterable[Changed]) -> Iterator[str]:
        for pair in changed:
            yield from self.wrapped(f"! {pair.after.fact}, {pair.after.slot}", "  ", "", "yellow")
            yield from self.wrapped(pair.after.statement, "      ")
            yield from self.both(pair.before.answer, pair.after.answer)

    def renamed(self, changed: Sequence[Changed]) -> Iterator[str]:
        for (before, after), pairs in groupby(changed, key=lambda pair: (pair.before.fact, pair.after.fact)):
            found = list(pairs)
            if before != after:
                yield from self.wrapped(f"! {before} is now {after}", "  ", "  ", "yellow")
            for pair in found:
                if pair.before.slot != pair.after.slot:
                    slots = f"! the slot '{pair.before.slot}' of {before} is now '{pair.after.slot}'"
                    yield from self.wrapped(slots, "  ", "  ", "yellow")
            yield from self.wrapped(found[0].after.statement, "      ")

    def reworded(self, changed: Iterable[Changed]) -> Iterator[str]:
        """Write what is told or asked in other words, a statement once for all cards of its fact."""
        for fact, pairs in groupby(changed, key=lambda pair: pair.after.fact):
            found = list(pairs)
            slots = ", ".join(f"{pair.after.slot}" for pair in found)
            yield from self.wrapped(f"~ {fact} ({slots})", "  ", "  ")
            before, after = found[0].before, found[0].after
            if before.statement != after.statement:
                yield from self.both(before.statement, after.statement)
            if before.note != after.note:
                yield from self.both(before.note, after.note)
            for pair in found:
                if before.statement == after.statement and "answer" in pair.parts:
                    yield from self.both(pair.before.answer, pair.after.answer)
                if "options" in pair.parts:
                    yield from self.both("; ".join(pair.before.offered), "; ".join(pair.after.offered))
                if pair.parts == ("questions",):
                    yield from self._stems(pair)

    def _stems(self, pair: Changed) -> Iterator[str]:
        for name, question in pair.before.questions.items():
            other = pair.after.questions.get(name)
            if other is not None and other.stem != question.stem and other.format not in BY_OTHER_FACTS:
                yield from self.both(question.stem, other.stem)
                return

    def moved(self, changed: Iterable[Changed]) -> Iterator[str]:
        for (fact, before, after), _ in groupby(changed, key=lambda p: (p.after.fact, p.before.source, p.after.source)):
            yield from self.wrapped(f"~ {fact}", "  ")
            yield from self.both(before, after)

    def labelled(self, changed: Iterable[Changed]) -> Iterator[str]:
        for fact, pairs in groupby(changed, key=lambda pair: pair.after.fact):
            pair = next(pairs)
            yield from self.wrapped(f"~ {fact}", "  ")
            if "tags" in pair.parts:
                yield from self.both(", ".join(pair.before.tags), ", ".join(pair.after.tags))
            if "media" in pair.parts:
                yield from self.both(_media(pair.before), _media(pair.after))

    def asked(self, title: str, questions: Sequence[Asked], sign: str, colour: str) -> Iterator[str]:
        if not questions:
            return
        formats = sorted({asked.question.format for asked in questions})
        by_format = ", ".join(f"{sum(a.question.format == name for a in questions):,} {name}" for name in formats)
        yield from self.head(f"{title}: {len(questions):,}", by_format)
        for asked in islice(questions, _MOST_QUESTIONS):
            place = f"{asked.card.fact}/{asked.card.slot}/{asked.name}"
            yield from self.wrapped(f"{sign} {place}: {asked.question.stem}", "  ", "    ", colour)
        if len(questions) > _MOST_QUESTIONS:
            yield f"  and {len(questions) - _MOST_QUESTIONS:,} more (--json lists all)"


def _media(card: Seen) -> str:
    return ", ".join(" ".join(filter(None, (file, f"({alt})" if alt else ""))) for file, alt, *_ in card.media)
