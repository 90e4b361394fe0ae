"""Take a Markdown file apart into headings and what stands below them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quiz.errors import Mark
from quiz.interop.imports.reading import Reading
from quiz.text import one_line

_RULE = "---"
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*)$")
_CLOSING = re.compile(r"[ \t]#{1,6}$")
_SCHEDULE = re.compile(r"<!--SR:")
_KEY = re.compile(r"^([A-Za-z]{1,30})[ \t]*[:=][ \t]*(.*)$")
_ENTRY = re.compile(r"^[ \t]*-[ \t]+(.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a section.

    Attributes:
        number: its number in the file.
        text: the line, without remarks.
        code: whether it is in a fenced block.
    """

    number: int
    text: str
    code: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it."""
        return not self.text.strip()


@dataclass(slots=True)
class Section:
    """A heading with what follows it up to the next one.

    Attributes:
        mark: where it begins.
        level: 1 to 6; 0 for what stands before the first heading.
        heading: its text, still in Markdown.
        above: the headings that it stands under, outer ones first.
        lines: what follows it.
        parent: whether the next heading is below it.
    """

    mark: Mark
    level: int = 0
    heading: str = ""
    above: tuple[str, ...] = ()
    lines: list[Line] = field(default_factory=list)
    parent: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands below the heading."""
        return all(line.blank for line in self.lines)


def front_matter(reading: Reading) -> tuple[int, Mapping[str, Sequence[str]]]:
    """Read what stands between two ``---`` at the top of the file.

    Returns:
        The number of lines that it takes, and its values by key in lower case.
    """
    lines = reading.file.lines
    found: dict[str, list[str]] = {}
    if lines[0].strip() != _RULE:
        return 0, found
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() in {_RULE, "..."}), 0)
    values: list[str] = []
    for line in lines[1:end]:
        entry, key = _ENTRY.match(line), _KEY.match(line)
        if key:
            values = found.setdefault(key[1].lower(), [])
            values += [part.strip(" \t\"'") for part in key[2].strip(" \t[]").split(",")]
        elif entry:
            values.append(entry[1].strip(" \t\"'"))
    return (end + 1 if end else 0), {key: [one_line(one) for one in texts if one] for key, texts in found.items()}


def sections(reading: Reading, begin: int) -> Iterator[Section]:
    """Yield the sections of a file from a line on."""
    name = reading.file.name
    section = Section(Mark(name, begin + 1, 1))
    path: list[tuple[int, str]] = []
    fence = ""
    scheduled = False
    for number, line in enumerate(reading.file.lines[begin:], begin + 1):
        fenced = _FENCE.match(line)
        if fenced and (not fence or fenced[1] == fence):
            fence = "" if fence else fenced[1]
        elif not fence and (heading := _HEADING.match(line)):
            level, text = len(heading[1]), _CLOSING.sub("", heading[2]).strip()
            section.parent = level > section.level > 0
            yield section
            path = [one for one in path if one[0] < level]
            section = Section(Mark(name, number, 1), level, text, tuple(one for _, one in path))
            path.append((level, text))
            continue
        code = bool(fence or fenced)
        if not code and "<!--" in line:
            if _SCHEDULE.search(line) and not scheduled:
                scheduled = True
                reading.change(Mark(name, number, 1), "schedules of the file's program are not taken over")
            section.lines.append(Line(number, _without_remarks(line)))
        else:
            section.lines.append(Line(number, line, code))
    yield section


def _without_remarks(line: str) -> str:
    pieces: list[str] = []
    place = 0
    while (begin := line.find("<!--", place)) >= 0 and (end := line.find("-->", begin)) >= 0:
        pieces.append(line[place:begin])
        place = end + len("-->")
    return "".join((*pieces, line[place:]))
