"""A question as an importer reads it, and whether a deck can hold it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from quiz.errors import Mark
from quiz.interop.drafts.draft import LONGEST_TYPED, MediaName, Value
from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.model.question import BLANK, Format

_FEWEST = 2
MARKED = re.compile(r"\{(?:([a-z0-9][a-z0-9_-]*)\s*=)?([^{}]+)\}")
"""A mark of a cloze: its name and what is to be filled in."""
_BRACES = re.compile("[{}]")
_MOST_WORDS, _MOST_OF_A_NAME = 2, 4
_ARTICLES = frozenset({"a", "an", "the"})
_NOT_TYPED = re.compile("[;,:(/]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of a file.

    Attributes:
        mark: where it begins.
        format: the format.
        stem: what is asked; of a cloze with its marks.
        fields: what else the format needs, by the deck's keys.
        name: what the file knows it by: an id; empty when it has none.
        slot: what tells the questions of one name apart; empty for the usual one.
        explanation: what is told with the answer.
        source: what it cites; empty for the file itself.
        tags: labels.
        media: its images and sounds.
        content: what an id is made of where there is no name, if it is not the stem.
    """

    mark: Mark
    format: Format
    stem: str
    fields: dict[str, Value] = field(default_factory=dict)
    name: str = ""
    slot: str = ""
    explanation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    media: tuple[MediaName, ...] = ()
    content: str = ""


def flaw_of(entry: Entry) -> str:
    """Say why a deck cannot hold a question; empty when it can. All texts are in one line."""
    if not entry.stem:
        return "it asks nothing"
    return _CHECKS.get(entry.format, _answered)(entry)


def in_order(entry: Entry) -> Entry:
    """Pin the options of a choice among numbers or dates in their order, as they are read best."""
    wrong, answer = entry.fields.get("wrong"), entry.fields.get("answer")
    if entry.format != "choice" or not isinstance(wrong, tuple) or not isinstance(answer, str):
        return entry
    options = [(answer, ""), *(one if isinstance(one, tuple) else (one, "") for one in wrong)]
    scales = {text: _scale(text) for text, _ in options}
    if None in scales.values():
        return entry
    options.sort(key=lambda option: scales[option[0]] or 0.0)
    others = {key: value for key, value in entry.fields.items() if key != "wrong"}
    return replace(entry, fields={**others, "options": tuple(options)})


def _scale(text: str) -> float | None:
    """Return where a number or date stands among others; None for any other text."""
    date, number = read_date(text), read_number(text)
    if date:
        return float(date.first.toordinal())
    return float(number.value) if number else None


def recalled_or_typed(answer: str) -> Format:
    """Choose how an answer in free text is asked: numbers, dates and short names are typed, the rest is recalled."""
    if len(answer) > LONGEST_TYPED:
        return "flip"
    if read_number(answer) or read_date(answer):
        return "typed"
    words = [word for word in answer.split() if word.lower() not in _ARTICLES]
    name = len(words) <= _MOST_OF_A_NAME and all(word[:1].isupper() for word in words)
    return "typed" if (name or len(words) <= _MOST_WORDS) and not _NOT_TYPED.search(answer) else "flip"


def filled_cloze(before: str, answer: str, after: str) -> str:
    """Write a sentence with its missing part marked, as a deck has it; empty when it has braces of its own."""
    if any(_BRACES.search(part) or BLANK in part for part in (before, answer, after)) or not answer.strip():
        return ""
    # A part with '=' needs a name, or what stands before it would be taken for one.
    return f"{before}{{{'c1=' if '=' in answer else ''}{answer}}}{after}"


def _answered(entry: Entry) -> str:
    return "" if entry.fields.get("answer") else "it has no answer"


def _choice(entry: Entry) -> str:
    answers, wrong = (
        _texts(entry.fields.get("answer") or entry.fields.get("answers")),
        _texts(entry.fields.get("wrong")),
    )
    if not answers:
        return "no option is right"
    if not wrong:
        return "all options are right"
    return _twice((*answers, *wrong), "option")


def _cloze(entry: Entry) -> str:
    found = [match[2].strip() for match in MARKED.finditer(entry.stem)]
    if BLANK in entry.stem or not found or not all(found):
        return "it has nothing to fill in"
    return "" if len(found) * 2 == len(_BRACES.findall(entry.stem)) else "it has braces of its own"


def _truth(entry: Entry) -> str:
    return "" if entry.fields.get("answer") in {"true", "false"} else "its answer is neither true nor false"


def _number(entry: Entry) -> str:
    answer = entry.fields.get("answer")
    return "" if isinstance(answer, str) and read_number(answer) else "its answer is no number"


def _date(entry: Entry) -> str:
    answer = entry.fields.get("answer")
    return "" if isinstance(answer, str) and read_date(answer) else "its answer is no date"


def _order(entry: Entry) -> str:
    items = _texts(entry.fields.get("items"))
    return "an order needs two lines or more" if len(items) < _FEWEST else _twice(items, "line")


def _listed(entry: Entry) -> str:
    answers = _texts(entry.fields.get("answers"))
    return _twice(answers, "answer") if answers else "it has no answer"


def _match(entry: Entry) -> str:
    pairs = [pair for pair in entry.fields.get("pairs", ()) if isinstance(pair, tuple)]
    if len(pairs) < _FEWEST:
        return "a match needs two pairs or more"
    if not all(left and right for left, right in pairs):
        return "a pair has an empty side"
    return _twice([left for left, _ in pairs], "left side")


def _texts(value: Value | None) -> tuple[str, ...]:
    if value is None or isinstance(value, str):
        return (value,) if value else ()
    return tuple(one if isinstance(one, str) else one[0] for one in value)


def _twice(texts: Sequence[str], what: str) -> str:
    seen: set[str] = set()
    for text in texts:
        if not text:
            return f"the {what} is empty"
        if text in seen:
            return f"the {what} '{text}' stands twice"
        seen.add(text)
    return ""


_CHECKS: dict[Format, Callable[[Entry], str]] = {
    "choice": _choice,
    "multi": _choice,
    "cloze": _cloze,
    "truefalse": _truth,
    "number": _number,
    "date": _date,
    "order": _order,
    "list": _listed,
    "match": _match,
}
