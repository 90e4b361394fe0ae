"""All formats of text that can be imported, and which of them a file is."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import QuizError
from quiz.interop.imports.aiken import read_aiken
from quiz.interop.imports.gift.entries import read_gift
from quiz.interop.imports.hashcards import read_hashcards
from quiz.interop.imports.markdown.entries import read_markdown_file
from quiz.interop.imports.moodle_xml import read_moodle_xml
from quiz.interop.imports.reading import Reading
from quiz.interop.imports.table.anki_lines import read_anki_lines
from quiz.interop.imports.table.columns import read_columns
from quiz.interop.imports.table.entries import read_table
from quiz.interop.imports.table.rows import delimiter_of
from quiz.interop.imports.text_file import TextFile

_LOOKED_AT = 200_000
_LINES = 60
_HASHCARDS = re.compile(r"^(?:Q|C):", re.MULTILINE)
_MOODLE_XML = re.compile(r"\A\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--[^<>]{0,1000}-->\s*)?<quiz>")
_AIKEN_ANSWER = re.compile(r"^[ \t]{0,20}ANSWER[ \t]*:[ \t]*[A-Z]\b", re.MULTILINE)
_AIKEN_OPTION = re.compile(r"^[ \t]{0,20}[A-Z][.)][ \t]+\S", re.MULTILINE)
_GIFT = re.compile(
    r"^(?:\$CATEGORY:|::[^:\n]{1,300}::)"
    r"|(?<!\\)\{[ \t\n]{0,80}(?:[=~#]|(?:T|F|TRUE|FALSE)[ \t\n]{0,80}[#}])",
    re.MULTILINE,
)
_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+\S|^[ \t]{0,3}(?:\*\*|__)?(?:Q|Question)[ \t]?\d{0,4}[:.]|\S[ \t]?:::?[ \t]?\S"
    r"|==[^=\s][^=\n]{0,300}==|^\?{1,2}[ \t]*$",
    re.MULTILINE,
)
_ONLY_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+\S|^[^:`\n]{1,300}[^:`\n]::|^\?{1,2}[ \t]*$|==[^=\s][^=\n]{0,300}==", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format of text.

    Attributes:
        name: what it is called in ``--from``.
        title: what it is called in a deck's source.
        suffixes: endings of file names that can mean nothing else.
        alike: tells whether a text looks like it.
        read: reads a file into questions.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    alike: Callable[[str], bool]
    read: Callable[[Reading], None]


def _like_gift(text: str) -> bool:
    return _GIFT.search(text) is not None


def _like_moodle_xml(text: str) -> bool:
    return _MOODLE_XML.search(text) is not None


def _like_aiken(text: str) -> bool:
    return _AIKEN_ANSWER.search(text) is not None and _AIKEN_OPTION.search(text) is not None


def _like_table(text: str) -> bool:
    """Tell whether nearly all lines have a tab, or the first line is one of Anki or a header."""
    lines = [line for line in text.split("\n")[:_LINES] if line.strip()]
    if not lines:
        return False
    delimiter = delimiter_of(lines)
    header = bool(delimiter) and read_columns(next(csv.reader(lines[:1], delimiter=delimiter))).enough
    return header or read_anki_lines(TextFile("", text)).count > 0 or all("\t" in line.strip() for line in lines)


def _like_hashcards(text: str) -> bool:
    return _HASHCARDS.search(text) is not None and _ONLY_MARKDOWN.search(text) is None


def _like_markdown(text: str) -> bool:
    return not _like_hashcards(text) and _MARKDOWN.search(text) is not None


FORMATS = (
    ImportFormat("gift", "GIFT", (".gift",), _like_gift, read_gift),
    ImportFormat("moodle-xml", "Moodle XML", (".xml",), _like_moodle_xml, read_moodle_xml),
    ImportFormat("aiken", "Aiken", (".aiken",), _like_aiken, read_aiken),
    ImportFormat("csv", "CSV", (".csv", ".tsv", ".tab"), _like_table, read_table),
    ImportFormat("hashcards", "hashcards", (), _like_hashcards, read_hashcards),
    ImportFormat("markdown", "Markdown", (), _like_markdown, read_markdown_file),
)
"""In the order in which they are named; where one suffix has several, the first that is alike is meant."""
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})


def format_named(name: str) -> ImportFormat:
    """Return a format by its name, which is one of ``FORMATS``."""
    return next(one for one in FORMATS if one.name == name)


def format_of(file: TextFile) -> ImportFormat:
    """Find out which format a file is: by the ending of its name where that can mean one thing, else by its text.

    Raises:
        QuizError: it looks like none, or like several; or it is a deck.
    """
    suffix = Path(file.name).suffix.lower()
    text = file.text[:_LOOKED_AT]
    if suffix in {".yaml", ".yml"}:
        msg = f"{file.name}: a deck needs no import; 'quiz check' checks it, and 'quiz study' takes it as it is"
        raise QuizError(msg)
    named = next((one for one in FORMATS if suffix in one.suffixes), None)
    if named:
        return named
    if suffix in _MARKDOWN_SUFFIXES:
        return format_named("hashcards" if _like_hashcards(text) else "markdown")
    # An XML may hold signs of any other format.
    alike = [one for one in FORMATS if one.alike(text)] if not _like_moodle_xml(text) else [format_named("moodle-xml")]
    # The rules of Markdown fit many texts: where another format fits as well, that is meant.
    alike = [one for one in alike if one.name != "markdown"] or alike
    if len(alike) == 1:
        return alike[0]
    names = ", ".join(one.name for one in alike or FORMATS)
    reason = f"it could be {' or '.join(one.name for one in alike)}" if alike else "it looks like none that is known"
    msg = f"{file.name}: what format is this? {reason}; say it with --from ({names})"
    raise QuizError(msg)
