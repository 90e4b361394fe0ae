"""Take fields out of a mapping, reporting what is unknown, missing or of the wrong shape."""

from collections.abc import Iterable

from quiz.decks.grammar.shapes import TEXT, Form, Key, Shape, Words
from quiz.decks.nodes import Items, Node, Scalar, Table
from quiz.errors import Mark, Problem, did_you_mean, nearest, surely_meant
from quiz.text import one_line

YES = frozenset({"yes", "true", "on"})
NO = frozenset({"no", "false", "off"})


class Problems:
    """The problems found so far while one deck is read."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Problem] = []

    def add(self, mark: Mark, message: str, hint: str = "", code: str = "bad-value", meant: str = "") -> None:
        """Report a problem and go on reading."""
        self.found.append(Problem(mark, message, hint, code, meant))


class Fields:
    """The fields of one mapping; each getter reports what does not fit and goes on."""

    def __init__(self, node: Node, form: Form, problems: Problems, what: str = "") -> None:
        """Look at a node as a mapping.

        Args:
            node: what stands in the deck.
            form: the keys that it may have, any other is reported; and which of them it must have.
            problems: where problems go.
            what: what it is called in messages; as the form says when left out.
        """
        self.mark = node.mark
        self.form = form
        self.what = what or form.what
        self.problems = problems
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        self.misspelt: set[str] = set()
        if not isinstance(node, Table):
            report_shape(node, self.what, "a mapping of 'key: value' lines", problems)
            # What is no mapping at all misses no key in particular.
            self.misspelt.update(form.by_name)
            return
        known = form.by_name
        for entry in node.entries:
            key = entry[0]
            self._entries[key.value] = entry
            if key.value not in known:
                hint = did_you_mean(key.value, known)
                meant = surely_meant(key.value, set(known) - {other.value for other, _ in node.entries})
                message = f"{self.what} has no key '{one_line(key.value)}'"
                problems.add(key.mark, message, hint, "unknown-key", meant)
                self.misspelt.add(nearest(key.value, known))

    def __contains__(self, key: str) -> bool:
        """Tell whether a key is there."""
        return key in self._entries

    def keys(self) -> list[str]:
        """Return the keys that are there, in the order of the file."""
        return list(self._entries)

    def key_mark(self, key: str) -> Mark:
        """Return where a key stands, or where the mapping begins."""
        return self._entries[key][0].mark if key in self._entries else self.mark

    def value_mark(self, key: str) -> Mark | None:
        """Return where the value of a key stands; None when the key is not there."""
        return self._entries[key][1].mark if key in self._entries else None

    def node(self, key: str) -> Node | None:
        """Return the node of a key, or None."""
        entry = self._entries.get(key)
        return entry[1] if entry else None

    def _declared(self, key: str) -> Key:
        """Return what the form says of a key; a question's form does not have the keys of other formats."""
        return self.form.by_name.get(key) or Key(key, TEXT)

    def need(self, key: str) -> Node | None:
        """Return the node of a key; reports that it is missing where the form requires it."""
        node = self.node(key)
        if node is None and self._declared(key).required:
            self.report_missing(key)
        return node

    def report_missing(self, key: str) -> None:
        """Report that a key is missing, unless one that is reported was meant to be it."""
        if key not in self.misspelt:
            self.problems.add(self.mark, f"{self.what} needs '{key}'", self._declared(key).hint, "missing-key")

    def scalar(self, key: str) -> Scalar | None:
        """Return a text field with its position; None when missing, empty or no text."""
        node = self.need(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            report_shape(node, f"'{key}'", "a text", self.problems, self._declared(key).hint)
            return None
        if not node.value.strip():
            self.problems.add(node.mark, f"'{key}' is empty", self._declared(key).hint, "empty-value")
            return None
        return node

    def text(self, key: str) -> str:
        """Return a text field in one line; empty when it is not there."""
        found = self.scalar(key)
        return one_line(found.value) if found else ""

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a yes-or-no field."""
        found = self.scalar(key)
        if found is None:
            return default
        word = found.value.strip().casefold()
        if word not in YES | NO:
            message = f"'{key}' must be yes or no, found '{one_line(found.value)}'"
            self.problems.add(found.mark, message, code="bad-value")
            return default
        return word in YES

    def word(self, key: str, code: str = "bad-value") -> str | None:
        """Return a field that takes one of a few words, as the form spells it; None when it is not there."""
        found = self.scalar(key)
        if found is None:
            return None
        takes = self._declared(key).shape
        words = takes.words if isinstance(takes, Words) else ()
        written = one_line(found.value)
        word = {word.casefold(): word for word in words}.get(written.casefold())
        if word is None:
            message = f"'{key}' cannot be '{written}'"
            self.problems.add(found.mark, message, did_you_mean(written, words), code)
        return word

    def scalars(self, key: str) -> list[Scalar]:
        """Return a field that is one text or a list of texts."""
        node = self.need(key)
        return [] if node is None else scalars(node, f"'{key}'", self.problems)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a field that is one text or a list of texts, each in one line."""
        return tuple(one_line(found.value) for found in self.scalars(key))

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the entries of a list field."""
        node = self.need(key)
        if node is None:
            return ()
        if not isinstance(node, Items):
            if not (isinstance(node, Scalar) and not node.value):
                report_shape(node, f"'{key}'", "a list of '- ' entries", self.problems)
            return ()
        return node.items


def names_form(what: str, names: Iterable[str], shape: Shape) -> Form:
    """Make the form of a mapping whose keys the deck itself gives."""
    return Form(what, tuple(Key(name, shape) for name in names))


def scalars(node: Node, what: str, problems: Problems) -> list[Scalar]:
    """Return one text or a list of texts as a list, reporting what is neither."""
    nodes = node.items if isinstance(node, Items) else (node,)
    found = [item for item in nodes if isinstance(item, Scalar) and item.value.strip()]
    if len(found) < len(nodes):
        wrong = next(item for item in nodes if item not in found)
        report_shape(wrong, what, "a text or a list of texts", problems)
    return found


def entries(node: Node | None, what: str, problems: Problems) -> tuple[tuple[Scalar, Node], ...]:
    """Return the entries of a mapping, reporting a node that is none."""
    if node is None or (isinstance(node, Scalar) and not node.value):
        return ()
    if isinstance(node, Table):
        return node.entries
    report_shape(node, what, "a mapping of 'key: value' lines", problems)
    return ()


def report_shape(node: Node, what: str, expected: str, problems: Problems, hint: str = "") -> None:
    """Report that something is, say, a list where a text belongs."""
    problems.add(node.mark, f"{what} must be {expected}, found {shape(node)}", hint, "wrong-shape")


def shape(node: Node) -> str:
    """Say in words what a node is."""
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Table):
        return "a mapping"
    return f"'{one_line(node.value)[:40]}'" if node.value.strip() else "nothing"
