"""Where notes go in Anki and what they are labelled with."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from quiz.errors import QuizError
from quiz.model.question import Bank, Card, Question
from quiz.text import one_line

Label = Literal["deck", "tags", "kind", "fact", "format"]
LABELS: tuple[Label, ...] = ("deck", "tags", "kind", "fact", "format")
"""What notes can be tagged with."""
Parts = Literal["kind", "tag"]
PARTS: tuple[Parts, ...] = ("kind", "tag")
"""What sub-decks can be made of."""

ROOT = "factquiz"
REMOVED = f"{ROOT}::removed"
"""The tag of notes whose facts are gone."""
_NOT_IN_TAG = re.compile(r'[\s"\x00-\x1f\x7f]+')
_COLONS = re.compile(r"\s*:{2,}\s*")


@dataclass(frozen=True, slots=True)
class Labelling:
    """How notes are tagged and sorted into decks.

    Attributes:
        labels: what notes are tagged with.
        tags: tags that every note gets.
        subdecks: what sub-decks are made of; one deck for all when None.
    """

    labels: Collection[Label] = ("deck", "tags")
    tags: tuple[str, ...] = ()
    subdecks: Parts | None = None

    def tags_of(self, card: Card, question: Question, kind: str) -> tuple[str, ...]:
        """Return the tags of a note."""
        own = f"{ROOT}::{tag_part(card.deck)}"
        of_label = {
            "deck": [own],
            "tags": [f"{own}::{part}" for tag in card.tags if (part := tag_path(tag))],
            "kind": [f"{ROOT}::kind::{tag_part(kind)}"] if kind else [],
            "fact": [f"{ROOT}::fact::{tag_part(card.deck)}::{tag_part(card.fact)}"],
            "format": [f"{ROOT}::format::{question.format}"],
        }
        found = [tag for label in LABELS if label in self.labels for tag in of_label[label]]
        return tuple(dict.fromkeys((*found, *self.tags)))

    def deck_of(self, bank: Bank, card: Card, kind: str) -> str:
        """Return the name of the deck that a card goes to."""
        name = deck_name(bank)
        if self.subdecks == "kind":
            return f"{name}::{deck_part(kind)}" if kind else name
        if self.subdecks == "tag":
            return f"{name}::{deck_part(card.tags[0])}" if card.tags else name
        return name


def own_tag(text: str) -> str:
    """Check a tag that a user asks for.

    Raises:
        QuizError: Anki would not take it as it is.
    """
    if not text or tag_path(text) != unicodedata.normalize("NFC", text):
        hint = f"; '{tag_path(text)}' would do" if tag_path(text) else ""
        msg = f"'{one_line(text)}' cannot be a tag in Anki: no spaces or quotes, and no empty part between '::'{hint}"
        raise QuizError(msg)
    return unicodedata.normalize("NFC", text)


def tag_path(text: str) -> str:
    """Make a tag out of any text, which may be a path of parts set apart by two colons."""
    return "::".join(part for part in map(tag_part, text.split("::")) if part)


def tag_part(text: str) -> str:
    """Make one part of a tag out of any text: Anki's tags hold no spaces, and colons part them."""
    plain = unicodedata.normalize("NFC", one_line(text))
    return _NOT_IN_TAG.sub("-", plain.replace(":", "-")).strip("-")


def deck_name(bank: Bank) -> str:
    """Return a deck's title as Anki's name of a deck, where ``::`` would make a sub-deck."""
    return deck_part(bank.title) or bank.deck


def deck_part(text: str) -> str:
    """Make the name of one deck out of any text."""
    plain = unicodedata.normalize("NFC", one_line(text)).replace('"', "'")
    return _COLONS.sub(": ", plain).strip(": ")


def kind_of(bank: Bank, card: str) -> str:
    """Return the kind of the fact that a card asks; empty for hand-written questions."""
    return next((query.kind for question in bank.questions_of[card] if (query := question.query)), "")
