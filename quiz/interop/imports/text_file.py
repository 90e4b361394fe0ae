"""Read a text file of another program, whatever its encoding, within bounds, and tell where in it something is."""

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quiz.errors import Mark, QuizError

MAX_BYTES = 32 << 20
"""A file to import; the deck that it becomes may be twice as large."""
MAX_LETTERS = 50_000
"""One question with all that belongs to it; a longer one is left out."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BINARY = {
    b"PK\x03\x04": "a zip, such as an Excel workbook or a Word document",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"%PDF": "a PDF",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a gzip file",
    b"{\\rtf": "a rich text file",
}
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
"""No text has them, so that importers may use them for marks of their own."""
_LOOKED_AT = 4096


@dataclass(frozen=True)
class TextFile:
    """The text of a file.

    Attributes:
        name: the file as the user calls it.
        text: its text, with plain line ends and without a byte order mark.
        guessed: what its encoding was taken for where it is not Unicode, else empty.
    """

    name: str
    text: str
    guessed: str = ""

    def mark(self, offset: int) -> Mark:
        """Return where a character of the text is."""
        line = bisect.bisect_right(self._starts, offset) - 1
        return Mark(self.name, line + 1, offset - self._starts[line] + 1)

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


def read_text_file(path: Path) -> TextFile:
    """Read a file as text.

    UTF-8 and UTF-16 are recognised, with a byte order mark or without; anything else is taken
    for Windows-1252, which is told by ``guessed``.

    Raises:
        QuizError: it cannot be read, is too large, or is no text.
    """
    try:
        if not path.is_file():
            msg = f"{path}: is no file" if path.exists() else f"{path}: cannot be read: no such file or directory"
            raise QuizError(msg)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        msg = f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
    if len(data) > MAX_BYTES:
        msg = f"{path}: is too large (at most {MAX_BYTES >> 20} MiB): import it in parts"
        raise QuizError(msg)
    return decoded(data, str(path))


def decoded(data: bytes, name: str) -> TextFile:
    """Decode the bytes of a file.

    Args:
        data: the bytes.
        name: the file, for messages.

    Raises:
        QuizError: they are no text.
    """
    binary = next((what for magic, what in _BINARY.items() if data.startswith(magic)), "")
    if binary:
        msg = f"{name}: is no text but {binary}: save it as text, such as CSV in UTF-8"
        raise QuizError(msg)
    text, guessed = _text(data, name)
    text = _NONCHARACTERS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    file = TextFile(name, text, guessed)
    if "\0" in text:
        msg = f"{file.mark(text.index(chr(0)))}: a NUL character: this is no text file"
        raise QuizError(msg)
    return file


def _text(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name), ""
    wide = _without_bom(data)
    if wide:
        return _strict(data, wide, name), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        # Bytes that Windows-1252 leaves open become control characters in Latin-1, which cleaning removes.
        return data.decode("cp1252", "replace"), "Windows-1252"


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        mark = Mark(name, before.count("\n") + 1, len(before.rsplit("\n", 1)[-1]) + 1)
        msg = f"{mark}: is no {encoding.upper()}, as the file says at its beginning: save it as UTF-8"
        raise QuizError(msg) from error


def _without_bom(data: bytes) -> str:
    """Recognise UTF-16 by the zeros in every other byte of western text; empty where there are none."""
    head = data[:_LOOKED_AT]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and len(data) % 2 == 0:
        if odd > half * 0.6 and even == 0:
            return "utf-16-le"
        if even > half * 0.6 and odd == 0:
            return "utf-16-be"
    return ""
