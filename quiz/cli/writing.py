"""Write the whole bank of a deck, and tell how far it is."""

from quiz.cli.progress import Progress
from quiz.library.writing import write
from quiz.model.deck import Deck
from quiz.model.question import Bank, Difficulty
from quiz.text import one_line


def written(deck: Deck, seed: int = 0, difficulty: Difficulty | None = None) -> Bank:
    """Write every card and question of a deck.

    Args:
        deck: the deck.
        seed: the same deck and seed give the same bank.
        difficulty: how alike right and wrong options are to be; the deck's own when None.
    """
    progress = Progress()
    what = f"writing the questions of {one_line(deck.title)}"
    try:
        return write(deck, seed, difficulty, tell=lambda share: progress.share(what, share))
    finally:
        progress.end()
