"""Mend how a text is stored: its encoding, its byte order mark, its line ends, white space that nobody sees."""

import codecs
from pathlib import Path

from quiz.amounts import count
from quiz.decks.mend.edits import Change, Mended, Spans, lines_of, without_end
from quiz.decks.nodes import LINE_END, read_text
from quiz.errors import QuizError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def stored(path: Path, name: str) -> Mended:
    """Read a deck file as UTF-8, or as UTF-16 where its first bytes say so; a byte order mark is left out.

    Args:
        path: the file.
        name: the file as the user calls it, for messages.

    Raises:
        QuizError: it cannot be read, is too large, or is in another encoding.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(codecs.BOM_UTF8))
            if head.startswith(_UTF16):
                return Mended((head + file.read()).decode("utf-16"), (Change("UTF-8 in place of UTF-16"),))
    except UnicodeDecodeError as error:
        msg = f"{name}: the file begins as UTF-16 and does not go on so (save it as UTF-8)"
        raise QuizError(msg) from error
    except OSError as error:
        msg = f"{name}: cannot be read: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
    changes = (Change("no byte order mark"),) if head == codecs.BOM_UTF8 else ()
    return Mended(read_text(path, name), changes)


def with_line_ends(text: str) -> Mended:
    """Let every line end as in Unix."""
    if "\r" not in text:
        return Mended(text)
    return Mended(text.replace("\r\n", "\n").replace("\r", "\n"), (Change("line ends as in Unix"),))


def without_trailing_space(text: str) -> Mended:
    """Take away white space at the ends of lines, and end the last line, where that is no part of a text.

    Args:
        text: a text that is YAML.
    """
    kept = Spans(text).several_lines
    tidy: list[str] = []
    changes: list[Change] = []
    stripped = 0
    for number, line in enumerate(lines_of(text), 1):
        bare = without_end(line)
        tidied = line if number in kept else bare.rstrip(" \t") + line[len(bare) :]
        tidy.append(tidied)
        stripped += tidied != line
    if stripped:
        changes.append(Change(f"no space at the end of {count(stripped, 'line')}"))
    if tidy and not LINE_END.search(tidy[-1]):
        tidy.append("\n")
        changes.append(Change("the last line ends"))
    return Mended("".join(tidy), tuple(changes))
