"""Write the questions of a large deck in several processes at once."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from quiz.garbage import uncollected
from quiz.model.deck import Deck
from quiz.model.question import Difficulty
from quiz.questions.bank import BankWriter, Place, places

_T = TypeVar("_T")
Work = Callable[[BankWriter, Place], _T]
"""What is done for each card; it and what it returns go from process to process."""
Make = Callable[[], BankWriter]
Part = tuple[int, int]
"""From which place to which."""

_PART = 128
"""How many cards are handed out at once."""
_WORTH_IT = 3_000
"""For how many cards another process saves more than it costs."""
_MOST = 8
"""How many processes there are at most: each takes memory."""


def in_parts(
    deck: Deck,
    work: Work[_T],
    processes: int | None = None,
    tell: Callable[[float], None] = lambda _: None,
    *,
    seed: int = 0,
    difficulty: Difficulty | None = None,
) -> Iterator[_T]:
    """Do something for each card that a deck can have, in several processes where that is quicker.

    Args:
        deck: the deck.
        work: what is done; a function of a module, the result of which can be sent.
        processes: how many; as many as there are processors when None.
        tell: is told now and then how much is done, 0 to 1; what it raises ends the work.
        seed: the same deck and seed give the same questions.
        difficulty: how alike right and wrong options are to be; the deck's own when None.

    Yields:
        What comes of each card, in the order of the bank, however many processes there are.
    """
    count = sum(1 for _ in places(deck))
    if processes is None:
        processes = min(_MOST, processors()) if count >= _WORTH_IT else 1
    parts = deque((first, min(first + _PART, count)) for first in range(0, count, _PART))
    done: dict[int, list[_T]] = {}
    make = partial(BankWriter, deck, seed, difficulty)
    source = _spread(make, work, parts, processes) if processes > 1 else _alone(make, work, parts)
    following = 0
    for (first, _), found in source:
        done[first] = found
        while following in done:
            ready = done.pop(following)
            following += len(ready)
            tell(following / count)
            yield from ready


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class _Worker:
    """Does parts in its own process.

    Attributes:
        end: where parts go and results come from.
        process: the process.
        part: what it was given last; None where it has nothing to do.
    """

    def __init__(self, make: Make, work: Work[_T], others: Iterable[Connection]) -> None:
        """Start it; it ends when this process does, as long as it holds none of the other ends of such pipes."""
        # A copy of this process knows the deck already; where other threads run or the system's own libraries
        # do not bear it, a new process is sent the deck.
        copies = sys.platform == "linux" and threading.active_count() == 1
        self.end, other = multiprocessing.Pipe()
        start = multiprocessing.get_context("fork").Process if copies else multiprocessing.get_context("spawn").Process
        held = (self.end, *others) if copies else ()
        self.process: BaseProcess = start(target=_serve, args=(other, make, work, held), daemon=True)
        self.process.start()
        other.close()
        self.part: Part | None = None

    def give(self, part: Part) -> None:
        """Hand a part out."""
        self.part = part
        with suppress(OSError):
            self.end.send(part)


def _spread(make: Make, work: Work[_T], parts: deque[Part], processes: int) -> Iterator[tuple[Part, list[_T]]]:
    workers: dict[Connection, _Worker] = {}
    try:
        for _ in range(min(processes, len(parts))):
            worker = _Worker(make, work, workers)
            workers[worker.end] = worker
            worker.give(parts.popleft())
        while busy := {end: worker for end, worker in workers.items() if worker.part is not None}:
            ready = set(wait(busy))
            for worker in (worker for end, worker in busy.items() if end in ready):
                part, worker.part = worker.part, None
                if part is None:
                    continue
                try:
                    found = worker.end.recv()
                except (EOFError, OSError):
                    # It was killed, or could not be started; what it had to do is done here.
                    parts.append(part)
                    continue
                if parts:
                    worker.give(parts.popleft())
                yield part, found
    finally:
        for worker in workers.values():
            worker.process.terminate()
            worker.process.join()
            worker.end.close()
    yield from _alone(make, work, parts)


def _alone(make: Make, work: Work[_T], parts: Sequence[Part]) -> Iterator[tuple[Part, list[_T]]]:
    """Do parts in this process."""
    if not parts:
        return
    with uncollected():
        writer = make()
        every = [place for _, place in places(writer.deck)]
        for part in parts:
            yield part, [work(writer, place) for place in islice(every, *part)]


def _serve(end: Connection, make: Make, work: Work[_T], held: Iterable[Connection]) -> None:
    """Do parts until nobody gives any."""
    for other in held:
        other.close()
    # Who gives them out ends this process when ctrl+c ends that one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with uncollected(), suppress(EOFError, OSError):
        writer = make()
        every = [place for _, place in places(writer.deck)]
        while True:
            first, last = end.recv()
            end.send([work(writer, place) for place in every[first:last]])
