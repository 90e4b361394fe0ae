"""Keep the collector of garbage away while very many objects come about."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collection of cycles while a deck is read or a bank is written.

    All that comes about stays, so that each collection would go through more and more of it and
    find nothing: at ten thousand facts that took half of the time.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
