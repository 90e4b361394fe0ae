"""The examples of the guide: sections of a Markdown page, and the fenced blocks in them."""

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(\S+)(?: +(\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block.

    Attributes:
        language: the first word behind the fence.
        file: the second word, the file that the block is to be; empty for none.
        text: what stands in it.
    """

    language: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page, down to the next heading of whatever level.

    Attributes:
        chapter: the heading of the second level that it stands under.
        title: its own heading.
        blocks: the blocks in it, in their order.
    """

    chapter: str
    title: str
    blocks: tuple[Block, ...]


def parts(page: Path) -> list[Part]:
    """Return the sections of a page."""
    text = page.read_text("utf-8")
    found, chapter = [], ""
    # A line that begins with # inside of a block is no heading.
    hidden = _FENCE.sub(lambda fence: re.sub(r"(?m)^#", "\0", fence[0]), text)
    for piece in re.split(r"(?m)^(?=#{1,6} )", hidden):
        heading = re.match(r"(#+) (.*)", piece)
        title = heading[2] if heading else ""
        if heading and len(heading[1]) <= len("##"):
            chapter = title
        blocks = tuple(Block(*(part or "" for part in fence)) for fence in _FENCE.findall(piece.replace("\0", "#")))
        found.append(Part(chapter, title, blocks))
    return found
