"""Ask for the deletions of a text: by one cloze where it says the same, else by a question each."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from quiz.interop.drafts.cloze import Deletion, Parts, asked, deletions
from quiz.interop.drafts.draft import LONGEST_TYPED, Value
from quiz.model.question import BLANK, Format

_BRACES = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class ClozeQuestion:
    """A question that asks for one deletion or for several.

    Attributes:
        format: how it is asked.
        stem: what is asked, with marks or with blanks.
        fields: what else the format needs.
        numbers: the deletions that it asks for.
        slot: the slot as the deck has it; empty for a cloze of several.
    """

    format: Format
    stem: str
    fields: dict[str, Value]
    numbers: tuple[int, ...]
    slot: str


def slot_of(number: int) -> str:
    """Return the slot that asks for a deletion."""
    return f"c{number}"


def cloze_questions(parts: Parts, wanted: Collection[int]) -> Iterator[ClozeQuestion | None]:
    """Yield the questions of a text; None for a deletion that is empty.

    Args:
        parts: the text.
        wanted: which deletions are asked for; all are in the text.
    """
    found, numbers = list(deletions(parts)), sorted(wanted)
    if _simple(parts, found):
        yield _one_cloze(parts, numbers)
    else:
        yield from (_one_number(parts, found, number) for number in numbers)


def _simple(parts: Parts, found: Sequence[Deletion]) -> bool:
    """Tell whether a deck's own cloze says the same: each number once, short, and no braces of other meaning."""
    used = [number for deletion in found for number in deletion.numbers]
    texts = [part if isinstance(part, str) else part.text + part.hint for part in parts]
    return (
        len(used) == len(set(used)) == len(found)
        and not any(deletion.nested for deletion in found)
        and all(0 < len(deletion.text.strip()) <= LONGEST_TYPED for deletion in found)
        and not any(_BRACES.search(text) or BLANK in text for text in texts)
    )


def _one_cloze(parts: Parts, numbers: Sequence[int]) -> ClozeQuestion:
    """Ask for all by one cloze; a deletion that is not asked for is filled in."""
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
            continue
        (number,) = part.numbers
        hint = f" ({part.hint.strip()})" if part.hint.strip() else ""
        pieces.append(f"{{{slot_of(number)}={part.text.strip()}}}{hint}" if number in numbers else part.text)
    slot = slot_of(numbers[0]) if len(numbers) == 1 else ""
    return ClozeQuestion("cloze", "".join(pieces), {}, tuple(numbers), slot)


def _one_number(parts: Parts, found: Sequence[Deletion], number: int) -> ClozeQuestion | None:
    """Ask for the deletions of one number by a question with blanks."""
    own = [deletion.text.strip() for deletion in found if number in deletion.numbers]
    answer = " … ".join(text for text in own if text)
    stem = asked(parts, number, BLANK).strip()
    if not answer:
        return None
    short = len(own) == 1 and len(answer) <= LONGEST_TYPED
    return ClozeQuestion("typed" if short else "flip", stem, {"answer": answer}, (number,), slot_of(number))
