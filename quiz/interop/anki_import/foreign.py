"""Draft questions from notes of Anki's own and other people's types."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.ids import stable_number
from quiz.interop.anki_import.cloze import Deletion, Parts, asked, deletions, read_cloze
from quiz.interop.anki_import.drafts import Draft, Drafts, MediaName, Value
from quiz.interop.anki_import.html_text import Text, one_paragraph, read_html
from quiz.interop.anki_import.records import AnkiCard, AnkiNote, AnkiType
from quiz.interop.anki_import.shapes import Shape, Side
from quiz.interop.anki_import.templates import filled
from quiz.model.question import BLANK, Format
from quiz.text import one_line

_LONGEST_TYPED = 60
"""Letters of an answer that is still typed; a longer one is recalled and compared."""
_PROGRESS_TAGS = frozenset({"leech", "marked"})
_BRACES = re.compile(r"[{}]")
_Cloze = tuple[Format, str, dict[str, Value], tuple[tuple[str, int], ...], str]
"""Format, stem, further fields, cards by slot, and the slot of the question."""
PLACEHOLDERS = ("(image)", "(sound)")
"""What stands for a text of images, or of sounds, alone."""


@dataclass(frozen=True, slots=True)
class _Common:
    """What all questions of a note have in common."""

    id: str
    source: str
    locator: str
    tags: tuple[str, ...]


def draft_note(
    note: AnkiNote, kind: AnkiType, shape: Shape, cards: Sequence[AnkiCard], decks: Mapping[int, str], drafts: Drafts
) -> list[Draft]:
    """Draft the questions of a note; what cannot be asked is counted as left out.

    Args:
        note: the note; its fields are there.
        kind: its type.
        shape: what the type is to us.
        cards: its cards.
        decks: names of Anki's decks.
        drafts: where what is left out is counted.
    """
    fields = dict(zip(kind.fields, note.fields or (), strict=False))
    cited = " · ".join(line for name in shape.sources if (line := one_line(read_html(fields.get(name, "")).line)))
    deck = decks.get(cards[0].original_deck or cards[0].deck, "")
    locator = ", ".join(part for part in (one_line(deck), f"note {one_line(note.guid)}") if part)
    common = _Common(note_id(note.guid), cited, locator, tags_of(note))
    found = (
        _sides(fields, kind, shape, cards, common) if shape.sort == "sides" else _cloze(fields, shape, cards, common)
    )
    made: list[Draft] = []
    for draft in found:
        if isinstance(draft, str):
            drafts.leave_out(f"cards of '{one_line(kind.name)}'", draft)
        else:
            made.append(draft)
    return made


def note_id(guid: str) -> str:
    """Return the permanent id of a note's questions."""
    return f"n{stable_number('anki note', guid, bits=48):012x}"


def tags_of(note: AnkiNote) -> tuple[str, ...]:
    """Return the tags of a note that tell of its content."""
    return tuple(dict.fromkeys(tag for tag in note.tags.split() if tag.lower() not in _PROGRESS_TAGS and one_line(tag)))


def media_of(question: Text, *answers: Text) -> tuple[MediaName, ...]:
    """Return the media of both sides, each once."""
    found = [
        *(MediaName("image", name, "question") for name in question.images),
        *(MediaName("audio", name, "question") for name in question.sounds),
        *(MediaName("image", name, "answer") for text in answers for name in text.images),
        *(MediaName("audio", name, "answer") for text in answers for name in text.sounds),
    ]
    return tuple({one.name: one for one in reversed(found)}.values())[::-1]


def said(text: Text) -> str:
    """Return a text in one line, or what stands for one that consists of media alone."""
    line = one_line(text.line)
    return line or (PLACEHOLDERS[0] if text.images else PLACEHOLDERS[1] if text.sounds else "")


def _sides(
    fields: Mapping[str, str], kind: AnkiType, shape: Shape, cards: Sequence[AnkiCard], common: _Common
) -> Iterator[Draft | str]:
    for card in cards:
        side = shape.sides[card.ord] if 0 <= card.ord < len(shape.sides) else None
        if side is None:
            which = kind.templates[card.ord].name if 0 <= card.ord < len(kind.templates) else str(card.ord)
            yield f"its template '{one_line(which)}' does not ask with one field and answer with another"
            continue
        yield _side(fields, side, card, common)


def _side(fields: Mapping[str, str], side: Side, card: AnkiCard, common: _Common) -> Draft | str:
    question, answer = read_html(filled(side.front, fields)), read_html(fields.get(side.answer, ""))
    extras = [read_html(fields[name]) for name in side.extras if fields.get(name)]
    stem, right = said(question), said(answer)
    if not stem or not right:
        return f"the {'answer' if stem else 'question'} is empty"
    slot = "question" if card.ord == 0 else f"card-{card.ord + 1}"
    return Draft(
        id=common.id,
        format="typed" if side.typed and len(right) <= _LONGEST_TYPED else "flip",
        stem=stem,
        fields={"answer": right},
        cards=((slot, card.id),),
        slot="" if card.ord == 0 else slot,
        explanation=_told(extras),
        source=common.source,
        locator=common.locator,
        tags=common.tags,
        media=media_of(question, answer, *extras),
    )


def _cloze(
    fields: Mapping[str, str], shape: Shape, cards: Sequence[AnkiCard], common: _Common
) -> Iterator[Draft | str]:
    text = read_html(fields.get(shape.text, ""))
    extras = [read_html(fields[name]) for name in shape.extras if fields.get(name)]
    parts = read_cloze(one_line(one_paragraph(text.text)))
    found = list(deletions(parts))
    wanted = {card.ord + 1: card for card in cards}
    missing = wanted.keys() - {number for deletion in found for number in deletion.numbers}
    for _ in missing:
        yield "the deletion of the card is no longer in the text"
    numbers = sorted(wanted.keys() - missing)
    if not numbers:
        return
    if _simple(parts, found):
        drafts: list[_Cloze | None] = [_one_cloze(parts, numbers, wanted)]
    else:
        drafts = [_one_number(parts, found, number, wanted[number].id) for number in numbers]
    for draft in drafts:
        if draft is None:
            yield "the question is empty"
            continue
        form, stem, own, asks, slot = draft
        yield Draft(
            id=common.id,
            format=form,
            stem=stem,
            fields=own,
            cards=asks,
            slot=slot,
            explanation=_told(extras),
            source=common.source,
            locator=common.locator,
            tags=common.tags,
            media=media_of(text, *extras),
        )


def _simple(parts: Parts, found: Sequence[Deletion]) -> bool:
    """Tell whether a deck's own cloze says the same: each number once, short, and no braces of other meaning."""
    used = [number for deletion in found for number in deletion.numbers]
    texts = [part if isinstance(part, str) else part.text + part.hint for part in parts]
    return (
        len(used) == len(set(used)) == len(found)
        and not any(deletion.nested for deletion in found)
        and all(0 < len(deletion.text.strip()) <= _LONGEST_TYPED for deletion in found)
        and not any(_BRACES.search(text) or BLANK in text for text in texts)
    )


def _one_cloze(parts: Parts, numbers: Sequence[int], wanted: Mapping[int, AnkiCard]) -> _Cloze:
    """Write all cards of a note as one cloze; a deletion without a card is filled in."""
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
            continue
        (number,) = part.numbers
        hint = f" ({part.hint.strip()})" if part.hint.strip() else ""
        pieces.append(f"{{c{number}={part.text.strip()}}}{hint}" if number in wanted else part.text)
    asks = tuple((f"c{number}", wanted[number].id) for number in numbers)
    return "cloze", "".join(pieces), {}, asks, f"c{numbers[0]}" if len(numbers) == 1 else ""


def _one_number(parts: Parts, found: Sequence[Deletion], number: int, card: int) -> _Cloze | None:
    """Write one card of a note as a question with blanks."""
    own = [deletion.text.strip() for deletion in found if number in deletion.numbers]
    answer = " … ".join(text for text in own if text)
    stem = asked(parts, number, BLANK).strip()
    if not answer:
        return None
    short = len(own) == 1 and len(answer) <= _LONGEST_TYPED
    return "typed" if short else "flip", stem, {"answer": answer}, ((f"c{number}", card),), f"c{number}"


def _told(extras: Sequence[Text]) -> str:
    return " ".join(line for text in extras if (line := one_line(text.line)))
