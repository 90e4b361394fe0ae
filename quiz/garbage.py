"""Keep the collector of garbage away while very many objects come about."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000
"""From how many new objects on they are passed over."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collection of cycles while a deck is read or a bank is written.

    All that comes about stays, so that each collection would go through more and more of it and
    find nothing: at ten thousand facts that took half of the time. Where very much came about, later
    collections pass it over, too: each would hold the program up for a tenth of a second.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()
