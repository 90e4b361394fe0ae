"""Write texts and lists as YAML that reads back as the same, in quotes only where they are needed."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from quiz.text import one_line

WIDTH = 100
_NOT_PRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`].*")
_UNSAFE_INSIDE = re.compile(r":[ ?]|:$| #|[\[\]{},]")
_UNSAFE_IN_BLOCK = re.compile(r": |:$| #")


def readable(text: str) -> str:
    """Return a text in one line without characters that YAML does not allow."""
    return one_line(_NOT_PRINTABLE.sub("", text))


def scalar(text: str, *, flow: bool = False) -> str:
    """Write a text in one line.

    Args:
        text: the text; white space is folded.
        flow: whether it stands in brackets or braces, where more characters have a meaning.
    """
    text = readable(text)
    unsafe = (_UNSAFE_INSIDE if flow else _UNSAFE_IN_BLOCK).search(text)
    if _PLAIN.fullmatch(text) and not unsafe:
        return text
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    quoted = text.replace("'", "''")
    return f"'{quoted}'"


def entry(key: str, text: str, indent: int) -> Iterator[str]:
    """Yield the lines of a key with a text, which is folded where it is long.

    Args:
        key: the key, which needs no quotes.
        text: the text; white space is folded.
        indent: how many spaces the key stands in.
    """
    space = " " * indent
    text = readable(text)
    if indent + len(key) + 2 + len(text) <= WIDTH:
        yield f"{space}{key}: {scalar(text)}"
        return
    yield f"{space}{key}: >-"
    lines = textwrap.wrap(text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
    yield from (f"{space}  {line}" for line in lines)


def listed(key: str, texts: Iterable[str], indent: int) -> Iterator[str]:
    """Yield the lines of a key with a list of texts: in brackets where they fit into a line."""
    texts = tuple(texts)
    space = " " * indent
    line = f"{space}{key}: [{', '.join(scalar(text, flow=True) for text in texts)}]"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{space}{key}:"
    yield from (f"{space}  - {scalar(text)}" for text in texts)
