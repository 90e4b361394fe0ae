"""Read a query as it is typed."""

import re
from dataclasses import dataclass
from decimal import Decimal

from quiz.errors import QuizError, did_you_mean
from quiz.library.browse.query import (
    COMPARISONS,
    LABELS,
    MEASURES,
    STATES,
    Asked,
    Compared,
    Labelled,
    Query,
    State,
    Term,
    Wanted,
    Words,
)
from quiz.model.question import FORMATS
from quiz.text import fold

_FIELDS = (*LABELS, *MEASURES, "format", "is")
_FIELD = re.compile(r"([^\W\d_]+)(:(?:<=|>=|<|>|=)?|<=|>=|<|>|=)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_BARE = re.compile(r"\S+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,6})?")
_SPACE = re.compile(r"\s*")


class QueryError(QuizError):
    """A query that makes no sense.

    Attributes:
        column: where, in characters from 1.
    """

    def __init__(self, column: int, message: str, hint: str) -> None:
        """Say where it is, what is wrong, and what would be right."""
        self.column = column
        super().__init__(f"column {column}: {message} ({hint})")


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands after a field's name, or alone."""

    text: str
    quoted: bool
    column: int


def parse(text: str) -> Query:
    """Read a query.

    Args:
        text: terms with white space between them.

    Raises:
        QueryError: a term makes no sense.
    """
    wanted: list[Wanted] = []
    position = _skip(text, 0)
    while position < len(text):
        negated = text[position] == "-"
        position += negated
        term, position = _term(text, position)
        wanted.append(Wanted(term, negated))
        position = _skip(text, position)
    return Query(tuple(wanted))


def _term(text: str, start: int) -> tuple[Term, int]:
    field = _FIELD.match(text, start)
    if field is None:
        value, end = _value(text, start, "a minus leaves out what comes right after it, such as -tag:x")
        return _words(value), end
    name, operator = field[1].casefold(), field[2]
    if name not in _FIELDS:
        hint = did_you_mean(name, _FIELDS)
        raise QueryError(start + 1, f"there is no term '{name}{operator}'", f"{hint}; quotes search for words")
    value, end = _value(text, field.end(), _example(name))
    return _field(name, operator, value, start + 1), end


def _field(name: str, operator: str, value: _Value, column: int) -> Term:
    comparison = operator.removeprefix(":")
    for measure in MEASURES:
        if name == measure:
            return _compared(measure, comparison or "=", value)
    if comparison:
        raise QueryError(column, f"'{name}' is no number to compare", _example(name))
    for label in LABELS:
        if name == label:
            return Labelled(label, _searchable(value), value.quoted)
    return _asked(value) if name == "format" else _state(value)


def _asked(value: _Value) -> Term:
    for known in FORMATS:
        if value.text.casefold() == known:
            return Asked(known)
    hint = did_you_mean(value.text, FORMATS)
    raise QueryError(value.column, f"there is no format '{value.text}'", hint)


def _state(value: _Value) -> Term:
    for known in STATES:
        if value.text.casefold() == known:
            return State(known)
    raise QueryError(value.column, f"no card can be '{value.text}'", did_you_mean(value.text, STATES))


def _compared(measure: str, operator: str, value: _Value) -> Term:
    if not _NUMBER.fullmatch(value.text.removesuffix("%")):
        raise QueryError(value.column, f"'{value.text}' is no number", _example(measure))
    number = Decimal(value.text.removesuffix("%").replace(",", "."))
    for known in MEASURES:
        for comparison in COMPARISONS:
            if (measure, operator) == (known, comparison):
                return Compared(known, comparison, number)
    raise AssertionError(measure, operator)


def _words(value: _Value) -> Term:
    if value.text.casefold() == "flag" and not value.quoted:
        return State("flagged")
    return Words(_searchable(value), value.quoted)


def _searchable(value: _Value) -> str:
    if not fold(value.text):
        raise QueryError(value.column, f"there is no word in '{value.text}'", "write letters or digits to look for")
    return value.text


def _value(text: str, start: int, hint: str) -> tuple[_Value, int]:
    """Return what stands at a place, and where it ends."""
    if text[start : start + 1] == '"':
        quoted = _QUOTED.match(text, start)
        if quoted is None:
            raise QueryError(start + 1, "the quotation does not end", 'close it with "')
        end = quoted.end()
        if text[end : end + 1].strip():
            raise QueryError(end + 1, f"'{text[end]}' follows a quotation", "put a space between them")
        return _Value(_ESCAPED.sub(r"\1", quoted[1]), quoted=True, column=start + 1), end
    bare = _BARE.match(text, start)
    if bare is None:
        raise QueryError(start + 1, "something is missing here", hint)
    return _Value(bare[0], quoted=False, column=start + 1), bare.end()


def _skip(text: str, start: int) -> int:
    space = _SPACE.match(text, start)
    return start if space is None else space.end()


def _example(field: str) -> str:
    examples = {"format": "format:choice", "is": "is:due", "due": "due<7", "recall": "recall<80", "lapses": "lapses>=3"}
    return f"write it like {examples.get(field, f'{field}:word' if field in LABELS else f'{field}>5')}"
