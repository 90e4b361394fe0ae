"""YAML as nodes with positions, built from the parser's events.

Every scalar stays text (``NO`` is Norway), and what a deck has no use for is refused as it
goes by: anchors, aliases, tags, several documents, keys written twice, deep nesting.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from quiz.errors import DeckError, Mark, Problem, QuizError
from quiz.model.limits import MIB, at_most, limits
from quiz.paths import read_file
from quiz.text import clean

LINE_END = re.compile("(\r\n|[\n\r\x85\u2028\u2029])")
"""What ends a line for YAML; splitting keeps it between the lines."""
_BRACE_FIRST = re.compile(r"[\s-]*\w+:\s+\{[^:}]*\}\s*[^\s,}]")
_SCALAR, _SEQUENCE_END, _MAPPING_END = yaml.ScalarEvent, yaml.SequenceEndEvent, yaml.MappingEndEvent
_QUOTES = ("'", '"')
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text.

    Attributes:
        value: the text, cleaned for the screen.
        mark: where it begins, its quote included.
        quoted: whether it is written in quotes.
    """

    value: str
    mark: Mark
    quoted: bool = False

    def at(self, offset: int) -> Mark:
        """Return the position of a character of the text, exact on a text's first line."""
        shift = offset + self.quoted if "\n" not in self.value[:offset] else 0
        return Mark(self.mark.file, self.mark.line, self.mark.column + shift)


@dataclass(frozen=True, slots=True)
class Items:
    """A list.

    Attributes:
        items: its nodes.
        mark: where it begins.
        flow: whether it is written in brackets.
    """

    items: tuple["Node", ...]
    mark: Mark
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping with its keys in the order of the file.

    Attributes:
        entries: keys and their nodes; no key twice.
        mark: where it begins.
        flow: whether it is written in braces.
    """

    entries: tuple[tuple[Scalar, "Node"], ...]
    mark: Mark
    flow: bool = False


Node = Scalar | Items | Table


def read_text(path: Path, name: str, sort: Literal["deck", "table"] = "deck") -> str:
    """Read a text file of a deck as UTF-8.

    Args:
        path: the file.
        name: the file as the user calls it, for messages.
        sort: what it is, which tells how large it may be.

    Raises:
        QuizError: it cannot be read or is too large.
        DeckError: it is not UTF-8, with the position of the first bad byte.
    """
    most = limits().deck_mib if sort == "deck" else limits().table_mib
    try:
        data = read_file(path, most * MIB)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        msg = f"{name}: cannot be read: {reason.lower()}"
        raise QuizError(msg) from error
    if len(data) > most * MIB:
        msg = f"{name}: is too large ({at_most(most, f'{sort}_mib', ' MiB')})"
        raise QuizError(msg)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DeckError([Problem(Mark(name, 1, 1), "the file is UTF-16", "save it as UTF-8", "encoding")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        found = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise DeckError([Problem(Mark(name, line, column), found, "save it as UTF-8", "encoding")]) from error


def parse(text: str, name: str) -> Node:
    """Parse YAML text into nodes.

    Args:
        text: the content of the file.
        name: the file as the user calls it, for positions.

    Raises:
        DeckError: the text is no YAML, or uses what decks do not allow.
    """
    loader = _Loader(text)
    try:
        return _Builder(loader, name).document()
    except yaml.MarkedYAMLError as error:
        where = error.problem_mark or error.context_mark
        mark = Mark(name, where.line + 1, where.column + 1) if where else Mark(name, 1, 1)
        problem = (error.problem or str(error)).replace("\n", " ")
        opened = _never_closed(error, text, name)
        if opened:
            raise DeckError([opened]) from error
        if "nesting depth" in problem:
            # The scanner looks ahead and may meet its own limit before the builder meets ours.
            raise DeckError([_too_deep(mark)]) from error
        line = _line_at(text, mark.line)
        hint = _yaml_hint(problem, line, line[mark.column - 1 :])
        raise DeckError([Problem(mark, f"not YAML: {problem}", hint, "yaml")]) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        mark = Mark(name, before.count("\n") + 1, len(before.rsplit("\n", 1)[-1]) + 1)
        found = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
        message = f"the character U+{found:04X} is not allowed"
        raise DeckError([Problem(mark, message, "remove it", "yaml")]) from error
    finally:
        loader.dispose()


def too_long(text: str, mark: Mark) -> Problem:
    """Say that a text of a deck is longer than it may be."""
    return Problem(mark, f"a text of {len(text):,} letters is too long", at_most(limits().text, "text"), "too-large")


def _too_deep(mark: Mark) -> Problem:
    most = limits().depth
    return Problem(mark, f"nesting deeper than {most} levels is not allowed in a deck", at_most(most, "depth"), "yaml")


def _never_closed(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem | None:
    """Tell where something begins that is not closed; None where the problem is another one.

    The parser meets it only further down, where nothing is wrong.
    """
    context, begin, met = error.context or "", error.context_mark, error.problem_mark
    if begin is None or met is None or met.line == begin.line:
        return None
    mark = Mark(name, begin.line + 1, begin.column + 1)
    if "quoted scalar" in context:
        hint = "add it; inside of a text in '…' a quote is written twice"
        return Problem(mark, "not YAML: this text has no closing quote", hint, "yaml")
    if "flow" in context:
        opening = _line_at(text, mark.line)[begin.column : begin.column + 1]
        hint = "close it, or add the comma that is missing"
        return Problem(mark, f"not YAML: this '{opening}' is not closed", hint, "yaml")
    return None


def _line_at(text: str, line: int) -> str:
    lines = LINE_END.split(text)[::2]
    return lines[line - 1] if line <= len(lines) else ""


def _yaml_hint(problem: str, line: str, rest: str) -> str:
    """Say what would be right; ``rest`` is the line from the problem on."""
    if _BRACE_FIRST.match(line):
        return "put a sentence that begins with '{' in quotes"
    if rest.startswith("\t"):
        return "indent with spaces, not tabs"
    if "cannot start any token" in problem and rest:
        return f"put a text that begins with '{rest[0]}' in quotes"
    if "unknown escape" in problem:
        return "put the text in single quotes, or write a backslash twice"
    if "mapping values are not allowed" in problem:
        return "put a text that contains ': ' in quotes"
    return "check the indentation and the quotes above this line"


class _Builder:
    """Builds nodes from one loader's events, whose attributes the stubs of PyYAML leave out."""

    def __init__(self, loader: yaml.SafeLoader, name: str) -> None:
        self._next: Callable[[], Any] = loader.get_event
        self._name = name
        self._most, self._deepest = limits().text, limits().depth

    def document(self) -> Node:
        self._next()  # StreamStart
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise DeckError(
                [Problem(Mark(self._name, 1, 1), "the file is empty", "begin with 'deck: an-id'", "empty-deck")]
            )
        node = self._node(self._next(), 0)
        self._next()  # DocumentEnd
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._refuse(event, "a second document", "keep one deck a file, without '---' inside")
        return node

    def _node(self, event: Any, depth: int) -> Node:
        if depth > self._deepest:
            raise DeckError([_too_deep(self._mark(event))])
        kind: object = type(event)
        if kind is _SCALAR and event.anchor is None and event.tag is None:
            # Nearly all events are such; what can be printed in ASCII has nothing to be cleaned of.
            value, begin = event.value, event.start_mark
            mark = Mark(self._name, begin.line + 1, begin.column + 1)
            if len(value) > self._most:
                raise DeckError([too_long(value, mark)])
            printable = value.isascii() and value.isprintable()
            return Scalar(value if printable else clean(value), mark, event.style in _QUOTES)
        if isinstance(event, yaml.AliasEvent):
            raise self._refuse(event, f"the alias '*{event.anchor}'", "write the value out, or quote it")
        if getattr(event, "anchor", None):
            raise self._refuse(event, f"the anchor '&{event.anchor}'", "quote a text that begins with '&'")
        if getattr(event, "tag", None):
            raise self._refuse(event, f"the tag '{event.tag}'", "quote a text that begins with '!'")
        mark = self._mark(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(clean(event.value), mark, event.style in _QUOTES)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            flow = bool(event.flow_style)
            while not isinstance(event := self._next(), _SEQUENCE_END):
                items.append(self._node(event, depth + 1))
            return Items(tuple(items), mark, flow)
        return self._table(event, mark, depth)

    def _table(self, start: Any, mark: Mark, depth: int) -> Table:
        entries: dict[str, tuple[Scalar, Node]] = {}
        depth += 1
        following, node = self._next, self._node
        while type(event := following()) is not _MAPPING_END:
            key = node(event, depth)
            if not isinstance(key, Scalar):
                raise self._refuse(event, "a key that is no plain text", "")
            if key.value in entries:
                first = entries[key.value][0].mark.line
                problem = Problem(key.mark, f"'{key.value}' stands twice", f"first on line {first}", "duplicate-key")
                raise DeckError([problem])
            entries[key.value] = (key, node(following(), depth))
        return Table(tuple(entries.values()), mark, bool(start.flow_style))

    def _mark(self, event: Any) -> Mark:
        begin = event.start_mark
        return Mark(self._name, begin.line + 1, begin.column + 1)

    def _refuse(self, event: Any, what: str, hint: str) -> DeckError:
        return DeckError([Problem(self._mark(event), f"{what} is not allowed in a deck", hint, "yaml")])
