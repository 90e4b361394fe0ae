"""Find where the keys and values of a TOML text stand; the standard parser does not tell."""

import re
import tomllib
from collections.abc import Iterator

from quiz.errors import Mark

KeyPath = tuple[str | int, ...]
"""Keys that lead to a value; numbers count the entries of a list."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\n]*")


class Positions:
    """The places of keys and values in a text that is known to be TOML."""

    def __init__(self, text: str, file: str) -> None:
        """Go through a text.

        Args:
            text: what the TOML parser accepts.
            file: the file, for marks.
        """
        self._text = text
        self._file = file
        self._at = 0
        self._keys: dict[KeyPath, int] = {}
        self._values: dict[KeyPath, int] = {}
        self._document()

    def key(self, path: KeyPath) -> Mark:
        """Return where the key of a value stands, or that of the nearest table around it."""
        return self._nearest(path, self._keys)

    def value(self, path: KeyPath) -> Mark:
        """Return where a value stands, or the nearest one around it."""
        return self._nearest(path, self._values)

    def _nearest(self, path: KeyPath, places: dict[KeyPath, int]) -> Mark:
        for length in range(len(path), 0, -1):
            found = places.get(path[:length])
            if found is not None:
                return mark_of(self._text, found, self._file)
        return Mark(self._file, 1, 1)

    def _document(self) -> None:
        table: KeyPath = ()
        while self._skip_blank() < len(self._text):
            if self._text[self._at] == "[":
                self._at += 2 if self._text.startswith("[[", self._at) else 1
                table = tuple(self._key_path(()))
                self._at = self._text.index("]", self._at)
                while self._text.startswith("]", self._at):
                    self._at += 1
            else:
                self._pair(table)

    def _pair(self, table: KeyPath) -> None:
        path = tuple(self._key_path(table))
        self._at = self._text.index("=", self._at) + 1
        self._skip_blank()
        self._value(path)

    def _key_path(self, table: KeyPath) -> Iterator[str | int]:
        """Read a dotted key, and note where each table on the way stands for the first time."""
        path = table
        yield from table
        while True:
            self._skip_blank()
            match = _STRING.match(self._text, self._at) or _BARE.match(self._text, self._at)
            if match is None:
                return
            word = match.group()
            part = str(tomllib.loads(f"k = {word}")["k"]) if word[0] in "\"'" else word
            path = (*path, part)
            self._keys.setdefault(path, self._at)
            self._values.setdefault(path, self._at)
            yield part
            self._at = match.end()
            self._skip_blank()
            if not self._text.startswith(".", self._at):
                return
            self._at += 1

    def _value(self, path: KeyPath) -> None:
        self._values[path] = self._at
        opening = self._text[self._at : self._at + 1]
        if opening == "{":
            self._inside("}", path, pairs=True)
        elif opening == "[":
            self._inside("]", path, pairs=False)
        else:
            match = _STRING.match(self._text, self._at) or _PLAIN.match(self._text, self._at)
            self._at = match.end() if match else len(self._text)

    def _inside(self, closing: str, path: KeyPath, *, pairs: bool) -> None:
        self._at += 1
        number = 0
        while self._skip_blank() < len(self._text):
            if self._text[self._at] == closing:
                self._at += 1
                return
            if self._text[self._at] == ",":
                self._at += 1
            elif pairs:
                self._pair(path)
            else:
                self._value((*path, number))
                number += 1

    def _skip_blank(self) -> int:
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at


def mark_of(text: str, offset: int, file: str) -> Mark:
    """Return the line and column of an offset in a text."""
    start = text.rfind("\n", 0, offset) + 1
    return Mark(file, text.count("\n", 0, offset) + 1, offset - start + 1)
