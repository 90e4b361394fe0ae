"""Turn HTML, as fields of other programs hold it, into plain text.

Time grows with the length of the text alone, whatever is in it; the parser of the standard
library takes minutes for some texts of a hundred kilobytes.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from quiz.text import clean, one_line

_MAX_FRAMES = 4
"""How often a tag may be continued past a ``>`` in quotes."""
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" *\n[ \n]*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SOUND = re.compile(r"\[sound:([^\[\]\n]{1,255})\]")
_SPOKEN = re.compile(r"\[anki:(?:tts|play)\b[^\]\n]{0,400}\]|\[/anki:tts\]")
_OLD_MATHS = re.compile(r"\[/?latex\]|\[\$\$?\]|\[/\$\$?\]")
_MATHS = re.compile(r"\\\(((?:[^\\]|\\[^()])+)\\\)|\\\[((?:[^\\]|\\[^\[\]])+)\\\]")
_BLOCKS = frozenset("div p tr table ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre section article hr".split())
_LISTS = {"ul": "- ", "ol": ""}
_HIDDEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""How what is no text ends."""
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_CAN_BE_RAISED = frozenset("0123456789+-−=()ni")
_CAN_BE_LOWERED = frozenset("0123456789+-−=()")

PLACEHOLDERS = ("(image)", "(sound)")
"""What stands for a text of images, or of sounds, alone."""


@dataclass(slots=True)
class Text:
    """What a field says.

    Attributes:
        text: plain text with line breaks; maths in ``$…$``.
        images: names of the image files shown in it, in their order.
        sounds: names of the sound files played in it.
    """

    text: str
    images: list[str] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The text in one line, with signs where lines and entries of lists were set apart."""
        return one_paragraph(self.text)


def read_html(source: str) -> Text:
    """Read the HTML of a field; never fails, whatever the HTML is."""
    found = Text("")
    # A line break in HTML is a space; those that are meant are put in by tags.
    source = source.replace("\n", " ").replace("\r", " ")
    # Commands and maths first: entities that stand for their signs are no commands.
    if "[" in source:
        source = _without_commands(source, found)
    if "\\" in source:
        source = _MATHS.sub(_dollars, source)
    if "<" in source:
        source = "".join(_Reader(found).read(source))
    if "&" in source:
        source = html.unescape(source)
    text = _SPACES.sub(" ", clean(source))
    found.text = _LINES.sub("\n", text).strip()
    return found


def said(text: Text) -> str:
    """Return a text in one line, or what stands for one that consists of media alone."""
    line = one_line(text.line)
    return line or (PLACEHOLDERS[0] if text.images else PLACEHOLDERS[1] if text.sounds else "")


def one_paragraph(text: str) -> str:
    """Join lines: a list becomes ``a; b; c``, a line that ends without a sign gets a semicolon."""
    if "\n" not in text:
        return text
    joined = ""
    for line in text.split("\n"):
        words = line.removeprefix("- ").strip()
        if joined and words:
            joined += " " if joined[-1] in ".,:;?!–—-([{" or words[0] in ".,;:?!)]}" else "; "
        joined += words
    return joined


class _Reader:
    """Takes tags out of HTML, keeping what they say about lines, lists and files."""

    def __init__(self, found: Text) -> None:
        self._found = found
        self._lists: list[int | None] = []
        self._script = ""

    def read(self, source: str) -> Iterator[str]:
        place, size = 0, len(source)
        while place < size:
            start = source.find("<", place)
            if start < 0:
                yield self._said(source[place:])
                return
            yield self._said(source[place:start])
            if source.startswith("<!--", start):
                end = source.find("-->", start + 4)
                place = size if end < 0 else end + 3
                continue
            tag = _TAG.match(source, start)
            meant = tag is not None or source[start + 1 : start + 2] in {"!", "?"}
            end = _end_of_tag(source, start) if meant else -1
            if end < 0:
                # No tag: the sign itself. Without any '>' behind it, nothing that follows is one either.
                place = size if meant else start + 1
                yield self._said(source[start:place])
                continue
            place = end + 1
            if tag:
                name = tag[2].lower()
                if name in _HIDDEN and not tag[1]:
                    closed = _HIDDEN[name].search(source, place)
                    place = closed.start() if closed else size
                    continue
                yield self._meant(name, bool(tag[1]), source[tag.end() : end])

    def _said(self, text: str) -> str:
        if self._script and text:
            return _scripted(text, raised=self._script == "sup")
        return text

    def _meant(self, name: str, closing: bool, attributes: str) -> str:  # noqa: FBT001 - from the same class
        if name == "br":
            return "\n"
        if name == "img" and not closing:
            return self._image(attributes)
        if name in {"sub", "sup"}:
            self._script = "" if closing else name
            return ""
        if name == "li":
            return "" if closing else "\n" + self._bullet()
        if name in _LISTS:
            if not closing:
                self._lists.append(0 if name == "ol" else None)
            elif self._lists:
                self._lists.pop()
            return "\n"
        if name in {"td", "th"}:
            return " " if closing else ""
        return "\n" if name in _BLOCKS else ""

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number + 1}. "

    def _image(self, attributes: str) -> str:
        source = _SOURCE.search(attributes)
        name = next((part for part in source.groups() if part), "") if source else ""
        if name and not name.lower().startswith(("http:", "https:", "data:", "//")):
            self._found.images.append(unquote(html.unescape(name)))
            return " "
        other = _ALTERNATIVE.search(attributes)
        said = next((part for part in other.groups() if part), "") if other else ""
        return f" [image: {said}] " if said else " [image] "


def _end_of_tag(source: str, start: int) -> int:
    """Find the ``>`` of a tag, past those in quotes; -1 when there is none."""
    end = source.find(">", start)
    for _ in range(_MAX_FRAMES):
        if end < 0:
            return -1
        inside = source[start:end]
        if inside.count('"') % 2 == 0:
            return end
        further = source.find(">", end + 1)
        if further < 0:
            return end
        end = further
    return end


def _scripted(text: str, *, raised: bool) -> str:
    """Write small letters above or below the line; ``^`` or ``_`` where there is no sign for them."""
    letters = _CAN_BE_RAISED if raised else _CAN_BE_LOWERED
    bare = text.strip()
    if bare and letters.issuperset(bare):
        return text.translate(_RAISED if raised else _LOWERED)
    return f"{'^' if raised else '_'}{bare}" if bare else text


def _without_commands(source: str, found: Text) -> str:
    found.sounds += [match[1].strip() for match in _SOUND.finditer(source)]
    return _OLD_MATHS.sub("$", _SPOKEN.sub(" ", _SOUND.sub(" ", source)))


def _dollars(match: re.Match[str]) -> str:
    formula = " ".join((match[1] or match[2]).split())
    return f"${formula}$" if formula else ""
