"""Turn the markup that other programs write texts in into plain text."""

import re
from typing import Literal

from quiz.interop.drafts.html_text import Text, read_html
from quiz.text import clean

Markup = Literal["plain", "html", "markdown", "guess"]
"""``guess``: plain, unless there are tags or entities that people write in earnest."""

_NAMES = (
    "a|b|big|blockquote|br|center|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|pre|q|s|small|span|strike|strong"
    "|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
_ENTITY = r"&(?:amp|lt|gt|nbsp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});"
_HTML = re.compile(rf"</?(?:{_NAMES})(?:\s*/?>|\s+[a-z-]{{1,30}}\s*=\s*[\"'])|{_ENTITY}", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_BREAK = re.compile(r"(?<!\\)(?:\\\\){0,50}(\\)$")
"""A line end that is meant: a backslash before it."""
_LIST = re.compile(r"^[ \t]{0,20}(?:[-*+•]|\d{1,9}[.)])[ \t]+")
_BULLET = re.compile(r"^[-*+•][ \t]")
# What is looked for in a row: what Markdown shows letter for letter comes first.
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<maths>\$\$?)"
    r"|(?P<wiki>!?\[\[)"
    r"|(?P<image>!\[)"
    r"|(?P<link>\[)"
    rf"|(?P<html><(?:sub|sup)>[^<>\n]{{1,60}}</(?:sub|sup)>|</?(?:{_NAMES})(?:\s[^<>\n]{{0,300}})?/?>|{_ENTITY})"
    r"|(?P<strong>\*\*\*|\*\*|\*|~~|___|__|_)"
)
# What follows the bracket of a link or an image; it ends at the next bracket, so that a row of them takes no long time.
_LINK = re.compile(
    r"([^\[\]\n]{0,1000})\]\([ \t]{0,9}<?([^()<>\s]{0,500}(?:\([^()<>\s]{0,99}\)[^()<>\s]{0,99})?)>?"
    r"(?:[ \t]{1,9}[\"'][^\"'\n]{0,200}[\"'])?[ \t]{0,9}\)"
)
_WIKI_END = re.compile(r"([^\[\]\n]{1,300})\]\]")
_MATHS_LETTERS = 400


def looks_like_html(text: str) -> bool:
    """Tell whether a text is written in HTML."""
    return _HTML.search(text) is not None


def read_text(source: str, markup: Markup = "guess") -> Text:
    """Read a text.

    Args:
        source: the text as the file has it.
        markup: what it is written in.
    """
    if markup == "markdown":
        return read_markdown(source)
    if markup == "html" or (markup == "guess" and looks_like_html(source)):
        return read_html(source if markup == "html" else source.replace("\n", "<br>"))
    return Text("\n".join(line.strip() for line in clean(source).split("\n") if line.strip()))


def read_markdown(source: str) -> Text:
    """Take the marks of Markdown away; lines of a paragraph are joined, entries of a list stay apart."""
    found = Text("")
    lines: list[str] = []
    fenced = joins = False
    for line in clean(source).split("\n"):
        if _FENCE.match(line):
            fenced, joins = not fenced, False
            continue
        bare = line.strip()
        if not bare:
            joins = False
            continue
        if fenced:
            lines.append(bare)
            continue
        bare = bare.lstrip(">").strip() if bare.startswith(">") else bare
        broken = _BREAK.search(bare)
        said = _inline(_BULLET.sub("- ", bare[: broken.start(1)] if broken else bare), found)
        if joins and not _LIST.match(line):
            lines[-1] += f" {said}"
        else:
            lines.append(said)
        joins = broken is None
    found.text = "\n".join(line for line in lines if line)
    return found


def _inline(line: str, found: Text) -> str:
    """Take emphasis, links and images out of a line; code and maths stay as they are."""
    pieces: list[str] = []
    opened: dict[str, int] = {}
    missing: set[str] = set()
    place = 0
    while match := _INLINE.search(line, place):
        pieces.append(line[place : match.start()])
        sort, sign = match.lastgroup or "", match[0]
        said, place = sign, match.end()
        if sort == "escape":
            said = sign[1]
        elif sort in {"ticks", "maths"} and sign not in missing:
            said, place = _until(line, match.end(), sign, missing, keep=sort == "maths")
        elif sort in {"image", "link"}:
            said, place = _linked(line, match, found)
        elif sort == "wiki":
            end = _WIKI_END.match(line, match.end())
            said, place = _wiki(sign, end, found) if end else (sign, place)
        elif sort == "html":
            said = _tag(sign, found)
        elif sort == "strong":
            opens, closes = _flanks(line, match)
            if closes and sign in opened:
                pieces[opened.pop(sign)] = said = ""
            elif opens:
                opened[sign] = len(pieces)
        pieces.append(said)
    return "".join((*pieces, line[place:]))


def _tag(source: str, found: Text) -> str:
    """Return what HTML in Markdown says: a line break, a raised digit, a sign, or nothing."""
    if source[:4].lower() == "<br>" or source[:4].lower() in {"<br/", "<br "}:
        return "\n"
    read = read_html(source)
    found.images += read.images
    return " " if source == "&nbsp;" else read.text


def _wiki(sign: str, end: re.Match[str], found: Text) -> tuple[str, int]:
    """Return the words of a link as wikis write it, ``[[page|words]]``, and where it ends."""
    page, _, words = end[1].partition("|")
    if sign[0] == "!":
        found.images.append(page.strip())
        return "", end.end()
    return (words or page).strip(), end.end()


def _until(line: str, begin: int, sign: str, missing: set[str], *, keep: bool) -> tuple[str, int]:
    """Return what stands between two signs, and where it ends; a sign that has no other is text."""
    end = line.find(sign, begin)
    if end < 0 or (keep and (end - begin > _MATHS_LETTERS or end == begin)):
        # Nothing that follows will find one either: it is looked for once.
        if end < 0:
            missing.add(sign)
        return sign, begin
    inside = line[begin:end]
    return (f"{sign}{inside}{sign}" if keep else inside.strip()), end + len(sign)


def _linked(line: str, match: re.Match[str], found: Text) -> tuple[str, int]:
    """Return the words of a link, or a remark on an image, and where it ends."""
    link = _LINK.match(line, match.end())
    if link is None:
        return match[0], match.end()
    words, target = link.groups()
    if match.lastgroup == "link":
        return _inline(words, found), link.end()
    if target and "://" not in target:
        found.images.append(target)
        return "", link.end()
    return f"[image: {words}]" if words else "[image]", link.end()


def _flanks(line: str, match: re.Match[str]) -> tuple[bool, bool]:
    """Tell whether a sign can open and close emphasis: it touches a word, and is not in the midst of one."""
    before, after = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
    opens, closes = bool(after.strip()), bool(before.strip())
    if len(match[0]) == 1 or match[0][0] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes
