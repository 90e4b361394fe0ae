r"""Make a deck's text safe as HTML of an Anki field.

Anki reads more in a field than HTML: sounds, LaTeX, speech, MathJax, and in a cloze its own
marks. Text of a deck is none of these; only its maths becomes MathJax.
"""

import html
import re
from collections.abc import Iterable

from quiz.maths.show import maths_parts
from quiz.model.question import BLANK
from quiz.text import clean

# What Anki would turn into sounds, formulas or speech.
_COMMANDS = re.compile(r"\[(?:sound:|/?latex\]|/?\$|/?anki:)", re.IGNORECASE)
# What MathJax would take as the beginning or end of a formula.
_DELIMITERS = re.compile(r"\\(?=[()\[\]])")
_ALONE = '<span class="mathjax_ignore tex2jax_ignore">\\</span>'
_MATHS = {"inline": ("\\(", "\\)"), "display": ("\\[", "\\]")}
_CLOZE_MARKS = {ord("{"): "&#123;", ord("}"): "&#125;"}
_LINK = re.compile(r"https?://[^\s\"'<>\x00-\x20]+\Z", re.IGNORECASE)


def escape(text: str) -> str:
    """Write text as HTML that shows it letter for letter, with its maths as MathJax.

    Control characters, lone halves of characters, and what turns the direction of writing are dropped.
    No formula goes across a blank: what is around it may be two prices.
    """
    text = clean(text)
    if BLANK in text:
        return BLANK.join(map(escape, text.split(BLANK)))
    if "$" not in text and "\\" not in text:
        return _plain(text)
    return "".join(_plain(part) if sort == "text" else _formula(part, sort) for part, sort in maths_parts(text))


def has_maths(text: str) -> bool:
    """Tell whether a text has maths, which nobody types as it is written."""
    return any(sort != "text" for _, sort in maths_parts(text))


def items(texts: Iterable[str], tag: str = "ul") -> str:
    """Write texts as a list."""
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"


def link(address: str) -> str:
    """Write an address of the web as a link; nothing for any other address."""
    if not _LINK.match(address):
        return ""
    safe = html.escape(clean(address)).replace("{{", "%7B%7B").replace("[", "%5B")
    return f'<a href="{safe}">{safe}</a>'


def cloze(stem: str, answer: str) -> str:
    """Put the answer into the blank of a stem as Anki's deletion; the text's own marks lose their meaning."""
    before, _, after = stem.partition(BLANK)
    hidden = _without_marks(escape(answer))
    return f"{_without_marks(escape(before))}{{{{c1::{hidden}}}}}{_without_marks(escape(after))}"


def _plain(text: str) -> str:
    return _DELIMITERS.sub(lambda _: _ALONE, _without_commands(text)).replace("\n", "<br>")


def _formula(source: str, sort: str) -> str:
    before, after = _MATHS[sort]
    return f"{before}{_without_commands(source)}{after}"


def _without_commands(text: str) -> str:
    return _COMMANDS.sub(lambda command: f"&#91;{command[0][1:]}", html.escape(text, quote=False))


def _without_marks(escaped: str) -> str:
    return escaped.translate(_CLOZE_MARKS).replace("::", "&#58;&#58;")
