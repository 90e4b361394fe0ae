"""``quiz optimise``: fit the memory model to the learner's answers."""

import argparse
import sys
import time

from quiz.cli.context import open_library
from quiz.cli.progress import Progress
from quiz.library.optimise import back, begin, take
from quiz.library.recompute import Recomputation, told
from quiz.memory.optimise import Optimisation, Outcome

_TURNING = "|/-\\"
_TICK = 0.1
_SHOWN_AFTER = 0.5
"""Seconds of reckoning before it is told how far it is, and then again and again."""


def run(arguments: argparse.Namespace) -> int:
    """Fit parameters and take them if they are better, or put the earlier ones back."""
    with open_library() as library:
        deck = library.bank(arguments.deck).deck if arguments.deck else ""
        again = f"quiz optimise --back{f' {deck}' if deck else ''}"
        if arguments.back:
            said = _recomputed(back(library, deck))
            own = library.settings.deck(deck).parameters if deck else library.settings.parameters
            which = "your earlier ones" if own else "those of all decks" if deck else "the published ones"
            sys.stdout.write(f"The parameters are {which} again ('{again}' takes that back).\n{said}\n")
            return 0
        outcome = _outcome(begin(library, deck))
        sys.stdout.write(_for_people(outcome))
        taken = take(library, outcome, deck)
        if taken is None:
            sys.stdout.write("Not better: the old parameters stay.\n")
            return 0
        said = _recomputed(taken)
        sys.stdout.write(f"Better: the new parameters are in {library.settings_file}.\n{said}\n")
        sys.stdout.write(f"'{again}' puts the old ones back.\n")
    return 0


def _recomputed(recomputation: Recomputation) -> str:
    """Reckon memories anew, showing how far it is; an interruption leaves everything as it was."""
    progress = Progress()
    try:
        while not recomputation.work(_SHOWN_AFTER):
            far = f"{recomputation.done:,} of {recomputation.total:,} cards"
            progress.show(f"reckoning memories anew, {far} (ctrl+c stops)")
        return told(recomputation.finish())
    finally:
        progress.end()


def _outcome(optimisation: Optimisation) -> Outcome:
    """Wait for the outcome, showing that time goes by; an interruption stops the optimiser."""
    progress = Progress()
    begun = time.monotonic()
    try:
        while optimisation.running:
            spent = time.monotonic() - begun
            turn = _TURNING[int(spent / _TICK) % len(_TURNING)]
            progress.show(f"{turn} optimising, {spent:.0f} s (ctrl+c stops)")
            time.sleep(_TICK)
        return optimisation.outcome()
    finally:
        if optimisation.running:
            optimisation.cancel()
        progress.end()


def _for_people(outcome: Outcome) -> str:
    before, after = outcome.before, outcome.after
    learnt = outcome.counted - outcome.held_out
    return (
        f"Fitted to {learnt:,} reviews, judged by the {outcome.held_out:,} after them:\n"
        f"                    before   after\n"
        f"log-loss            {before.log_loss:.4f}   {after.log_loss:.4f}   (less is better)\n"
        f"off the mark by     {before.rmse:>6.1%}   {after.rmse:>6.1%}   (predicted and real recall)\n"
    )
