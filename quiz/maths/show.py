r"""Show maths that a deck writes in LaTeX as plain Unicode: ``$x^2 \le \alpha$`` as x² ≤ α.

A deck's own text stays LaTeX; this is for places that can show letters only.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

_MATHS = re.compile(
    r"(?<![\\$A-Za-z0-9])\$\$(?P<display>[^$\n]{1,400})\$\$(?![A-Za-z0-9$])"
    r"|(?<![\\$A-Za-z0-9])\$(?P<dollar>(?!\s)(?:\\\$|[^$\n]){1,400}(?<![\s\\]))\$(?![A-Za-z0-9$])"
    r"|\\\((?P<round>[^\n]{1,400}?)\\\)"
    r"|\\\[(?P<square>[^\n]{1,400}?)\\\]"
)
_STRONG = re.compile(r"\\[A-Za-z{},;%]|[\^_]")
_WORD = re.compile(r"[^\W\d_]{2}")
_LETTER = re.compile("[A-Za-zΑ-ω]")


def show_maths(text: str) -> str:
    r"""Replace LaTeX in ``$…$``, ``$$…$$``, ``\(…\)`` and ``\[…\]`` by Unicode.

    A dollar sign that is money stays, and so does LaTeX that cannot be read.

    Args:
        text: any text; one without a delimiter is returned as it is.
    """
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return text
    return _MATHS.sub(_replacement, text)


def maths_parts(text: str) -> Iterator[tuple[str, Literal["text", "inline", "display"]]]:
    """Yield the parts of a text: plain text as it is, and LaTeX without its delimiters.

    A dollar sign that is money is text.
    """
    end = 0
    for match in _MATHS.finditer(text):
        group = match.lastgroup or ""
        if not _is_maths(match[group]):
            continue
        if end < match.start():
            yield text[end : match.start()], "text"
        yield match[group], "display" if group in {"display", "square"} else "inline"
        end = match.end()
    if end < len(text):
        yield text[end:], "text"


def _replacement(match: re.Match[str]) -> str:
    source = match[match.lastgroup or 0]
    return _shown(source, match[0]) if _is_maths(source) else match[0]


def _is_maths(source: str) -> bool:
    """Tell maths from money and regular expressions: it has commands or scripts, or letters that stand alone."""
    if _STRONG.search(source):
        return True
    return bool(_LETTER.search(source)) and not _WORD.search(source)


@lru_cache(maxsize=4_096)
def _shown(source: str, otherwise: str) -> str:
    from quiz.maths.latex import UnreadableError, to_unicode  # noqa: PLC0415 - only decks with maths need the parser

    try:
        return to_unicode(source)
    except UnreadableError:
        return otherwise
