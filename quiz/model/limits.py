"""What a deck may ask for at most: each bound is far above what people write, and can be set."""

from contextvars import ContextVar
from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is read; ``quiz settings limit_…`` changes each.

    Attributes:
        deck_mib: the largest deck file, in MiB.
        table_mib: the largest table beside a deck, in MiB.
        media_mib: the largest image or audio, in MiB.
        depth: how deep lists and mappings of a deck may stand in one another.
        text: letters of one text of a deck, or of one cell of a table.
        facts: facts and hand-written questions of a deck, each for itself.
    """

    deck_mib: int = 64
    table_mib: int = 64
    media_mib: int = 16
    depth: int = 32
    text: int = 50_000
    facts: int = 1_000_000


_USUAL = Limits()
_HELD: ContextVar[Limits] = ContextVar("limits", default=_USUAL)
# A bound holds for all that a command reads, through every layer. As an argument it would go through dozens of
# functions that have no use for it; a context ends with the command, and is no state of the whole program.


def limits() -> Limits:
    """Return the limits that hold here."""
    return _HELD.get()


def hold(chosen: Limits) -> None:
    """Let some limits hold in this context, until it ends."""
    _HELD.set(chosen)


def at_most(number: int, name: str, unit: str = "") -> str:
    """Say a limit and how it is changed, for a message.

    Args:
        number: the limit.
        name: its name in ``Limits``.
        unit: of what it counts, with a space before it.
    """
    return f"at most {number:,}{unit}: 'quiz settings limit_{name}' tells and changes it"
