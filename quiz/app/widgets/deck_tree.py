"""The decks as a tree of folders, with what is to be studied of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from quiz.library.library import Entry
from quiz.session.plan import Plan
from quiz.text import one_line

COLUMNS = ("due", "new", "learn", "susp")
_CELL = 6
_SHORTEST_TITLE = 12


@dataclass(frozen=True, slots=True)
class Row:
    """What a node stands for.

    Attributes:
        entries: a deck, or all decks of a folder.
        plan: what is to be studied of them together.
    """

    entries: tuple[Entry, ...]
    plan: Plan


class DeckTree(Tree[Row]):
    """Folders and decks."""

    BINDING_GROUP_TITLE = "In the list of decks"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Study", id="home.study", tooltip="Study the deck or folder that is marked."),
    ]

    def __init__(self) -> None:
        """Begin without decks."""
        super().__init__("decks", id="decks")
        self.show_root = False
        self.guide_depth = 2
        self.auto_expand = False

    def fill(self, entries: Sequence[Entry], plan: Callable[[tuple[Entry, ...]], Plan]) -> None:
        """Show decks; the one that was marked stays marked.

        Args:
            entries: the decks.
            plan: says what is to be studied of several decks together.
        """
        marked = self.marked
        self.clear()
        nodes: dict[tuple[str, ...], TreeNode[Row]] = {(): self.root}
        chosen: TreeNode[Row] | None = None
        for entry in entries:
            for depth in range(1, len(entry.place) + 1):
                place = entry.place[:depth]
                if place not in nodes:
                    inside = tuple(found for found in entries if found.place[:depth] == place)
                    row = Row(inside, plan(inside))
                    nodes[place] = nodes[place[:-1]].add(Text(one_line(place[-1])), row, expand=True)
            leaf = nodes[entry.place].add_leaf(Text(one_line(entry.title)), Row((entry,), entry.plan))
            if chosen is None or (len(marked) == 1 and entry.id == marked[0].id):
                chosen = leaf
        if chosen is not None:
            self.cursor_line = list(_below(self.root)).index(chosen)

    @property
    def marked(self) -> tuple[Entry, ...]:
        """The decks under the cursor: one, or those of a folder."""
        node = self.cursor_node
        return node.data.entries if node is not None and node.data is not None else ()

    def render_label(self, node: TreeNode[Row], base_style: Style, style: Style) -> Text:
        """Write a line: the title, and the counts in their columns."""
        pointer = "› " if node is self.cursor_node else "  "
        label = Text.assemble(pointer, super().render_label(node, base_style, style))
        room = max(_SHORTEST_TITLE, self.size.width - self.guide_depth * _depth(node) - len(COLUMNS) * _CELL)
        row = node.data
        if row is None or (len(row.entries) == 1 and row.entries[0].error is not None):
            label.append("  cannot be used")
            label.truncate(room + len(COLUMNS) * _CELL, overflow="ellipsis")
            return label
        label.truncate(room, overflow="ellipsis", pad=True)
        plan = row.plan
        for number in (len(plan.due), len(plan.new), len(plan.learning), plan.suspended):
            label.append(f"{number or '·':>{_CELL}}", style)
        return label


def _depth(node: TreeNode[Row]) -> int:
    return 0 if node.parent is None else 1 + _depth(node.parent)


def _below(node: TreeNode[Row]) -> Iterator[TreeNode[Row]]:
    """Yield all nodes below one in the order of their lines."""
    for child in node.children:
        yield child
        yield from _below(child)
