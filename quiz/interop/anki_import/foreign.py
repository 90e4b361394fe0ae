"""Draft questions from notes of Anki's own and other people's types."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.interop.anki_import.records import AnkiCard, AnkiNote, AnkiType
from quiz.interop.anki_import.shapes import Shape, Side
from quiz.interop.anki_import.templates import filled
from quiz.interop.drafts.cloze import deletions, read_cloze
from quiz.interop.drafts.cloze_question import cloze_questions, slot_of
from quiz.interop.drafts.draft import LONGEST_TYPED, Draft, Drafts, media_of
from quiz.interop.drafts.html_text import Text, one_paragraph, read_html, said
from quiz.interop.drafts.ids import note_id
from quiz.text import one_line

_PROGRESS_TAGS = frozenset({"leech", "marked"})


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


def tags_of(note: AnkiNote) -> tuple[str, ...]:
    """Return the tags of a note that tell of its content."""
    return tuple(dict.fromkeys(tag for tag in note.tags.split() if tag.lower() not in _PROGRESS_TAGS and one_line(tag)))


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
        format="typed" if side.typed and len(right) <= LONGEST_TYPED else "flip",
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
    numbers = wanted.keys() - missing
    if not numbers:
        return
    for question in cloze_questions(parts, numbers):
        if question is None:
            yield "the question is empty"
            continue
        yield Draft(
            id=common.id,
            format=question.format,
            stem=question.stem,
            fields=question.fields,
            cards=tuple((slot_of(number), wanted[number].id) for number in question.numbers),
            slot=question.slot,
            explanation=_told(extras),
            source=common.source,
            locator=common.locator,
            tags=common.tags,
            media=media_of(text, *extras),
        )


def _told(extras: Sequence[Text]) -> str:
    return " ".join(line for text in extras if (line := one_line(text.line)))
