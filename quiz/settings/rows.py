"""Sorts of values that have several parts: spans of time, parameters, keys."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from quiz.settings.sorts import Plain, Unfit, number
from quiz.settings.spans import span, span_text
from quiz.settings.weights import BOUNDS

_BINDING = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
_NAMES = "bindings have names like study.easy"
_KEYS = re.compile(r"\S+")
_PAIR = re.compile(r"""(?<!\S)(["']?)(?P<name>[^\s"'=]+)\1\s*=\s*(?:(["'])(?P<keys>.*?)\3|(?P<bare>\S*))(?!\S)""")
"""A binding and its keys, as a person types them."""
_MOST_STEPS = 10


@dataclass(frozen=True)
class Span:
    """A span of time of at most a day; the value is in seconds."""

    wanted: str = 'a span of time of a day at most, such as "20m", "90s" or "1h"'

    def take(self, plain: Plain) -> int:
        """Accept a span."""
        seconds = span(plain) if isinstance(plain, str) else None
        if seconds is None:
            raise Unfit(plain)
        return seconds

    def plain(self, value: object) -> Plain:
        """Write the span."""
        return self.show(value)

    def parse(self, text: str) -> Plain:
        """Return the text."""
        return text.strip()

    def show(self, value: object) -> str:
        """Write the span."""
        return span_text(value) if isinstance(value, int) else ""


@dataclass(frozen=True)
class Steps:
    """A row of spans, as one text or as a list; the value is in seconds."""

    wanted: str = f'spans of time such as "1m 10m", at most {_MOST_STEPS}, of a second to a day'

    def take(self, plain: Plain) -> tuple[int, ...]:
        """Accept a text or a list of spans."""
        words = plain.split() if isinstance(plain, str) else plain
        if not isinstance(words, list) or len(words) > _MOST_STEPS:
            raise Unfit(plain)
        steps: list[int] = []
        for place, word in enumerate(words):
            seconds = span(word) if isinstance(word, str) else None
            if not seconds:
                raise Unfit(word, "", () if isinstance(plain, str) else (place,))
            steps.append(seconds)
        return tuple(steps)

    def plain(self, value: object) -> Plain:
        """Write the row as one text."""
        return self.show(value)

    def parse(self, text: str) -> Plain:
        """Return the text."""
        return text.strip()

    def show(self, value: object) -> str:
        """Write the row."""
        return " ".join(span_text(step) for step in value) if isinstance(value, tuple) else ""


@dataclass(frozen=True)
class Weights:
    """The parameters of FSRS-6; none stand for the published ones."""

    wanted: str = f"a list of the {len(BOUNDS)} FSRS-6 parameters, or an empty one"

    def take(self, plain: Plain) -> tuple[float, ...]:
        """Accept as many numbers as there are parameters, each within its bounds, or none."""
        if not isinstance(plain, list) or len(plain) not in {0, len(BOUNDS)}:
            raise Unfit(f"{len(plain)} values" if isinstance(plain, list) else plain)
        for place, (entry, (low, high)) in enumerate(zip(plain, BOUNDS, strict=False)):
            real = isinstance(entry, int | float) and not isinstance(entry, bool)
            if not real or not math.isfinite(entry) or not low <= entry <= high:
                raise Unfit(entry, f"parameter {place} lies from {low:g} to {high:g}", (place,))
        return tuple(float(entry) for entry in plain)

    def plain(self, value: object) -> Plain:
        """Write a list."""
        return list(value) if isinstance(value, tuple) else []

    def parse(self, text: str) -> Plain:
        """Read numbers with spaces or commas between them, in brackets or not."""
        return [number(word, float) for word in text.strip().strip("[]").replace(",", " ").split()]

    def show(self, value: object) -> str:
        """Write the numbers."""
        return ", ".join(str(weight) for weight in value) if isinstance(value, tuple) else ""


@dataclass(frozen=True)
class Keys:
    """Keys of the app by the id of their binding; tables within the table are parts of the id."""

    wanted: str = 'a table of keys by binding, such as "study.hint" = "f2"'

    def take(self, plain: Plain) -> dict[str, str]:
        """Accept a table of texts."""
        if not isinstance(plain, Mapping):
            raise Unfit(plain, _NAMES)
        keys: dict[str, str] = {}
        for path, entry in _flat(plain):
            name = ".".join(path)
            if not _BINDING.fullmatch(name):
                raise Unfit(name, _NAMES, path)
            if not isinstance(entry, str) or not all(_KEYS.fullmatch(key) for key in entry.split(",")):
                raise Unfit(entry, 'keys are written like "e", or "e,f2" for two', path)
            keys[name] = entry
        return keys

    def plain(self, value: object) -> Plain:
        """Write a table."""
        return dict(value) if isinstance(value, Mapping) else {}

    def parse(self, text: str) -> Plain:
        """Read ``binding=keys`` with spaces between them, quoted as in the file or not."""
        rest = _PAIR.sub("", text).strip()
        return text.strip() if rest else {pair["name"]: pair["keys"] or pair["bare"] for pair in _PAIR.finditer(text)}

    def show(self, value: object) -> str:
        """Write ``binding=keys`` with spaces between them."""
        return " ".join(f"{name}={_quoted(keys)}" for name, keys in value.items()) if isinstance(value, Mapping) else ""


def _quoted(keys: str) -> str:
    """Put keys into quotes where a quote among them would be taken for the beginning of one."""
    return f'"{keys}"' if "'" in keys or '"' in keys else keys


def _flat(table: Mapping[str, object], path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], object]]:
    entries: list[tuple[tuple[str, ...], object]] = []
    for name, entry in table.items():
        inner = (*path, name)
        entries += _flat(entry, inner) if isinstance(entry, Mapping) else [(inner, entry)]
    return entries
