"""``quiz optimise``: fit the memory model to the learner's answers."""

import argparse
import sys
import time

from quiz.cli.context import open_library
from quiz.cli.progress import Progress
from quiz.cli.reckoning import reckoned
from quiz.library.optimise import back, begin, take
from quiz.memory.optimise import Optimisation, Outcome

_TURNING = "|/-\\"
_TICK = 0.1


def run(arguments: argparse.Namespace) -> int:
    """Fit parameters and take them if they are better, or put the earlier ones back."""
    with open_library() as library:
        deck = library.bank(arguments.deck).deck if arguments.deck else ""
        again = f"quiz optimise --back{f' {deck}' if deck else ''}"
        if arguments.back:
            said = reckoned(back(library, deck))
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
        said = reckoned(taken)
        sys.stdout.write(f"Better: the new parameters are in {library.settings_file}.\n{said}\n")
        sys.stdout.write(f"'{again}' puts the old ones back.\n")
    return 0


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
