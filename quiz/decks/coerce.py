"""Turn text into typed values, by the type of the slot that it stands in."""

import re

from quiz.decks.entities import Register
from quiz.decks.fields import Problems
from quiz.errors import Mark
from quiz.model.date_reading import looks_like_date, read_date, read_dates
from quiz.model.number_reading import read_number
from quiz.model.values import Ref, Text, Value
from quiz.text import one_line

_UNIT = re.compile(r"[^ ]*\d (?:%|°?[A-Za-z²³/]{1,4}|[a-z]+)")
DATE_HINT = "write 2017, 2017-08 or 2017-08-29"


def coerce(text: str, slot_type: str, mark: Mark, register: Register, problems: Problems) -> Value | None:
    """Read a value of a type.

    Args:
        text: what the author wrote.
        slot_type: a value type or an entity type.
        mark: where it stands.
        register: the deck's entities; names met for the first time join them.
        problems: where problems go.

    Returns:
        The value, or None when it does not fit, which is reported.
    """
    text = one_line(text)
    if not text:
        problems.add(mark, f"expected a {slot_type}, found nothing", code="bad-value")
        return None
    if slot_type == "text":
        return Text(text)
    if slot_type == "number":
        number = read_number(text)
        if number is None:
            problems.add(mark, f"expected a number, found '{text}'", "such as 35, 1,500 or more than 70", "bad-value")
        return number
    if slot_type == "date":
        dates = read_dates(text)
        if len(dates) == 1:
            return dates[0]
        if dates:
            both = " or ".join(date.iso() for date in dates)
            problems.add(mark, f"'{text}' can be two dates", f"write {both}", "bad-value")
        else:
            problems.add(mark, f"expected a date, found '{text}'", DATE_HINT, "bad-value")
        return None
    entity = register.resolve(text, slot_type, mark)
    return Ref(entity.id) if entity else None


def infer_type(text: str, register: Register) -> str:
    """Tell the type of a marked answer: a known name, a date, a number, else a name or a text.

    Four digits from 1000 to 2100 alone are a year; a number may have one lower-case word as
    its unit; a text that begins with a capital is a name.
    """
    text = one_line(text)
    entity = register.find(text)
    if entity is not None:
        return entity.type
    date = read_date(text)
    if date is not None and (date.precision != "year" or 1000 <= date.year <= 2100):  # noqa: PLR2004 - see docstring
        return "date"
    if looks_like_date(text):
        return "date"
    number = read_number(text)
    if number is not None and (not number.unit or number.unit in "%°" or _UNIT.fullmatch(text)):
        return "number"
    return "name" if text[:1].isupper() else "text"
