"""Draft questions from notes that factquiz exported, with the ids that they had."""

import re
from collections.abc import Mapping, Sequence

from quiz.ids import is_id
from quiz.interop.anki.labels import ROOT
from quiz.interop.anki.notetypes import CHOICE, CLOZE, LIST, OPTIONS
from quiz.interop.anki_import.foreign import tags_of
from quiz.interop.anki_import.records import AnkiCard, AnkiNote
from quiz.interop.drafts.cloze import asked, deletions, read_cloze
from quiz.interop.drafts.draft import Draft, Value, media_of
from quiz.interop.drafts.html_text import Text, read_html, said
from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.model.question import BLANK, FORMATS, Format
from quiz.text import one_line

_PARTS = 4
_KEY = "key"
_ITEM = re.compile(r"<li[^>]{0,200}>(.*?)(?=</li>|<li|</ol>|</ul>|$)", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr><td>(.*?)</td><td>(.*?)</td></tr>", re.DOTALL | re.IGNORECASE)
_MEDIA = {"question": ("Image", "Audio"), "answer": ("Answer Image", "Answer Audio")}
Fields = Mapping[str, str]


def draft_own(note: AnkiNote, name: str, fields: Fields, cards: Sequence[AnkiCard]) -> tuple[str, Draft] | str:
    """Draft the question of a note that factquiz exported.

    Args:
        note: the note.
        name: which of our note types it has.
        fields: HTML of its fields by name.
        cards: its cards; one, unless they were changed in Anki.

    Returns:
        The id of its deck and the question; why it is left out when that is not possible.
    """
    parts = one_line(read_html(fields.get("Id", "")).text).split("/")
    if len(parts) != _PARTS or not all(is_id(part) for part in parts):
        return "its field 'Id' is no id of a question"
    deck, fact, slot, written = parts
    form = _format(written)
    if form is None:
        return f"there is no format '{written}'"
    question, answer = _stem(name, fields), read_html(fields.get("Answer", "") or fields.get("Pairs", ""))
    stem, right = said(question), said(answer)
    if not stem or not right:
        return f"the {'answer' if stem else 'question'} is empty"
    made, stem, own = _asked(name, form, stem, right, fields)
    told = (one_line(read_html(fields.get(key, "")).line) for key in ("Explanation", "Note"))
    shown, answering = (
        [read_html(fields.get(key, "")) for key in keys] for keys in (_MEDIA["question"], _MEDIA["answer"])
    )
    for one in shown:
        question.images += one.images
        question.sounds += one.sounds
    media = media_of(question, answer, *answering)
    return deck, Draft(
        id=fact,
        format=made,
        stem=stem,
        fields=own,
        cards=((slot, cards[0].id),),
        slot="" if slot == "question" else slot,
        explanation=" ".join(part for part in told if part),
        source=one_line(read_html(fields.get("Source", "")).line),
        locator=f"note {one_line(note.guid)}",
        tags=_tags(note, deck),
        media=media,
    )


def _format(written: str) -> Format | None:
    name = written.partition(".")[0]
    return next((form for form in FORMATS if form == name), None)


def _stem(name: str, fields: Fields) -> Text:
    """Return what is asked; deletions are looked for before entities are read, which are none."""
    if name == CLOZE.name:
        return read_html(asked(read_cloze(fields.get("Text", "")), 1, BLANK))
    return read_html(fields.get("Question", ""))


def _asked(name: str, form: Format, stem: str, right: str, fields: Fields) -> tuple[Format, str, dict[str, Value]]:
    """Return format, stem and further fields; a question that cannot be rebuilt is asked by recall."""
    recalled: tuple[Format, str, dict[str, Value]] = ("flip", stem, {"answer": right})
    accept = tuple(one for part in read_html(fields.get("Accept", "")).line.split(", ") if (one := one_line(part)))
    also: dict[str, Value] = {"accept": accept} if accept else {}
    if name == CHOICE.name and form in {"choice", "multi", "truefalse"}:
        return _picked(form, stem, fields) or recalled
    if name == LIST.name:
        return _listed(form, stem, fields) or recalled
    if form == "cloze" or name == CLOZE.name:
        found = list(deletions(read_cloze(fields.get("Text", "")))) if name == CLOZE.name else []
        right = said(read_html(found[0].text)) if found else right
        if stem.count(BLANK) == 1 and not set("{}") & set(stem + right) and right:
            return "cloze", stem.replace(BLANK, f"{{{right}}}"), also
        return "typed", stem, {"answer": right, **also}
    if form == "number" and read_number(right):
        tolerance = one_line(read_html(fields.get("Tolerance", "")).line)
        near: dict[str, Value] = {"tolerance": tolerance} if read_number(tolerance) else {}
        return form, stem, {"answer": right, **near, **also}
    if form == "date" and read_date(right):
        return form, stem, {"answer": right, **also}
    return ("flip", stem, {"answer": right}) if form == "flip" else ("typed", stem, {"answer": right, **also})


def _picked(form: Format, stem: str, fields: Fields) -> tuple[Format, str, dict[str, Value]] | None:
    options: list[tuple[str, bool, str]] = []
    for number in range(1, OPTIONS + 1):
        text = said(read_html(fields.get(f"Option {number}", "")))
        feedback = one_line(read_html(fields.get(f"Feedback {number}", "")).line)
        if text:
            options.append((text, fields.get(f"Mark {number}", "").strip() == _KEY, feedback))
    right = [(text, feedback) for text, correct, feedback in options if correct]
    wrong = tuple((text, feedback) for text, correct, feedback in options if not correct)
    if form == "truefalse":
        told = next((feedback for _, _, feedback in options if feedback), "")
        truth = "true" if [text for text, _ in right] == ["True"] else "false"
        return "truefalse", stem, {"answer": truth, **({"feedback": told} if told else {})}
    texts = [text for text, _, _ in options]
    if not right or not wrong or len(set(texts)) < len(texts) or (form == "choice" and len(right) != 1):
        return None
    told = right[0][1]
    answers: dict[str, Value] = (
        {"answer": right[0][0]} if form == "choice" else {"answers": tuple(text for text, _ in right)}
    )
    return form, stem, {**answers, "wrong": wrong, **({"feedback": told} if told else {})}


def _listed(form: Format, stem: str, fields: Fields) -> tuple[Format, str, dict[str, Value]] | None:
    items, given = _items(fields.get("Answer", "")), _items(fields.get("Items", ""))
    if form == "match":
        rows = _ROW.findall(fields.get("Pairs", ""))
        pairs = {said(read_html(left)): said(read_html(right)) for left, right in rows}
        whole = len(pairs) == len(rows) > 1 and all(pairs) and all(pairs.values())
        return ("match", stem, {"pairs": tuple(pairs.items())}) if whole else None
    if form == "order":
        return ("order", stem, {"items": items}) if len(items) > 1 else None
    wrong = tuple(text for text in given if text not in items)
    if form == "multi" and items and wrong:
        return "multi", stem, {"answers": items, "wrong": wrong}
    return ("list", stem, {"answers": items}) if items and form == "list" else None


def _items(source: str) -> tuple[str, ...]:
    """Return the entries of a list, each once."""
    return tuple(dict.fromkeys(text for item in _ITEM.findall(source) if (text := said(read_html(item)))))


def _tags(note: AnkiNote, deck: str) -> tuple[str, ...]:
    """Return the deck's own tags, and those given in Anki; the others were made by the export."""
    own = f"{ROOT}::{deck}::"
    return tuple(tag.removeprefix(own) for tag in tags_of(note) if tag.startswith(own) or not tag.startswith(ROOT))
