"""Turn questions into the fields of Anki notes."""

from dataclasses import dataclass

from quiz.errors import QuizError
from quiz.ids import stable_number
from quiz.interop.anki.escape import cloze, escape, has_maths, items, link
from quiz.interop.anki.labels import Labelling, kind_of
from quiz.interop.anki.media import MediaFiles
from quiz.interop.anki.notetypes import BASIC, CHOICE, CLOZE, LIST, OPTIONS, TYPED, NoteType
from quiz.interop.choosing import laid_out
from quiz.model.question import BLANK, Bank, Card, Format, Question

PREFERENCE: tuple[Format, ...] = (
    "typed", "number", "date", "list", "order", "cloze", "match", "multi", "truefalse", "flip", "choice",
)  # fmt: skip
"""Which question stands for a card in Anki: recall before recognition, because Anki asks a
card always in the same way. Options, where there are any, are behind a hint."""

_TYPED = frozenset({"typed", "number", "date"})
_SHORT = _TYPED | {"cloze"}
_PICKED = frozenset({"choice", "multi", "truefalse"})


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """A note ready to be written.

    Attributes:
        guid: permanent id in Anki, from the card's or the question's id.
        ref: the id that the guid is from.
        card: id of the card that it asks.
        type: id of its note type.
        fields: HTML of each field, in the type's order.
        tags: without spaces.
        deck: name of the deck that it goes to.
    """

    guid: str
    ref: str
    card: str
    type: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str


def guid_of(ref: str) -> str:
    """Return the permanent id in Anki of the note of a card or a question."""
    return f"fq-{stable_number('anki', ref):016x}"


def make_note(bank: Bank, question: Question, labelling: Labelling, media: MediaFiles, *, for_card: bool) -> AnkiNote:
    """Make the note of a question.

    Args:
        bank: the bank that it is from.
        question: what the note asks.
        labelling: gives its tags and its deck.
        media: takes its files.
        for_card: whether the note stands for the question's card. Which question that is can
            change with the deck, so the note keeps the guid of the card and, for all answers
            that are not lists, one note type: Anki takes no note to another type.

    Raises:
        QuizError: a file cannot be read, or nothing would be left of the question in Anki.
    """
    card = bank.card[question.card]
    kind = kind_of(bank, card.id)
    note_type, own = _fields(bank, question, for_card=for_card)
    values = {
        "Explanation": escape(question.explanation),
        "Source": escape(question.source),
        "Link": _link(card),
        "Format": question.format,
        "Kind": escape(kind),
        "Deck Id": question.deck,
        "Id": question.id,
        **media.fields(question.media),
        **own,
    }
    fields = tuple(values.get(name, "") for name in note_type.fields)
    if not fields[0].strip():
        msg = f"{card.mark}: the question '{question.id}' has no text that Anki could show"
        raise QuizError(msg)
    ref = question.card if for_card else question.id
    tags = labelling.tags_of(card, question, kind)
    return AnkiNote(guid_of(ref), ref, card.id, note_type.id, fields, tags, labelling.deck_of(bank, card, kind))


def _fields(bank: Bank, question: Question, *, for_card: bool) -> tuple[NoteType, dict[str, str]]:
    stem, answer = escape(question.stem), escape("; ".join(question.answers))
    also = {"Accept": escape(", ".join(name for names in question.accept for name in names))}
    if question.format in _TYPED or (for_card and question.format in _SHORT | {"flip"}):
        typing = "yes" if question.format in _SHORT and not has_maths(question.answers[0]) else ""
        tolerance = escape(str(question.tolerance.normalize())) if question.tolerance else ""
        own = {"Options": _hint(bank, question), "Typing": typing, "Tolerance": tolerance}
        return TYPED, {"Question": stem, "Answer": answer, **also, **own}
    if question.format == "cloze" and BLANK in question.stem and answer:
        text = cloze(question.stem, question.answers[0])
        return CLOZE, {"Text": text, "Answer": answer, **also, "Options": _hint(bank, question)}
    if question.format in _PICKED and len(question.options or ()) <= OPTIONS:
        return CHOICE, {"Question": stem, "Answer": answer, **also, **_options(question)}
    if question.format in {"list", "order", "match"} | _PICKED:
        return LIST, {"Question": stem, **also, **_several(question)}
    return BASIC, {"Question": stem, "Answer": answer, **also, "Options": _hint(bank, question)}


def _several(question: Question) -> dict[str, str]:
    """Write an answer of several parts, and what is given to put it together from."""
    given = [option.text for option in laid_out(question)]
    shown = items(given).replace("<ul>", '<ul class="items">', 1)
    if question.format == "match":
        left = items((left for left, _ in question.pairs)).replace("<ul>", '<ul class="items">', 1)
        rows = "".join(f"<tr><td>{escape(left)}</td><td>{escape(right)}</td></tr>" for left, right in question.pairs)
        return {"Items": f'<div class="columns">{left}{shown}</div>', "Pairs": f'<table class="pairs">{rows}</table>'}
    answers = items(question.answers, "ol" if question.format == "order" else "ul")
    return {"Answer": answers, "Items": "" if question.format == "list" else shown}


def _options(question: Question) -> dict[str, str]:
    fields: dict[str, str] = {}
    for number, option in enumerate(laid_out(question), 1):
        fields[f"Option {number}"] = escape(option.text)
        fields[f"Mark {number}"] = "key" if option.correct else "wrong"
        fields[f"Feedback {number}"] = escape(option.feedback)
    return fields


def _hint(bank: Bank, question: Question) -> str:
    """Offer the options of the card's choice question behind a hint."""
    for other in bank.questions_of[question.card]:
        if other.format == "choice" and other.options:
            return items(option.text for option in laid_out(other))
    return ""


def _link(card: Card) -> str:
    """Link the documents that are on the web, each once."""
    found = dict.fromkeys(link(citation.source.url) for citation in card.citations)
    return "<br>".join(filter(None, found))
