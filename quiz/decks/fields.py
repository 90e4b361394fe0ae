"""Take fields out of a mapping, reporting what is unknown, missing or of the wrong shape."""

from collections.abc import Collection

from quiz.decks.nodes import Items, Node, Scalar, Table
from quiz.errors import Mark, Problem, did_you_mean
from quiz.text import one_line

_YES = frozenset({"yes", "true", "on"})
_NO = frozenset({"no", "false", "off"})


class Problems:
    """The problems found so far while one deck is read."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Problem] = []

    def add(self, mark: Mark, message: str, hint: str = "", code: str = "deck") -> None:
        """Report a problem and go on reading."""
        self.found.append(Problem(mark, message, hint, code))


class Fields:
    """The fields of one mapping; each getter reports what does not fit and goes on."""

    def __init__(self, node: Node, what: str, known: Collection[str], problems: Problems) -> None:
        """Look at a node as a mapping.

        Args:
            node: what stands in the deck.
            what: what it is called in messages (``a fact``).
            known: the keys that it may have; any other is reported.
            problems: where problems go.
        """
        self.mark = node.mark
        self.what = what
        self.problems = problems
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        if not isinstance(node, Table):
            problems.add(node.mark, f"{what} must be a mapping of 'key: value' lines, found {shape(node)}")
            return
        for key, value in node.entries:
            self._entries[key.value] = (key, value)
            if key.value not in known:
                hint = did_you_mean(key.value, known)
                problems.add(key.mark, f"{what} has no key '{one_line(key.value)}'", hint, "unknown-key")

    def __contains__(self, key: str) -> bool:
        """Tell whether a key is there."""
        return key in self._entries

    def keys(self) -> list[str]:
        """Return the keys that are there, in the order of the file."""
        return list(self._entries)

    def key_mark(self, key: str) -> Mark:
        """Return where a key stands, or where the mapping begins."""
        return self._entries[key][0].mark if key in self._entries else self.mark

    def node(self, key: str) -> Node | None:
        """Return the node of a key, or None."""
        entry = self._entries.get(key)
        return entry[1] if entry else None

    def need(self, key: str, hint: str = "") -> Node | None:
        """Return the node of a key, reporting that it is missing when it is."""
        node = self.node(key)
        if node is None:
            self.problems.add(self.mark, f"{self.what} needs '{key}'", hint, "missing-key")
        return node

    def scalar(self, key: str, *, required: bool = False, hint: str = "") -> Scalar | None:
        """Return a text field with its position; None when missing, empty or no text."""
        node = self.need(key, hint) if required else self.node(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.problems.add(node.mark, f"'{key}' must be a text, found {shape(node)}", hint)
            return None
        if not node.value.strip():
            self.problems.add(node.mark, f"'{key}' is empty", hint)
            return None
        return node

    def text(self, key: str, *, required: bool = False, hint: str = "") -> str:
        """Return a text field in one line; empty when it is not there."""
        found = self.scalar(key, required=required, hint=hint)
        return one_line(found.value) if found else ""

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a yes-or-no field."""
        found = self.scalar(key)
        if found is None:
            return default
        word = found.value.strip().casefold()
        if word not in _YES | _NO:
            self.problems.add(found.mark, f"'{key}' must be yes or no, found '{one_line(found.value)}'")
            return default
        return word in _YES

    def scalars(self, key: str, *, required: bool = False) -> list[Scalar]:
        """Return a field that is one text or a list of texts."""
        node = self.need(key) if required else self.node(key)
        return [] if node is None else scalars(node, f"'{key}'", self.problems)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a field that is one text or a list of texts, each in one line."""
        return tuple(one_line(found.value) for found in self.scalars(key, required=required))

    def items(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """Return the entries of a list field."""
        node = self.need(key) if required else self.node(key)
        if node is None:
            return ()
        if not isinstance(node, Items):
            if not (isinstance(node, Scalar) and not node.value):
                self.problems.add(node.mark, f"'{key}' must be a list of '- ' entries, found {shape(node)}")
            return ()
        return node.items


def scalars(node: Node, what: str, problems: Problems) -> list[Scalar]:
    """Return one text or a list of texts as a list, reporting what is neither."""
    nodes = node.items if isinstance(node, Items) else (node,)
    found = [item for item in nodes if isinstance(item, Scalar) and item.value.strip()]
    if len(found) < len(nodes):
        wrong = next(item for item in nodes if item not in found)
        problems.add(wrong.mark, f"{what} must be a text or a list of texts, found {shape(wrong)}")
    return found


def entries(node: Node | None, what: str, problems: Problems) -> tuple[tuple[Scalar, Node], ...]:
    """Return the entries of a mapping, reporting a node that is none."""
    if node is None or (isinstance(node, Scalar) and not node.value):
        return ()
    if isinstance(node, Table):
        return node.entries
    problems.add(node.mark, f"{what} must be a mapping of 'key: value' lines, found {shape(node)}")
    return ()


def shape(node: Node) -> str:
    """Say in words what a node is."""
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Table):
        return "a mapping"
    return f"'{one_line(node.value)[:40]}'" if node.value.strip() else "nothing"
