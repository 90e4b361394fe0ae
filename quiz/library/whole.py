"""Have every question of some decks at hand, for what looks at all of them."""

from collections.abc import Callable, Sequence

from quiz.library.library import Library


def whole(library: Library, references: Sequence[str]) -> bool:
    """Tell whether every question of some decks is at hand.

    Raises:
        QuizError: a deck cannot be used.
    """
    return all(library.bank(reference).whole for reference in references)


def complete(library: Library, references: Sequence[str], tell: Callable[[str, float], None]) -> None:
    """Wait until every question of some decks is at hand; may be called in any thread.

    Args:
        library: the decks.
        references: ids or paths of the decks.
        tell: is told again and again the title of a deck, and how much of it is written, 0 to 1; what it
            raises ends the wait.

    Raises:
        QuizError: a deck cannot be used.
    """
    for bank in map(library.bank, references):
        title = bank.title

        def told(share: float, title: str = title) -> None:
            tell(title, share)

        bank.complete(told)
