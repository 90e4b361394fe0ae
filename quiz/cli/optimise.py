"""``quiz optimise``: fit the memory model to the learner's answers."""

import argparse
import sys
import time

from quiz.cli.context import open_library
from quiz.library.library import Library
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
            parameters = back(library, deck)
            which = "your earlier ones" if parameters else "those of all decks" if deck else "the published ones"
            sys.stdout.write(f"The parameters are {which} again ('{again}' takes that back).\n")
            return 0
        outcome = _outcome(begin(library, deck))
        accepted = take(library, outcome, deck)
        sys.stdout.write(_for_people(outcome))
        sys.stdout.write(_verdict(library, again) if accepted else "Not better: the old parameters stay.\n")
    return 0


def _outcome(optimisation: Optimisation) -> Outcome:
    """Wait for the outcome, showing that time goes by; an interruption stops the optimiser."""
    shown = sys.stderr.isatty()
    begun = time.monotonic()
    try:
        while optimisation.running:
            spent = time.monotonic() - begun
            if shown:
                turn = _TURNING[int(spent / _TICK) % len(_TURNING)]
                sys.stderr.write(f"\r{turn} optimising, {spent:.0f} s (ctrl+c stops)")
                sys.stderr.flush()
            time.sleep(_TICK)
        return optimisation.outcome()
    finally:
        if optimisation.running:
            optimisation.cancel()
        if shown:
            sys.stderr.write("\r\x1b[K")


def _for_people(outcome: Outcome) -> str:
    before, after = outcome.before, outcome.after
    learnt = outcome.counted - outcome.held_out
    return (
        f"Fitted to {learnt:,} reviews, judged by the {outcome.held_out:,} after them:\n"
        f"                    before   after\n"
        f"log-loss            {before.log_loss:.4f}   {after.log_loss:.4f}   (less is better)\n"
        f"off the mark by     {before.rmse:>6.1%}   {after.rmse:>6.1%}   (predicted and real recall)\n"
    )


def _verdict(library: Library, again: str) -> str:
    return f"Better: the new parameters are in {library.settings_file}.\n'{again}' puts the old ones back.\n"
