"""Render templates: put the values of a fact into a sentence or a stem."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from quiz.kinds.wording import Wording, sentence_case
from quiz.model.dates import PartialDate
from quiz.model.kind import ABOUT_THE_ANSWER, Agreement, Group, Literal, Placeholder, Template
from quiz.model.numbers import Number
from quiz.model.question import BLANK
from quiz.model.values import Value

_UNTIDY = re.compile(r"[ ,][,.;:?!]|\b[Tt]he the\b|\.\.$")
"""What is to be mended in a text, so that one look tells of most that there is nothing."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A template in words.

    Attributes:
        text: the words, with a capital at the beginning.
        stated: the slots whose values stand in it.
        blank_first: whether it begins with the blank.
    """

    text: str
    stated: frozenset[str]
    blank_first: bool = False


class Renderer:
    """Renders templates with the values of one deck."""

    def __init__(self, wording: Wording) -> None:
        """Know how values are worded."""
        self.wording = wording

    def render(
        self,
        template: Template,
        values: Mapping[str, tuple[Value, ...]],
        *,
        blank: str = "",
        asked: str = "",
        groups: Collection[Group] | None = None,
        replaced: Collection[str] = (),
    ) -> Rendered | None:
        """Put values into a template.

        Args:
            template: the sentence or stem.
            values: the values of each filled slot.
            blank: the slot that is replaced by a blank; empty for none.
            asked: the slot that a stem asks for, whose number no word may tell; empty for none.
            groups: the optional parts to keep; every part whose slots are filled when None.
            replaced: slots whose values are not the fact's own, so that the author's words for
                them do not hold.

        Returns:
            The words, or None when a slot that the template needs is not filled.
        """
        done = _Render(self.wording, values, blank, asked or blank, replaced)
        for piece in template.pieces:
            if isinstance(piece, Literal):
                done.parts.append(piece.text)
            elif isinstance(piece, Group):
                if groups is None or piece in groups:
                    done.optional(piece)
            elif not done.put(piece):
                return None
        text = _tidy("".join(done.parts))
        return Rendered(sentence_case(text), frozenset(done.stated), text.startswith(BLANK))


class _Render:
    """One rendering under way."""

    def __init__(
        self,
        wording: Wording,
        values: Mapping[str, tuple[Value, ...]],
        blank: str,
        asked: str,
        replaced: Collection[str],
    ) -> None:
        self.replaced = replaced
        self.wording = wording
        self.values = values
        self.blank = blank
        self.asked = asked
        self.parts: list[str] = []
        self.stated: list[str] = []

    def optional(self, group: Group) -> None:
        """Put an optional part, or nothing of it when one of its slots is not filled."""
        parts, stated = len(self.parts), len(self.stated)
        for piece in group.pieces:
            if isinstance(piece, Literal):
                self.parts.append(piece.text)
            elif isinstance(piece, Group) or not self.put(piece):
                del self.parts[parts:], self.stated[stated:]
                return

    def put(self, piece: Placeholder | Agreement) -> bool:
        """Put what depends on a slot; False when that is not filled."""
        values = self.values.get(piece.slot)
        if not values:
            return False
        if isinstance(piece, Agreement):
            # The number of a count that is asked for would tell it.
            told = piece.slot != self.asked or not isinstance(values[0], Number)
            self.parts.append(piece.one if _is_one(values) and told else piece.many)
            return True
        if len(values) == 1 and not piece.filter and not piece.written and piece.slot != self.blank:
            words: str | None = self.wording.words(values[0])
        else:
            words = self._words(piece, values)
        if words is None:
            return False
        self.parts.append(words)
        if piece.slot != self.blank and piece.filter not in ABOUT_THE_ANSWER:
            self.stated.append(piece.slot)
        return True

    def _words(self, piece: Placeholder, values: tuple[Value, ...]) -> str | None:
        """Word the values of a placeholder; None when its filter does not apply to them."""
        wording = self.wording
        first = values[0]
        if piece.filter in ABOUT_THE_ANSWER:
            return self._about(piece.filter, first)
        if piece.slot == self.blank:
            if piece.filter == "on" and isinstance(first, PartialDate):
                return f"{wording.date_preposition(first)} {BLANK}"
            if isinstance(first, Number) and first.bound:
                return f"{first.bound} {BLANK}"
            return wording.indefinite_blank(wording.words(first)) if piece.filter == "a" else BLANK
        if piece.filter == "on" and isinstance(first, PartialDate):
            dates = [v for v in values if isinstance(v, PartialDate)]
            return f"{wording.date_preposition(first)} {wording.join([wording.name(date) for date in dates])}"
        if piece.written and piece.slot not in self.replaced:
            return piece.written
        word = wording.name if piece.filter == "bare" else wording.words
        words = wording.join([word(value) for value in values])
        if piece.filter == "a":
            return wording.indefinite(words)
        return wording.possessive(words) if piece.filter == "possessive" else words

    def _about(self, asked_filter: str, value: Value) -> str | None:
        """Say something of an answer that does not tell it."""
        if asked_filter == "sort":
            return self.wording.sort(value)
        bound = value.bound if isinstance(value, Number) else ""
        return (None if bound else "") if asked_filter == "exact" else (bound or None)


def _is_one(values: tuple[Value, ...]) -> bool:
    first = values[0]
    return len(values) == 1 and (not isinstance(first, Number) or first.value == 1)


def _tidy(text: str) -> str:
    """Mend what optional parts leave behind: doubled spaces, stray commas."""
    text = " ".join(text.split())
    if _UNTIDY.search(text) is None:
        return text
    text = re.sub(r" ([,.;:?!])", r"\1", text)
    text = re.sub(r",+(?=[,.;:?!])", "", text)
    text = re.sub(r"\b([Tt]he) the\b", r"\1", text)
    return re.sub(r"\.\.$", ".", text)
