"""Sort entities and sources by name, each entry with its comments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.decks.mend.edits import Change, Edit, Mended, Spans, applied, lines_of
from quiz.decks.nodes import Items, Node, Scalar, Table, parse
from quiz.errors import Mark
from quiz.text import fold


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a list: the name that it is sorted by, and where it begins."""

    name: str
    mark: Mark

    @property
    def key(self) -> tuple[str, str]:
        return fold(self.name), self.name


def sorted_entries(text: str, name: str) -> Mended:
    """Sort the entities of each type and the sources by their names.

    Entries that a blank line parts are groups of the author's, and each group is sorted by itself. A comment goes
    with the entry below it. A list in brackets is sorted where it has nothing but names.

    Args:
        text: a text that is YAML, with the line ends of Unix.
        name: the file as the user calls it.
    """
    edits: list[Edit] = []
    changes: list[Change] = []
    spans = Spans(text)
    for what, node in _lists(parse(text, name)):
        found = _in_brackets(text, node, spans) if node.flow else _in_lines(text, node)
        if found:
            edits += found
            changes.append(Change(f"'{what}' sorted", node.mark.line))
    return Mended(applied(text, edits), tuple(changes))


def _lists(root: Node) -> Iterator[tuple[str, Items | Table]]:
    """Yield the lists to sort, each with the key that it stands under."""
    for key, value in root.entries if isinstance(root, Table) else ():
        if key.value == "sources" and isinstance(value, Table):
            yield key.value, value
        if key.value == "entities" and isinstance(value, Table):
            yield from ((kind.value, node) for kind, node in value.entries if isinstance(node, Items))


def _entries(node: Items | Table) -> list[_Entry]:
    if isinstance(node, Table):
        return [_Entry(key.value, key.mark) for key, _ in node.entries]
    return [_Entry(_name(item), item.mark) for item in node.items]


def _name(node: Node) -> str:
    """Return what an entity is called."""
    if isinstance(node, Scalar):
        return node.value
    named = (value for key, value in node.entries if key.value == "name") if isinstance(node, Table) else iter(())
    return next((value.value for value in named if isinstance(value, Scalar)), "")


def _in_brackets(text: str, node: Items | Table, spans: Spans) -> list[Edit]:
    """Let each name stand in the place that its rank has."""
    if isinstance(node, Table) or not all(isinstance(item, Scalar) for item in node.items):
        return []
    places = [spans.of(item.mark) for item in node.items]
    ranked = sorted(_entries(node), key=lambda entry: entry.key)
    written = [text[slice(*spans.of(entry.mark))] for entry in ranked]
    return [Edit(start, end, new) for (start, end), new in zip(places, written, strict=True) if text[start:end] != new]


def _in_lines(text: str, node: Items | Table) -> list[Edit]:
    """Sort entries that begin a line each; none where one does not."""
    lines = lines_of(text)
    entries = _entries(node)
    fronts = [lines[entry.mark.line - 1][: entry.mark.column - 1] for entry in entries]
    wanted = "-" if isinstance(node, Items) else ""
    if not entries or any(front.strip() != wanted for front in fronts) or not lines[-1].endswith("\n"):
        return []
    starts = [_with_comments(lines, entry.mark.line - 1) for entry in entries]
    ends = [*starts[1:], _end(lines, entries[-1].mark.line - 1)]
    edits: list[Edit] = []
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    for group in _groups(lines, starts, ends):
        ranked = sorted(group, key=lambda place: entries[place].key)
        if ranked == list(group):
            continue
        first, last = group[0], group[-1]
        content = {place: lines[starts[place] : _last_filled(lines, starts[place], ends[place])] for place in group}
        end = _last_filled(lines, starts[last], ends[last])
        edits.append(Edit(offsets[starts[first]], offsets[end], "".join(line for p in ranked for line in content[p])))
    return edits


def _with_comments(lines: Sequence[str], line: int) -> int:
    """Return the first of the lines of comments right above a line."""
    while line > 0 and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _end(lines: Sequence[str], line: int) -> int:
    """Return the line after the entry that begins on a line: the first that is not indented further."""
    indent = _indent(lines[line])
    for following in range(line + 1, len(lines)):
        if lines[following].strip() and _indent(lines[following]) <= indent:
            return following
    return len(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _last_filled(lines: Sequence[str], start: int, end: int) -> int:
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _groups(lines: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of entries that no blank line parts."""
    group: list[int] = []
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        group.append(place)
        if _last_filled(lines, start, end) < end:
            yield group
            group = []
    if group:
        yield group
