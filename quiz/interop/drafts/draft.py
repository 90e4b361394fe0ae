"""Questions as they are drafted from other programs' files, before they are written into a deck."""

from dataclasses import dataclass, field
from typing import Literal

from quiz.ids import card_id
from quiz.interop.drafts.html_text import Text
from quiz.model.question import Format

Value = str | tuple[str, ...] | tuple[tuple[str, str], ...]
"""A text, several texts, or pairs of texts."""

LONGEST_TYPED = 60
"""Letters of an answer that is still typed; a longer one is recalled and compared."""


@dataclass(frozen=True, slots=True)
class MediaName:
    """A media file that a question names.

    Attributes:
        sort: what it is.
        name: the file's name in the other program.
        on: where it is shown.
    """

    sort: Literal["image", "audio"]
    name: str
    on: Literal["question", "answer"]


def media_of(question: Text, *answers: Text) -> tuple[MediaName, ...]:
    """Return the media of both sides, each once."""
    found = [
        *(MediaName("image", name, "question") for name in question.images),
        *(MediaName("audio", name, "question") for name in question.sounds),
        *(MediaName("image", name, "answer") for text in answers for name in text.images),
        *(MediaName("audio", name, "answer") for text in answers for name in text.sounds),
    ]
    return tuple({one.name: one for one in reversed(found)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Draft:
    """One hand-written question of a deck.

    Attributes:
        id: permanent id, derived from what the other program knows it by, or from its content.
        format: the format.
        stem: what is asked; of a cloze with its marks.
        fields: what else the format needs, by key.
        cards: the slots that it asks, with the id of Anki's card where it comes from there.
        slot: the slot as the deck has it; empty for the usual one and for clozes with several.
        explanation: what is told with the answer.
        source: what it cites; empty when it cites nothing.
        locator: where in the imported file it is.
        tags: labels.
        media: its images and sounds.
    """

    id: str
    format: Format
    stem: str
    fields: dict[str, Value]
    cards: tuple[tuple[str, int], ...] = ()
    slot: str = ""
    explanation: str = ""
    source: str = ""
    locator: str = ""
    tags: tuple[str, ...] = ()
    media: tuple[MediaName, ...] = ()

    def our_cards(self, deck: str) -> list[tuple[str, int]]:
        """Return the ids of its cards in a deck, with those of Anki's."""
        return [(card_id(deck, self.id, slot), anki) for slot, anki in self.cards]


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """What an import leaves out.

    Attributes:
        what: the notes or files, such as the name of a note type.
        reason: why.
    """

    what: str
    reason: str


@dataclass(slots=True)
class Drafts:
    """What is drafted from a package.

    Attributes:
        decks: questions by the id of the factquiz deck that they come from; under ``""`` those
            of all other notes.
        left_out: how often what was left out.
        titles: names of the decks in Anki, by id of the deck as in ``decks``.
    """

    decks: dict[str, list[Draft]] = field(default_factory=dict)
    left_out: dict[LeftOut, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def leave_out(self, what: str, reason: str, count: int = 1) -> None:
        """Count what is left out."""
        entry = LeftOut(what, reason)
        self.left_out[entry] = self.left_out.get(entry, 0) + count
