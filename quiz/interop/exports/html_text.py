r"""Write a deck's text as HTML that is well-formed XML, too, and shows it letter for letter."""

import html
from collections.abc import Callable

from quiz.interop.exports.item import plain
from quiz.maths.show import maths_parts, show_maths
from quiz.model.media import Media

_MATHS = {"inline": ("\\(", "\\)"), "display": ("\\[", "\\]")}
_BREAK = "<br/>"


def with_mathjax(text: str) -> str:
    r"""Write text as HTML with its maths as LaTeX in ``\(…\)``, for programs that show it by MathJax."""
    text = plain(text)
    if "$" not in text and "\\" not in text:
        return _escaped(text)
    parts: list[str] = []
    for part, sort in maths_parts(text):
        before, after = _MATHS.get(sort, ("", ""))
        parts.append(f"{before}{_escaped(part)}{after}")
    return "".join(parts)


def with_letters(text: str) -> str:
    """Write text as HTML with its maths in letters, for programs that know no LaTeX."""
    return _escaped(show_maths(plain(text)))


def media_html(media: Media, address: str, text: Callable[[str], str]) -> str:
    """Show an image or play audio, with whose work it is.

    Args:
        media: the medium.
        address: where the file is found.
        text: writes the credit.
    """
    src, alt = html.escape(address), html.escape(" ".join(plain(media.alt).split()))
    credit = f"<br/><small>{text(media.credit)}</small>" if media.credit else ""
    shown = f'<img src="{src}" alt="{alt}"/>' if media.sort == "image" else f'<audio controls="controls" src="{src}"/>'
    return f"<p>{shown}{credit}</p>"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", _BREAK)
