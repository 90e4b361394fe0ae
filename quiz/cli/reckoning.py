"""Reckon memories anew on the command line."""

from quiz.cli.progress import Progress
from quiz.library.recompute import Recomputation, told

_SHOWN_AFTER = 0.5
"""Seconds of reckoning before it is told how far it is, and then again and again."""


def reckoned(recomputation: Recomputation) -> str:
    """Finish it, showing how far it is; an interruption leaves everything as it was.

    Raises:
        QuizError: something could not be read or stored.
    """
    progress = Progress()
    try:
        while not recomputation.work(_SHOWN_AFTER):
            far = f"{recomputation.done:,} of {recomputation.total:,} cards"
            progress.show(f"reckoning memories anew, {far} (ctrl+c stops)")
        return told(recomputation.finish())
    finally:
        progress.end()
