"""Images and audio that belong to a fact or a question."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from quiz.errors import Mark

MediaSort = Literal["image", "audio"]
MEDIA_SORTS: tuple[MediaSort, ...] = ("image", "audio")
"""The keys under which a deck names its media."""

Side = Literal["question", "answer"]
SIDES: tuple[Side, ...] = ("question", "answer")
"""When media are shown: while the question is asked, or with the answer only."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file that is shown or played with a fact or a question.

    Attributes:
        path: the file, absolute; its content was looked at when the deck was read.
        file: the file as the deck names it, from the deck's folder, parts set apart by ``/``.
        sort: what it is.
        mark: where the deck names it.
        alt: what it shows or lets hear, in words; may be empty.
        credit: whose work it is; may be empty.
        shown: when. Whatever shows the answer must not be shown with the question.
    """

    path: Path
    file: str
    sort: MediaSort
    mark: Mark
    alt: str = ""
    credit: str = ""
    shown: Side = "answer"

    @property
    def label(self) -> str:
        """Name it in brackets, in words that do not tell an answer: never by its file's name."""
        return f"[{self.sort}: {self.alt}]" if self.alt else f"[{self.sort}]"


def shown_with(media: Iterable[Media], side: Side) -> tuple[Media, ...]:
    """Choose what is shown at a time: with the answer, that of the question is shown too."""
    return tuple(one for one in media if one.shown in {"question", side})


def with_the_answer(media: Iterable[Media]) -> tuple[Media, ...]:
    """Put all off to the answer: a question about several facts must not show what tells one of them."""
    return tuple(replace(one, shown="answer") for one in media)
