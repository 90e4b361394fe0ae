"""Turn questions into the fields of Anki notes."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz.ids import slug, stable_number
from quiz.interop.anki.notetypes import BASIC, CHOICE, CLOZE, LIST, OPTIONS, TYPED, NoteType
from quiz.model.question import BLANK, Bank, Card, Format, Question

PREFERENCE: tuple[Format, ...] = (
    "typed", "number", "date", "list", "order", "cloze", "match", "multi", "truefalse", "flip", "choice",
)  # fmt: skip
"""Which question stands for a card in Anki: recall before recognition, because Anki asks a
card always in the same way. Options, where there are any, are behind a hint."""

_TYPED = frozenset({"typed", "number", "date"})
_SHORT = _TYPED | {"cloze"}
_PICKED = frozenset({"choice", "multi", "truefalse"})
# What Anki would turn into sounds, formulas or speech.
_COMMANDS = re.compile(r"\[(?:sound:|/?latex\]|/?\$|/?anki:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """A note ready to be written.

    Attributes:
        guid: permanent id in Anki, from the question's id.
        type: its note type.
        fields: HTML of each field, in the type's order.
        tags: without spaces.
    """

    guid: str
    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]


def chosen_questions(bank: Bank, formats: Sequence[str] | None) -> list[Question]:
    """Choose what to export: every question of some formats, or the best one of each card."""
    if formats:
        return [question for question in bank.questions if question.format in formats]
    return [
        min(bank.questions_of[card.id], key=lambda question: PREFERENCE.index(question.format)) for card in bank.cards
    ]


def make_note(bank: Bank, question: Question, *, for_card: bool) -> AnkiNote:
    """Make the note of a question.

    Args:
        bank: the bank that it is from.
        question: what the note asks.
        for_card: whether the note stands for the question's card. Which question that is can
            change with the deck, so the note keeps the guid of the card and, for all answers
            that are not lists, one note type: Anki takes no note to another type.
    """
    card = bank.card[question.card]
    note_type, own = _fields(bank, question, for_card=for_card)
    shared = {
        "Explanation": escape(question.explanation),
        "Source": escape(question.source),
        "Id": escape(question.id),
    }
    values = {**shared, **own}
    return AnkiNote(
        guid=f"fq-{stable_number('anki', question.card if for_card else question.id):016x}",
        type=note_type,
        fields=tuple(values.get(name, "") for name in note_type.fields),
        tags=_tags(card),
    )


def deck_name(bank: Bank) -> str:
    """Return a deck's title as Anki's name of a deck, where ``::`` would make a sub-deck."""
    return bank.title.replace("::", ": ")


def _fields(bank: Bank, question: Question, *, for_card: bool) -> tuple[NoteType, dict[str, str]]:
    stem, answer = escape(question.stem), escape("; ".join(question.answers))
    accept = escape(", ".join(name for names in question.accept for name in names))
    if question.format in _TYPED or (for_card and question.format in _SHORT | {"flip"}):
        typing = "yes" if question.format in _SHORT else ""
        hint = _hint(bank, question)
        return TYPED, {"Question": stem, "Answer": answer, "Accept": accept, "Options": hint, "Typing": typing}
    if question.format == "cloze":
        return CLOZE, {"Text": _cloze(question), "Answer": answer, "Accept": accept, "Options": _hint(bank, question)}
    if question.format in _PICKED and len(question.options or ()) <= OPTIONS:
        return CHOICE, {"Question": stem, "Answer": answer, "Kind": question.format, **_options(question)}
    if question.format in {"list", "order", "match"} | _PICKED:
        items = "" if question.format == "list" else _items(option.text for option in question.options or ())
        if question.format == "match":
            stem += f"<ul>{_items(left for left, _ in question.pairs)}</ul>"
        answers = _items(question.answers)
        return LIST, {"Question": stem, "Answer": answers, "Items": items, "Kind": question.format, "Accept": accept}
    return BASIC, {"Question": stem, "Answer": answer, "Accept": accept, "Options": _hint(bank, question)}


def _options(question: Question) -> dict[str, str]:
    options = question.options or ()
    fields: dict[str, str] = {}
    for number, option in enumerate(options, 1):
        fields[f"Option {number}"] = escape(option.text)
        fields[f"Mark {number}"] = "key" if option.correct else ""
        fields[f"Feedback {number}"] = escape(option.feedback)
    return fields


def _hint(bank: Bank, question: Question) -> str:
    """Offer the options of the card's choice question behind a hint."""
    for other in bank.questions_of[question.card]:
        if other.format == "choice" and other.options:
            return f"<ul>{_items(option.text for option in other.options)}</ul>"
    return ""


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{escape(text)}</li>" for text in texts)


def _cloze(question: Question) -> str:
    """Put the answer into the blank as Anki's deletion; its own marks are kept from having a meaning."""
    answer = escape(question.answers[0])
    for mark in ("::", "{{", "}}"):
        answer = answer.replace(mark, "".join(f"&#{ord(character)};" for character in mark))
    before, _, after = escape(question.stem).replace("{{", "&#123;&#123;").partition(BLANK)
    return f"{before}{{{{c1::{answer}}}}}{after}"


def _tags(card: Card) -> tuple[str, ...]:
    tags = (f"factquiz::{card.deck}", *(f"factquiz::{card.deck}::{slug(tag) or 'tag'}" for tag in card.tags))
    return tuple(dict.fromkeys(tags))


def escape(text: str) -> str:
    """Make a text safe as HTML of an Anki field: no markup, no commands of Anki's own."""
    escaped = html.escape(text, quote=False)
    return _COMMANDS.sub(lambda command: f"&#91;{command[0][1:]}", escaped).replace("\n", "<br>")
