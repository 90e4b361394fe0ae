"""Encodings, and files that are no text."""

from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.interop.imports import text_file
from quiz.interop.imports.text_file import decoded, read_text_file

TEXT = "Größe :: 2 €\nzwei\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised(encoding: str) -> None:
    """UTF-8 and UTF-16 are read, with a byte order mark or without, and nothing is guessed."""
    file = decoded(TEXT.replace("\n", "\r\n").encode(encoding), "f")
    assert (file.text, file.guessed) == (TEXT, "")


def test_anything_else_is_a_guess_that_is_told() -> None:
    """Old western files are read as such; bytes that mean nothing are shown as lost."""
    file = decoded(TEXT.encode("cp1252") + b"\x81", "f")
    assert (file.text, file.guessed) == (f"{TEXT}\ufffd", "Windows-1252")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rest", "f: is no text but a zip, such as an Excel workbook"),
        (b"%PDF-1.7", "f: is no text but a PDF"),
        (b"one\ntw\0o", "f:2:3: a NUL character: this is no text file"),
        (b"\xff\xfea\0\n\0\0\xd8", "f:2:1: is no UTF-16-LE"),
        (b"\xef\xbb\xbfa\n\xff", "f:2:1: is no UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    """A file of another kind, or one that breaks its own encoding, is told with its place."""
    with pytest.raises(QuizError) as refused:
        decoded(data, "f")
    assert str(refused.value).startswith(says)


def test_size_and_absence_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too large is not read to its end, and one that is none is told."""
    monkeypatch.setattr(text_file, "MAX_BYTES", 10)
    (tmp_path / "f").write_bytes(b"x" * 11)
    for path, says in (("f", "is too large"), (".", "is no file"), ("g", "cannot be read: no such file")):
        with pytest.raises(QuizError, match=says):
            read_text_file(tmp_path / path)


def test_places_are_counted_by_lines_and_letters() -> None:
    """An offset is a line and a column, both from 1."""
    file = decoded("aé\n\nxyz".encode(), "f")
    assert [str(file.mark(offset)) for offset in (0, 2, 3, 4, 6)] == ["f:1:1", "f:1:3", "f:2:1", "f:3:1", "f:3:3"]
