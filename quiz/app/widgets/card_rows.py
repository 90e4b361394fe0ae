"""Cards as lines with columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz.app.literal import literal
from quiz.app.wording import short_days
from quiz.library.browse.catalogue import Catalogue
from quiz.library.browse.order import Column, Order
from quiz.text import one_line

LEFT = 4
"""Cells before the first column: cursor, mark, flag, and a space."""
_TITLE_WIDTH = 36
_GAP = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A column beside the title.

    Attributes:
        name: its name; one that cards can be ordered by, or ``state``.
        head: what its head says.
        width: in cells.
        cell: writes the cell of a card.
    """

    name: Column | str
    head: str
    width: int
    cell: Callable[[Catalogue, int], str]


def _state(catalogue: Catalogue, number: int) -> str:
    decided = catalogue.state(number)
    if decided.asleep(catalogue.today):
        return "suspended" if decided.suspended else "buried"
    memory = catalogue.memory(number)
    return "new" if memory is None else "relearn" if memory.phase == "relearning" else str(memory.phase)


def _due(catalogue: Catalogue, number: int) -> str:
    days = catalogue.measure(number, "due")
    if days is None:
        return "–"
    if days == 0:
        return "today"
    return f"in {short_days(days)}" if days > 0 else f"{short_days(-days)} late"


def _last(catalogue: Catalogue, number: int) -> str:
    days = catalogue.measure(number, "last")
    return "–" if days is None else "today" if days <= 0 else f"{short_days(days)} ago"


def _stability(catalogue: Catalogue, number: int) -> str:
    days = catalogue.measure(number, "stability")
    return "–" if days is None else short_days(days)


def _recall(catalogue: Catalogue, number: int) -> str:
    share = catalogue.measure(number, "recall")
    return "–" if share is None else f"{share:.0f}%"


def _difficulty(catalogue: Catalogue, number: int) -> str:
    value = catalogue.measure(number, "difficulty")
    return "–" if value is None else f"{value:.1f}"


def _lapses(catalogue: Catalogue, number: int) -> str:
    memory = catalogue.memory(number)
    return "–" if memory is None else str(memory.lapses)


def _deck(catalogue: Catalogue, number: int) -> str:
    return catalogue.banks[catalogue.deck(number)].title


SHOWN = (
    Shown("state", "State", 9, _state),
    Shown("due", "Due", 10, _due),
    Shown("recall", "Recall", 7, _recall),
    Shown("lapses", "Lapses", 7, _lapses),
    Shown("stability", "Stability", 10, _stability),
    Shown("difficulty", "Difficulty", 11, _difficulty),
    Shown("last", "Last", 10, _last),
    Shown("deck", "Deck", 16, _deck),
)
"""Columns, the most important first."""

WORDS: dict[Column, str] = {
    "deck": "deck",
    "due": "due day",
    "stability": "stability",
    "difficulty": "difficulty",
    "lapses": "lapses",
    "last": "last answer",
    "recall": "recall today",
}
"""What each order is called."""


def columns(width: int, order: Order, *, several: bool) -> list[Shown]:
    """Choose the columns that fit beside a title of fair length; the one of the order always does.

    Args:
        width: cells of a line.
        order: how cards are ordered.
        several: whether there are several decks, so that the deck is worth a column.
    """
    first = [shown for shown in SHOWN if shown.name == order.column and shown.name != "deck"]
    chosen: list[Shown] = []
    left = width - LEFT - _TITLE_WIDTH
    for shown in (*first, *SHOWN):
        if shown in chosen or (shown.name == "deck" and not several):
            continue
        if left < shown.width + _GAP and shown not in first:
            break
        chosen.append(shown)
        left -= shown.width + _GAP
    return [shown for shown in SHOWN if shown in chosen]


def head(shown: Sequence[Shown], width: int, order: Order) -> Content:
    """Return the heads of the columns; an arrow stands at the one that cards are ordered by."""
    arrow = "▼" if order.descending else "▲"
    title = "Question" + (f" {arrow}" if order.column == "deck" else "")
    parts = [literal(" " * LEFT), literal(title).truncate(_title_width(shown, width), ellipsis=True, pad=True)]
    for column in shown:
        words = f"{column.head}{arrow}" if column.name == order.column != "deck" else column.head
        parts.append(literal(" " * _GAP) + literal(words).truncate(column.width, pad=True))
    return Content("").join(parts)


def column_at(shown: Sequence[Shown], width: int, x: int) -> str:
    """Return the name of the column at a cell of a line; the title stands for ``deck``."""
    edge = LEFT + _title_width(shown, width)
    for column in shown:
        if edge <= x < edge + _GAP + column.width:
            return column.name
        edge += _GAP + column.width
    return "deck"


def row(catalogue: Catalogue, number: int, shown: Sequence[Shown], width: int, *, here: bool, marked: bool) -> Content:
    """Return a card as a line.

    Args:
        catalogue: has the card.
        number: the card's.
        shown: the columns beside the title.
        width: cells of the line.
        here: whether the cursor is on it.
        marked: whether it is marked.
    """
    flag = "⚑" if catalogue.state(number).flagged else " "
    title = literal(one_line(catalogue.title(number)), "bold" if here else "")
    parts = [
        literal("▸" if here else " ", "bold"),
        literal("●" if marked else " ", "$text-accent"),
        literal(f"{flag} ", "$text-warning"),
        title.truncate(_title_width(shown, width), ellipsis=True, pad=True),
    ]
    for column in shown:
        cell = literal(one_line(column.cell(catalogue, number)), "" if here else "$foreground-muted")
        parts.append(literal(" " * _GAP) + cell.truncate(column.width, ellipsis=True, pad=True))
    return Content("").join(parts)


def _title_width(shown: Sequence[Shown], width: int) -> int:
    return max(1, width - LEFT - sum(column.width + _GAP for column in shown))
