r"""Take a GIFT file apart into blocks, and hide what is escaped.

A block ends at a blank line. A line that begins with ``//`` is a remark; ``[id:…]`` and
``[tag:…]`` in it belong to the block. The rules are those of Moodle's own reader.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.interop.imports.text_file import TextFile

_CATEGORY = "$CATEGORY:"
_SIGNS = r"\:#={}~n"
_ESCAPED = re.compile(r"\\([\\:#={}~n])")
_FILLER = "\ufddf"
# Two letters stand for two, so that every offset stays that of the file.
_HIDDEN = {sign: f"{chr(0xFDD0 + place)}{_FILLER}" for place, sign in enumerate(_SIGNS)}
_SHOWN = {hidden[0]: "\n" if sign == "n" else sign for sign, hidden in _HIDDEN.items()}
_ANY_HIDDEN = re.compile(f"([\ufdd0-\ufdd7]){_FILLER}")
_NOTED = re.compile(r"\[(id|tag):((?:[^\]\\\n]|\\.){1,300})\]")


@dataclass(slots=True)
class Block:
    """What stands between two blank lines.

    Attributes:
        offset: where its text begins in the file.
        text: its text, with remarks blanked and escaped signs hidden.
        name: the id in its remarks; empty when there is none.
        tags: the tags in its remarks.
        category: the category that it is in.
    """

    offset: int
    text: str
    name: str = ""
    tags: list[str] = field(default_factory=list)
    category: str = ""


def blocks(file: TextFile) -> Iterator[Block]:
    """Yield the blocks of a file that hold more than remarks."""
    category, lines = "", list[str]()
    offset = begin = 0
    block, begun = Block(0, ""), False
    for line in [*file.lines, ""]:
        bare = line.strip()
        if not lines:
            begin = offset
        offset += len(line) + 1
        if bare.startswith("//"):
            _note(block, bare)
            lines.append(" " * len(line))
        elif bare.startswith(_CATEGORY) and not begun:
            category = show(hide(bare.removeprefix(_CATEGORY).strip()))
            lines.append(" " * len(line))
        elif bare:
            lines.append(line)
            begun = True
        else:
            text = "\n".join(lines)
            if text.strip():
                block.offset = begin + len(text) - len(text.lstrip())
                block.text, block.category = hide(text.strip()), category
                yield block
            block, lines, begun = Block(0, ""), [], False


def hide(text: str) -> str:
    """Put marks in the place of escaped signs; offsets stay."""
    return _ESCAPED.sub(lambda found: _HIDDEN[found[1]], text)


def show(text: str) -> str:
    """Put the signs in the place of their marks."""
    return _ANY_HIDDEN.sub(lambda found: _SHOWN[found[1]], text)


def _note(block: Block, remark: str) -> None:
    for sort, value in _NOTED.findall(remark):
        said = re.sub(r"\\(.)", r"\1", value).strip()
        if sort == "tag":
            block.tags.append(said)
        else:
            block.name = block.name or said
