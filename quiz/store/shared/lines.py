"""Entries as lines of text: a JSON object each, with a checksum at its end."""

import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any, get_args

from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.model.state import CardState, Deed
from quiz.store.shared.entries import Answered, Done, Entry, TakenBack

VERSION = 1
_KIND, _SUM = "kind", ',"sum":"'
_HEAD = "factquiz log"
_STATE = {"suspended": (bool,), "buried_day": (int, type(None)), "flagged": (bool,), "remark": (str,)}
_LONGEST_ANSWER = 60_000
_FAR = 1 << 53
_MEMORY_FIELDS = tuple(field.name for field in fields(Memory) if field.name != "card")
_REVIEW_FIELDS = tuple(field.name for field in fields(Review) if field.name != "stability")
_parts_of = attrgetter(*_MEMORY_FIELDS)
_said_of = attrgetter(*_REVIEW_FIELDS)
_PHASES = {phase.value: phase for phase in Phase}
_GRADES = {grade.value: grade for grade in Grade}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_CARD_FIELDS = frozenset(field.name for field in fields(CardState)) - {"card"}


class TornError(ValueError):
    """A line whose checksum does not fit: it is not what was written."""


class UnknownError(ValueError):
    """A line that is what was written, and means nothing to this program."""


def head(machine: str) -> str:
    """Return the first line of a file."""
    return _line({_KIND: _HEAD, "version": VERSION, "machine": machine})


def check_head(line: str) -> None:
    """Check the first line of a file.

    Raises:
        TornError: the line is damaged.
        UnknownError: it does not begin a log, or one of a later version.
    """
    values = _values(line)
    if values.get(_KIND) != _HEAD:
        msg = "this does not begin a log of factquiz"
        raise UnknownError(msg)
    if not isinstance(values.get("version"), int) or values["version"] > VERSION:
        msg = f"the log is of version {values.get('version')}, this program knows up to {VERSION}; update factquiz"
        raise UnknownError(msg)


def encode(entry: Entry) -> str:
    """Return an entry as a line, with its end."""
    if isinstance(entry, TakenBack):
        return _line({_KIND: "taken back", "id": entry.id, "at": entry.at})
    if isinstance(entry, Done):
        names = ("id", "deed", "at", "time", "sets", "reset")
        return _line({_KIND: "done", **{name: getattr(entry, name) for name in names}})
    return _line(
        {
            _KIND: "answered",
            **dict(zip(_REVIEW_FIELDS, _said_of(entry.review), strict=True)),
            "before": packed(entry.before),
            "after": None if entry.after is None else packed(entry.after),
            "time": entry.time,
            "basis": entry.basis,
        }
    )


def decode(line: str) -> Entry | None:
    """Return what a line says; None for the first line of a file, which may come again where files were joined.

    Raises:
        TornError: its checksum does not fit.
        UnknownError: it says nothing that this program understands.
    """
    values = _values(line)
    try:
        if values[_KIND] == "answered":
            return _answered(values)
        if values[_KIND] == "done":
            return _done(values)
        if values[_KIND] == "taken back":
            return TakenBack(_id(values["id"]), _whole(values["at"]))
    except (KeyError, TypeError, ValueError) as error:
        msg = f"the entry makes no sense: {error}"
        raise UnknownError(msg) from error
    check_head(line)
    return None


def packed(memory: Memory) -> list[object]:
    """Return a memory as a list, without its card."""
    return list(_parts_of(memory))


def unpacked(card: str, values: object) -> Memory:
    """Return the memory that a list stands for.

    Raises:
        ValueError: it stands for none.
    """
    if not isinstance(values, list) or len(values) != len(_MEMORY_FIELDS):
        msg = "a memory has other parts"
        raise ValueError(msg)
    phase, step, stability, difficulty, due_day, due_at, last_day, reps, lapses, last_question, penalty = values
    for number in (step, reps, lapses, penalty):
        _whole(number)
    for number in (due_day, due_at, last_day):
        if number is not None:
            _whole(number)
    for number in (stability, difficulty):
        if number is not None and (not isinstance(number, int | float) or not 0 < number < math.inf):
            msg = f"'{number}' is no positive number"
            raise ValueError(msg)
    if not isinstance(last_question, str):
        msg = "'last_question' is no id"
        raise TypeError(msg)
    return Memory(
        card,
        _PHASES[phase],
        step,
        stability,
        difficulty,
        due_day,
        due_at,
        last_day,
        reps,
        lapses,
        last_question,
        penalty,
    )


def _answered(values: Mapping[str, Any]) -> Answered:
    parts = {name: values[name] for name in _REVIEW_FIELDS}
    for name in ("id", "card", "question", "format", "answer"):
        (_id if name in {"id", "card"} else _text)(parts[name])
    # Looked up, which is quicker than asking the class; that tells of values that there are none of.
    parts["grade"] = _GRADES.get(parts["grade"]) or Grade(parts["grade"])
    parts["verdict"] = _VERDICTS.get(parts["verdict"]) or Verdict(parts["verdict"])
    parts["phase"] = _PHASES.get(parts["phase"]) or Phase(parts["phase"])
    for name in ("at", "offset", "day", "took"):
        _whole(parts[name], low=-_FAR)
    if not (1 <= parts["day"] <= date.max.toordinal() and 0 <= parts["took"] <= _LONGEST_ANSWER):
        msg = "'day' or 'took' is out of its range"
        raise ValueError(msg)
    if not isinstance(parts["guess"], int | float) or not 0 <= parts["guess"] <= 1:
        msg = "'guess' is no chance"
        raise ValueError(msg)
    if not isinstance(parts["overridden"], bool):
        msg = "'overridden' is neither true nor false"
        raise TypeError(msg)
    before = unpacked(parts["card"], values["before"])
    after = None if values["after"] is None else unpacked(parts["card"], values["after"])
    review = Review(**parts, stability=before.stability)
    return Answered(review, before, after, _whole(values["time"]), _text(values["basis"]))


def _done(values: Mapping[str, Any]) -> Done:
    if values["deed"] not in get_args(Deed):
        msg = f"there is no deed '{values['deed']}'"
        raise ValueError(msg)
    for card, sets in values["sets"].items():
        _id(card)
        for name, value in sets.items():
            if name not in _CARD_FIELDS or type(value) not in _STATE[name]:
                msg = f"a card has no '{name}' of this sort"
                raise ValueError(msg)
    reset = tuple(_id(card) for card in values["reset"])
    return Done(
        _id(values["id"]),
        values["deed"],
        _whole(values["at"], low=-_FAR),
        _whole(values["time"]),
        values["sets"],
        reset,
    )


def _line(values: Mapping[str, object]) -> str:
    body = json.dumps(values, ensure_ascii=True, separators=(",", ":"), allow_nan=False)[:-1]
    return f'{body}{_SUM}{zlib.crc32(body.encode()):08x}"}}\n'


def _values(line: str) -> dict[str, Any]:
    body, found, rest = line.rstrip("\r\n").rpartition(_SUM)
    if not found or rest != f'{zlib.crc32(body.encode("utf-8", "surrogatepass")):08x}"}}':
        msg = "the checksum does not fit"
        raise TornError(msg)
    try:
        values = json.loads(f"{body}}}")
    except (ValueError, RecursionError) as error:
        msg = f"this is no entry: {error}"
        raise UnknownError(msg) from error
    if not isinstance(values, dict):
        msg = "this is no entry"
        raise UnknownError(msg)
    return values


def _text(value: object) -> str:
    if not isinstance(value, str):
        msg = f"'{value}' is no text"
        raise TypeError(msg)
    value.encode()
    return value


def _id(value: object) -> str:
    if not _text(value):
        msg = "an id is empty"
        raise ValueError(msg)
    return str(value)


def _whole(value: object, low: int = 0) -> int:
    # The only class beside int that JSON has whole numbers of is bool, which is none.
    if type(value) is not int or not low <= value <= _FAR:
        msg = f"'{value}' is no whole number of its range"
        raise ValueError(msg)
    return value
